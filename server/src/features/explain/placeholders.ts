import { type Arn, readArn } from '../../policy/arn';

/** A placeholder of an ARN format, and what an ARN has in its place: `BucketName`, `reports`. */
export interface Placeholder {
  readonly name: string;
  readonly value: string;
}

/** So long is no ARN; what is longer is not taken apart. */
const longest = 2_048;

/**
 * What the resource part of an ARN has for each placeholder of the first format that it is written in; empty where it is written in none,
 * and where there is but one placeholder and nothing beside it, which would only say the same again.
 */
export function readPlaceholders({ resource }: Arn, arnFormats: readonly string[]): readonly Placeholder[] {
  for (const arnFormat of resource.length > longest ? [] : arnFormats) {
    const format = readArn(arnFormat)?.resource ?? '';
    const names = [...format.matchAll(/\$\{([^}]*)\}/g)].map(([, name = '']) => name);
    const values = names.length === 0 || format === `\${${names[0]}}` ? null : asExpression(format).exec(resource);
    if (values !== null) {
      return names.map((name, index) => ({ name, value: values[index + 1] ?? '' }));
    }
  }
  return [];
}

/** Placeholders end at the next slash or colon, as readers expect; the last takes all that is left. */
function asExpression(format: string): RegExp {
  const pieces = format.split(/\$\{[^}]*\}/);
  const escaped = pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const last = escaped.length - 1;
  return new RegExp(
    `^${escaped.map((piece, index) => (index === 0 ? piece : `${index === last ? '(.+)' : '([^/:]+)'}${piece}`)).join('')}$`,
  );
}
