/** A source of whole numbers under a bound, the same for the same seed, so that a failure comes again. */
export type RandomNumbers = (bound: number) => number;

/** Numbers by a linear congruence: even enough for choosing what to break. */
export function randomNumbers(seed: number): RandomNumbers {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

const pieces = [
  ...[
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\n',
    '\r\n',
    '\\',
    '*',
    '?',
    '${',
    '}',
    '<<: ',
    '- ',
    '!Sub ',
    '&a ',
    '*a',
    '|\n',
    '#',
    '//',
    '/*',
    '%',
  ],
  ...[
    '\0',
    '\ud800',
    '\udc00',
    '\ufeff',
    '\u2028',
    '\ufffc',
    '\ue000',
    '__proto__',
    '"__proto__":',
    '"constructor":',
    'null',
    '-1e999',
    '""',
    '"*"',
  ],
  ...[
    'arn:',
    'aws:',
    's3:',
    'NotAction',
    'Principal',
    'ForAllValues:',
    'IfExists',
    '🐛',
    '"Statement":',
    '"Effect":"Deny",',
    'Fn::If',
    '{{x}}',
  ],
];

/** The text after one to four changes: something taken out, written twice, put in, or moved; sometimes with other line ends. */
export function mutate(text: string, random: RandomNumbers): string {
  let result = random(8) === 0 ? text.replaceAll('\n', '\r\n') : text;
  for (let changes = 1 + random(4); changes > 0; changes--) {
    const at = random(result.length + 1);
    const taken = result.slice(at, at + random(30));
    const piece = pieces[random(pieces.length)] ?? '';
    const [before, after] = [result.slice(0, at), result.slice(at + taken.length)];
    switch (random(4)) {
      case 0:
        result = before + after;
        break;
      case 1:
        result = before + taken + taken + after;
        break;
      case 2:
        result = before + piece + taken + after;
        break;
      default:
        result = before + piece + after;
    }
  }
  return result;
}
