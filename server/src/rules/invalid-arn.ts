import { hasWildcard } from '../policy/action-pattern';
import { type Arn, type ArnPart, arnPartSpan, type ResourcePattern } from '../policy/arn';
import type { PolicyDocument } from '../policy/ast';
import { hasPlaceholder } from '../policy/placeholder';
import type { PolicyType } from '../policy/policy-type';
import { hole, isStatic } from '../policy/value';
import type { PolicyWriter } from '../policy/writer';
import type { ServiceReference } from '../reference/types';
import { closest } from '../text/closest';
import { accessAnalyzer } from './access-analyzer';
import { replaceValue } from './repair';
import type { Fix, RuleModule } from './rule';

export const invalidArn: RuleModule = {
  meta: {
    name: 'invalid-arn',
    summary: 'A resource that is not an ARN, or an ARN with a part that cannot be right.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [
      accessAnalyzer('INVALID_ARN_PREFIX'),
      accessAnalyzer('MISSING_ARN_FIELD'),
      accessAnalyzer('INVALID_PARTITION'),
      accessAnalyzer('INVALID_ARN_SERVICE_CASE'),
      accessAnalyzer('INVALID_SERVICE'),
      accessAnalyzer('INVALID_ARN_REGION'),
      accessAnalyzer('INVALID_ARN_ACCOUNT'),
      { tool: 'parliament', code: 'INVALID_ARN' },
    ],
  },
  check: {
    ResourcePattern(pattern, { document, reference, report }) {
      const { source, arn } = pattern;
      const { text } = source;
      if (text === '*' || hasPlaceholder(text) || text.startsWith(hole) || isOfApi(text, document)) {
        return;
      }
      const problem = arn === undefined ? formProblem(pattern, reference, document.type) : partProblem(arn, reference);
      if (problem === undefined) {
        return;
      }
      const at = problem.part === undefined ? source.span : arnPartSpan(source, problem.part);
      report({
        at: at.start === at.end ? source.span : at,
        message: problem.message,
        sameAs: [accessAnalyzer(problem.code)],
        fixes: () => fixesFor(document.writer, pattern, problem),
      });
    },
  },
};

/** The policy of an API may leave out what API Gateway fills in. Source: API Gateway Developer Guide, "API Gateway resource policy examples". */
function isOfApi(text: string, { type, service }: PolicyDocument): boolean {
  return type === 'resource-based' && service === 'execute-api' && text.startsWith('execute-api:/');
}

interface Problem {
  readonly code: string;
  readonly message: string;
  /** The part that is wrong; the whole where absent. */
  readonly part?: ArnPart;
  /** The whole as it should be, where a repair is clear. */
  readonly repaired?: string;
  /** What the part should be, where a repair is clear. */
  readonly suggestions?: readonly string[];
}

function formProblem({ source }: ResourcePattern, reference: ServiceReference, type: PolicyType): Problem | undefined {
  const { text } = source;
  if (!isStatic(source) && !text.includes(':')) {
    return undefined;
  }
  if (!text.startsWith('arn:')) {
    const repaired = withScheme(text, reference);
    return {
      code: 'INVALID_ARN_PREFIX',
      message: `${text === '' ? 'An empty string' : `\`${text}\``} is neither \`*\` nor an ARN: AWS rejects the policy. Write \`arn:partition:service:region:account:resource\`.`,
      ...(repaired === undefined ? {} : { repaired }),
    };
  }
  return isStatic(source)
    ? {
        code: 'MISSING_ARN_FIELD',
        message: `\`${text}\` has ${text.split(':').length} of the 6 parts of an ARN: \`arn:partition:service:region:account:resource\`. ${type === 'session' ? 'AWS rejects a session policy with it.' : 'AWS takes the missing ones for `*`, or rejects the policy.'}`,
      }
    : undefined;
}

/** `s3:::reports/*` lacks its beginning, `ARN:aws:…` has it in the wrong case. */
function withScheme(text: string, reference: ServiceReference): string | undefined {
  const parts = text.split(':');
  const [first = ''] = parts;
  if (first.toLowerCase() === 'arn' && parts.length >= 6) {
    return `arn${text.slice(3)}`;
  }
  if (reference.partitions().includes(first) && parts.length >= 5) {
    return `arn:${text}`;
  }
  return parts.length >= 4 && reference.isArnService(first) ? `arn:aws:${text}` : undefined;
}

