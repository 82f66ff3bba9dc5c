import type { GlobalKeyFact } from './global-key-fact';

const notInOrganization = 'Absent from anonymous requests and when the account of the principal is in no organization.';
const notCalledVia = 'Absent when the principal calls directly, and when the service uses a service role or a service-linked role.';
const notThroughEndpoint = 'Absent unless the request goes through a VPC endpoint.';
const notSupportedEndpoint = 'Absent unless the request goes through a VPC endpoint of a service that supports the key.';
const notForService = 'Absent unless an AWS service calls with its service principal on behalf of a resource.';
const notForOrganization =
  'Absent unless an AWS service calls with its service principal on behalf of a resource whose account is in an organization.';
const ownerNotInOrganization = 'Absent when the account that owns the resource is in no organization, and for a few actions.';

/**
 * The global condition keys on what is called and how: the network, the resource and the request, and two keys that AWS accepts and
 * does not document. Source: IAM User Guide, "AWS global condition context keys", as of November 2026.
 */
export const requestKeyFacts: readonly GlobalKeyFact[] = [
  // The network.
  {
    name: 'aws:SourceIp',
    type: 'IPAddress',
    description: 'the public IP address that the request comes from',
    absentWhen: 'Absent when the request goes through a VPC endpoint.',
  },
  {
    name: 'aws:SourceVpc',
    type: 'String',
    description: 'the id of the VPC whose endpoint the request goes through',
    absentWhen: notThroughEndpoint,
  },
  {
    name: 'aws:SourceVpcArn',
    type: 'ARN',
    description: 'the ARN of the VPC whose endpoint the request goes through',
    absentWhen: notSupportedEndpoint,
  },
  {
    name: 'aws:SourceVpce',
    type: 'String',
    description: 'the id of the VPC endpoint that the request goes through',
    absentWhen: notThroughEndpoint,
  },
  { name: 'aws:VpceAccount', type: 'String', description: 'the account that owns the VPC endpoint', absentWhen: notSupportedEndpoint },
  {
    name: 'aws:VpceOrgID',
    type: 'String',
    description: 'the organization of the account that owns the VPC endpoint',
    absentWhen: notSupportedEndpoint,
  },
  {
    name: 'aws:VpceOrgPaths',
    type: 'String',
    multivalued: true,
    description: 'the organization path of the account that owns the VPC endpoint',
    absentWhen: notSupportedEndpoint,
  },
  {
    name: 'aws:VpcSourceIp',
    type: 'IPAddress',
    description: 'the IP address that the request comes from inside a VPC; unique only together with the VPC or the endpoint',
    absentWhen: notThroughEndpoint,
  },

  // The resource.
  {
    name: 'aws:ResourceAccount',
    type: 'String',
    description: 'the account that owns the resource',
    absentWhen: 'Absent for a few actions, among them all of `ebs`.',
  },
  {
    name: 'aws:ResourceOrgID',
    type: 'String',
    description: 'the organization of the account that owns the resource',
    absentWhen: ownerNotInOrganization,
  },
  {
    name: 'aws:ResourceOrgPaths',
    type: 'String',
    multivalued: true,
    description: 'the organization path of the account that owns the resource',
    absentWhen: ownerNotInOrganization,
  },
  {
    name: 'aws:ResourceTag/${TagKey}',
    type: 'String',
    description: 'the value of a tag on the resource',
    absentWhen: 'Absent when the resource does not have the tag, and when the service does not support authorization by tags.',
  },

  // The request.
  {
    name: 'aws:CalledVia',
    type: 'String',
    multivalued: true,
    description: 'the services that pass on the request of the principal, in order',
    absentWhen: notCalledVia,
  },
  {
    name: 'aws:CalledViaFirst',
    type: 'String',
    description: 'the first service that passes on the request of the principal',
    absentWhen: notCalledVia,
  },
  {
    name: 'aws:CalledViaLast',
    type: 'String',
    description: 'the last service that passes on the request of the principal',
    absentWhen: notCalledVia,
  },
  {
    name: 'aws:CalledViaAWSMCP',
    type: 'String',
    description: 'the AWS MCP service that passes on the request of the principal',
    absentWhen: 'Absent unless an AWS MCP service calls for the principal.',
    anchor: 'calledviaawasmcp',
  },
  { name: 'aws:ViaAWSService', type: 'Bool', description: 'whether a service passes on the request of the principal' },
  {
    name: 'aws:ViaAWSMCPService',
    type: 'Bool',
    description: 'whether an AWS MCP service passes on the request of the principal',
    absentWhen: 'Absent unless an AWS MCP service calls for the principal.',
  },
  { name: 'aws:CurrentTime', type: 'Date', description: 'the date and time of the request' },
  { name: 'aws:EpochTime', type: 'Date', alsoType: 'Numeric', description: 'the time of the request, in seconds since 1970 or as a date' },
  {
    name: 'aws:referer',
    type: 'String',
    description: 'the `Referer` header, which the caller can set to anything',
    absentWhen: 'Absent unless a browser follows a link from a web page.',
  },
  {
    name: 'aws:RequestedRegion',
    type: 'String',
    description: 'the Region of the endpoint that is called; `us-east-1` for global services such as IAM',
  },
  {
    name: 'aws:RequestTag/${TagKey}',
    type: 'String',
    description: 'the value of a tag that the request passes',
    absentWhen: 'Absent when the request does not pass the tag.',
  },
  {
    name: 'aws:TagKeys',
    type: 'String',
    multivalued: true,
    description: 'the keys of the tags that the request passes',
    absentWhen: 'Absent when the operation takes no tags.',
  },
  { name: 'aws:SecureTransport', type: 'Bool', description: 'whether the request is sent over TLS' },
  {
    name: 'aws:SourceAccount',
    type: 'String',
    description: 'the account of the resource that a service calls for',
    absentWhen: notForService,
  },
  {
    name: 'aws:SourceArn',
    type: 'ARN',
    description: 'the resource that a service calls for; not the ARN of the principal',
    absentWhen: notForService,
  },
  {
    name: 'aws:SourceOrgID',
    type: 'String',
    description: 'the organization of the resource that a service calls for',
    absentWhen: notForOrganization,
  },
  {
    name: 'aws:SourceOrgPaths',
    type: 'String',
    multivalued: true,
    description: 'the organization path of the resource that a service calls for',
    absentWhen: notForOrganization,
  },
  { name: 'aws:UserAgent', type: 'String', description: 'the `User-Agent` header, which the caller can set to anything' },
  {
    name: 'aws:IsMcpServiceAction',
    type: 'Bool',
    description: 'whether the action is one of an MCP service',
    absentWhen: 'Absent unless an MCP service authorizes one of its own actions.',
  },

  // Accepted, though not on the page.
  {
    name: 'aws:PrincipalOrgMasterAccountId',
    type: 'String',
    description: 'the management account of the organization of the principal; AWS does not document this key',
    absentWhen: notInOrganization,
    anchor: '',
  },
  {
    name: 'aws:SourceOwner',
    type: 'String',
    description: 'the account of the resource that a service calls for; superseded by `aws:SourceAccount`',
    absentWhen: notForService,
    anchor: '',
  },
];
