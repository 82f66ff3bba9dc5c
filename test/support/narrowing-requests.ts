import type { ActionPattern } from '../../server/src/policy/action-pattern';
import type { PolicyDocument } from '../../server/src/policy/ast';
import type { ActionName } from '../../server/src/reference/types';
import { everyAction, matchingActions, qualifiedName } from '../../server/src/semantics/matching-actions';
import type { Edit } from '../../server/src/text/edit';
import { applyEdits } from '../../server/src/text/edit';
import { fillStops } from '../../server/src/text/tab-stop';
import type { Request } from './decide';
import { reference } from './reference';

/** What an author fills in, by what stands there. What is an example of itself, such as `vpc-1a2b…`, stays. */
const fillings: Readonly<Record<string, string>> = {
  Region: 'eu-west-1',
  region: 'eu-west-1',
  Account: '444455556666',
  account: '444455556666',
  service: 's3',
  'o-exampleorgid': 'o-a1b2c3d4e5',
  Vendor: 'ec2',
  'external-id-issued-by-the-third-party': 'c0a5d7e2-6f1b-4b7e-9a51-0d3c2f8e9a10',
  'service:Action': 's3:GetObject',
};

/** Examples of what they stand for: endpoints, organizations, addresses, Regions, services. */
const examples = /\.amazonaws\.com$|^(vpce?|ou|o)-|^[0-9a-f.:/]*[.:/][0-9a-f.:/]+$|^[a-z]{2}-[a-z]+-\d$/;

function filledIn(name: string): string {
  const [, servicePrefix] = /^arn:aws:([^:]+):region:account:resource$/.exec(name) ?? [];
  if (servicePrefix !== undefined) {
    return /^(s3|service)$/.test(servicePrefix) ? 'arn:aws:s3:::tenant-a/*' : `arn:aws:${servicePrefix}:eu-west-1:444455556666:tenant-a`;
  }
  return fillings[name] ?? (examples.test(name) ? name : 'tenant-a');
}

/** The text after a fix whose tab stops the author has filled in. */
export function applyFilledIn(text: string, edits: readonly Edit[]): string {
  return applyEdits(
    text,
    edits.map(({ span, newText }) => ({ span, newText: fillStops(newText, (name, [best]) => best ?? filledIn(name)) })),
  );
}

const account = '444455556666';

const contexts: readonly Request['context'][] = [
  {
    'aws:requestedregion': 'eu-west-1',
    'aws:multifactorauthpresent': 'true',
    'iam:passedtoservice': 'service.amazonaws.com',
    'aws:principalorgid': 'o-a1b2c3d4e5',
    'aws:resourceorgid': 'o-a1b2c3d4e5',
    'aws:principalaccount': '444455556666',
    'aws:resourceaccount': '444455556666',
    'aws:principaltag/team': 'red',
    'aws:sourcevpce': 'vpce-1a2b3c4d',
  },
  { 'aws:requestedregion': 'eu-west-1', 'iam:passedtoservice': 'lambda.amazonaws.com', 'aws:principalorgid': 'o-other' },
  { 'aws:requestedregion': 'us-east-1', 'aws:multifactorauthage': '10' },
  {
    'aws:requestedregion': 'eu-west-1',
    'aws:multifactorauthpresent': 'false',
    'aws:principaltag/team': 'green',
    'aws:requesttag/team': 'green',
    'iam:passedtoservice': 'lambda.amazonaws.com',
  },
];

/** Who and what the author had in mind when filling in, and others. */
const intended = { fill: filledIn, principal: `arn:aws:iam::${account}:role/reader`, context: contexts[0] ?? {} };
const others = {
  fill: (name: string) => (name === 'Region' ? 'us-east-1' : name === 'Account' ? '999988887777' : 'other'),
  principal: 'anonymous',
};

/** In the account that some of the policies name. */
function neighbours(name: string): string {
  return name === 'Account' ? '111122223333' : others.fill(name);
}

/** Actions that some fixes are about, whether the policy names them or not. */
const spokenOf = ['iam:PassRole', 'iam:CreateServiceLinkedRole'];

/** The actions that a policy's entries match, some of them where an entry matches many, and some that none does. */
export function actionsToTry(document: PolicyDocument): readonly ActionName[] {
  const patterns: readonly ActionPattern[] = document.statements.flatMap(({ action }) => action?.patterns ?? []);
  const matched = patterns.flatMap((pattern) => {
    const matches = matchingActions(reference, pattern);
    const stride = Math.ceil(matches.length / 25);
    return matches.filter((_, index) => index % stride === 0);
  });
  const always = everyAction(reference).filter((action, index) => index % 2000 === 7 || spokenOf.includes(qualifiedName(action)));
  return [...new Set([...matched, ...always])];
}

/** Requests that the fix was made for: on the resources, by the caller and for the service filled in. */
export function intendedRequests(action: ActionName, passedTo: readonly string[]): readonly Request[] {
  return resourcesOf(action, intended.fill).flatMap((resource) =>
    passedTo.map((service) => ({
      action: qualifiedName(action),
      resource,
      principal: intended.principal,
      context: { ...intended.context, 'iam:passedtoservice': service },
    })),
  );
}

/** Requests of all kinds, the intended ones among them. */
export function requestsFor(action: ActionName): readonly Request[] {
  const fills = [intended.fill, others.fill, neighbours];
  const resources = new Set([...fills.flatMap((fill) => resourcesOf(action, fill)), '*']);
  return [...resources].flatMap((resource) =>
    contexts.flatMap((context) =>
      [intended.principal, others.principal].map((principal) => ({ action: qualifiedName(action), resource, principal, context })),
    ),
  );
}

function resourcesOf({ servicePrefix, name }: ActionName, fill: (name: string) => string): readonly string[] {
  const types = reference.action(servicePrefix, name)?.resourceTypes ?? [];
  const formats = reference
    .resourceTypes(servicePrefix)
    .filter((type) => types.some((own) => own.name === type.name))
    .flatMap(({ arnFormats }) => arnFormats);
  return formats.length === 0
    ? ['*']
    : formats.map((format) =>
        format.replace('${Partition}', 'aws').replace(/\$\{([^}]*)\}/g, (_, placeholder) => fill(placeholder) + suffixOf(placeholder)),
      );
}

/** What AWS appends to a name. */
function suffixOf(placeholder: string): string {
  return placeholder === 'SecretId' ? '-a1b2c3' : '';
}
