/**
 * The forms of an English term: plural or singular, verb endings, British and American spelling, prefixes with and without a
 * hyphen. A generated form that no text holds costs a few bytes; one that means something else would be a fault, so the rules
 * are the regular ones and the few irregular heads are named.
 */

export type Inflection = 'noun' | 'plural' | 'fixed' | 'verb';

/** `other` is a form without number: a verb, or a term matched as it stands. */
export type FormNumber = 'singular' | 'plural' | 'other';

export interface ExpandedForm {
  readonly text: string;
  readonly number: FormNumber;
}

/** All forms of a term, the term itself first, none twice. */
export function expandTerm(text: string, inflection: Inflection): ExpandedForm[] {
  const forms = new Map<string, ExpandedForm>();
  for (const form of inflected(text, inflection)) {
    for (const spelling of spellings(form.text)) {
      if (!forms.has(spelling)) forms.set(spelling, { text: spelling, number: form.number });
    }
  }
  return [...forms.values()];
}

function inflected(text: string, inflection: Inflection): ExpandedForm[] {
  switch (inflection) {
    case 'noun':
      return [
        { text, number: 'singular' },
        { text: onHead(text, pluralOf), number: 'plural' },
      ];
    case 'plural':
      return [
        { text, number: 'plural' },
        { text: onHead(text, singularOf), number: 'singular' },
      ];
    case 'verb':
      return verbForms(text).map((form) => ({ text: form, number: 'other' }));
    case 'fixed':
      return [{ text, number: 'other' }];
  }
}

/** The head of a noun phrase is its last word before the first preposition: "spheres of influence". */
function onHead(text: string, change: (word: string) => string): string {
  const at = / (?:of|in|at|on|for|to|with|against|behind|abroad) /.exec(`${text} `)?.index ?? text.length;
  const from = Math.max(text.lastIndexOf(' ', at - 1), text.lastIndexOf('-', at - 1)) + 1;
  return text.slice(0, from) + change(text.slice(from, at)) + text.slice(at);
}

const IRREGULAR: readonly (readonly [string, string])[] = [
  ['man', 'men'],
  ['woman', 'women'],
  ['crisis', 'crises'],
  ['thesis', 'theses'],
];

/** "strongman", but not "human", "German", "Roman", "Ottoman", "talisman". */
const MAN = /(?:^|[a-z]{2})(?<!hu|ger|ro|otto|talis|nor|sha|cai)(?:m|wom)an$/;

function pluralOf(word: string): string {
  if (MAN.test(word)) return `${word.slice(0, -2)}en`;
  if (/[sx]is$/.test(word)) return `${word.slice(0, -2)}es`;
  for (const [singular, plural] of IRREGULAR) if (word === singular) return plural;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

function singularOf(word: string): string {
  for (const [singular, plural] of IRREGULAR) if (word === plural) return singular;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

/** The verb is the last word of its phrase: "strongly condemn". */
function verbForms(text: string): string[] {
  const from = text.lastIndexOf(' ') + 1;
  const lead = text.slice(0, from);
  const verb = text.slice(from);
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  if (/[^aeiou]y$/.test(verb)) {
    const short = verb.slice(0, -1);
    return [verb, `${short}ies`, `${short}ied`, `${verb}ing`].map((form) => lead + form);
  }
  return [verb, pluralOf(verb), `${stem}ed`, `${stem}ing`].map((form) => lead + form);
}

/** British endings with their American counterparts; both ways, since a user's list may be in either. */
const SPELLINGS: readonly (readonly [RegExp, string, RegExp, string])[] = [
  [/is(e|es|ed|ing|er|ers|ation|ations|ational)\b/gi, 'iz$1', /iz(e|es|ed|ing|er|ers|ation|ations|ational)\b/gi, 'is$1'],
  [/\b(col|fav|lab|neighb|hon|arm|behavi|rum|val)our/gi, '$1or', /\b(col|fav|lab|neighb|hon|arm|behavi|rum|val)or/gi, '$1our'],
  [/\b(epi)?centre(s?)\b/gi, '$1center$2', /\b(epi)?center(s?)\b/gi, '$1centre$2'],
  [/\b(de|of)fence/gi, '$1fense', /\b(de|of)fense/gi, '$1fence'],
  [/\bsabre/gi, 'saber', /\bsaber/gi, 'sabre'],
  [/\bgrey/gi, 'gray', /\bgray/gi, 'grey'],
  [/programme/gi, 'program', /program\b/gi, 'programme'],
];

/** Prefixes that are written with and without a hyphen. Only those are given a hyphen that cannot be the start of another word. */
const HYPHENATED = /(^|[\s-])(multi|uni|neo|pre|de|anti|non|co)-(?=\p{L}{3})/giu;
const JOINED = /(^|[\s-])(multi|neo|uni(?=polar)|co(?=op)|pre(?=e))(?=\p{Ll}{4})/giu;

/** Letters without which a term has one spelling: most have, and a user's list may hold a hundred thousand. */
const MAY_DIFFER = /is[eai]|iz[eai]|our|or|cent(?:re|er)|fen[cs]e|sab(?:re|er)|gr[ea]y|program|multi|uni|neo|pre|coop|(?:de|anti|non|co)-/i;

/** Words that may begin with a prefix. */
const MAY_JOIN = /(?:^|[\s-])(?:multi|uni|neo|pre|de|anti|non|co)/i;

function spellings(text: string): string[] {
  if (!MAY_DIFFER.test(text)) return [text];
  const texts = [text];
  let american = text;
  let british = text;
  for (const [toAmerican, us, toBritish, uk] of SPELLINGS) {
    american = american.replace(toAmerican, us);
    british = british.replace(toBritish, uk);
  }
  if (american !== text) texts.push(american);
  if (british !== text && british !== american) texts.push(british);
  if (!MAY_JOIN.test(text)) return texts;
  for (const spelling of [...texts]) {
    texts.push(spelling.replace(HYPHENATED, '$1$2'), spelling.replace(JOINED, '$1$2-'));
  }
  return [...new Set(texts)];
}
