import { isEmptyPlace, isStatic, type Member, type ObjectValue, type StringValue, type Value } from '../policy/value';
import { sameLayout, type YamlLayouts } from './yaml-layout';

/**
 * Reads what is half typed in a policy as what it is about to be. To YAML `- s3:` is an object, and `- Eff` a string; in the place
 * of an action the first is a string, and in that of a statement the second is a name.
 */
export function mendPolicy(root: ObjectValue, layouts: YamlLayouts): ObjectValue {
  const mender = createMender(layouts);
  return mender.members(root, (member) => (member.key.text === 'Statement' ? mender.list(member.value, mender.statement) : member.value));
}

type Mend = (value: Value) => Value;

interface Mender {
  members(object: ObjectValue, mend: (member: Member) => Value | undefined): ObjectValue;
  list(value: Value | undefined, mend: Mend): Value | undefined;
  readonly statement: Mend;
}

function createMender(layouts: YamlLayouts): Mender {
  const members = (object: ObjectValue, mend: (member: Member) => Value | undefined): ObjectValue => {
    const mended = mapChanged(object.members, (member) => {
      const value = mend(member);
      return value === member.value ? member : { ...member, value };
    });
    return mended === object.members ? object : sameLayout(layouts, object, { ...object, members: mended });
  };

  const list = (value: Value | undefined, mend: Mend): Value | undefined => {
    if (value?.kind !== 'array') {
      return value === undefined || isEmptyPlace(value) ? value : mend(value);
    }
    const items = mapChanged(value.items, mend);
    return items === value.items ? value : sameLayout(layouts, value, { ...value, items });
  };

  const named: Mend = (value) => {
    const isName = value.kind === 'string' && isPlain(value) && /^[A-Za-z:-]*$/.test(value.text);
    if (!isName && !isEmptyPlace(value)) {
      return value;
    }
    const key = isName ? [{ key: value, value: undefined, span: value.span }] : [];
    const object: ObjectValue = { kind: 'object', span: value.span, members: key, openEnded: true };
    const column = layouts.nodes.get(value)?.column ?? 0;
    layouts.containers.set(object, { style: 'block', column: column + 2, entries: key.map(({ span }) => span) });
    return sameLayout(layouts, value, object);
  };

  /** `s3:` with nothing after its colon. */
  const string: Mend = (value) => {
    const [member, ...others] = value.kind === 'object' ? value.members : [];
    if (member === undefined || others.length > 0 || layouts.containers.get(value)?.style === 'flow') {
      return value;
    }
    const text = withColon(member, layouts.containers.get(value)?.entries[0]?.end);
    return text === undefined ? value : sameLayout(layouts, value, text);
  };

  /** Names of condition keys have a colon within them: `aws:` is the beginning of one. */
  const conditionKeys: Mend = (value) => {
    const operator = named(value);
    if (operator.kind !== 'object') {
      return value;
    }
    const entries = layouts.containers.get(operator)?.entries;
    const mended = mapChanged(operator.members, (member, index) => {
      const key = member.key.text.includes(':') ? undefined : withColon(member, entries?.[index]?.end);
      return key === undefined ? member : { key, value: undefined, span: key.span };
    });
    return mended === operator.members ? operator : sameLayout(layouts, operator, { ...operator, members: mended });
  };

  const present = (value: Value | undefined, mend: Mend) => (value === undefined || isEmptyPlace(value) ? value : mend(value));
  const condition: Mend = (value) => {
    const operators = named(value);
    return operators.kind === 'object' ? members(operators, (member) => present(member.value, conditionKeys)) : value;
  };

  const statement: Mend = (value) => {
    const object = named(value);
    if (object.kind !== 'object') {
      return value;
    }
    return members(object, (member) => {
      switch (member.key.text) {
        case 'Sid':
        case 'Effect':
        case 'Action':
        case 'NotAction':
        case 'Resource':
        case 'NotResource':
          return list(member.value, string);
        case 'Principal':
        case 'NotPrincipal':
          return member.value?.kind === 'object' ? members(member.value, (group) => list(group.value, string)) : member.value;
        case 'Condition':
          return present(member.value, condition);
        default:
          return member.value;
      }
    });
  };
  return { members, list, statement };
}

/** The list with each entry changed; the list itself where nothing does, as in nearly every policy. */
function mapChanged<T>(items: readonly T[], change: (item: T, index: number) => T): readonly T[] {
  const first = items.findIndex((item, index) => change(item, index) !== item);
  return first < 0 ? items : items.map(change);
}

function isPlain(value: StringValue): boolean {
  return value.span.start === value.content.start && isStatic(value);
}

/** The name of a member that has no value, with the colon that follows it. */
function withColon({ key, value }: Member, end: number | undefined): StringValue | undefined {
  const isBare = value !== undefined && isEmptyPlace(value) && isPlain(key) && end === key.span.end + 1;
  const span = { start: key.span.start, end: key.span.end + 1 };
  return isBare ? { kind: 'string', span, content: span, text: `${key.text}:`, offsets: undefined } : undefined;
}
