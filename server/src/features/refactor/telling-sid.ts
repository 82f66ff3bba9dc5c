import { hasWildcard } from '../../policy/action-pattern';
import type { ConditionTest, Statement } from '../../policy/ast';
import { scalarText } from '../../policy/scalar-text';
import { isStatic } from '../../policy/value';
import type { AccessLevel, ServiceReference } from '../../reference/types';
import { type GrantSummary, summariseStatement } from '../../semantics/grant-summary';
import { everyAction, matchingActions } from '../../semantics/matching-actions';

/** A Sid that says what the statement does: `AllowReadWriteS3`, `DenyInsecureTransport`. Letters and digits; not yet unique. */
export function tellingSid(statement: Statement, reference: ServiceReference): string {
  const { effect = 'Allow' } = statement;
  return effect + (purposeOf(statement) ?? doingOf(statement, reference));
}

/** What a Deny with one of the usual conditions is for. */
function purposeOf({ effect, condition }: Statement): string | undefined {
  const purposes = effect === 'Deny' ? (condition?.tests ?? []).flatMap((test) => purposeOfTest(test) ?? []) : [];
  return purposes.length === 1 ? purposes[0] : undefined;
}

function purposeOfTest({ operator, key, values }: ConditionTest): string | undefined {
  const isFalse = values.every((value) => scalarText(value) === 'false');
  switch (key.text.toLowerCase()) {
    case 'aws:securetransport':
      return isFalse ? 'InsecureTransport' : undefined;
    case 'aws:multifactorauthpresent':
      return isFalse ? 'WithoutMfa' : undefined;
    case 'aws:requestedregion':
      return operator?.negated ? 'OtherRegions' : undefined;
    case 'aws:principalorgid':
      return operator?.negated ? 'OtherOrganizations' : undefined;
    case 'aws:resourceorgid':
      return operator?.negated ? 'ResourcesOfOtherOrganizations' : undefined;
    case 'aws:sourceip':
    case 'aws:vpcsourceip':
      return operator?.negated ? 'OtherAddresses' : undefined;
    case 'aws:sourcevpc':
    case 'aws:sourcevpce':
      return operator?.negated ? 'OtherNetworks' : undefined;
    default:
      return undefined;
  }
}

function doingOf(statement: Statement, reference: ServiceReference): string {
  const { action } = statement;
  const summary = summariseStatement(reference, statement);
  if (action === undefined || summary === undefined || summary.granted === 0) {
    return 'Access';
  }
  if (action.negated) {
    const prefixes = new Set(action.patterns.map(({ servicePrefix }) => servicePrefix));
    return prefixes.size > 3 ? 'MostActions' : `AllBut${joined([...prefixes])}`;
  }
  if (summary.granted === everyAction(reference).length) {
    return 'Everything';
  }
  const [only, ...others] = action.patterns;
  if (only !== undefined && others.length === 0 && isStatic(only.source) && !hasWildcard(only.source.text)) {
    return matchingActions(reference, only)[0]?.name ?? 'Access';
  }
  return levelsIn(summary) + servicesIn(summary);
}

/** `ReadWrite`; what lists goes without saying beside what reads. */
function levelsIn({ levels }: GrantSummary): string {
  const granted = levels.filter((count) => count.granted > 0);
  if (granted.length > 3 && granted.length === levels.length) {
    return 'All';
  }
  const reads = granted.some(({ level }) => level === 'Read');
  return granted.map(({ level }) => (reads && level === 'List' ? '' : words[level])).join('');
}

const words: Readonly<Record<AccessLevel, string>> = {
  List: 'List',
  Read: 'Read',
  Write: 'Write',
  Tagging: 'Tag',
  'Permissions management': 'Manage',
};

function servicesIn({ services }: GrantSummary): string {
  return services.length > 3 ? `${services.length}Services` : joined(services.map(({ service }) => service.prefix));
}

/** `S3AndSqs` */
function joined(prefixes: readonly string[]): string {
  return prefixes.map(wordFor).join('And');
}

/** `access-analyzer` → `AccessAnalyzer` */
function wordFor(prefix: string): string {
  return prefix
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
