import type { ReferenceSource } from '../reference/create-reference';

/** The generated files as texts. Every file is ASCII, so a part of the details is a slice. */
export interface ReferenceTexts {
  readonly index: string;
  readonly detail: string;
  readonly extras: string;
  readonly use: string;
}

/** The generated files held in memory: a worker cannot read files, so the client hands them over. */
export function referenceOfTexts(texts: ReferenceTexts): ReferenceSource {
  return {
    index: () => texts.index,
    detail: (offset, length) => texts.detail.slice(offset, offset + length),
    extras: () => texts.extras,
    use: () => texts.use,
  };
}
