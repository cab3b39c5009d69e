/** One body under full names that differ in spelling or in the order of their words. */

import type { Mention } from '../facts.ts';
import { spelledBritish } from '../organizations/spelling.ts';
import { say, titled } from '../said.ts';
import type { Draft, Rule } from './rule.ts';

export const organizationInconsistentNaming: Rule = {
  id: 'organization/inconsistent-naming',
  summary: 'One organization stands under several spellings of its full name',
  defaultSeverity: 'hint',
  scope: 'document',
  check(facts, { isQuoted, style }) {
    const names = new Map<string, Map<string, Mention>>();
    const found: Draft[] = [];
    for (const mention of facts.organizations) {
      if (mention.entity === null || (mention.form !== 'full' && mention.form !== 'alias')) continue;
      const words = wordsOf(mention.text);
      if (words.length < LEAST_WORDS) continue;
      const key = `${mention.entity}\t${nameKey(words)}`;
      const spelling = mention.text.replace(/\s+/g, ' ');
      const known = names.get(key);
      if (known === undefined) {
        // A speaker's spelling is no standard for the author's.
        if (!isQuoted?.(mention.start)) names.set(key, new Map([[spelling, mention]]));
        continue;
      }
      if (known.has(spelling) || isShouted(spelling) || isQuoted?.(mention.start)) continue;
      const [first] = known.values();
      // Which of two spellings is right is the house style's to say, where it has one.
      if (style?.bodyNames && spelledBritish(first!.text) === spelledBritish(mention.text)) continue;
      if (isShouted(first!.text)) {
        names.set(key, new Map([[spelling, mention]]));
        continue;
      }
      known.set(spelling, mention);
      const before = first!.text.replace(/\s+/g, ' ');
      found.push({
        start: mention.start,
        end: mention.end,
        ...say`“${spelling}” is “${before}” elsewhere in this text, so a reader may take it for two bodies. Write the name in one way.`,
        related: [{ start: first!.start, end: first!.end, ...say`First written as “${before}”` }],
        fixes: [{ start: mention.start, end: mention.end, ...titled`Write “${before}”`, newText: before, safe: false }],
      });
    }
    return found;
  },
};

/** Names of fewer words vary freely: "Defence Ministry", "Ministry of Defence". */
const LEAST_WORDS = 3;
const SMALL = new Set(['of', 'the', 'for', 'and', 'on', 'in', 'to']);
/** News writes the names of ministries in both orders. */
const ORDERED = new Set(['ministry', 'department', 'secretariat']);

function wordsOf(name: string): string[] {
  const words =
    name
      .toLowerCase()
      .replace(/['’]s\b/g, '')
      .match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [];
  return words.map(spelled).filter((word) => !SMALL.has(word));
}

function nameKey(words: readonly string[]): string {
  return (words.some((word) => ORDERED.has(word)) ? words : [...words].sort()).join(' ');
}

/** Spellings of one word. */
function spelled(word: string): string {
  return word
    .replace(/-/g, '')
    .replace(/is(?=ation|ing|ed$)/, 'iz')
    .replace(/^defence/, 'defense')
    .replace(/^programme/, 'program')
    .replace(/^centre/, 'center')
    .replace(/^labour/, 'labor');
}

function isShouted(name: string): boolean {
  return name === name.toUpperCase();
}
