import { hasWildcard } from '../policy/action-pattern';
import type { PolicyDocument } from '../policy/ast';
import type { StringValue } from '../policy/value';
import { tabStop } from '../text/tab-stop';
import { removeFromList } from './repair';
import type { Fix, RuleModule } from './rule';

export const unsupportedResource: RuleModule = {
  meta: {
    name: 'unsupported-resource',
    summary: 'A resource other than the one that the policy is attached to.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['resource-based'],
    sameAs: [{ tool: 'access-analyzer', code: 'UNSUPPORTED_RESOURCE_ARN_IN_POLICY' }],
  },
  looksAround: true,
  check: {
    ResourcePattern({ source, arn }, { document, statement, report }) {
      const list = statement?.resource?.element.value;
      const own = services.get(document.service ?? '');
      if (own === undefined) {
        return;
      }
      if (arn !== undefined && !hasWildcard(arn.service) && !own.includes(arn.service.toLowerCase()) && arn.service !== '') {
        report({
          at: source.span,
          message: `\`${source.text}\` is of another service. The policy of a resource of \`${document.service}\` is about that resource only: AWS rejects the policy.`,
          fixes: () => removeFromList(document.writer, list, source, 'safe'),
        });
      } else if (source.text === '*' && document.service === 's3' && namesSomebody(document)) {
        report({
          at: source.span,
          message:
            'S3 rejects a policy about `*`. Write the ARN of the bucket or access point, or of objects in it: `arn:aws:s3:::BUCKET/*`.',
          fixes: () => (list === source ? [limitToBucket(document, source)] : []),
        });
      }
    },
  },
};

/** Bucket and objects both, as some actions are about one and some about the other. */
function limitToBucket({ writer }: PolicyDocument, source: StringValue): Fix {
  const bucket = `arn:aws:s3:::${tabStop('BUCKET')}`;
  return { title: 'Limit to a bucket and its objects', safety: 'unsafe', edits: [writer.replace(source, [bucket, `${bucket}/*`])] };
}

/** By the service whose resource has the policy: the services that the ARNs in it may name. */
const services: ReadonlyMap<string, readonly string[]> = new Map([
  ['dynamodb', ['dynamodb']],
  ['elasticfilesystem', ['elasticfilesystem']],
  ['kms', ['kms']],
  ['lambda', ['lambda']],
  ['s3', ['s3', 's3-object-lambda', 's3-outposts', 's3express']],
  ['secretsmanager', ['secretsmanager']],
  ['sns', ['sns']],
  ['sqs', ['sqs']],
]);

/** Otherwise it may be the policy of a VPC endpoint, which looks the same and may be about `*`. */
function namesSomebody({ statements }: PolicyDocument): boolean {
  return statements.some(({ principal }) => principal !== undefined && principal.everyone === undefined);
}
