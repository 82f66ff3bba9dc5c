/** Policies that between them have every construct a host reads, for tests that cut and break them. */
export const jsonSamples: readonly string[] = [
  `{
  // the version
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "A\\u0062c", "Effect": "Allow",
      "Principal": { "AWS": ["arn:aws:iam::123456789012:root", "*"] },
      "Action": ["s3:Get*", "s3:\\/x",],
      "NotResource": "arn:aws:s3:::b/\${aws:username}",
      "Condition": { "StringEquals": { "aws:SourceIp": ["10.0.0.0/8", 1, true, null] } },
    },
    { "Effect": "Deny", "NotAction": "*", "Resource": "*" } /* last */
  ]
}
`,
  `{"Resources":{"R":{"Type":"AWS::IAM::Role","Properties":{"AssumeRolePolicyDocument":{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
"Principal":{"Service":{"Fn::Sub":"ec2.\${AWS::URLSuffix}"}}}]},"Policies":[{"PolicyDocument":{"Statement":{"Effect":"Allow","Action":{"Ref":"A"},
"Resource":{"Fn::Join":["",["arn:",{"Ref":"AWS::Partition"}]]}}}}]}}},"Policy":"{\\n\\t\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"s3:*\\"}]}"}`,
];

export const yamlSamples: readonly string[] = [
  `# a role
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: &trust
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: {Service: [!Sub 'ec2.\${AWS::URLSuffix}', "lambda.amazonaws.com"]}
            Action: sts:AssumeRole   # only this
      Policies:
      - PolicyName: !Ref Name
        PolicyDocument:
          Statement:
          - &allow
            Effect: Allow
            Action:
            - s3:Get*
            - "s3:\\x50ut*"

            - 's3:It''s'
            Resource: !If [IsProd, !GetAtt B.Arn, !Join ['', ['arn:', !Ref P]]]
            Condition:
              StringEquals:
                aws:SourceIp: 10.0.0.0/8
                s3:prefix:
                  - a folded
                    string
          - <<: *allow
            Effect: Deny
            Resource: >-
              arn:aws:s3:::bucket/*
  Other:
    AssumeRolePolicyDocument: *trust
`,
  `---
Policy: |
  {
    "Version": "2012-10-17",
    "Statement": [
      { "Effect": "Allow", "Action": ["s3:*", "ec2:\\u002a"] }
    ]
  }
---
Policy: '{"Statement": [{"Effect": "Allow",
  "Action": "it''s"}]}'
Another: "{\\"Statement\\": {\\"Effect\\": \\"Deny\\"}}"
Folded: !Sub >
  {"Statement": [{"Effect": "Allow",
    "Resource": "arn:\${AWS::Partition}:s3:::\${!aws:username}"}]}
`,
  'Version: 2012-10-17\r\nStatement:\r\n- Effect: Allow\r\n  Action: [s3:Get*, "ec2:*"]\r\n  Resource:\r\n  - "*"\r\n',
];
