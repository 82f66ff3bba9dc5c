// A plain file logger with the part of @vscode/spdlog's interface that VS Code calls. The real package is a native module.
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

function createLogger(file) {
  let threshold = levels.indexOf('info');
  let bare = false;
  mkdirSync(dirname(file), { recursive: true });
  const write = (level, message) => {
    if (level >= threshold) {
      appendFileSync(file, bare ? message : `${new Date().toISOString()} [${levels[level]}] ${message}\n`);
    }
  };
  return {
    ...Object.fromEntries(levels.map((name, level) => [name, (message) => write(level, message)])),
    getLevel: () => threshold,
    setLevel: (level) => {
      threshold = level;
    },
    clearFormatters: () => {
      bare = true;
    },
    setPattern: () => undefined,
    flush: () => undefined,
    drop: () => undefined,
  };
}

exports.setFlushOn = () => undefined;
exports.createRotatingLogger = (_name, file) => createLogger(file);
exports.createAsyncRotatingLogger = async (_name, file) => createLogger(file);
