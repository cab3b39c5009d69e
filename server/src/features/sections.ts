/** A text as sections: what stands under each heading, up to the next. */
import type { Analysis } from '../engine/facts.ts';
import type { Span } from '../engine/span.ts';

export interface Section {
  /** The heading; empty at the start of a text that begins without one. */
  readonly title: Span;
  /** From the heading to the next one of any level. */
  readonly body: Span;
}

/** In order, without gaps. */
export function sectionsOf({ headings, length }: Pick<Analysis, 'headings' | 'length'>): readonly Section[] {
  const sections: Section[] = [];
  const first = headings[0]?.start ?? length;
  if (first > 0 || headings.length === 0) sections.push({ title: { start: 0, end: 0 }, body: { start: 0, end: first } });
  headings.forEach((heading, i) => {
    sections.push({ title: heading, body: { start: heading.start, end: headings[i + 1]?.start ?? length } });
  });
  return sections;
}
