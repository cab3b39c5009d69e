/** Terms of the translation that the termbase calls deprecated or superseded. */
import { type PairCheck, type PairDraft, shown } from '../pair.ts';
import { knownOccurrences, replacements, wantedTerm } from './terms.ts';

export const translationTermForbidden: PairCheck = {
  id: 'translation/term-forbidden',
  summary: 'The translation uses a term that the termbase calls deprecated or superseded',
  defaultSeverity: 'warning',
  check(pair) {
    const { target } = pair;
    return knownOccurrences(pair, target, [0, target.paragraphs.length])
      .filter(({ status }) => status === 'deprecated' || status === 'superseded')
      .map((one): PairDraft => {
        const wanted = wantedTerm(one.entry.terms(target.base));
        return {
          start: one.start,
          end: one.end,
          message: `“${shown(one.text)}” is ${one.status} in the termbase. ${wanted === null ? 'Use another term.' : `Use “${shown(wanted.text)}”.`}`,
          counterparts: [],
          fixes: replacements(target, one),
        };
      });
  },
};
