import type { CST } from 'yaml';
import type { Value } from '../policy/value';
import { substituted } from './intrinsic';
import type { YamlLayouts } from './yaml-layout';
import { endOf } from './yaml-tokens';

/** A tag of YAML itself changes nothing that matters here; `!Sub` is partly known; any other value is somebody else's to know. */
export function applyTag(tag: CST.SourceToken, value: Value, end: number, layouts: YamlLayouts): Value {
  const span = { start: tag.offset, end: Math.max(end, endOf(tag)) };
  if (/^!$|^!!(?:str|int|float|bool|null|map|seq)$/.test(tag.source)) {
    return value;
  }
  const template = tag.source === '!Sub' ? substituted(value) : undefined;
  if (template === undefined) {
    return { kind: 'dynamic', span, inner: value };
  }
  const string = { ...template, span };
  layouts.arguments.set(string, value);
  return string;
}
