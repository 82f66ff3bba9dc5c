import { type Arn, type ArnPart, arnPartSpan, writeArn } from '../policy/arn';
import { isStatic } from '../policy/value';
import type { ServiceReference } from '../reference/types';
import { arnFormatsOf, fitsFormat } from '../semantics/arn-formats';
import { accessAnalyzer } from './access-analyzer';
import { replaceValue } from './repair';
import type { RuleModule } from './rule';

export const missingArnPart: RuleModule = {
  meta: {
    name: 'missing-arn-part',
    summary: 'An ARN without a Region or an account ID where every ARN of its kind has one.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [accessAnalyzer('MISSING_ARN_REGION'), accessAnalyzer('MISSING_ARN_ACCOUNT')],
  },
  check: {
    ResourcePattern({ source, arn }, { document, reference, report }) {
      if (arn === undefined || (arn.region !== '' && arn.account !== '') || arn.resource === '') {
        return;
      }
      const missing = parts.filter((part) => arn[part] === '' && needs(reference, arn, part));
      for (const part of missing) {
        const whole = writeArn({ ...arn, ...Object.fromEntries(missing.map((each) => [each, '*'])) });
        const place = arnPartSpan(source, part);
        report({
          at: source.span,
          about: place,
          message: `Every ARN of this kind has ${words[part]}, so without it \`${source.text}\` matches nothing. Write it, or \`*\` for any.`,
          sameAs: [accessAnalyzer(codes[part])],
          fixes: () => (isStatic(source) ? [replaceValue(document.writer, source, whole, 'unsafe')] : []),
        });
      }
    },
  },
};

type Place = Extract<ArnPart, 'region' | 'account'>;

const parts: readonly Place[] = ['region', 'account'];

const words: Readonly<Record<Place, string>> = { region: 'a Region', account: 'the ID of its account' };

const codes: Readonly<Record<Place, string>> = { region: 'MISSING_ARN_REGION', account: 'MISSING_ARN_ACCOUNT' };

/**
 * Resource types that are always some account's. AWS's own documents, parameters, images, views and keys have no account in their ARN,
 * though the Service Authorization Reference shows one, so that only what is certain is here: the service, and how the resource begins.
 */
const owned: Readonly<Record<string, RegExp>> = {
  dynamodb: /^table\//,
  ecr: /^repository\//,
  iam: /^(user|role|group|instance-profile|saml-provider|oidc-provider)\//,
  kinesis: /^stream\//,
  lambda: /^function:/,
  logs: /^log-group:/,
  secretsmanager: /^secret:/,
  sns: /^[^:]*$/,
  sqs: /^[^:]*$/,
  states: /^(stateMachine|activity|execution):/,
};

function needs(reference: ServiceReference, arn: Arn, part: Place): boolean {
  if (part === 'account' && !(Object.hasOwn(owned, arn.service) && owned[arn.service]?.test(arn.resource))) {
    return false;
  }
  const formats = arnFormatsOf(reference, arn.service);
  const without = formats.filter((format) => format[part] === '');
  return without.length === 0 ? formats.length > 0 : !fitsFormat(arn, without) && fitsFormat(arn, formats);
}
