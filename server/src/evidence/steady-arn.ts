/** Parts of ARNs that name what soon is gone: tasks, executions, builds, jobs, stacks made anew under the same name. */
const passing: readonly (readonly [part: RegExp, instead: string])[] = [
  [/(:log-group:[^*]*?):log-stream:.*$/, '$1:*'],
  [/^(arn:[^:]+:states:[^:]*:[^:]*:(?:express|execution):[^:]+):.*$/, '$1:*'],
  [/^(arn:[^:]+:(?:ecs|batch|elasticmapreduce):.*[:/])(?:[0-9a-f]{32}|j-[0-9A-Z]+)$/, '$1*'],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '*'],
  [/\b(i|eni|vol|snap|sir)-[0-9a-f]{8,17}\b/g, '$1-*'],
];

/** The ARN with `*` for the ids in it that do not last. Keys of KMS and of S3 are names, whatever they look like. */
export function steadyArn(arn: string): string {
  if (/^arn:[^:]+:(kms|s3):/.test(arn)) {
    return arn;
  }
  return passing.reduce((text, [part, instead]) => text.replace(part, instead), arn);
}
