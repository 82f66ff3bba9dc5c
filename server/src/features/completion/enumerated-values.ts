import type { KnownValue } from './values-of-key';

/** The values of a key that takes one of a few words. The key in lower case; `undefined` where its values are not such words. */
export function enumeratedValues(key: string): readonly KnownValue[] | undefined {
  return values.get(key);
}

/**
 * By key, in lower case; the frequent values first. Sources: the API references of the services, on the parameters that the keys are
 * read from; Amazon S3 User Guide, "Canned ACL" and "Amazon S3 condition keys"; KMS Developer Guide, "AWS KMS condition keys".
 */
const values: ReadonlyMap<string, readonly KnownValue[]> = new Map(
  Object.entries({
    'aws:principaltype': 'User AssumedRole FederatedUser Account Anonymous',
    's3:x-amz-acl':
      'bucket-owner-full-control private bucket-owner-read authenticated-read public-read public-read-write aws-exec-read log-delivery-write',
    's3:x-amz-server-side-encryption': 'aws:kms aws:kms:dsse AES256',
    's3:x-amz-storage-class':
      'STANDARD INTELLIGENT_TIERING STANDARD_IA ONEZONE_IA GLACIER_IR GLACIER DEEP_ARCHIVE REDUCED_REDUNDANCY EXPRESS_ONEZONE',
    's3:x-amz-metadata-directive': 'COPY REPLACE',
    's3:object-lock-mode': 'GOVERNANCE COMPLIANCE',
    's3:object-lock-legal-hold': 'ON OFF',
    's3:signatureversion': 'AWS4-HMAC-SHA256 AWS',
    's3:authtype': 'REST-HEADER REST-QUERY-STRING POST',
    's3:accesspointnetworkorigin': 'VPC Internet',
    's3:x-amz-object-ownership': 'BucketOwnerEnforced BucketOwnerPreferred ObjectWriter',
    's3:delimiter': '/',
    's3:tlsversion': '1.2 1.3',
    'ec2:tenancy': 'default dedicated host',
    'ec2:volumetype': 'gp3 gp2 io2 io1 st1 sc1 standard',
    'ec2:metadatahttptokens': 'required optional',
    'ec2:metadatahttpendpoint': 'enabled disabled',
    'ec2:rootdevicetype': 'ebs instance-store',
    'ec2:instancemarkettype': 'spot',
    'kms:keyusage': 'ENCRYPT_DECRYPT SIGN_VERIFY GENERATE_VERIFY_MAC KEY_AGREEMENT',
    'kms:keyorigin': 'AWS_KMS EXTERNAL AWS_CLOUDHSM EXTERNAL_KEY_STORE',
    'kms:keyspec':
      'SYMMETRIC_DEFAULT RSA_2048 RSA_3072 RSA_4096 ECC_NIST_P256 ECC_NIST_P384 ECC_NIST_P521 ECC_SECG_P256K1 HMAC_224 HMAC_256 HMAC_384 HMAC_512 SM2',
    'kms:encryptionalgorithm': 'SYMMETRIC_DEFAULT RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256 SM2PKE',
    'kms:grantoperations':
      'Decrypt Encrypt GenerateDataKey GenerateDataKeyWithoutPlaintext GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext ReEncryptFrom ReEncryptTo CreateGrant RetireGrant DescribeKey GetPublicKey Sign Verify GenerateMac VerifyMac DeriveSharedSecret',
    'kms:grantconstrainttype': 'EncryptionContextEquals EncryptionContextSubset',
    'lambda:functionurlauthtype': 'AWS_IAM NONE',
    'sns:protocol': 'sqs lambda https http email email-json sms application firehose',
    'dynamodb:select': 'SPECIFIC_ATTRIBUTES ALL_ATTRIBUTES ALL_PROJECTED_ATTRIBUTES COUNT',
    'dynamodb:returnvalues': 'NONE ALL_OLD UPDATED_OLD ALL_NEW UPDATED_NEW',
    'dynamodb:returnconsumedcapacity': 'TOTAL INDEXES NONE',
    'route53:changeresourcerecordsetsactions': 'CREATE UPSERT DELETE',
    'route53:changeresourcerecordsetsrecordtypes': 'A AAAA CNAME TXT MX NS SRV CAA PTR SOA DS HTTPS SVCB SSHFP TLSA NAPTR SPF',
    'elasticloadbalancing:scheme': 'internal internet-facing',
    'autoscaling:metadatahttptokens': 'required optional',
    'rds:databaseengine':
      'postgres mysql aurora-postgresql aurora-mysql mariadb oracle-ee oracle-se2 sqlserver-ee sqlserver-se sqlserver-ex sqlserver-web',
    'codeartifact:repositoryformat': 'npm pypi maven nuget',
  }).map(([key, words]) => [key, words.split(' ').map((text): KnownValue => ({ text }))]),
);
