import { address, type HostilePair, policy, upTo, when } from './hostile-policy';

/** Pairs whose conditions hold what nobody can list: many keys, many values, sets, and what depends on each other. */
export const hostileConditions: Readonly<Record<string, () => HostilePair>> = {
  'five thousand conditions of one statement': () => ({
    newer: policy({ Condition: { StringEquals: Object.fromEntries(upTo(5_000, (index) => [`aws:PrincipalTag/t${index}`, `${index}`])) } }),
    older: policy({
      Condition: { StringEquals: Object.fromEntries(upTo(5_000, (index) => [`aws:PrincipalTag/t${index}`, `${index + 1}`])) },
    }),
  }),
  'a condition more in each of two thousand statements': () => ({
    newer: policy({}),
    older: policy(
      ...upTo(2_000, (index) => ({
        Condition: { StringEquals: { [`aws:PrincipalTag/t${index}`]: 'a', [`aws:RequestTag/t${index}`]: 'b' } },
      })),
    ),
  }),
  'thirty thousand values with wildcards': () => ({
    newer: policy(
      when(
        'StringLike',
        's3:prefix',
        upTo(30_000, (index) => `*${index}*`),
      ),
    ),
    older: policy(
      when(
        'StringLike',
        's3:prefix',
        upTo(30_000, (index) => `*${index + 1}?*`),
      ),
    ),
  }),
  'thirty thousand values without case': () => ({
    newer: policy(
      when(
        'StringEqualsIgnoreCase',
        's3:prefix',
        upTo(30_000, (index) => `Value${index}`),
      ),
    ),
    older: policy(
      when(
        'StringNotEqualsIgnoreCase',
        's3:prefix',
        upTo(30_000, (index) => `vaLue${index * 2}`),
      ),
    ),
  }),
  'eighteen thousand address ranges': () => ({
    newer: policy(
      when(
        'IpAddress',
        'aws:SourceIp',
        upTo(18_000, (index) => `${address(index * 2)}/31`),
      ),
    ),
    older: policy(
      when(
        'IpAddress',
        'aws:SourceIp',
        upTo(18_000, (index) => `${address(index * 2 + 2)}/31`),
      ),
    ),
  }),
  'address ranges in two hundred statements': () => ({
    newer: policy(
      ...upTo(300, (index) =>
        when(
          'IpAddress',
          'aws:SourceIp',
          upTo(70, (own) => `${address(index * 70 + own)}/32`),
        ),
      ),
    ),
    older: policy(
      ...upTo(300, (index) =>
        when(
          'NotIpAddress',
          'aws:SourceIp',
          upTo(70, (own) => `${address(index * 70 + own)}/31`),
        ),
      ),
    ),
  }),
  'thirty thousand numbers': () => ({
    newer: policy(
      when(
        'NumericEquals',
        's3:max-keys',
        upTo(30_000, (index) => `${index}`),
      ),
    ),
    older: policy(
      when(
        'NumericNotEquals',
        's3:max-keys',
        upTo(30_000, (index) => `${index + 30_000}`),
      ),
    ),
  }),
  'ten thousand moments': () => ({
    newer: policy(
      when(
        'DateLessThan',
        'aws:CurrentTime',
        upTo(10_000, (index) => `${1_700_000_000 + index}`),
      ),
    ),
    older: policy(
      when(
        'DateGreaterThan',
        'aws:CurrentTime',
        upTo(10_000, (index) => `${1_700_000_000 + index * 2}`),
      ),
    ),
  }),
  'a tag of forty in three of each statement': () => ({
    newer: policy({}),
    older: policy(
      ...upTo(400, (index) => ({
        Condition: {
          StringEquals: { [`aws:PrincipalTag/t${(index * 7) % 40}`]: 'a', [`aws:PrincipalTag/t${(index * 11 + 3) % 40}`]: 'b' },
          StringNotEquals: { [`aws:PrincipalTag/t${(index * 13 + 5) % 40}`]: 'a' },
        },
      })),
    ),
  }),
  'pigeons and holes': () => ({
    newer: policy({
      Condition: {
        StringEquals: Object.fromEntries(upTo(9, (pigeon) => [`aws:PrincipalTag/p${pigeon}`, upTo(8, (hole) => `${hole}`)])),
      },
    }),
    older: policy(
      ...upTo(8, (hole) =>
        upTo(9, (pigeon) =>
          upTo(pigeon, (other) => ({ [`aws:PrincipalTag/p${pigeon}`]: `${hole}`, [`aws:PrincipalTag/p${other}`]: `${hole}` })),
        ),
      )
        .flat(2)
        .map((tests) => ({ Condition: { StringEquals: tests } })),
    ),
  }),
  'six hundred sets of tag keys': () => ({
    newer: policy(
      ...upTo(600, (index) => ({
        Condition: {
          'ForAllValues:StringLike': { 'aws:TagKeys': upTo(30, (own) => `*${index}${own}*`) },
          'ForAnyValue:StringLike': { 'aws:TagKeys': [`${index}*`, `*${index}`] },
        },
      })),
    ),
    older: policy(
      ...upTo(600, (index) => ({ Condition: { 'ForAnyValue:StringNotLike': { 'aws:TagKeys': [`*${index}?*`, `?${index}*`] } } })),
    ),
  }),
  'everything that can be read in two ways': () => ({
    newer: policy(
      ...upTo(200, (index) => ({
        Principal: index % 2 === 0 ? { AWS: '*' } : '*',
        Resource: [`arn:aws:S3:?*x*:*:b${index}*`, `arn:aws:s3*${index}`],
        Condition: {
          ArnLike: { 'aws:SourceArn': `arn:aws:*${index}` },
          'ForAnyValue:StringLikeIfExists': { 'aws:TagKeys': `*${index}*` },
        },
      })),
    ),
    older: policy(
      ...upTo(200, (index) => ({
        Principal: { AWS: '*', Service: 's3.amazonaws.com' },
        Resource: [`arn:aws:s3:*:*:b${index + 1}*`],
        Condition: { ArnLike: { 'aws:SourceArn': `arn:aws:*${index}*:*` }, 'ForAnyValue:StringLike': { 'aws:TagKeys': `?*${index}*` } },
      })),
    ),
  }),
};
