import { hasPlaceholder } from '../policy/placeholder';
import { isStatic, type StringValue } from '../policy/value';
import type { ServiceReference } from '../reference/types';
import { closest } from '../text/closest';
import { replaceValue } from './repair';
import type { RuleModule } from './rule';

export const invalidServicePrincipal: RuleModule = {
  meta: {
    name: 'invalid-service-principal',
    summary: 'A condition that compares the name of a service with what no service is called.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'INVALID_SERVICE_PRINCIPAL_FORMAT' }],
  },
  check: {
    ConditionTest(test, { document, reference, report }) {
      const form = forms.get(test.key.text.toLowerCase());
      if (form === undefined || test.operator?.family !== 'String') {
        return;
      }
      for (const value of test.values) {
        if (value.kind !== 'string' || !isJudged(value) || form.pattern.test(value.text)) {
          continue;
        }
        report({
          at: value.span,
          message: `\`${test.key.text}\` is never \`${value.text}\`: its values have the form \`${form.shape}\`, in lower case.`,
          fixes: () => likely(value.text, form, reference).map((name) => replaceValue(document.writer, value, name, 'unsafe')),
        });
      }
    },
  },
};

interface Form {
  readonly shape: string;
  readonly pattern: RegExp;
}

/** Domains that the names of services end with, by partition. */
const domains = String.raw`(amazonaws\.com(\.cn)?|amazonaws\.eu|amazon\.com|aws\.internal|(c2s|csp\.hci)\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk)`;
const label = '[a-z0-9-]+';

const anyService: Form = { shape: 'service.amazonaws.com', pattern: new RegExp(String.raw`^${label}(\.${label})*\.${domains}$`) };

/** Access Analyzer takes no part of a service for a caller: a name with one more dot is reported under these keys. */
const wholeService: Form = { shape: 'service.amazonaws.com', pattern: new RegExp(String.raw`^${label}\.${domains}$`) };

const regionalService: Form = { shape: 'service.region.amazonaws.com', pattern: new RegExp(String.raw`^${label}\.${label}\.${domains}$`) };

/** Keys whose values are service principals, in lower case. Source: the descriptions of the keys in the Service Authorization Reference. */
const forms: ReadonlyMap<string, Form> = new Map([
  ['aws:calledvia', wholeService],
  ['aws:calledviafirst', wholeService],
  ['aws:calledvialast', wholeService],
  ['aws:principalservicename', anyService],
  ['aws:principalservicenameslist', anyService],
  ['codeconnections:passedtoservice', anyService],
  ['codestar-connections:passedtoservice', anyService],
  ['ec2:authorizedservice', anyService],
  ['iam:awsservicename', anyService],
  ['iam:passedtoservice', anyService],
  ['kms:viaservice', regionalService],
  ['organizations:serviceprincipal', anyService],
  ['sts:awsservicename', anyService],
]);

/** Not what is unknown until deployment or until the request, and no pattern: another rule says where wildcards do not count. */
function isJudged(value: StringValue): boolean {
  const { text } = value;
  return isStatic(value) && text !== '' && !/\$\{|[*?]/.test(text) && !hasPlaceholder(text);
}

function likely(text: string, { pattern }: Form, reference: ServiceReference): readonly string[] {
  const lower = text.trim().toLowerCase();
  const candidates = [lower, `${lower}.amazonaws.com`].filter((name) => pattern.test(name) && reference.servicePrincipals().includes(name));
  return candidates.length > 0 ? candidates : closest(lower, reference.servicePrincipals()).filter((name) => pattern.test(name));
}
