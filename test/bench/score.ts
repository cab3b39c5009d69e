/**
 * Compares facts with annotated texts. The definitions are those of the evaluation set's own scorer, so that both give the
 * same numbers: outer spaces and punctuation never decide a match, "the" before and a possessive behind a name neither, and
 * a nested quotation that the annotators did not mark is not held against precision. Offsets are UTF-16.
 */
import type { Mention, Quotation } from '../../server/src/engine/facts.ts';
import type { Span } from '../../server/src/engine/span.ts';

export interface Gold {
  readonly id: string;
  readonly lang?: string;
  readonly text: string;
  readonly topic?: string;
  readonly quotations?: readonly (Span & { readonly source?: Span | null })[];
  readonly organizations?: readonly Span[];
  /** Spans whose annotation is unsettled: they count neither way. */
  readonly ignore?: readonly Span[];
  /** Texts that must not be taken for a quotation. */
  readonly not?: readonly string[];
}

/** What of a quotation is compared. */
export type FoundQuotation = Span &
  Pick<Quotation, 'use' | 'type' | 'level' | 'basis'> & { readonly source: (Span & { readonly text: string }) | null };
export type FoundMention = Span & Pick<Mention, 'text' | 'entity'>;

/** Is told every difference, for a person to look at. */
export type Tell = (kind: string, id: string, ...details: string[]) => void;

export interface Ratio {
  readonly right: number;
  readonly found: number;
  readonly gold: number;
}

export interface QuotationScore {
  readonly exact: Ratio;
  /** At least four fifths of the annotated span. */
  readonly overlap: Ratio;
  /** Of the exact ones whose annotation names a source. */
  readonly sources: { readonly right: number; readonly wrong: number; readonly none: number; readonly invented: number };
  readonly marked: number;
  /** Marked stretches that were judged to be no quotation. */
  readonly judgedAway: number;
}

export function scoreQuotations(
  documents: readonly Gold[],
  found: (document: Gold) => readonly FoundQuotation[],
  tell: Tell,
): QuotationScore {
  const sources = { right: 0, wrong: 0, none: 0, invented: 0 };
  let [gold, predicted, exact, overlap, marked, judgedAway] = [0, 0, 0, 0, 0, 0];
  for (const document of documents) {
    const { id, text } = document;
    const all = found(document).filter(({ type }) => type !== 'reported');
    const taken = all.filter(({ use }) => use === 'quotation');
    marked += all.length;
    judgedAway += all.length - taken.length;
    const used = new Set<FoundQuotation>();
    const usedNear = new Set<FoundQuotation>();
    for (const wanted of document.quotations ?? []) {
      gold += 1;
      const goal = trim(text, wanted);
      const near = taken.find((one) => !usedNear.has(one) && common(trim(text, one), goal) >= 0.8 * (goal.end - goal.start));
      if (near) {
        overlap += 1;
        usedNear.add(near);
      }
      const match = taken.find((one) => !used.has(one) && same(trim(text, one), goal));
      if (!match) {
        tell('missed', id, excerpt(text, wanted));
        continue;
      }
      used.add(match);
      exact += 1;
      if (!wanted.source) sources.invented += match.source ? 1 : 0;
      else if (!match.source) {
        sources.none += 1;
        tell('no source', id, excerpt(text, wanted));
      } else if (overlaps(match.source, wanted.source)) sources.right += 1;
      else {
        sources.wrong += 1;
        const [given, right] = [match.source, wanted.source].map(({ start, end }) => JSON.stringify(text.slice(start, end)));
        tell('wrong source', id, `${given} for ${right}`, match.basis, excerpt(text, wanted));
      }
    }
    for (const one of taken) {
      if (used.has(one)) predicted += 1;
      else if (!(one.level > 0)) {
        predicted += 1;
        tell('extra', id, excerpt(text, one));
      }
    }
  }
  return {
    exact: { right: exact, found: predicted, gold },
    overlap: { right: overlap, found: predicted, gold },
    sources,
    marked,
    judgedAway,
  };
}

export interface OrganizationScore {
  readonly exact: Ratio;
  readonly overlap: Ratio;
}

