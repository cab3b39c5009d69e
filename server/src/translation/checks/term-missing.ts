/** A term of the source whose counterpart in the termbase is not where it belongs. */
import { say } from '../../engine/said.ts';
import { headOf, languageName, type PairCheck, type PairDraft, placeOf, renderedLinks, shown, widened } from '../pair.ts';
import { holdsOne, knownOccurrences, wantedTerm } from './terms.ts';

export const translationTermMissing: PairCheck = {
  id: 'translation/term-missing',
  summary: 'A term of the source is not rendered by the term the termbase gives for it',
  defaultSeverity: 'warning',
  byLink: true,
  check(pair) {
    const { source, target } = pair;
    return renderedLinks(pair).flatMap((link) => {
      const rendered = new Set(knownOccurrences(pair, target, widened(target, link.target)).map(({ concept }) => concept));
      const asked = new Set<string>();
      const drafts: PairDraft[] = [];
      for (const one of knownOccurrences(pair, source, link.source)) {
        if (one.entry.doNotTranslate || rendered.has(one.concept) || asked.has(one.concept)) continue;
        asked.add(one.concept);
        const terms = one.entry.terms(target.base);
        const wanted = wantedTerm(terms);
        // Any of the entry's terms will do here: a forbidden one has a check of its own.
        if (wanted === null || holdsOne(target, widened(target, link.target), terms)) continue;
        drafts.push({
          ...headOf(target, link.target),
          ...say`The source has “${shown(one.text)}” (${placeOf(source, one.start)}), in ${languageName(target.base)} “${shown(wanted.text)}” by the termbase, and this paragraph has no such term. Use it, or add what stands here to the termbase.`,
          counterparts: [{ start: one.start, end: one.end, ...say`“${shown(one.text)}” in the source` }],
        });
      }
      return drafts;
    });
  },
};
