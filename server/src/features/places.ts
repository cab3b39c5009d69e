/** What stands at a place of a text: the word or name a person means, and all places that mean the same. */
import type { Analysis, Entity, Mention, Occurrence, Quotation } from '../engine/facts.ts';
import { bySpan, contains, type Span } from '../engine/span.ts';
import { bodyKey, isMarkedQuotation, speakerKey } from './wording.ts';

/** The shortest span that holds the offset; where several are as short, the first. */
export function innermost<T extends Span>(spans: readonly T[], offset: number): T | null {
  return shortest(spans, (span) => span.start <= offset && offset < span.end);
}

/** As `innermost`, but a cursor right behind a span is still at it, as editors have it for words. */
export function touching<T extends Span>(spans: readonly T[], offset: number): T | null {
  return innermost(spans, offset) ?? shortest(spans, (span) => span.start < offset && offset === span.end);
}

function shortest<T extends Span>(spans: readonly T[], holds: (span: T) => boolean): T | null {
  let best: T | null = null;
  for (const span of spans) {
    if (holds(span) && (best === null || span.end - span.start < best.end - best.start)) best = span;
  }
  return best;
}

/** What the cursor is on. A name within a quotation wins over the quotation, because it is the smaller thing. */
export type Subject =
  | { readonly kind: 'mention'; readonly at: Mention }
  | { readonly kind: 'term'; readonly at: Occurrence }
  | { readonly kind: 'speaker'; readonly at: Span; readonly quotation: Quotation }
  | { readonly kind: 'quotation'; readonly at: Quotation };

export function subjectAt(analysis: Analysis, offset: number): Subject | null {
  const mention = touching(analysis.organizations, offset);
  const term = touching(analysis.terms, offset);
  const name = touching(sourcesOf(analysis), offset);
  const nearest = touching<Span>(
    [mention, term, name].filter((one) => one !== null),
    offset,
  );
  if (nearest === null) {
    const quotation = touching(analysis.quotations, offset);
    return quotation === null || quotation.use !== 'quotation' ? null : { kind: 'quotation', at: quotation };
  }
  if (nearest === mention) return { kind: 'mention', at: mention };
  if (nearest === term) return { kind: 'term', at: term };
  return { kind: 'speaker', at: name!, quotation: name!.quotation };
}

/** Where sources stand, each place once; the quotation is the first that has its source there. */
function sourcesOf({ quotations }: Analysis): readonly (Span & { readonly quotation: Quotation })[] {
  return quotations.flatMap((quotation) => {
    const { source } = quotation;
    return source === null || source.start === source.end ? [] : [{ start: source.start, end: source.end, quotation }];
  });
}

/** The names a text has for what the subject is, in order, each place once; quotations are no names. */
export function namesOf(analysis: Analysis, subject: Subject): readonly Span[] {
  switch (subject.kind) {
    case 'mention':
      return places([...mentionsOf(analysis, subject.at), ...sourcesOfKey(analysis, subject.at.entity)]);
    case 'term':
      return places(analysis.terms.filter((term) => term.concept === subject.at.concept));
    case 'speaker':
    case 'quotation': {
      const { source } = subject.kind === 'speaker' ? subject.quotation : subject.at;
      if (source === null) return [];
      const entity = source.entity === null ? undefined : entityOf(analysis, source.entity);
      return places([...(entity?.mentions ?? []), ...sourcesOfKey(analysis, speakerKey(source))]);
    }
  }
}

/** All marked quotations of who spoke the subject, or of the body it names; none for a term. */
export function quotationsOf(analysis: Analysis, subject: Subject): readonly Quotation[] {
  if (subject.kind === 'term') return [];
  const source = subject.kind === 'mention' ? null : subject.kind === 'speaker' ? subject.quotation.source : subject.at.source;
  const key = subject.kind === 'mention' ? subject.at.entity : source === null ? null : speakerKey(source);
  if (key === null) return [];
  return analysis.quotations.filter((one) => isMarkedQuotation(one) && one.source !== null && speakerKey(one.source) === key);
}

export function mentionsOf(analysis: Analysis, mention: Mention): readonly Mention[] {
  const key = bodyKey(mention);
  return analysis.organizations.filter((other) => bodyKey(other) === key);
}

export function entityOf({ entities }: Analysis, id: string): Entity | undefined {
  return entities.find((entity) => entity.id === id);
}

function sourcesOfKey({ quotations }: Analysis, key: string | null): readonly Span[] {
  if (key === null) return [];
  return quotations.flatMap(({ source }) => (source !== null && source.end > source.start && speakerKey(source) === key ? [source] : []));
}

/** In order, each place once; of one within another ("the NHC") the shorter, which is the name alone. */
function places(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const { start, end } of spans.toSorted(bySpan)) {
    while (kept.length > 0 && contains(kept.at(-1)!, { start, end })) kept.pop();
    kept.push({ start, end });
  }
  return kept;
}
