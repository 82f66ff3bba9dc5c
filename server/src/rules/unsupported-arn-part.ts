import { type Arn, type ArnPart, arnPartSpan, writeArn } from '../policy/arn';
import { isStatic } from '../policy/value';
import type { ServiceReference } from '../reference/types';
import { arnFormatsOf, fitsFormat } from '../semantics/arn-formats';
import { accessAnalyzer } from './access-analyzer';
import { replaceValue } from './repair';
import type { RuleModule } from './rule';

export const unsupportedArnPart: RuleModule = {
  meta: {
    name: 'unsupported-arn-part',
    summary: 'An ARN with a Region or an account ID where ARNs of its kind have none.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [accessAnalyzer('ARN_REGION_NOT_ALLOWED'), accessAnalyzer('ARN_ACCOUNT_NOT_ALLOWED')],
  },
  check: {
    ResourcePattern({ source, arn }, { document, reference, report }) {
      for (const part of arn === undefined ? [] : parts) {
        if (arn === undefined || !isWritten(arn, part) || !staysEmpty(reference, arn, part)) {
          continue;
        }
        const whole = writeArn({ ...arn, [part]: '' });
        report({
          at: arnPartSpan(source, part),
          message: `ARNs of this kind have no ${words[part]}, so with \`${arn[part]}\` this one matches nothing. Leave the place empty.`,
          sameAs: [accessAnalyzer(codes[part])],
          fixes: () => (isStatic(source) ? [replaceValue(document.writer, source, whole, 'unsafe')] : []),
        });
      }
    },
  },
};

type Place = Extract<ArnPart, 'region' | 'account'>;

const parts: readonly Place[] = ['region', 'account'];

const words: Readonly<Record<Place, string>> = { region: 'Region', account: 'account ID' };

const codes: Readonly<Record<Place, string>> = { region: 'ARN_REGION_NOT_ALLOWED', account: 'ARN_ACCOUNT_NOT_ALLOWED' };

/**
 * Whether a Region or an account ID stands there: a `*` matches the empty place too, and a word may yet be filled in. EC2 has snapshots
 * and images with and without an account in their ARN, whatever the Service Authorization Reference shows.
 */
function isWritten({ service, region, account }: Arn, part: Place): boolean {
  return part === 'region' ? /^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region) : service !== 'ec2' && /^\d{12}$/.test(account);
}

/** Most services have no format without it, which spares the comparison with each. */
function staysEmpty(reference: ServiceReference, arn: Arn, part: Place): boolean {
  const formats = arnFormatsOf(reference, arn.service);
  const without = formats.filter((format) => format[part] === '');
  return (
    without.length > 0 &&
    fitsFormat(arn, without) &&
    !fitsFormat(
      arn,
      formats.filter((format) => format[part] !== ''),
    )
  );
}
