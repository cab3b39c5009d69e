/** Terms that a termbase lists as rhetorical and that stand in the author's own voice. */
import type { Occurrence, Voice } from '../facts.ts';
import type { ConceptEntry } from '../knowledge.ts';
import { conceptOf } from '../known.ts';
import { replaceTerm } from '../terms/replace.ts';
import type { Rule } from './rule.ts';

export const termRhetorical: Rule = {
  id: 'term/rhetorical',
  summary: "A term listed as rhetorical stands in the author's own voice",
  defaultSeverity: 'information',
  scope: 'block',
  needsSpeakers: true,
  check(facts, context) {
    const { voices = AUTHOR } = context;
    return facts.terms
      .filter((term) => term.label === 'rhetorical' && voices.includes(term.voice))
      .map((term) => ({
        start: term.start,
        end: term.end,
        message: describe(term, conceptOf(context.knowledge, term.concept)),
        // What somebody said is not reworded, and what is held at arm's length is meant as it stands.
        fixes: REWORDED.has(term.voice)
          ? term.alternatives.flatMap((alternative) => replaceTerm(term, alternative, context.text, context.language))
          : [],
      }));
  },
};

const AUTHOR: readonly Voice[] = ['author'];
const REWORDED: ReadonlySet<Voice> = new Set(['author', 'reported']);

const STANDS: Readonly<Record<Voice, string>> = {
  author: "stands in the author's own voice",
  reported: 'stands in reported speech',
  quoted: 'stands in a quotation',
  distanced: "is held at arm's length",
};

function describe(term: Occurrence, concept: ConceptEntry | undefined): string {
  const users = concept === undefined || concept.users === '' ? '' : ` (used by ${concept.users})`;
  const shown = term.text.replace(/\s+/g, ' ');
  const [first] = term.alternatives;
  if (!REWORDED.has(term.voice))
    return `“${shown}” is listed as rhetorical${users} and ${STANDS[term.voice]}. See whether the reader can tell whose words these are.`;
  const advice =
    first === undefined ? 'Attribute it, or use a neutral wording.' : `Attribute it, or use a neutral wording such as “${first}”.`;
  return `“${shown}” is listed as rhetorical${users} and ${STANDS[term.voice]}. ${advice}`;
}
