import { filesUnder } from './repository';

/** Markdown that is no fixture: tables and explanations. */
const prose = /^test\/(corpus|host)\/|README\.md$/;

/** The pages whose examples are executed: those of the rules, and the fixtures of the tests. */
export function fixturePages(): readonly string[] {
  return [...filesUnder('docs/rules', '.md'), ...filesUnder('test', '.md')].filter((file) => !prose.test(file));
}
