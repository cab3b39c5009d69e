/** Terms that a termbase lists as rhetorical and that stand in the author's own voice. */
import type { Fix, Occurrence, Voice } from '../facts.ts';
import type { ConceptEntry } from '../knowledge.ts';
import { conceptOf } from '../known.ts';
import type { TextSlices } from '../span.ts';
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
        fixes: REWORDED.has(term.voice) ? term.alternatives.map((alternative) => replace(term, alternative, context.text)) : [],
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

/**
 * The alternative takes over the capital of the term and repairs the article before it: "an unfriendly state" becomes "a
 * sanctioning state". One that brings its own article, or is a name, takes the place of the article.
 */
function replace(term: Occurrence, alternative: string, text: TextSlices): Fix {
  const article = /(?<![\p{L}\p{N}])(an?|the)[ \t]$/iu.exec(text.slice(Math.max(0, term.start - 5), term.start));
  const title = `Replace with “${alternative}”`;
  if (article !== null) {
    const [whole, word = ''] = article;
    const start = term.start - whole.length;
    const isDefinite = word.toLowerCase() === 'the';
    if (alternative.startsWith('the ') || (isDefinite && /^\p{Lu}/u.test(alternative)))
      return { start, end: term.end, title, newText: likeFirst(alternative, word), safe: false };
    const fitting = /^[aeiou]/i.test(alternative) && !/^(?:eu|uni|us)/i.test(alternative) ? 'an' : 'a';
    if (!isDefinite && word.toLowerCase() !== fitting)
      return { start, end: term.end, title, newText: `${likeFirst(fitting, word)} ${alternative}`, safe: false };
    return { start: term.start, end: term.end, title, newText: alternative, safe: false };
  }
  // Lower-case terms that the text writes with a capital stand at the start of a sentence or in a headline.
  const raised = /^\p{Ll}/u.test(term.term) && /^\p{Lu}/u.test(term.text);
  return { start: term.start, end: term.end, title, newText: raised ? capitalise(alternative) : alternative, safe: false };
}

function likeFirst(text: string, model: string): string {
  return /^\p{Lu}/u.test(model) ? capitalise(text) : text;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
