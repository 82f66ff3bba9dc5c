import { serveNode } from './serve';

// The editor says how it talks: `--stdio`, `--node-ipc`, `--socket=…` or `--pipe=…`.
serveNode();
