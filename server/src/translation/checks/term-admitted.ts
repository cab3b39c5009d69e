/** Terms of the translation that the termbase admits beside a preferred one. */
import { say } from '../../engine/said.ts';
import { type PairCheck, type PairDraft, shown } from '../pair.ts';
import { knownOccurrences, replacements } from './terms.ts';

export const translationTermAdmitted: PairCheck = {
  id: 'translation/term-admitted',
  summary: 'The translation uses an admitted term although the termbase has a preferred one',
  defaultSeverity: 'hint',
  check(pair) {
    const { target } = pair;
    return knownOccurrences(pair, target, [0, target.paragraphs.length]).flatMap((one): PairDraft[] => {
      if (one.status !== 'admitted') return [];
      const preferred = one.entry.terms(target.base).find(({ status }) => status === 'preferred');
      if (preferred === undefined) return [];
      return [
        {
          start: one.start,
          end: one.end,
          ...say`“${shown(one.text)}” is admitted in the termbase, and “${shown(preferred.text)}” is preferred. Use the preferred term, unless the context asks for this one.`,
          counterparts: [],
          fixes: replacements(target, one),
        },
      ];
    });
  },
};
