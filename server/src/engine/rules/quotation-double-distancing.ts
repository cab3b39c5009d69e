/** A word of distance and marks at once: the so-called “experts”. */

import type { LanguagePack } from '../knowledge.ts';
import { baseLanguage } from '../language.ts';
import { say, titled } from '../said.ts';
import { countWords, inMarks, isAcross } from './quotations.ts';
import type { Draft, Rule } from './rule.ts';

export const quotationDoubleDistancing: Rule = {
  id: 'quotation/double-distancing',
  summary: "Words are held at arm's length twice, by “so-called” and by marks",
  defaultSeverity: 'hint',
  scope: 'block',
  check(facts, { text, knowledge, language }) {
    const base = baseLanguage(language);
    const words = Object.hasOwn(knowledge.languages, base) ? wordsOf(knowledge.languages[base]!) : null;
    if (words === null || words.markers.length === 0) return [];
    const found: Draft[] = [];
    for (const { quotation, marks, open, close } of inMarks(facts.quotations)) {
      // Within a quotation both are the speaker's, and a sentence somebody said is no word held at a distance.
      if (quotation.level > 0 || marks.around !== null || countWords(text, quotation.content[0]!, LONGEST + 1) > LONGEST) continue;
      if (isAcross(quotation, text)) continue;
      const before = text.slice(Math.max(0, open.start - REACH), open.start);
      const marker = markerOf(before, words);
      if (marker === 0) continue;
      const start = open.start - marker;
      const word = before.slice(before.length - marker).trim();
      found.push({
        start,
        end: quotation.end,
        ...say`“${word}” and the marks both hold these words at arm's length. One of them is enough, and two sound like scorn. Remove one, or say who calls it so.`,
        fixes: [
          { start: open.start, end: open.end, ...titled`Remove the marks`, newText: '', also: [{ ...close, newText: '' }], safe: false },
          { start, end: open.start, ...titled`Remove “${word}”`, newText: '', safe: false },
        ],
      });
    }
    return found;
  },
};

/** Words that marks may hold at a distance. */
const LONGEST = 5;
/** Characters before a mark that are looked at. */
const REACH = 60;

interface Words {
  /** In lower case; a marker that ends in `*` is a stem. */
  readonly markers: readonly string[];
  readonly participles: ReadonlySet<string>;
  /** What stands before a noun. */
  readonly openers: ReadonlySet<string>;
}

const byPack = new WeakMap<LanguagePack, Words>();

function wordsOf(pack: LanguagePack): Words {
  let words = byPack.get(pack);
  if (words === undefined) {
    words = { markers: pack.doubts ?? [], participles: new Set(pack.doubtParticiples), openers: new Set(pack.nounOpeners) };
    byPack.set(pack, words);
  }
  return words;
}

/** Length of the marker at the end of what stands before the mark, with the space behind it; 0 where there is none. */
function markerOf(before: string, { markers, participles, openers }: Words): number {
  const trimmed = before.trimEnd();
  const plain = trimmed.toLowerCase().replaceAll('‑', '-');
  for (const marker of markers) {
    const start = startOf(plain, marker);
    if (start === -1) continue;
    // Where words stand without spaces, none parts the marker from the mark or from what is before it.
    if (IDEOGRAPH.test(marker)) return before.length - start;
    if (trimmed.length === before.length || /[\p{L}\p{N}-]/u.test(plain.charAt(start - 1))) continue;
    if (!participles.has(marker) || isAdjective(trimmed, start, openers)) return before.length - start;
  }
  return 0;
}

const IDEOGRAPH = /\p{Script=Han}/u;

/** Where the marker that ends the text starts, -1 where none does. */
function startOf(plain: string, marker: string): number {
  if (marker.endsWith('*')) {
    const word = /[\p{L}\p{M}]+$/u.exec(plain);
    return word?.[0].startsWith(marker.slice(0, -1)) ? word.index : -1;
  }
  const start = plain.length - marker.length;
  // Nearly all markers end in another letter.
  if (start < 0 || plain.charCodeAt(plain.length - 1) !== marker.charCodeAt(marker.length - 1)) return -1;
  return plain.endsWith(marker) || plain.slice(start).replaceAll(' ', '-') === marker ? start : -1;
}

/** "The alleged", "Alleged" and "Doe’s alleged", not "Doe alleged": a participle that leads a noun. */
function isAdjective(text: string, start: number, openers: ReadonlySet<string>): boolean {
  if (/\p{Lu}/u.test(text.charAt(start))) return true;
  const word = /([\p{L}\p{M}]*[’'])?([\p{L}\p{M}\p{N}]+)\s+$/u.exec(text.slice(0, start));
  if (word === null) return /\p{L}[’']\s+$/u.test(text.slice(0, start));
  const [, owner, last] = word;
  return (owner !== undefined && last === 's') || /^\p{N}+$/u.test(last!) || openers.has(last!.toLowerCase());
}
