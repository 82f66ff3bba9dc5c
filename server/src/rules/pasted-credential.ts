import { childrenOf, isStatic, type StringValue, spanWithin, type Value } from '../policy/value';
import type { RuleModule } from './rule';

export const pastedCredential: RuleModule = {
  meta: {
    name: 'pasted-credential',
    summary: 'An access key, a token or a private key in the text of a policy.',
    category: 'security-warning',
    fix: 'never',
    since: '0.1.0',
  },
  check: {
    Element({ name, value }, { report }) {
      // The elements of each statement are visited themselves.
      const strings = name === 'Statement' ? [] : stringsIn(value);
      const suspects = strings.filter(({ text }) => text.length >= shortest && text.length <= longest);
      const withKey = suspects.some(({ text }) => accessKey.test(text));
      for (const string of suspects) {
        const found = isStatic(string) ? credentialIn(string.text, withKey) : undefined;
        if (found !== undefined) {
          report({
            at: spanWithin(string, found.start, found.end),
            message: `This looks like ${found.what}. Whoever may read the policy reads it too, and \`iam:GetPolicyVersion\` is widely granted: take it out, and ${found.remedy}.`,
          });
        }
      }
    },
  },
};

interface Credential {
  readonly start: number;
  readonly end: number;
  readonly what: string;
  readonly remedy: string;
}

/** Source: IAM User Guide, "IAM identifiers", "Understanding unique ID prefixes". AWS's guides use IDs that end with `EXAMPLE`. What has no digit may be a word. */
const accessKey = /(?<![A-Za-z0-9/+])(AKIA|ASIA)(?=[A-Z]*[2-7])(?![A-Z2-7]*EXAMPLE)[A-Z2-7]{16}(?![A-Za-z0-9/+])/;

interface Form {
  readonly pattern: RegExp;
  readonly what: string;
  readonly remedy: string;
}

const forms: readonly Form[] = [
  { pattern: accessKey, what: 'the ID of an AWS access key', remedy: 'deactivate the key if its secret may be known' },
  { pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/, what: 'a private key', remedy: 'replace the key' },
  { pattern: /(?<![A-Za-z0-9])gh[oprsu]_[A-Za-z0-9]{36,}(?![A-Za-z0-9_])/, what: 'a token of GitHub', remedy: 'revoke it' },
  { pattern: /(?<![A-Za-z0-9])github_pat_[A-Za-z0-9_]{60,}/, what: 'a token of GitHub', remedy: 'revoke it' },
  { pattern: /(?<![A-Za-z0-9])glpat-[A-Za-z0-9_-]{20,}/, what: 'a token of GitLab', remedy: 'revoke it' },
  { pattern: /(?<![A-Za-z0-9])xox[abeprs]-[A-Za-z0-9-]{20,}/, what: 'a token of Slack', remedy: 'revoke it' },
  { pattern: /(?<![A-Za-z0-9])sk_live_[A-Za-z0-9]{20,}/, what: 'a secret key of Stripe', remedy: 'revoke it' },
];

/** Spares most texts the forms. */
const beginnings = /A[KS]IA|PRIVATE KEY|gh[oprsu]_|github_pat_|glpat-|xox|sk_live_/;

/** Forty characters of base64 that are neither hexadecimal nor a word: the form of a secret access key, and of much else. */
const secret: Form = {
  pattern: /(?<![A-Za-z0-9/+=:])(?=[A-Za-z0-9/+]*[a-z])(?=[A-Za-z0-9/+]*[A-Z])(?=[A-Za-z0-9/+]*[0-9])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/,
  what: 'a secret access key of AWS',
  remedy: 'deactivate the key',
};

/** The first credential of the text. A secret access key is taken for one only beside the ID of a key. */
function credentialIn(text: string, besideAccessKey: boolean): Credential | undefined {
  if (!besideAccessKey && !beginnings.test(text)) {
    return undefined;
  }
  for (const { pattern, what, remedy } of besideAccessKey ? [...forms, secret] : forms) {
    const match = pattern.exec(text);
    if (match !== null) {
      return { start: match.index, end: match.index + match[0].length, what, remedy };
    }
  }
  return undefined;
}

/** In characters: no credential is shorter, and no policy is longer. */
const shortest = 20;
const longest = 20_000;

/** Every string of the element, keys included, however deep. */
function stringsIn(value: Value | undefined): readonly StringValue[] {
  const strings: StringValue[] = [];
  const open = value === undefined ? [] : [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'string') {
      strings.push(next);
    } else if (next.kind === 'object') {
      strings.push(...next.members.map(({ key }) => key));
    }
    open.push(...childrenOf(next).toReversed());
  }
  return strings;
}
