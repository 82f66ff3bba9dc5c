/**
 * Prefixes that several pages of the Service Authorization Reference share. The packages name them after an arbitrary one;
 * these are the name that the prefix is known by and the page that has most of its actions.
 */
export const sharedPrefixes: Readonly<Record<string, { readonly name: string; readonly page: string }>> = {
  apigateway: { name: 'Amazon API Gateway', page: 'apigateway' },
  'aws-marketplace': { name: 'AWS Marketplace', page: 'marketplace-catalog' },
  cloudformation: { name: 'AWS CloudFormation', page: 'cloudformation' },
  elasticloadbalancing: { name: 'Elastic Load Balancing', page: 'elbv2' },
  greengrass: { name: 'AWS IoT Greengrass', page: 'greengrassv2' },
  kinesisanalytics: { name: 'Amazon Kinesis Analytics', page: 'kinesisanalyticsv2' },
  lex: { name: 'Amazon Lex', page: 'lex-v2' },
  ses: { name: 'Amazon Simple Email Service', page: 'ses' },
  'sms-voice': { name: 'AWS End User Messaging SMS and Voice', page: 'pinpoint-sms-voice-v2' },
};
