import { hostileConditions } from './hostile-conditions';
import { arn, type HostilePair, letters, policy, upTo, when } from './hostile-policy';

/**
 * Pairs that make a prover work: for each part of a policy, many times what AWS's quotas leave room for, and wildcards, conditions and
 * sets that mean what nobody can list. Each is made when it is asked for. By what is in them.
 */
export const hostilePairs: Readonly<Record<string, () => HostilePair>> = {
  // Wildcards.
  'letters anywhere in a resource': () => ({
    newer: policy({}, ...letters.slice(1).map((letter) => ({ Effect: 'Deny', Resource: arn(`*${letter}*`) }))),
    older: policy({}, ...letters.map((letter) => ({ Effect: 'Deny', Resource: arn(`*${letter}*`) }))),
  }),
  'letters anywhere in a condition': () => ({
    newer: policy({ Condition: { StringLike: { 's3:prefix': letters.slice(1).map((letter) => `*${letter}*`) } } }),
    older: policy(...letters.map((letter) => when('StringNotLike', 's3:prefix', `*${letter}*`))),
  }),
  'letters anywhere in actions': () => ({
    newer: policy(...letters.map((letter) => ({ Action: `s3:*${letter}*` }))),
    older: policy(...letters.map((letter) => ({ Action: `s3:?*${letter}*` }))),
  }),
  'a long run of stars in a resource': () => ({
    newer: policy({ Resource: arn('*a'.repeat(400)) }),
    older: policy({ Resource: arn(`${'*a'.repeat(401)}`) }),
  }),
  'a long run of stars in many resources': () => ({
    newer: policy({ Resource: upTo(300, (index) => arn(`${'*a'.repeat(index)}*`)) }),
    older: policy({ Resource: upTo(300, (index) => arn(`${'*a?'.repeat(index)}*b`)) }),
  }),
  'a long run of stars in an action': () => ({
    newer: policy({ Action: `s3:${'*a'.repeat(400)}` }, { Action: `s3:${'*b'.repeat(400)}` }),
    older: policy({ Action: `s3:${'*a'.repeat(401)}` }, { Action: `s3:${'*c*b'.repeat(401)}` }),
  }),
  'a resource of two hundred thousand characters': () => ({
    newer: policy({ Resource: arn(`${'a'.repeat(200_000)}*`) }),
    older: policy({ Resource: arn(`${'a'.repeat(199_999)}b*`) }),
  }),
  'a resource of a hundred thousand stars': () => ({
    newer: policy({ Resource: arn('*a'.repeat(100_000)) }),
    older: policy({ Resource: arn('*a'.repeat(100_001)) }),
  }),
  'a resource of a hundred thousand question marks': () => ({
    newer: policy({ Resource: arn(`${'?'.repeat(100_000)}*`) }),
    older: policy({ Resource: arn(`${'?'.repeat(100_000)}*a`) }),
  }),
  // Many entries.
  'twenty thousand actions': () => ({
    newer: policy({ Action: upTo(20_000, (index) => `s3:Get${index}`) }),
    older: policy({ Action: upTo(20_000, (index) => `s3:Get${index + 1}`) }),
  }),
  'fifteen thousand actions with wildcards': () => ({
    newer: policy({ Action: upTo(15_000, (index) => `s3:Get${index}*`) }),
    older: policy({ Action: upTo(15_000, (index) => `s3:Get?${index}*`) }),
  }),
  'ten thousand entries of NotAction': () => ({
    newer: policy({ NotAction: upTo(10_000, (index) => `s3:Get${index}`) }),
    older: policy({ NotAction: upTo(10_000, (index) => `s3:Get${index + 1}`) }),
  }),
  'ten thousand entries of NotAction with wildcards': () => ({
    newer: policy({ NotAction: upTo(10_000, (index) => `s3:*Get${index}*`) }),
    older: policy({ NotAction: upTo(10_000, (index) => `*:Get${index}?*`) }),
  }),
  'ten thousand resources': () => ({
    newer: policy({ Resource: upTo(10_000, (index) => arn(`b${index}/x*`)) }),
    older: policy({ Resource: upTo(10_000, (index) => arn(`b${index}/*`)) }),
  }),
  'ten thousand resources that are nearly the same': () => ({
    newer: policy({ Resource: upTo(10_000, (index) => arn(`*/b${index}`)) }),
    older: policy({ Resource: upTo(10_000, (index) => arn(`*/b${index + 1}`)) }),
  }),
  'ten thousand entries of NotResource': () => ({
    newer: policy({ NotResource: upTo(10_000, (index) => arn(`*b${index}*`)) }),
    older: policy({ NotResource: upTo(10_000, (index) => arn(`*b${index}?*`)) }),
  }),
  'eight thousand principals': () => ({
    newer: policy({ Principal: { AWS: upTo(8_000, (index) => `arn:aws:iam::111122223333:role/r${index}`) } }),
    older: policy({ Principal: { AWS: upTo(8_000, (index) => `arn:aws:iam::111122223333:role/r${index + 1}`) } }),
  }),
  'sixteen thousand accounts in NotPrincipal': () => ({
    newer: policy({ Principal: '*' }, { Effect: 'Deny', NotPrincipal: { AWS: upTo(16_000, (index) => `${100_000_000_000 + index}`) } }),
    older: policy({ Principal: '*' }, { Effect: 'Deny', NotPrincipal: { AWS: upTo(16_000, (index) => `${100_000_000_001 + index}`) } }),
  }),
  'four thousand resources with variables': () => ({
    newer: policy({ Resource: upTo(4_000, (index) => arn(`b/\${aws:username}/${index}/\${aws:PrincipalTag/t${index}}*`)) }),
    older: policy({ Resource: upTo(4_000, (index) => arn(`b/*/${index}/\${aws:PrincipalTag/t${index + 1}}*`)) }),
  }),
  'a resource of ten thousand variables': () => ({
    newer: policy({ Resource: arn('${aws:username}*'.repeat(10_000)) }),
    older: policy({ Resource: arn('${aws:username}*'.repeat(10_001)) }),
  }),
  'a resource of three thousand different variables': () => ({
    newer: policy({ Resource: arn(upTo(3_000, (index) => `\${aws:PrincipalTag/t${index}}`).join('*')) }),
    older: policy({ Resource: arn(upTo(3_000, (index) => `\${aws:PrincipalTag/t${index + 1}}`).join('*')) }),
  }),
  // Many statements.
  'fifteen hundred Deny statements more': () => ({
    newer: policy(...upTo(1_500, (index) => ({ Resource: arn(`b${index}/*`) }))),
    older: policy(
      ...upTo(1_500, (index) => ({ Resource: arn(`b${index}/*`) })),
      ...upTo(1_500, (index) => ({ Effect: 'Deny', Resource: arn(`b${index}/private/*`) })),
    ),
  }),
  'five thousand statements': () => ({
    newer: policy(...upTo(5_000, (index) => ({ Action: `s3:Get${index}*`, Resource: arn(`b${index}/*`) }))),
    older: policy(...upTo(5_000, (index) => ({ Action: `s3:Get${index}?*`, Resource: arn(`b${index + 1}/*`) }))),
  }),
  'five thousand statements for the same action': () => ({
    newer: policy(...upTo(5_000, (index) => ({ Resource: arn(`b${index}/*`) }))),
    older: policy(...upTo(5_000, (index) => ({ Resource: arn(`b${index + 1}/*`) }))),
  }),
  'five thousand statements of all actions': () => ({
    newer: policy(...upTo(5_000, () => ({ Action: '*' }))),
    older: policy(...upTo(5_000, () => ({ Action: 's3:*' }))),
  }),
  'two thousand statements of NotAction': () => ({
    newer: policy(...upTo(2_000, (index) => ({ NotAction: [`s3:Get${index}`, `iam:*${index}`] }))),
    older: policy(...upTo(2_000, (index) => ({ Effect: 'Deny', NotAction: [`s3:Get${index}`] })), { Action: '*' }),
  }),
  'every other action by itself': () => ({
    newer: policy(...upTo(1_000, (index) => ({ Action: [`s${letters[index % 26]}*:*${letters[(index * 7) % 26]}*`] }))),
    older: policy(...upTo(1_000, (index) => ({ Action: [`s${letters[(index * 3) % 26]}*:*${letters[(index * 5) % 26]}?*`] }))),
  }),
  ...hostileConditions,
  // Shapes.
  'lists forty thousand deep': () => ({
    newer: policy({}).replace('"*"', `${'['.repeat(40_000)}"*"${']'.repeat(40_000)}`),
    older: policy({}),
  }),
  'objects forty thousand deep': () => ({
    newer: policy({}).replace('"*"', `${'{"a":'.repeat(40_000)}"*"${'}'.repeat(40_000)}`),
    older: policy({}),
  }),
  'fifteen thousand unknown parts': () => ({
    newer: policy({ Resource: upTo(15_000, (index) => arn(`\ufffc${index}`)) }),
    older: policy({ Resource: upTo(15_000, (index) => arn(`\ufffc${index}`)) }),
  }),
};
