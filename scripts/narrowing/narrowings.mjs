/**
 * The pictures of docs/narrowing.md. `▮` marks where the cursor goes; `title` are words of the quick fix that is chosen, and `result` words
 * that stand in the file once it is applied.
 */
const policy = (...lines) => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
${lines.map((line) => `      ${line}`).join(',\n')}
    }
  ]
}
`;

export const narrowings = [
  {
    name: 'access-levels',
    text: policy('"Action": "s3▮:*"', '"Resource": "*"'),
    title: 'List and Read',
    result: 's3:Get',
  },
  {
    name: 'split-by-resource',
    text: policy('"Action": ["dynamodb:GetItem", "dynamodb:PutItem", "sqs:SendMessage", "sqs:ListQueues"]', '"Resource": "▮*"'),
    title: 'Split by resource type',
    result: ':table/',
  },
  {
    name: 'pass-role',
    text: policy('"Action": ["lambda:CreateFunction", "iam:Pass▮Role"]', '"Resource": "*"'),
    title: 'to one role and one service',
    result: 'iam:PassedToService',
  },
  {
    name: 'github',
    text: policy(
      '"Principal": { "Federated": "arn:aws:iam::111122223333:oidc-▮provider/token.actions.githubusercontent.com" }',
      '"Action": "sts:AssumeRoleWithWebIdentity"',
      '"Condition": { "StringEquals": { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } }',
    ),
    title: 'githubusercontent.com:sub',
    result: ':sub"',
  },
  {
    name: 'service-source',
    text: policy(
      '"Principal": { "Service": "s3.ama▮zonaws.com" }',
      '"Action": "sqs:SendMessage"',
      '"Resource": "arn:aws:sqs:eu-west-1:111122223333:uploads"',
    ),
    title: 'aws:SourceAccount',
    result: 'aws:SourceArn',
  },
];