export function scoreOrganizations(
  documents: readonly Gold[],
  found: (document: Gold) => readonly FoundMention[],
  tell: Tell,
): OrganizationScore {
  let [gold, predicted, exact, overlap] = [0, 0, 0, 0];
  for (const document of documents) {
    const { id, text } = document;
    const wanted = document.organizations ?? [];
    const taken = found(document);
    const used = new Set<FoundMention>();
    const usedNear = new Set<FoundMention>();
    const unsettled = (span: Span): boolean =>
      (document.ignore ?? []).some((one) => overlaps(one, span)) && !wanted.some((one) => overlaps(one, span));
    gold += wanted.length;
    predicted += taken.filter((one) => !unsettled(one)).length;
    for (const goal of wanted) {
      const match = taken.find((one) => !used.has(one) && same(trimName(text, one), trimName(text, goal)));
      if (match) {
        used.add(match);
        exact += 1;
      }
      const near = taken.find((one) => !usedNear.has(one) && overlaps(one, goal));
      if (near) {
        usedNear.add(near);
        overlap += 1;
      }
      if (!match) {
        const name = JSON.stringify(text.slice(goal.start, goal.end));
        tell(near ? 'boundary' : 'missed', id, near ? `${name} -> ${JSON.stringify(near.text)}` : name, excerpt(text, goal));
      }
    }
    for (const one of taken) {
      if (!used.has(one) && !unsettled(one) && !wanted.some((goal) => overlaps(one, goal)))
        tell('extra', id, JSON.stringify(one.text), one.entity ?? 'inferred', excerpt(text, one));
    }
  }
  return { exact: { right: exact, found: predicted, gold }, overlap: { right: overlap, found: predicted, gold } };
}

/** How many short cases are right in every respect: each quotation and its source, and nothing taken that is none. */
export function scoreCases(documents: readonly Gold[], found: (document: Gold) => readonly FoundQuotation[], tell: Tell): number {
  let passed = 0;
  for (const document of documents) {
    const taken = found(document).filter(({ type, use }) => type !== 'reported' && use === 'quotation');
    const wrong = [...wrongQuotations(document, taken), ...wronglyTaken(document, taken)];
    if (wrong.length === 0) passed += 1;
    else tell('failed', document.id, `[${document.lang ?? ''}] ${document.topic ?? ''}: ${wrong.join('; ')}`);
  }
  return passed;
}

function wrongQuotations({ text, quotations = [] }: Gold, taken: readonly FoundQuotation[]): string[] {
  return quotations.flatMap((goal) => {
    const match = taken.find((one) => same(trim(text, one), trim(text, goal)));
    if (!match) return [`missed ${JSON.stringify(text.slice(goal.start, goal.end))}`];
    const given = match.source === null ? 'null' : JSON.stringify(match.source.text);
    if (!goal.source) return match.source ? [`source ${given} where the text has none`] : [];
    if (match.source && overlaps(match.source, goal.source)) return [];
    return [`source ${given} for ${JSON.stringify(text.slice(goal.source.start, goal.source.end))}`];
  });
}

function wronglyTaken({ text, not = [] }: Gold, taken: readonly FoundQuotation[]): string[] {
  return not.flatMap((words) => {
    const start = text.indexOf(words);
    const span = { start, end: start + words.length };
    const isTaken = taken.some((one) => overlaps(one, span) && one.end - one.start <= words.length + 2);
    return isTaken ? [`took ${JSON.stringify(words)} for a quotation`] : [];
  });
}

function trim(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && /[\s,.;:]/.test(text[from]!)) from += 1;
  while (to > from && /[\s,.;:]/.test(text[to - 1]!)) to -= 1;
  return { start: from, end: to };
}

function trimName(text: string, span: Span): Span {
  const { start, end } = trim(text, span);
  const name = text.slice(start, end);
  return { start: start + (/^the\s+/i.exec(name)?.[0].length ?? 0), end: end - (/['’]s$/.exec(name)?.[0].length ?? 0) };
}

function same(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function common(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

function excerpt(text: string, { start, end }: Span): string {
  return JSON.stringify(text.slice(Math.max(0, start - 60), Math.min(text.length, end + 60)));
}
