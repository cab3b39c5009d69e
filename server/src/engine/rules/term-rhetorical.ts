/** Terms that a termbase lists as rhetorical and that stand in the author's own voice. */
import type { Occurrence, Voice } from '../facts.ts';
import type { ConceptEntry } from '../knowledge.ts';
import { conceptOf } from '../known.ts';
import { type Phrase, phrase, type Said, say } from '../said.ts';
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
        ...describe(term, conceptOf(context.knowledge, term.concept)),
        // What somebody said is not reworded, and what is held at arm's length is meant as it stands.
        fixes: REWORDED.has(term.voice)
          ? term.alternatives.flatMap((alternative) => replaceTerm(term, alternative, context.text, context.language))
          : [],
      }));
  },
};

const AUTHOR: readonly Voice[] = ['author'];
const REWORDED: ReadonlySet<Voice> = new Set(['author', 'reported']);

/** How a term stands, after “is listed as rhetorical and”. */
function stands(voice: Voice): Phrase {
  switch (voice) {
    case 'author':
      return phrase`stands in the author's own voice`;
    case 'reported':
      return phrase`stands in reported speech`;
    case 'quoted':
      return phrase`stands in a quotation`;
    case 'distanced':
      return phrase`is held at arm's length`;
  }
}

function describe(term: Occurrence, concept: ConceptEntry | undefined): Said {
  const shown = term.text.replace(/\s+/g, ' ');
  const [first] = term.alternatives;
  const advice = !REWORDED.has(term.voice)
    ? phrase`See whether the reader can tell whose words these are.`
    : first === undefined
      ? phrase`Attribute it, or use a neutral wording.`
      : phrase`Attribute it, or use a neutral wording such as “${first}”.`;
  return concept === undefined || concept.users === ''
    ? say`“${shown}” is listed as rhetorical and ${stands(term.voice)}. ${advice}`
    : say`“${shown}” is listed as rhetorical (used by ${concept.users}) and ${stands(term.voice)}. ${advice}`;
}
