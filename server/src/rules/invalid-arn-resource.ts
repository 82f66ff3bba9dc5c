import { type Arn, arnPartSpan } from '../policy/arn';
import { isStatic, spanWithin } from '../policy/value';
import type { ServiceReference } from '../reference/types';
import { arnFormatsOf, fitsFormat } from '../semantics/arn-formats';
import { closest } from '../text/closest';
import { replaceValue } from './repair';
import type { RuleModule } from './rule';

export const invalidArnResource: RuleModule = {
  meta: {
    name: 'invalid-arn-resource',
    summary: 'An ARN whose last part is no resource of its service.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'INVALID_ARN_RESOURCE' }],
  },
  check: {
    ResourcePattern({ source, arn }, { document, reference, report }) {
      if (arn?.resource === '' && arnFormatsOf(reference, arn.service).length > 0) {
        // IAM Access Analyzer lets this pass, in `arn:aws:organizations::*:` of an AWS managed policy.
        const message = `\`${source.text}\` ends without a resource and matches nothing. Add one, or \`*\` for all.`;
        report({ at: source.span, message, sameAs: [] });
        return;
      }
      const word = arn && wrongWord(reference, arn);
      if (arn === undefined || word === undefined) {
        return;
      }
      const known = [...new Set(wordsOf(reference, arn.service))];
      const { start } = arnPartSpan(source, 'resource');
      const head = source.text.length - arn.resource.length;
      report({
        at: isStatic(source) ? spanWithin(source, head, head + word.length) : { start, end: start + word.length },
        message: `\`${word}\` is not a type of resource in ARNs of \`${arn.service}\`, so this one matches nothing. They begin with ${listed(known)}.`,
        fixes: () =>
          isStatic(source)
            ? closest(word, known, 1).map((near) =>
                replaceValue(document.writer, source, source.text.slice(0, head) + near + source.text.slice(head + word.length), 'unsafe'),
              )
            : [],
      });
    },
  },
};

/** Services all of whose resources begin with a word that says their type, of which the reference knows every one. */
const services: ReadonlySet<string> = new Set(['dynamodb', 'ecr', 'iam', 'kms', 'lambda', 'secretsmanager']);

/** The word the resource begins with, where no resource of the service does. */
function wrongWord(reference: ServiceReference, arn: Arn): string | undefined {
  const word = services.has(arn.service) ? /^[A-Za-z][\w-]*(?=$|[/:])/.exec(arn.resource)?.[0] : undefined;
  return word === undefined || fitsFormat(arn, arnFormatsOf(reference, arn.service)) || wordsOf(reference, arn.service).includes(word)
    ? undefined
    : word;
}

function wordsOf(reference: ServiceReference, arnService: string): readonly string[] {
  return arnFormatsOf(reference, arnService).flatMap(({ resource }) => /^[\w-]+(?=[/:])/.exec(resource)?.[0] ?? []);
}

function listed(words: readonly string[]): string {
  const names = [...words].sort().map((word) => `\`${word}\``);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
