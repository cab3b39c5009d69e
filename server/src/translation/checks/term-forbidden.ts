/** Terms of the translation that the termbase calls deprecated or superseded. */
import { phrase, say } from '../../engine/said.ts';
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
        const advice = wanted === null ? phrase`Use another term.` : phrase`Use “${shown(wanted.text)}”.`;
        return {
          start: one.start,
          end: one.end,
          ...(one.status === 'superseded'
            ? say`“${shown(one.text)}” is superseded in the termbase. ${advice}`
            : say`“${shown(one.text)}” is deprecated in the termbase. ${advice}`),
          counterparts: [],
          fixes: replacements(target, one),
        };
      });
  },
};
