/** Reporting verbs that judge what they report. */

import type { Fix, Quotation } from '../facts.ts';
import type { LanguagePack } from '../knowledge.ts';
import { baseLanguage } from '../language.ts';
import { say, titled } from '../said.ts';
import type { Span, TextSlices } from '../span.ts';
import type { Draft, Rule } from './rule.ts';

export const quotationLoadedCue: Rule = {
  id: 'quotation/loaded-cue',
  summary: 'A reporting verb judges what it reports',
  defaultSeverity: 'hint',
  scope: 'block',
  needsSpeakers: true,
  check(facts, { text, knowledge, language }) {
    const base = baseLanguage(language);
    const plain = Object.hasOwn(knowledge.languages, base) ? loadedCues(knowledge.languages[base]!) : null;
    if (plain === null) return [];
    const found: Draft[] = [];
    const told = new Set<number>();
    for (const quotation of facts.quotations) {
      const { cue, level, basis } = quotation;
      // Within a quotation the verb is the speaker's, and a noun cannot give way to a verb.
      if (cue === null || level > 0 || basis === 'noun-cue' || told.has(cue.start) || !isReporting(quotation, cue, text)) continue;
      told.add(cue.start);
      for (const match of cue.text.matchAll(/[\p{L}\p{M}’'-]+/gu)) {
        const [word] = match;
        const suggestion = plain.get(word.toLowerCase());
        if (suggestion === undefined) continue;
        const start = cue.start + match.index;
        const span = { start, end: start + word.length };
        const newText = /^\p{Lu}/u.test(word) ? suggestion.charAt(0).toUpperCase() + suggestion.slice(1) : suggestion;
        const fix: Fix = { ...span, ...titled`Replace with “${newText}”`, newText, safe: false };
        found.push({
          ...span,
          ...say`“${word}” says more than that something was said: it judges the words or how they were meant. Write “${newText}”, or keep it where the text shows why it fits.`,
          fixes: [fix],
        });
        break;
      }
    }
    return found;
  },
};

/**
 * A clause that follows with nothing between, without a "that", may belong to a noun or to a demand: "disability claims", "he
 * insisted on it".
 */
function isReporting({ type, content, start }: Quotation, cue: Span, text: TextSlices): boolean {
  if (type !== 'reported' || start < cue.end) return true;
  const between = text.slice(cue.end, Math.min(content[0]!.start, cue.end + BETWEEN_LONGEST));
  return /[\p{L},:：，]/u.test(between);
}

const BETWEEN_LONGEST = 60;

const byPack = new WeakMap<LanguagePack, ReadonlyMap<string, string>>();

function loadedCues(pack: LanguagePack): ReadonlyMap<string, string> {
  let cues = byPack.get(pack);
  if (cues === undefined) {
    cues = new Map(pack.loadedCues ?? []);
    byPack.set(pack, cues);
  }
  return cues;
}