function partProblem(arn: Arn, reference: ServiceReference): Problem | undefined {
  const { partition, service, region, account } = arn;
  return (
    (isOpen(partition) ? undefined : partitionProblem(partition, reference)) ??
    (isOpen(service) ? undefined : serviceProblem(service, reference)) ??
    (isOpen(region) ? undefined : regionProblem(region, reference)) ??
    (isOpen(account) ? undefined : accountProblem(account))
  );
}

/** Whether the part stands for several values, or is not known yet. */
function isOpen(part: string): boolean {
  return hasWildcard(part) || part.includes('${');
}

function partitionProblem(partition: string, reference: ServiceReference): Problem | undefined {
  return reference.partitions().includes(partition)
    ? undefined
    : {
        code: 'INVALID_PARTITION',
        part: 'partition',
        message: `\`${partition}\` is not a partition of AWS: AWS rejects the policy. Most accounts are in \`aws\`.`,
        suggestions: partition === '' ? ['aws'] : closest(partition, reference.partitions(), 1),
      };
}

function serviceProblem(service: string, reference: ServiceReference): Problem | undefined {
  const lower = service.toLowerCase();
  if (lower !== service && reference.isArnService(lower)) {
    return {
      code: 'INVALID_ARN_SERVICE_CASE',
      part: 'service',
      message: `\`${service}\` must be in lower case: ARNs are compared with case, so this one matches nothing.`,
      suggestions: [lower],
    };
  }
  return reference.isArnService(service) || reference.service(service) !== undefined || reference.retiredService(service) !== undefined
    ? undefined
    : {
        code: 'INVALID_SERVICE',
        part: 'service',
        message: `\`${service}\` is not a service in ARNs, so this one matches nothing.`,
        suggestions: closest(
          service,
          reference.services().map(({ prefix }) => prefix),
          1,
        ),
      };
}

/** A name made of the words of other Regions may be a Region that is newer than the data. */
function regionProblem(region: string, reference: ServiceReference): Problem | undefined {
  const names = reference.regions().map(({ name }) => name);
  if (region === '' || names.includes(region)) {
    return undefined;
  }
  const words = new Set(names.flatMap((name) => name.split('-')));
  return /^[a-z]+(-[a-z]+)+-\d+$/.test(region) && region.split('-').every((word) => words.has(word) || /^\d$/.test(word))
    ? undefined
    : {
        code: 'INVALID_ARN_REGION',
        part: 'region',
        message: `\`${region}\` is not a Region, so this ARN matches nothing.`,
        suggestions: closest(region, names, 1),
      };
}

/** Words such as `aws` stand for accounts of AWS itself. */
function accountProblem(account: string): Problem | undefined {
  return /^\d{12}$/.test(account) || !/^[\d-]+$/.test(account)
    ? undefined
    : {
        code: 'INVALID_ARN_ACCOUNT',
        part: 'account',
        message: `\`${account}\` is not the ID of an account, which has 12 digits; this ARN matches nothing.`,
        suggestions: /^\d{12}$/.test(account.replaceAll('-', '')) ? [account.replaceAll('-', '')] : [],
      };
}

/** Where AWS rejects the policy a repair is safe; where the ARN merely matches nothing, it starts to grant. */
function fixesFor(writer: PolicyWriter, { source, arn }: ResourcePattern, problem: Problem): readonly Fix[] {
  const { part, repaired, suggestions = [], code } = problem;
  if (repaired !== undefined) {
    return [replaceValue(writer, source, repaired, 'safe')];
  }
  if (arn === undefined || part === undefined || !isStatic(source)) {
    return [];
  }
  return suggestions.map((text) => {
    const parts = { ...arn, [part]: text };
    const whole = ['arn', parts.partition, parts.service, parts.region, parts.account, parts.resource].join(':');
    return replaceValue(writer, source, whole, code === 'INVALID_PARTITION' ? 'safe' : 'unsafe');
  });
}
