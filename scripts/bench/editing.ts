import type { LanguageServerProcess } from './language-server-process';
import { type Timing, timing } from './statistics';

/** What an editor measures of one server on one document. */
export interface EditingTimes {
  readonly diagnostics: Timing;
  readonly completion: Timing;
}

const inserted = 'x';

/** A document open in a server; each call changes it as a keystroke does, and puts it back. */
export class OpenDocument {
  private version = 1;

  constructor(
    private readonly server: LanguageServerProcess,
    private readonly uri: string,
    private readonly text: string,
  ) {}

  async open(): Promise<void> {
    await this.server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: this.uri, languageId: 'json', version: this.version, text: this.text },
    });
    await this.pull();
  }

  /** From a letter typed into a name in the middle of the document to the answer with its diagnostics, and to a completion list. */
  async measure(rounds: number): Promise<EditingTimes> {
    const at = middleOfAction(this.text);
    const diagnostics: number[] = [];
    const completion: number[] = [];
    for (let round = 0; round < rounds; round++) {
      diagnostics.push(
        await this.timed(
          () => this.type(at, inserted),
          () => this.pull(),
        ),
      );
      completion.push(
        await this.timed(
          () => this.type(at, inserted),
          () => this.request('completion', at + 1),
        ),
      );
      await this.erase(at, 2);
    }
    return { diagnostics: timing(diagnostics), completion: timing(completion) };
  }

  async hover(offset: number, rounds: number): Promise<Timing> {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      times.push(
        await this.timed(
          async () => {},
          () => this.request('hover', offset),
        ),
      );
    }
    return timing(times);
  }

  /** The answer to a request about the document after a letter was typed, so that nothing is known of it yet. */
  async afterChange(method: string, params: (position: object) => object, rounds: number): Promise<Timing> {
    const at = middleOfAction(this.text);
    const position = positionAt(this.text, at);
    const ask = () =>
      this.server.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri: this.uri }, ...params(position) });
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      times.push(await this.timed(() => this.type(at, inserted), ask));
      await this.erase(at, 1);
    }
    return timing(times);
  }

  /** Milliseconds to a table of the policy's summary. */
  summary(path: readonly string[]): Promise<number> {
    const position = { line: 0, character: 0 };
    return this.timed(
      async () => {},
      () => this.server.connection.sendRequest('iamPolicy/summary', { uri: this.uri, position, path }),
    );
  }

  request(method: string, offset: number): Promise<unknown> {
    return this.server.connection.sendRequest(`textDocument/${method}`, {
      textDocument: { uri: this.uri },
      position: positionAt(this.text, offset),
    });
  }

  async close(): Promise<void> {
    await this.server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.uri } });
  }

  private async timed(change: () => Promise<void>, answer: () => Promise<unknown>): Promise<number> {
    const begun = performance.now();
    await change();
    await answer();
    return performance.now() - begun;
  }

  private pull(): Promise<unknown> {
    return this.server.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: this.uri } });
  }

  private type(offset: number, text: string): Promise<void> {
    return this.change(offset, 0, text);
  }

  private erase(offset: number, length: number): Promise<void> {
    return this.change(offset, length, '');
  }

  private change(offset: number, length: number, text: string): Promise<void> {
    this.version++;
    const start = positionAt(this.text, offset);
    const end = { line: start.line, character: start.character + length };
    return this.server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri, version: this.version },
      contentChanges: [{ range: { start, end }, text }],
    });
  }
}

/** Just before the closing quote of an action near the middle of the text. */
export function middleOfAction(text: string): number {
  const match = /"[a-z0-9-]+:[A-Za-z]\w+"/g;
  match.lastIndex = Math.floor(text.length / 2);
  const found = match.exec(text);
  if (found === null) {
    throw new Error('the document has no action after its middle');
  }
  return found.index + found[0].length - 1;
}

function positionAt(text: string, offset: number): { line: number; character: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length - 1, character: offset - lineStart };
}
