import type { Attachment, AttachmentHolder } from '../policy/attachment';
import type { Place } from '../policy/place';
import { memberNamed, type ObjectValue, type StringValue, type Value } from '../policy/value';
import { type AttachmentHome, attachmentHomeOf } from './attachment-home';

/** Whether a text may attach a managed policy of AWS at all: cheap. Never no where there is one. */
export function mayHoldAttachment(text: string): boolean {
  return /iam::aws:policy\\?\//.test(text) || (text.includes('AWS::Serverless::') && text.includes('Policies'));
}

/** Where a value is, and the resource around it, as far as that is known. */
interface Surroundings {
  readonly place: Place;
  readonly resourceType: string | undefined;
  readonly name: string | undefined;
}

/** The managed policies of AWS that a tree attaches, in source order, each once though aliases may lead to it twice. */
export function searchAttachments(roots: readonly Value[]): readonly Attachment[] {
  const found: Attachment[] = [];
  const seen = new Set<Value>();
  const visit = (value: Value | undefined, around: Surroundings): void => {
    if (value === undefined || value.kind === 'string' || value.kind === 'literal' || seen.has(value)) {
      return;
    }
    seen.add(value);
    if (value.kind === 'dynamic') {
      visit(value.inner, around);
    } else if (value.kind === 'array') {
      for (const [index, item] of value.items.entries()) {
        visit(item, { ...around, place: [...around.place, index] });
      }
    } else {
      visitMembers(value, resourceOf(value, around));
    }
  };
  const visitMembers = (object: ObjectValue, around: Surroundings): void => {
    for (const { key, value } of object.members) {
      if (key.text === 'Statement' && value?.kind === 'array') {
        // The statements of a policy, which are most of a long text, attach nothing.
        continue;
      }
      const place = [...around.place, key.text];
      const home = attachmentHomeOf(key.text, around.resourceType);
      if (home !== undefined && value !== undefined) {
        const holder = holderOf(home, object, around);
        found.push(...namedIn(value, home, place).map((named) => ({ ...named, holder })));
      }
      visit(value, isTerraformType(key.text) ? { place, resourceType: key.text, name: undefined } : { ...around, place });
    }
  };
  for (const root of roots) {
    visit(root, { place: [], resourceType: undefined, name: undefined });
  }
  return found;
}

/** A resource of CloudFormation tells its type; in Terraform's JSON the names of the resources stand below theirs. */
function resourceOf(object: ObjectValue, around: Surroundings): Surroundings {
  const { place, resourceType, name } = around;
  const type = textOf(object, 'Type');
  const key = place.findLast((each) => typeof each === 'string');
  if (type !== undefined && /^\w+::/.test(type)) {
    return { place, resourceType: type, name: key };
  }
  const isBelowType = resourceType !== undefined && isTerraformType(resourceType) && name === undefined && key !== resourceType;
  return isBelowType ? { place, resourceType, name: key } : around;
}

function isTerraformType(key: string): boolean {
  return key.startsWith('aws_iam_') || key.startsWith('aws_ssoadmin_');
}

function holderOf({ kind }: AttachmentHome, object: ObjectValue, { resourceType, name }: Surroundings): AttachmentHolder {
  // An attachment of Terraform has a name of its own, which is not that of the role.
  const own = resourceType?.includes('_attachment') === true ? undefined : name;
  for (const [told, member, inTerraform] of holders) {
    const text = textOf(object, member) ?? textOf(object, inTerraform);
    if (text !== undefined && (kind === undefined || kind === told)) {
      const referred = /\.([\w-]+)\.\w+\}$/.exec(text)?.[1];
      return { kind: told, name: referred ?? (/^[\w+=,.@-]+$/.test(text) ? text : own) };
    }
  }
  return { kind, name: own };
}

/** What tells of a holder beside its policies: in templates and answers of the AWS CLI, in Terraform's JSON. */
const holders = [
  ['role', 'RoleName', 'role'],
  ['user', 'UserName', 'user'],
  ['group', 'GroupName', 'group'],
] as const;

function textOf(object: ObjectValue, name: string): string | undefined {
  const value = memberNamed(object, name)?.value;
  return value?.kind === 'string' ? value.text : undefined;
}

type Named = Omit<Attachment, 'holder'>;

/** The policies of AWS that the value names, in the branches of `Fn::If` too. */
function namedIn(value: Value | undefined, home: AttachmentHome, place: Place): readonly Named[] {
  switch (value?.kind) {
    case 'string': {
      const name = nameOf(value, home);
      return name === undefined ? [] : [{ source: value, name, place }];
    }
    case 'array':
      return value.items.flatMap((item, index) => namedIn(item, home, [...place, index]));
    case 'dynamic':
      return namedInFunction(value.inner, home, place);
    case 'object':
      return namedIn(memberNamed(value, 'PolicyArn')?.value, home, [...place, 'PolicyArn']);
    default:
      return [];
  }
}

/** Of the argument of an intrinsic function the lists alone: what `Ref` and `Fn::GetAtt` name is something else. */
function namedInFunction(argument: Value | undefined, home: AttachmentHome, place: Place): readonly Named[] {
  const list = argument?.kind === 'object' ? argument.members.find(({ key }) => key.text.startsWith('Fn::'))?.value : argument;
  return list?.kind === 'array' ? namedIn(list, home, place) : [];
}

/** Any partition: AWS publishes most of its policies in all. The beginning may be missing where `Fn::Join` puts pieces together. */
const arn = /^(?:arn:)?[^/]*:iam::aws:policy\/(?:[\w+=,.@-]+\/)*([\w+=,.@-]+)$/;

function nameOf({ text }: StringValue, { takesNames }: AttachmentHome): string | undefined {
  return arn.exec(text)?.[1] ?? (takesNames === true && /^[\w+=,.@-]+$/.test(text) ? text : undefined);
}
