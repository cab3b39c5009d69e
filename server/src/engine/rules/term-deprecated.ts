/** Terms that a termbase of the user's own says not to use, in whoever's own words but a speaker's. */

import type { Occurrence } from '../facts.ts';
import { phrase, type Said, say } from '../said.ts';
import { replaceTerm } from '../terms/replace.ts';
import type { Rule } from './rule.ts';

export const termDeprecated: Rule = {
  id: 'term/deprecated',
  summary: 'A term that a termbase calls deprecated or superseded is used',
  defaultSeverity: 'warning',
  scope: 'block',
  check({ terms }, { text, language }) {
    return terms.filter(isAvoided).map((term) => ({
      start: term.start,
      end: term.end,
      ...describe(term),
      fixes: term.alternatives.flatMap((alternative) => replaceTerm(term, alternative, text, language)),
    }));
  },
};

/** What somebody is quoted with stays as it was said. */
function isAvoided({ status, voice, termbase }: Occurrence): boolean {
  return termbase !== undefined && (status === 'deprecated' || status === 'superseded') && voice !== 'quoted';
}

function describe({ text, status, alternatives }: Occurrence): Said {
  const shown = text.replace(/\s+/g, ' ');
  const [first] = alternatives;
  const advice = first === undefined ? phrase`See its entry for what to write.` : phrase`Write “${first}”.`;
  return status === 'superseded'
    ? say`“${shown}” is superseded in the termbase. ${advice}`
    : say`“${shown}” is deprecated in the termbase. ${advice}`;
}
