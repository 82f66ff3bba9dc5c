import type { PrincipalElement, PrincipalGroup } from '../policy/ast';
import { hasPlaceholder } from '../policy/placeholder';
import type { PolicyType } from '../policy/policy-type';
import { isEmptyPlace, isStatic, type StringValue } from '../policy/value';
import { carry, type PolicyWriter } from '../policy/writer';
import type { ServiceReference } from '../reference/types';
import { closest } from '../text/closest';
import { accessAnalyzer } from './access-analyzer';
import { renameKey, replaceValue } from './repair';
import type { Finding, Fix, RuleModule } from './rule';

export const invalidPrincipal: RuleModule = {
  meta: {
    name: 'invalid-principal',
    summary: 'A `Principal` that names nobody in the form that AWS reads.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [
      accessAnalyzer('INVALID_PRINCIPAL_FORMAT'),
      accessAnalyzer('INVALID_PRINCIPAL_KEY'),
      accessAnalyzer('UNSUPPORTED_WILDCARD_IN_PRINCIPAL'),
      accessAnalyzer('ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL'),
      accessAnalyzer('INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY'),
      { tool: 'parliament', code: 'UNKNOWN_PRINCIPAL' },
      { tool: 'parliament', code: 'UNKNOWN_FEDERATION_SOURCE' },
    ],
  },
  check: {
    PrincipalElement(principal, { document, reference, report }) {
      const form = formProblem(principal, document.type, document.writer);
      if (form !== undefined) {
        report(form);
      }
      for (const group of principal.groups) {
        for (const finding of groupProblems(group, document.type, document.writer, reference)) {
          report(finding);
        }
      }
    },
  },
};

/** Source: IAM User Guide, "IAM JSON policy elements: Principal". */
const types: readonly string[] = ['AWS', 'Service', 'Federated', 'CanonicalUser'];

function formProblem({ element: { key, value } }: PrincipalElement, type: PolicyType, writer: PolicyWriter): Finding | undefined {
  if (value === undefined || value.kind === 'object' || value.kind === 'dynamic' || isEmptyPlace(value)) {
    return undefined;
  }
  if (value.kind === 'string' && (value.text === '*' || !isJudged(value))) {
    return value.text === '*' && type === 'trust'
      ? {
          at: value.span,
          message: `A role trust policy may not have \`${key.text}\` as a bare \`*\`: AWS rejects the policy. Name who may assume the role.`,
          sameAs: [accessAnalyzer('ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL')],
        }
      : undefined;
  }
  const strings = value.kind === 'array' ? value.items.filter((item) => item.kind === 'string') : value.kind === 'string' ? [value] : [];
  const kinds = new Set(strings.map(({ text }) => typeOf(text)));
  const [kind] = kinds;
  const sure = kinds.size === 1 && kind !== undefined && (value.kind !== 'array' || strings.length === value.items.length);
  return {
    at: value.kind === 'array' ? key.span : value.span,
    message: `\`${key.text}\` must be \`*\` or say of what type each principal is, as in \`"AWS": "…"\`: AWS rejects the policy.`,
    sameAs: [accessAnalyzer('INVALID_PRINCIPAL_FORMAT')],
    fixes: () =>
      sure ? [{ title: `Put it under \`${kind}\``, safety: 'safe', edits: [writer.replace(value, { [kind]: carry(value) })] }] : [],
  };
}

/** Under which type a principal of that form belongs. */
function typeOf(text: string): string | undefined {
  if (/^arn:[^:]*:(iam|sts)::[^:]*:(?!(saml|oidc)-provider\/)/.test(text) || /^\d{12}$/.test(text)) {
    return 'AWS';
  }
  if (/^arn:[^:]*:iam::[^:]*:(saml|oidc)-provider\//.test(text)) {
    return 'Federated';
  }
  return /^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(text) ? 'Service' : undefined;
}

function isJudged(string: StringValue): boolean {
  return isStatic(string) && !hasPlaceholder(string.text);
}

function groupProblems(group: PrincipalGroup, type: PolicyType, writer: PolicyWriter, reference: ServiceReference): readonly Finding[] {
  const { type: name } = group;
  if (!types.includes(name.text)) {
    return isJudged(name) && !name.text.startsWith('Fn::') ? [unknownType(name, writer)] : [];
  }
  return group.principals.filter(isJudged).flatMap((principal) => {
    switch (name.text) {
      case 'AWS':
        return awsProblem(principal);
      case 'Service':
        return serviceProblem(principal, writer, reference);
      case 'Federated':
        return type === 'trust' ? federatedProblem(principal) : [];
      default:
        return [];
    }
  });
}

function unknownType(name: StringValue, writer: PolicyWriter): Finding {
  return {
    at: name.span,
    message: `\`${name.text}\` is not a type of principal: AWS rejects the policy. The types are ${types.map((each) => `\`${each}\``).join(', ')}.`,
    sameAs: [accessAnalyzer('INVALID_PRINCIPAL_KEY')],
    fixes: () => closest(name.text, types, 1).map((near) => renameKey(writer, name, near, 'safe')),
  };
}

/** Accounts, ARNs of IAM and STS, and the IDs that AWS puts in the place of a principal that was deleted. */
function awsProblem(principal: StringValue): readonly Finding[] {
  const { text } = principal;
  if (text === '*') {
    return [];
  }
  if (/[*?]/.test(text)) {
    const message = `\`${text}\` has a wildcard, which a principal may not have: AWS rejects the policy. A condition on \`aws:PrincipalArn\` can have one.`;
    return [{ at: principal.span, message, sameAs: [accessAnalyzer('UNSUPPORTED_WILDCARD_IN_PRINCIPAL')] }];
  }
  if (/^(\d{12}|A[A-Z0-9]{15,}|[0-9a-f]{64})$/.test(text) || /^arn:[^:]+:(iam|sts)::[^:]+:.+/.test(text)) {
    return [];
  }
  const message = `\`${text}\` is neither \`*\`, an account ID nor the ARN of a principal: AWS rejects the policy.`;
  return [{ at: principal.span, message, sameAs: [accessAnalyzer('INVALID_PRINCIPAL_FORMAT')] }];
}

function serviceProblem(principal: StringValue, writer: PolicyWriter, reference: ServiceReference): readonly Finding[] {
  const { text } = principal;
  if (/[*?]/.test(text)) {
    const message = `\`${text}\` has a wildcard, which a service principal may not have: AWS rejects the policy.`;
    return [{ at: principal.span, message, sameAs: [accessAnalyzer('UNSUPPORTED_WILDCARD_IN_PRINCIPAL')] }];
  }
  if (text.includes('.')) {
    return [];
  }
  const fixes = (): readonly Fix[] => {
    const full = `${text.toLowerCase()}.amazonaws.com`;
    return reference.servicePrincipals().includes(full) ? [replaceValue(writer, principal, full, 'safe')] : [];
  };
  const message = `\`${text}\` is not a service principal, which is a name like \`lambda.amazonaws.com\`: AWS rejects the policy.`;
  return [{ at: principal.span, message, sameAs: [accessAnalyzer('INVALID_PRINCIPAL_FORMAT')], fixes }];
}

function federatedProblem(principal: StringValue): readonly Finding[] {
  const { text } = principal;
  if (text === '*' || text.includes('.') || /^arn:[^:]+:iam::\d{12}:(saml|oidc)-provider\/.+/.test(text)) {
    return [];
  }
  const message = `\`${text}\` is neither the domain of an identity provider nor the ARN of one: AWS rejects the policy.`;
  return [{ at: principal.span, message, sameAs: [accessAnalyzer('INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY')] }];
}
