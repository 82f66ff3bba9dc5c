import { compare } from '../../server/src/semantics/inclusion/compare';
import { hostilePairs } from './hostile-pairs';
import { readDocument, reference } from './read-document';

/** What a comparison of two hostile policies may take, in seconds of the processor. */
const most = 2;

/** Compares each hostile pair, reading its texts included. Returns how many took too long. */
export function printStress(): number {
  // What AWS publishes is read once.
  compareTexts('{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}', '{"Statement":[]}');
  const results = Object.entries(hostilePairs).map(([name, make]) => {
    const { newer, older } = make();
    const before = process.cpuUsage();
    const answer = compareTexts(newer, older);
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1e6;
    console.log(`${seconds.toFixed(2)} s  ${name}: ${answer}`);
    return seconds;
  });
  const late = results.filter((seconds) => seconds > most).length;
  console.log(
    `Hostile pairs compared: ${results.length}, the slowest in ${Math.max(...results).toFixed(2)} s; ${late} took over ${most} s`,
  );
  return late;
}

function compareTexts(newer: string, older: string): string {
  const [a, b] = [readDocument(newer), readDocument(older)];
  if (a === undefined || b === undefined) {
    return 'no policy';
  }
  const { verdict, reason } = compare(a, b, reference);
  return reason === undefined ? verdict : `${verdict}, because ${reason}`;
}
