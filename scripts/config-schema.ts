import { policyTypes } from '../server/src/policy/policy-type';
import { rules } from '../server/src/rules/index';
import { defaultSeverity, severities } from '../server/src/rules/severity';

/** A JSON schema, of draft 7, with what VS Code adds to it. */
export type Schema = Readonly<Record<string, unknown>>;

const globs =
  "Globs count from the folder of `.iampolicyrc.json`, in VS Code's settings from the workspace folder; one without `/` is compared with the file's name alone.";

/** A name that may be of a rule. For where the names cannot be listed once and referred to. */
export const anyRuleName: Schema = { type: 'string', pattern: '^[a-z]+(-[a-z]+)*$' };

/**
 * The schema of each field of `.iampolicyrc.json`, in the order that people read them. VS Code's settings `iamPolicy.*` have the same.
 * `ruleName` is the schema of a rule's name.
 */
export function settingsSchemas(ruleName: Schema): Readonly<Record<string, Schema>> {
  return {
    rules: {
      type: 'object',
      ...described(
        'How loudly each rule speaks: `off`, `hint`, `information`, `warning` or `error`. A rule that is not named keeps its own severity.',
      ),
      additionalProperties: false,
      properties: Object.fromEntries(
        rules.map(({ meta }) => [meta.name, { enum: severities, default: defaultSeverity(meta), description: meta.summary }]),
      ),
    },
    overrides: {
      type: 'array',
      ...described(`What differs for some files, by glob: severities of rules, the policy type. The last that matches wins. ${globs}`),
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['files'],
        defaultSnippets: [{ label: 'Override for files', body: { files: ['${1:*.json}'], rules: { $2: 'off' } } }],
        properties: {
          files: { ...textOrList({ type: 'string', minLength: 1 }), ...described(`The files it is for. ${globs}`) },
          rules: {
            type: 'object',
            ...described('The severity of each rule in these files.'),
            additionalProperties: { enum: severities },
            propertyNames: ruleName,
          },
          policyType: { enum: policyTypes, ...described('What type of policy these files hold.') },
        },
      },
    },
    policyTypes: {
      type: 'object',
      ...described(
        `What type of policy files hold, by glob: \`{ "policies/scp/*.json": "service-control" }\`. The last that matches wins; a file that no glob matches is judged by its content. ${globs}`,
      ),
      additionalProperties: { type: 'string', enum: policyTypes },
    },
    accounts: {
      type: 'object',
      ...described('Your own AWS accounts, by ID, each with the name you know it by: `{ "111122223333": "production" }`.'),
      propertyNames: { pattern: '^\\d{12}$' },
      additionalProperties: { type: 'string', minLength: 1 },
    },
    trustedAccounts: {
      type: 'array',
      ...described(
        'IDs of accounts of others that your policies may let in. Where accounts are listed, the rule `untrusted-principal` warns of any other.',
      ),
      items: { type: 'string', pattern: '^\\d{12}$' },
    },
    trustedOrganizations: {
      type: 'array',
      ...described('IDs of AWS Organizations whose accounts your policies may let in: `o-a1b2c3d4e5`.'),
      items: { type: 'string', pattern: '^o-[a-z0-9]{10,32}$' },
    },
    exceptions: {
      type: 'array',
      ...described('Findings that somebody has judged and wants to see no more, each with the reason.'),
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['reason'],
        oneOf: [{ required: ['rule'] }, { required: ['rules'] }],
        defaultSnippets: [{ label: 'Exception', body: { rule: '$1', files: '$2', reason: '$3' } }],
        properties: {
          rule: { ...ruleName, ...described('The rule whose findings it is for.') },
          rules: { type: 'array', minItems: 1, items: ruleName, ...described('The rules whose findings it is for.') },
          files: {
            ...textOrList({ type: 'string', minLength: 1 }),
            ...described(`The files it is for; all where it is left out. ${globs}`),
          },
          sid: { type: 'string', minLength: 1, ...described('Only in statements with this `Sid`.') },
          action: {
            type: 'string',
            minLength: 1,
            ...described('Only at actions that this name or pattern covers, and in statements all of whose actions it covers.'),
          },
          place: {
            type: 'string',
            minLength: 1,
            ...described(
              'Only at this place of the policy and below it, counted from 0: `Statement/0/Action/2`. Of an attached managed policy, this place of the file.',
            ),
          },
          reason: { type: 'string', minLength: 1, pattern: '\\S', ...described('Why. Without a reason it hides nothing.') },
          expires: {
            type: 'string',
            pattern: '^\\d{4}-\\d\\d-\\d\\d$',
            ...described('The last day it holds, as `2027-01-31`. After it the findings are back.'),
          },
        },
      },
    },
  };
}

/** The schema of a whole `.iampolicyrc.json`. */
export function configSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://github.com/iam-policy-authoring/iam-policy/blob/main/server/schemas/config.schema.json',
    title: 'Settings of IAM Policy: `.iampolicyrc.json`',
    type: 'object',
    allowTrailingCommas: true,
    additionalProperties: false,
    properties: { $schema: { type: 'string' }, ...settingsSchemas({ $ref: '#/definitions/rule' }) },
    definitions: { rule: { enum: rules.map(({ meta }) => meta.name), enumDescriptions: rules.map(({ meta }) => meta.summary) } },
  };
}

function textOrList(text: Schema): Schema {
  return { anyOf: [text, { type: 'array', minItems: 1, items: text }] };
}

/** Editors that do not know `markdownDescription` show the other. */
function described(markdown: string): Schema {
  return { description: markdown.replaceAll('`', ''), markdownDescription: markdown };
}
