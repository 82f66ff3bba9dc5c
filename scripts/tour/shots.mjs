/**
 * The pictures of docs/tour.md. Each has a policy in which `▮` marks where the cursor goes (`type` is typed there), or the middle of the
 * token that the mouse rests on; `wait` are words that the list or the hover shows when it is ready.
 */
const statement = (body) => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
${body}
    }
  ]
}
`;

const completion = (name, caption, text, type, wait) => ({ kind: 'completion', name, caption, text, type, wait });
const hover = (name, caption, text, wait) => ({ kind: 'hover', name, caption, text, wait });

export const shots = [
  completion('complete-policy', 'An empty file: a whole policy by type', '▮', '', 'policy'),
  completion(
    'complete-element',
    'The elements that are still missing',
    statement('      "Action": "s3:GetObject",\n      ▮'),
    '"',
    'Resource',
  ),
  completion('complete-service', 'Service prefixes, with the names of the services', statement('      "Action": ["▮"]'), 'dyn', 'DynamoDB'),
  completion(
    'complete-action',
    'Actions, by what goes with those of the statement',
    statement('      "Action": ["sqs:ReceiveMessage", "▮"]'),
    'sqs:',
    'DeleteMessage',
  ),
  completion(
    'complete-action-name',
    'Actions by name alone, and API operations that are none',
    statement('      "Action": ["▮"]'),
    'HeadObj',
    's3:GetObject',
  ),
  completion('complete-wildcard', 'Wildcards as choices, with their counts', statement('      "Action": ["▮"]'), 's3:Get*', 's3:Get*'),
  completion(
    'complete-resource',
    'The ARN formats of just these actions',
    statement('      "Action": ["dynamodb:GetItem", "dynamodb:Query"],\n      "Resource": "▮"'),
    '',
    'table',
  ),
  completion(
    'complete-arn-part',
    'Within an ARN: Regions, accounts, names in use',
    statement('      "Action": "sqs:SendMessage",\n      "Resource": "arn:aws:sqs:▮"'),
    'eu',
    'eu-west-1',
  ),
  completion(
    'complete-principal',
    'Principals, and how each is written',
    statement('      "Principal": { "Service": "▮" },\n      "Action": "sts:AssumeRole"'),
    'lam',
    'lambda.amazonaws.com',
  ),
  completion(
    'complete-operator',
    'Operators that fit',
    statement('      "Action": "s3:*",\n      "Resource": "*",\n      "Condition": { ▮ }'),
    '"',
    'StringEquals',
  ),
  completion(
    'complete-key',
    'The condition keys that these actions have',
    statement('      "Action": "s3:PutObject",\n      "Resource": "*",\n      "Condition": { "StringEquals": { ▮ } }'),
    '"s3',
    's3:',
  ),
  completion(
    'complete-value',
    'Values that AWS enumerates',
    statement('      "Action": "s3:PutObject",\n      "Resource": "*",\n      "Condition": { "StringEquals": { "s3:x-amz-acl": "▮" } }'),
    '',
    'bucket-owner-full-control',
  ),
  completion(
    'complete-variable',
    'Policy variables',
    statement('      "Action": "s3:GetObject",\n      "Resource": "arn:aws:s3:::home/▮"'),
    '${',
    'aws:username',
  ),
  completion(
    'complete-managed-policy',
    'AWS’s managed policies, with what each grants',
    statement(
      '      "Action": "iam:AttachRolePolicy",\n      "Resource": "*",\n      "Condition": { "ArnEquals": { "iam:PolicyARN": "▮" } }',
    ),
    'ReadOnly',
    'ReadOnlyAccess',
  ),
  hover(
    'hover-element',
    'An element',
    statement('      "Act▮ion": "s3:GetObject",\n      "Resource": "*"'),
    'actions that the statement is about',
  ),
  hover('hover-not-action', 'What a NotAction leaves', statement('      "NotAc▮tion": "iam:*",\n      "Resource": "*"'), 'Left here'),
  hover(
    'hover-resource',
    'A resource: its parts, and the actions it fits',
    statement('      "Action": ["s3:GetObject", "s3:ListBucket"],\n      "Resource": "arn:aws:s3:::rep▮orts/*"'),
    'Never matches',
  ),
  hover(
    'hover-principal',
    'A principal: who that really is',
    statement('      "Principal": { "AWS": "arn:aws:iam::1111▮22223333:root" },\n      "Action": "sts:AssumeRole"'),
    'whole account',
  ),
  hover(
    'hover-operator',
    'An operator in words',
    statement(
      '      "Action": "ec2:CreateTags",\n      "Resource": "*",\n      "Condition": { "ForAllVal▮ues:StringEquals": { "aws:TagKeys": "team" } }',
    ),
    'Every value',
  ),
  hover(
    'hover-key',
    'A condition key, and when it is absent',
    statement('      "Action": "s3:*",\n      "Resource": "*",\n      "Condition": { "Bool": { "aws:MultiFactor▮AuthPresent": "true" } }'),
    'Absent',
  ),
  hover(
    'hover-value',
    'A condition value: which requests pass',
    statement(
      '      "Action": "s3:*",\n      "Resource": "*",\n      "Condition": { "IpAddress": { "aws:SourceIp": ["203.0.113.0/24", "198.51.▮100.0/24"] } }',
    ),
    'addresses',
  ),
  hover(
    'hover-variable',
    'A policy variable',
    statement('      "Action": "s3:GetObject",\n      "Resource": "arn:aws:s3:::home/${aws:user▮name}/*"'),
    'Replaced by',
  ),
  hover(
    'hover-managed-policy',
    'A managed policy of AWS',
    statement(
      '      "Action": "iam:AttachRolePolicy",\n      "Resource": "*",\n      "Condition": { "ArnEquals": { "iam:PolicyARN": "arn:aws:iam::aws:policy/Power▮UserAccess" } }',
    ),
    'AWS managed policy',
  ),
  {
    kind: 'quick-fix',
    name: 'configure',
    caption: 'A rule configured away from its squiggle: with a reason, in this file, or everywhere',
    text: statement('      "Action": "sqs:▮*",\n      "Resource": "*"'),
    wait: 'Turn',
  },
];
