/** What the translation leaves out, or leaves in the language of the source. */
import { type Said, say } from '../../engine/said.ts';
import type { Span } from '../../engine/span.ts';
import {
  headOf,
  languageName,
  lineOf,
  type Pair,
  type PairCheck,
  type PairDraft,
  paragraphsOf,
  placeOf,
  renderedLinks,
  shown,
} from '../pair.ts';
import type { Paragraph, Side } from '../side.ts';

export const translationUntranslated: PairCheck = {
  id: 'translation/untranslated',
  summary: 'A paragraph or sentence of the source is not translated',
  defaultSeverity: 'warning',
  byLink: true,
  check(pair) {
    return [...leftOut(pair), ...(pair.source.base === pair.target.base ? [] : leftAsIs(pair))];
  },
};

/** Neighbouring paragraphs without counterpart make one finding: a translation in progress has many of them at its end. */
function leftOut(pair: Pair): PairDraft[] {
  const { source, target, links } = pair;
  const drafts: PairDraft[] = [];
  for (let i = 0; i < links.length; i++) {
    if (links[i]!.target[0] < links[i]!.target[1]) continue;
    let last = i;
    while (last + 1 < links.length && links[last + 1]!.target[0] === links[last + 1]!.target[1]) last++;
    const paragraphs = source.paragraphs.slice(links[i]!.source[0], links[last]!.source[1]).filter(({ prose }) => countWords(prose) > 1);
    const at = links[i]!.target[0];
    i = last;
    const [first] = paragraphs;
    if (first === undefined) continue;
    drafts.push({
      ...edgeBefore(target, at),
      ...messageOf(source, paragraphs),
      counterparts: paragraphs
        .slice(0, MOST)
        .map(({ start, end: stop }) => ({ start, end: stop, ...say`Has no counterpart in the translation` })),
    });
  }
  return drafts;
}

function messageOf(source: Side, paragraphs: readonly Paragraph[]): Said {
  const first = paragraphs[0]!;
  const words = shown(source.text.slice(first.start, first.end));
  const place = placeOf(source, first.start);
  if (paragraphs.length === 1)
    return say`“${words}” (${place}) has no counterpart here. Translate it, or check that it was left out on purpose.`;
  const last = lineOf(source, paragraphs.at(-1)!.start);
  return say`${paragraphs.length} paragraphs from “${words}” on (${place} to line ${last}) have no counterpart here. Translate them, or check that they were left out on purpose.`;
}

const MOST = 20;

/** The last word before the place where a paragraph is missing; the first of the text where nothing stands before. */
function edgeBefore(side: Side, at: number): Span {
  const before = side.paragraphs[at - 1];
  if (before === undefined) return side.paragraphs.length === 0 ? { start: 0, end: 0 } : headOf(side, [0, 1]);
  const tail = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]{0,23}[^\p{L}\p{N}]*$/u.exec(before.prose.slice(-80));
  const start = tail === null ? before.end - 1 : before.end - tail[0].length;
  return { start, end: Math.max(start + 1, before.start + before.prose.trimEnd().length) };
}

function leftAsIs(pair: Pair): PairDraft[] {
  const { source, target } = pair;
  return renderedLinks(pair).flatMap((link) => {
    const original = paragraphsOf(source, link.source);
    const whole = ` ${original.map(({ prose }) => plain(prose)).join(' ')} `;
    return paragraphsOf(target, link.target).flatMap((paragraph) =>
      sentencesOf(paragraph)
        .filter((span) => isLeft(target.text.slice(span.start, span.end), whole, target.base))
        .map((span) => ({
          ...span,
          ...say`This stands as in the source (${placeOf(source, original[0]!.start)}) and not in ${languageName(target.base)}. Translate it, or mark it as a quotation in the original language.`,
          counterparts: [{ ...headOf(source, link.source), ...say`The paragraph this one translates` }],
        })),
    );
  });
}

/** Word for word in the source, or words in letters the language is not written in. */
function isLeft(sentence: string, source: string, base: string): boolean {
  const words = sentence.match(/\p{Ll}[\p{L}\p{M}’'-]*|[\u3400-\u9fff]/gu)?.length ?? 0;
  if (words < 3) return false;
  const said = plain(sentence);
  // Three small words make no sentence; a name of a paper may stay in its language.
  if (words >= FEWEST && source.includes(` ${said} `)) return true;
  if (words >= 2 && source.trim() === said) return true;
  const script = SCRIPTS[base];
  if (script === undefined) return false;
  const own = sentence.match(script)?.length ?? 0;
  const latin = sentence.match(/(?<!\p{L})\p{Script=Latin}{2,}/gu)?.length ?? 0;
  return own === 0 && latin >= FEWEST;
}

const FEWEST = 5;

const SCRIPTS: Readonly<Record<string, RegExp>> = {
  ru: /\p{Script=Cyrillic}/gu,
  uk: /\p{Script=Cyrillic}/gu,
  zh: /\p{Script=Han}/gu,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  ko: /\p{Script=Hangul}/gu,
  ar: /\p{Script=Arabic}/gu,
  fa: /\p{Script=Arabic}/gu,
  he: /\p{Script=Hebrew}/gu,
  el: /\p{Script=Greek}/gu,
};

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Spans of the document without the space around them. */
function sentencesOf({ start, prose }: Paragraph): Span[] {
  const spans: Span[] = [];
  for (const match of prose.matchAll(/[^.!?。！？؟]+(?:[.!?。！？؟]+(?=[\s"”’»)]|$|[\u3400-\u9fff])["”’»)]*|[.!?。！？؟]+|$)/gu)) {
    const text = match[0];
    const lead = text.length - text.trimStart().length;
    if (text.trim() !== '') spans.push({ start: start + match.index + lead, end: start + match.index + text.trimEnd().length });
  }
  return spans;
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
