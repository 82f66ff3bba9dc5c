import type { Trial } from './try-fixes';

/** One kind of fix: those of a rule whose titles differ in names and numbers alone. */
interface Row {
  readonly rule: string;
  readonly form: string;
  readonly trials: readonly Trial[];
}

function head(sample: number): string {
  const where = sample === 1 ? 'at every place where it is offered' : 'at some of the places where it is offered';
  return `# What is proved of the fixes that narrow

Each fix that means to narrow what a policy allows was made ${where}: in the examples of the rules' pages, in AWS's managed
policies, and in collections of real policies that are not part of the repository. Of what it leaves, the decision engine was asked whether anything is
allowed that was not before, whatever is filled in, and 10,000 requests were drawn and tried. \`npm run fixes\` makes this page.

- **any action**: proved, also for actions that AWS may add. The editor says \`proved narrower\`.
- **today's**: proved for the actions that AWS has today.
- **the same**: nothing changes in that place.
- **not proved**: the editor says \`not proved\`, or how it also allows more. The reason stands below the table.
`;
}

/** The page that says of each kind of fix at how many places it was tried, and at how many it was proved. */
export function fixTable(trials: readonly Trial[], sample: number): string {
  const rows = rowsOf(trials.filter(({ narrowness }) => narrowness !== undefined));
  const narrowing = rows.filter((row) => row.trials.some(({ narrows }) => narrows));
  const others = rows.filter((row) => !narrowing.includes(row));
  return [
    head(sample),
    sums(narrowing.flatMap((row) => row.trials)),
    '',
    ...table(narrowing),
    '',
    ...reasonsOf(narrowing),
    '',
    '## Other fixes of what is granted too broadly',
    '',
    'They repair a guard or ask for a decision, so that they may allow something else; no proof is expected of them. Where there is one, the editor says so.',
    '',
    ...table(others),
    '',
  ].join('\n');
}

function rowsOf(trials: readonly Trial[]): readonly Row[] {
  const rows = new Map<string, Trial[]>();
  for (const trial of trials) {
    const key = `${trial.rule.name}\n${formOf(trial.title)}`;
    rows.set(key, [...(rows.get(key) ?? []), trial]);
  }
  return [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, own]) => {
      const [rule = '', form = ''] = key.split('\n');
      return { rule, form, trials: own };
    });
}

/** The title with `…` for each name and `n` for each number, and for a list of names one. */
function formOf(title: string): string {
  const names = /(`…`)(?:(?:, | and )`…`)+/g;
  const levels =
    /\b(List|Read|Write|Tagging|Permissions management)(?:(?:, | and )(?:List|Read|Write|Tagging|Permissions management))*\b(?= actions)/g;
  return title
    .replace(/`[^`]*`/g, '`…`')
    .replace(names, '$1')
    .replace(levels, '…')
    .replace(/\b\d+\b/g, 'n');
}

function sums(trials: readonly Trial[]): string {
  const count = (is: (trial: Trial) => boolean) => trials.filter(is).length.toLocaleString('en');
  const requests = trials.reduce((sum, { narrowness }) => sum + (narrowness?.requests ?? 0), 0);
  return `Tried at ${count(() => true)} places: proved for any action at ${count(isOpen)}, for today's at ${count(isOfToday)}, the same at ${count(isSame)}, not proved at ${count(isUnproved)}. Of ${(requests / 1e6).toFixed(1)} million requests, ${count(({ narrowness }) => narrowness?.broadened !== undefined)} were newly allowed.`;
}

function isOpen({ narrowness }: Trial): boolean {
  return narrowness?.proof.verdict === 'narrower' && narrowness.proof.world === 'open';
}

function isOfToday({ narrowness }: Trial): boolean {
  return narrowness?.proof.verdict === 'narrower' && narrowness.proof.world === 'known-actions';
}

function isSame({ narrowness }: Trial): boolean {
  return narrowness?.proof.verdict === 'same';
}

function isUnproved(trial: Trial): boolean {
  return !isOpen(trial) && !isOfToday(trial) && !isSame(trial);
}

function table(rows: readonly Row[]): readonly string[] {
  return [
    "| Rule | Fix | Places | any action | today's | the same | not proved |",
    '| --- | --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map(({ rule, form, trials }) => {
      const counts = [isOpen, isOfToday, isSame, isUnproved].map((is) => trials.filter(is).length || '');
      const link = rule.includes(' ') ? rule : `[${rule}](rules/${rule}.md)`;
      return `| ${link} | ${form.replaceAll('|', '\\|')} | ${[trials.length, ...counts].join(' | ')} |`;
    }),
  ];
}

/** Why some are not proved, each reason once for each kind of fix. */
function reasonsOf(rows: readonly Row[]): readonly string[] {
  const reasons = rows.flatMap(({ rule, form, trials }) => {
    const texts = trials.filter(isUnproved).map(({ narrowness }) => reasonOf(narrowness));
    return [...new Set(texts)].map((text) => `- ${rule}, "${form}", ${texts.filter((other) => other === text).length} times: ${text}.`);
  });
  return reasons.length === 0 ? ['Nothing is left unproved.'] : ['Not proved:', '', ...reasons];
}

function reasonOf(narrowness: Trial['narrowness']): string {
  switch (narrowness?.proof.verdict) {
    case 'unproved':
      return narrowness.proof.reason;
    case 'broader':
      return `it also allows ${narrowness.proof.request.action} on ${narrowness.proof.request.resource}`;
    default:
      return '';
  }
}
