/** Terms that a termbase of the user's own says not to use, in whoever's own words but a speaker's. */
import type { Occurrence } from '../facts.ts';
import type { Rule } from './rule.ts';

export const termDeprecated: Rule = {
  id: 'term/deprecated',
  summary: 'A term that a termbase calls deprecated or superseded is used',
  defaultSeverity: 'warning',
  scope: 'block',
  check({ terms }) {
    return terms.filter(isAvoided).map((term) => ({
      start: term.start,
      end: term.end,
      message: describe(term),
      fixes: term.alternatives.map((alternative) => ({
        start: term.start,
        end: term.end,
        title: `Replace with “${alternative}”`,
        newText: likeText(alternative, term),
        safe: false,
      })),
    }));
  },
};

/** What somebody is quoted with stays as it was said. */
function isAvoided({ status, voice, termbase }: Occurrence): boolean {
  return termbase !== undefined && (status === 'deprecated' || status === 'superseded') && voice !== 'quoted';
}

function describe({ text, status, alternatives }: Occurrence): string {
  const shown = text.replace(/\s+/g, ' ');
  const [first] = alternatives;
  const advice = first === undefined ? 'See its entry for what to write.' : `Write “${first}”.`;
  return `“${shown}” is ${status === 'superseded' ? 'superseded' : 'deprecated'} in the termbase. ${advice}`;
}

/** A term that the termbase writes with a small letter and the text with a capital stands at the start of a sentence. */
function likeText(alternative: string, { term, text }: Occurrence): string {
  const raised = /^\p{Ll}/u.test(term) && /^\p{Lu}/u.test(text);
  return raised ? alternative.charAt(0).toUpperCase() + alternative.slice(1) : alternative;
}
