import { hasPlaceholder } from '../policy/placeholder';
import { isStatic, type StringValue } from '../policy/value';
import type { ServiceReference } from '../reference/types';
import { closest } from '../text/closest';
import { replaceValue } from './repair';
import type { RuleModule } from './rule';

export const unknownServicePrincipal: RuleModule = {
  meta: {
    name: 'unknown-service-principal',
    summary: 'A service principal that is written like one of AWS, and is none.',
    category: 'warning',
    fix: 'always',
    since: '0.1.0',
  },
  check: {
    PrincipalElement({ groups }, { document, reference, report }) {
      for (const { type, principals } of groups) {
        for (const principal of type.text === 'Service' ? principals.slice(0, most).filter(isJudged) : []) {
          const meant = likely(reference, principal.text);
          if (meant.length > 0) {
            report({
              at: principal.span,
              message: `\`${principal.text}\` is not a service principal that AWS documents, as \`${meant[0]}\` is: AWS rejects a policy that names one it does not have.`,
              fixes: () => meant.map((name) => replaceValue(document.writer, principal, name, 'unsafe')),
            });
          }
        }
      }
    },
  },
};

/** More principals than AWS takes in one policy; looking for what is near takes its time. */
const most = 250;

/** What has no dot or a wildcard is the matter of the rule about principals. */
function isJudged({ text, ...string }: StringValue): boolean {
  return isStatic({ ...string, text }) && text.includes('.') && !/[*?]/.test(text) && !hasPlaceholder(text);
}

/**
 * The service principals that were probably meant; empty for one that AWS documents, in any Region and partition, and for one of which
 * none is near: AWS does not publish them all.
 */
function likely(reference: ServiceReference, text: string): readonly string[] {
  const known = reference.servicePrincipals();
  const name = withoutRegion(reference, text);
  if (known.includes(text) || isKnownIn(name, known)) {
    return [];
  }
  const label = name.trim().toLowerCase().replace(domain, '');
  const exact = `${label}${suffix}`;
  if (known.includes(exact)) {
    return [exact];
  }
  // A short name is near to too many others.
  return label.length < 5 || !domain.test(name) ? [] : nearest(label, known);
}

const suffix = '.amazonaws.com';

/** What follows the name of the service, spelt rightly or not. */
const domain = /\.(amazonaws?|amazon|aws)\.(com?|net|org|eu|cn|com\.cn|aws\.com)$/i;

/** Whether the service has the principal in the partition that the suffix says, or in that of all others. */
function isKnownIn(name: string, known: readonly string[]): boolean {
  return known.includes(name.replace(/\.(amazonaws\.(com\.cn|eu)|(c2s|csp\.hci)\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk)$/, suffix));
}

/** `logs.eu-west-1.amazonaws.com` is the principal of a Region. */
function withoutRegion(reference: ServiceReference, text: string): string {
  const labels = text.split('.');
  const at = labels.findIndex(
    (label) => /^[a-z]{2,4}(-[a-z]+){1,2}-\d$/.test(label) || reference.regions().some(({ name }) => name === label),
  );
  return at <= 0 ? text : labels.filter((_, index) => index !== at).join('.');
}

function nearest(label: string, known: readonly string[]): readonly string[] {
  const labels = known.filter((name) => name.endsWith(suffix) && Math.abs(name.length - suffix.length - label.length) <= 1);
  return closest(
    label,
    labels.map((name) => name.slice(0, -suffix.length)),
    2,
  ).map((near) => near + suffix);
}
