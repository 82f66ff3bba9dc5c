import { rules } from '../server/src/rules/index';

type Severity = 'critical' | 'high' | 'medium' | 'low';

/** Parliament's findings in the order of its configuration, and those of its community auditors. */
const findings: readonly (readonly [code: string, severity: Severity])[] = [
  ['EXCEPTION', 'critical'],
  ['MALFORMED_JSON', 'critical'],
  ['MALFORMED', 'high'],
  ['DUPLICATE_SID', 'high'],
  ['RESOURCE_POLICY_PRIVILEGE_ESCALATION', 'medium'],
  ['UNKNOWN_PRINCIPAL', 'medium'],
  ['UNKNOWN_FEDERATION_SOURCE', 'medium'],
  ['MISMATCHED_TYPE_OPERATION_TO_NULL', 'medium'],
  ['MISMATCHED_TYPE_BUT_USABLE', 'low'],
  ['MISMATCHED_TYPE', 'medium'],
  ['UNKNOWN_ACTION', 'low'],
  ['UNKNOWN_PREFIX', 'low'],
  ['UNKNOWN_CONDITION_FOR_ACTION', 'medium'],
  ['BAD_PATTERN_FOR_MFA', 'medium'],
  ['INVALID_SID', 'low'],
  ['INVALID_ARN', 'medium'],
  ['NO_VERSION', 'low'],
  ['INVALID_VERSION', 'medium'],
  ['OLD_VERSION', 'low'],
  ['RESOURCE_MISMATCH', 'medium'],
  ['RESOURCE_STAR', 'low'],
  ['RESOURCE_EFFECTIVELY_STAR', 'low'],
  ['UNKNOWN_OPERATOR', 'medium'],
  ['PERMISSIONS_MANAGEMENT_ACTIONS', 'medium'],
  ['PRIVILEGE_ESCALATION', 'high'],
  ['CREDENTIALS_EXPOSURE', 'medium'],
  ['SENSITIVE_ACCESS', 'high'],
  ['NOTPRINCIPAL_WITH_ALLOW', 'medium'],
  ['NOTRESOURCE_WITH_ALLOW', 'medium'],
  ['SINGLE_VALUE_CONDITION_TOO_PERMISSIVE', 'medium'],
];

const isRisk = 'it is about what a valid policy risks';

/** Why a finding has no rule. */
const without: Readonly<Record<string, string>> = {
  EXCEPTION: 'a policy that cannot be analysed is not reported as such; what was read of it is checked',
  MALFORMED_JSON: 'the editor says it, in the own language this extension does; the command line reports it',
  RESOURCE_POLICY_PRIVILEGE_ESCALATION: isRisk,
  PRIVILEGE_ESCALATION: isRisk,
  SENSITIVE_ACCESS: `${isRisk}, and which resources are sensitive only the user can say`,
};

/** What our rule does otherwise, where a reader of both would wonder. */
const otherwise: Readonly<Record<string, string>> = {
  UNKNOWN_PRINCIPAL: '`CanonicalUser` and principals that AWS has replaced by an ID pass',
  UNKNOWN_FEDERATION_SOURCE: 'any OpenID Connect provider passes by its ARN',
  MISMATCHED_TYPE_BUT_USABLE: 'only `StringLike` and `StringNotLike`, whose wildcards reach beyond colons',
  UNKNOWN_CONDITION_FOR_ACTION: 'the keys of resource types count, and a key that only some of the actions lack is told apart',
  BAD_PATTERN_FOR_MFA: 'each effect has forms of its own, `Null` among them',
  RESOURCE_MISMATCH: 'in a Deny too; only where the data is sure, and where no resource fits rather than one of several',
  RESOURCE_STAR: 'where actions only read, as a hint',
  RESOURCE_EFFECTIVELY_STAR: 'only actions that change something',
  PERMISSIONS_MANAGEMENT_ACTIONS:
    'where no ARN and no condition limits them; the lens on each statement says which access levels it grants',
  CREDENTIALS_EXPOSURE: 'where no ARN and no condition limits them',
  OLD_VERSION: 'in policies of organizations it is an error',
};

/** Every finding of Parliament, with the rules that say the same. Throws for one that has neither rule nor reason. */
export function parliamentTable(): string {
  const rows = findings.map(([code, severity]) => {
    const own = rules.filter(({ meta }) => meta.sameAs?.some((other) => other.tool === 'parliament' && other.code === code));
    const reason = without[code];
    if ((own.length === 0) === (reason === undefined)) {
      throw new Error(`Of Parliament's ${code}, either a rule says the same or scripts/parliament-table.ts says why none does.`);
    }
    const names = own.map(({ meta }) => `[${meta.name}](rules/${meta.name}.md)`).join(', ');
    return `| ${code} | ${severity} | ${own.length === 0 ? `none: ${reason}` : names} | ${otherwise[code] ?? ''} |`;
  });
  return ['| Finding | Severity there | Rule | What differs |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
