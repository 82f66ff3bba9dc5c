/** A policy with a misspelt action, one service wildcard and one clean statement. */
export const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Typo",
      "Effect": "Allow",
      "Action": ["s3:ListBucket", "s3:GetObejct"],
      "Resource": "arn:aws:s3:::photos"
    },
    {
      "Sid": "Broad",
      "Effect": "Allow",
      "Action": "sqs:*",
      "Resource": "*"
    }
  ]
}
`;

/** So many statements that the server pauses while it checks them: over 60,000 characters, on one line each. */
export function largePolicy(statements: number): string {
  const statement = (index: number) =>
    JSON.stringify({
      Sid: `S${index}`,
      Effect: 'Allow',
      Action: ['s3:GetObejct', `sqs:SendMessage${index}`],
      Resource: `arn:aws:s3:::b${index}/*`,
    });
  return `{ "Version": "2012-10-17", "Statement": [\n${Array.from({ length: statements }, (_, index) => statement(index)).join(',\n')}\n] }\n`;
}
