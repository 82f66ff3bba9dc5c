/** Says of an account of AWS, which writes the logs of load balancers, that it may do more than that. */
export function moreThanLogs(account: string): string {
  return `Account \`${account}\` is AWS's own and writes the logs of load balancers. That takes \`s3:PutObject\`, and this statement allows more: allow that alone.`;
}
