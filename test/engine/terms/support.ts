/** Shared by the tests of terms: the built-in knowledge, and texts whose terms and quotations are marked. */
import { join } from 'node:path';
import type { Quotation, QuotationType, Use } from '../../../server/src/engine/facts.ts';
import type { Knowledge } from '../../../server/src/engine/knowledge.ts';
import { detectTerms, type LocalTerm } from '../../../server/src/engine/terms/detect.ts';
import { compileTermLexicon, type TermLexicon, termForm } from '../../../server/src/engine/terms/lexicon.ts';
import { tokenize } from '../../../server/src/engine/words.ts';
import { compileLanguages } from '../../../server/tools/languages.ts';
import { compileTerms } from '../../../server/tools/terms.ts';

export const DATA = join(import.meta.dirname, '../../../server/data');

export const KNOWLEDGE: Knowledge = {
  languages: compileLanguages(join(DATA, 'languages')),
  organizations: [],
  countries: [],
  terms: compileTerms(join(DATA, 'terms')),
  styles: {},
  marks: {},
};

export const LEXICON: TermLexicon = compileTermLexicon(KNOWLEDGE);

export function detect(text: string, lexicon: TermLexicon = LEXICON): readonly LocalTerm[] {
  return detectTerms(tokenize(text, null, { elision: false }), lexicon);
}

/** The text with every detected term between ‹ and ›. */
export function marked(text: string): string {
  let out = '';
  let at = 0;
  for (const term of detect(text)) {
    out += `${text.slice(at, term.start)}‹${text.slice(term.start, term.end)}›`;
    at = term.end;
  }
  return out + text.slice(at);
}

export function conceptOf(term: LocalTerm): string {
  return termForm(LEXICON, term.form).concept.id;
}

const TAGS: Readonly<Record<string, { readonly use: Use; readonly type: QuotationType }>> = {
  direct: { use: 'quotation', type: 'direct' },
  mixed: { use: 'quotation', type: 'mixed' },
  block: { use: 'quotation', type: 'block' },
  reported: { use: 'quotation', type: 'reported' },
  scare: { use: 'scare', type: 'direct' },
  title: { use: 'title', type: 'direct' },
  term: { use: 'term', type: 'direct' },
  other: { use: 'other', type: 'direct' },
};

/**
 * Reads `{direct: …}`, `{reported: … {-} attribution {+} …}` into a text without the braces and the quotations they stand
 * for. `{-}` and `{+}` end and begin a fragment of the content.
 */
export function readQuotations(source: string): { text: string; quotations: Quotation[] } {
  let text = '';
  const open: { tag: string; start: number; from: number; content: { start: number; end: number }[] }[] = [];
  const quotations: Quotation[] = [];
  const pattern = /\{(\w+): |\{([-+])\}|\}/g;
  let at = 0;
  for (const match of source.matchAll(pattern)) {
    text += source.slice(at, match.index);
    at = match.index + match[0].length;
    if (match[1] !== undefined) open.push({ tag: match[1], start: text.length, from: text.length, content: [] });
    else if (match[2] === '-') open.at(-1)!.content.push({ start: open.at(-1)!.from, end: text.length });
    else if (match[2] === '+') open.at(-1)!.from = text.length;
    else {
      const { tag, start, from, content } = open.pop()!;
      quotations.push({
        start,
        end: text.length,
        content: [...content, { start: from, end: text.length }],
        text: text.slice(start),
        level: open.length,
        closed: true,
        ...TAGS[tag]!,
        source: null,
        cue: null,
        marks: null,
        basis: 'none',
        confidence: 1,
      });
    }
  }
  text += source.slice(at);
  return { text, quotations: quotations.sort((a, b) => a.start - b.start || b.end - a.end) };
}
