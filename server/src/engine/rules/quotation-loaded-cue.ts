/** Reporting verbs that judge what they report. */
import type { Fix } from '../facts.ts';
import type { LanguagePack } from '../knowledge.ts';
import { baseLanguage } from '../language.ts';
import type { Draft, Rule } from './rule.ts';

export const quotationLoadedCue: Rule = {
  id: 'quotation/loaded-cue',
  summary: 'A reporting verb judges what it reports',
  defaultSeverity: 'hint',
  scope: 'block',
  needsSpeakers: true,
  check(facts, { knowledge, language }) {
    const base = baseLanguage(language);
    const plain = Object.hasOwn(knowledge.languages, base) ? loadedCues(knowledge.languages[base]!) : null;
    if (plain === null) return [];
    const found: Draft[] = [];
    const told = new Set<number>();
    for (const { cue, level, basis } of facts.quotations) {
      // Within a quotation the verb is the speaker's. A noun cannot give way to a verb.
      if (cue === null || level > 0 || basis === 'noun-cue' || told.has(cue.start)) continue;
      told.add(cue.start);
      for (const match of cue.text.matchAll(/[\p{L}\p{M}’'-]+/gu)) {
        const [word] = match;
        const suggestion = plain.get(word.toLowerCase());
        if (suggestion === undefined) continue;
        const start = cue.start + match.index;
        const span = { start, end: start + word.length };
        const newText = /^\p{Lu}/u.test(word) ? suggestion.charAt(0).toUpperCase() + suggestion.slice(1) : suggestion;
        const fix: Fix = { ...span, title: `Replace with “${newText}”`, newText, safe: false };
        found.push({
          ...span,
          message: `“${word}” says more than that something was said: it judges the words or how they were meant. Write “${newText}”, or keep it where the text shows why it fits.`,
          fixes: [fix],
        });
        break;
      }
    }
    return found;
  },
};

const byPack = new WeakMap<LanguagePack, ReadonlyMap<string, string>>();

function loadedCues(pack: LanguagePack): ReadonlyMap<string, string> {
  let cues = byPack.get(pack);
  if (cues === undefined) {
    cues = new Map(pack.loadedCues ?? []);
    byPack.set(pack, cues);
  }
  return cues;
}
