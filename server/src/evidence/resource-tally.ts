/** More than this of one kind are put together: a policy that lists them all helps nobody. */
const most = { objects: 3, others: 10 };

/** More kinds than this (buckets, tables by account and Region) for one action are no choice of resources any more. */
const mostHeads = 100;

/** What a policy would have to name, within bounds however long the log is. */
export interface ResourceTally {
  /** `undefined`: the event does not tell. */
  add(arns: readonly string[] | undefined): void;
  /** ARNs with wildcards; `undefined` where not every use names its resources, or there are too many. */
  patterns(): readonly string[] | undefined;
}

/** ARNs that begin alike. */
interface Alike {
  /** `undefined` once there were too many. */
  arns: Set<string> | undefined;
  /** With what follows the beginning, all of them begin. */
  common: string;
}

/** How many ARNs may still be kept, by all tallies of a log together. */
export interface ArnBudget {
  left: number;
}

export function createResourceTally(budget: ArnBudget = { left: Number.POSITIVE_INFINITY }): ResourceTally {
  let byHead: Map<string, Alike> | undefined = new Map();
  return {
    add(arns) {
      if (arns === undefined || arns.length === 0) {
        byHead = undefined;
      }
      for (const arn of arns ?? []) {
        if (byHead !== undefined) {
          budget.left -= addTo(byHead, arn) ? 1 : 0;
          byHead = byHead.size > mostHeads || budget.left < 0 ? undefined : byHead;
        }
      }
    },
    patterns: () => byHead && [...byHead].flatMap(([head, { arns, common }]) => (arns === undefined ? [`${head}${common}*`] : [...arns])),
  };
}

/** Puts patterns together as those of one log are: for several logs, and several principals. */
export function togetherInBounds(patterns: readonly string[]): readonly string[] | undefined {
  const tally = createResourceTally();
  for (const pattern of patterns) {
    tally.add([pattern]);
  }
  return patterns.length === 0 ? [] : tally.patterns();
}

/** Whether one more is kept now. */
function addTo(byHead: Map<string, Alike>, arn: string): boolean {
  const head = headOf(arn);
  const rest = arn.slice(head.length);
  const alike = byHead.get(head);
  if (alike === undefined) {
    byHead.set(head, { arns: new Set([arn]), common: beginning(rest) });
    return true;
  }
  const before = alike.arns?.size;
  alike.arns?.add(arn);
  const isNew = alike.arns?.size !== before;
  if (alike.common !== '' && !rest.startsWith(alike.common)) {
    alike.common = commonBeginning(alike.common, rest);
  }
  if ((alike.arns?.size ?? 0) > (isObject(head) ? most.objects : most.others)) {
    alike.arns = undefined;
  }
  return isNew;
}

/** `arn:aws:s3:::bucket/`, `arn:aws:dynamodb:eu-west-1:111122223333:table/`. */
function headOf(arn: string): string {
  const resource = /^(?:[^:]*:){5}/.exec(arn)?.[0].length ?? 0;
  const separator = arn.slice(resource).search(/[/:]/);
  return separator < 0 ? arn.slice(0, resource) : arn.slice(0, resource + separator + 1);
}

function isObject(head: string): boolean {
  return /^arn:[^:]+:s3:::./.test(head);
}

/** Up to the last slash, and without wildcards. */
function beginning(rest: string): string {
  return rest.replace(/[*?].*$/s, '').replace(/[^/]*$/, '');
}

function commonBeginning(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) {
    length++;
  }
  return beginning(a.slice(0, length));
}
