/** How well quotations, speakers and reported speech are found in the cases of each language. */
import type { Quotation } from '../../server/src/engine/facts.ts';
import type { Span } from '../../server/src/engine/span.ts';
import type { LanguageCase, Spoken } from '../support/language-cases.ts';
import { type Ratio, scoreQuotations, type Tell } from './score.ts';

export type FoundSpoken = Span &
  Pick<Quotation, 'use' | 'type' | 'level' | 'basis'> & { readonly source: (Span & { readonly text: string }) | null };

export interface LanguageScore {
  readonly cases: number;
  readonly quotations: Ratio;
  /** Of the quotations whose span is right. */
  readonly sources: { readonly right: number; readonly wrong: number; readonly none: number; readonly invented: number };
  /** Right where the clause and its source are. */
  readonly reported: Ratio;
  /** The cases that are not right in every respect. */
  readonly failed: ReadonlySet<string>;
}

/** Share of both clauses that must be common: where a clause ends is a matter of taste, what is reported is not. */
const SAME_CLAUSE = 0.7;

export function scoreLanguage(
  cases: readonly LanguageCase[],
  found: (item: LanguageCase) => readonly FoundSpoken[],
  tell: Tell,
): LanguageScore {
  const failed = new Set<string>();
  const note: Tell = (kind, id, ...details) => {
    failed.add(id);
    tell(kind, id, ...details);
  };
  const reported = { right: 0, found: 0, gold: 0 };
  const { exact, sources } = scoreQuotations(cases, (item) => found(item as LanguageCase), note);
  for (const item of cases) {
    const taken = found(item).filter(({ type }) => type === 'reported');
    reported.gold += item.reported.length;
    reported.found += taken.length;
    const used = new Set<FoundSpoken>();
    for (const wanted of item.reported) {
      const match = taken.find((one) => !used.has(one) && sameClause(one, wanted));
      const words = item.text.slice(wanted.start, wanted.end);
      if (match) used.add(match);
      if (!match) note('not reported', item.id, words);
      else if (sameSource(match, wanted)) reported.right += 1;
      else note('reported by', item.id, `${match.source?.text ?? 'nobody'} |`, words);
    }
    for (const one of taken) if (!used.has(one)) note('no report', item.id, item.text.slice(one.start, one.end));
    for (const one of found(item)) {
      const wanted = item.quotations.find(({ start, end }) => start === one.start && end === one.end);
      if (one.use === 'quotation' && wanted?.source === null && one.source) note('invented', item.id, one.source.text);
    }
  }
  return { cases: cases.length, quotations: exact, sources, reported, failed };
}

/** The shares that a table prints and floors hold, in per cent. */
export function shares({ quotations, sources, reported }: LanguageScore): Record<(typeof SHARES)[number], number> {
  const answered = sources.right + sources.wrong;
  return {
    precision: percent(quotations.right, quotations.found),
    recall: percent(quotations.right, quotations.gold),
    sources: percent(sources.right, answered + sources.none),
    answers: percent(sources.right, answered),
    reported: f1(reported),
  };
}

export const SHARES = ['precision', 'recall', 'sources', 'answers', 'reported'] as const;

export function f1({ right, found, gold }: Ratio): number {
  return percent(2 * right, found + gold);
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.floor((1000 * part) / whole) / 10;
}

function sameClause(a: Span, b: Span): boolean {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return common >= SAME_CLAUSE * Math.max(a.end - a.start, b.end - b.start);
}

function sameSource(one: FoundSpoken, wanted: Spoken): boolean {
  if (one.source === null || wanted.source === null) return one.source === wanted.source;
  return one.source.start < wanted.source.end && wanted.source.start < one.source.end;
}
