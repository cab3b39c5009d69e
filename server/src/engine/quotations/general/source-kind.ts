/** What kind of source a phrase names. */
import type { SourceKind } from '../../facts.ts';
import { CLASS, ROLE } from '../../lexicon.ts';
import { KIND } from '../../words.ts';
import type { Frame } from '../frame.ts';
import type { NounPhrase } from '../sources.ts';
import { bitsAt, hasClass, isCapitalAt, isInnerStop } from './words.ts';

/** What kind of source a phrase names, as far as its words tell; organizations are settled in the fold. */
export function kindOf(frame: Frame, phrase: NounPhrase): SourceKind {
  const { tokens, classes } = frame;
  const first = classes[phrase.first]!;
  if (phrase.to - phrase.from === 1 && (first & CLASS.pronoun) !== 0 && (first & CLASS.vague) === 0) return 'pronoun';
  let title = false;
  let vague = false;
  let anonymous = false;
  /** "un responsable du ministère": whose words they are is said. */
  let owned = false;
  let document = false;
  let body = false;
  let names = 0;
  for (let i = phrase.from; i < phrase.to; i++) {
    const bits = bitsAt(frame, i);
    if ((bits & CLASS.role) !== 0 && (bits & CLASS.title) === 0) body = true;
    if ((bits & CLASS.title) !== 0) title = true;
    if ((bits & CLASS.vague) !== 0) {
      // "un responsable" is nobody in particular, "le responsable" somebody who was named before.
      if ((bits & CLASS.title) !== 0 && (bits & CLASS.plural) === 0) anonymous = true;
      else vague = true;
    }
    if ((bits & CLASS.document) !== 0 && (bits & CLASS.title) === 0) document = true;
    if ((bits & CLASS.of) !== 0) {
      // "Des experts estiment": a capital that only begins the sentence makes no name.
      if (i === phrase.from) continue;
      owned = true;
    }
    if (isCapitalAt(frame, i) && (bits & (CLASS.determiner | CLASS.vague | CLASS.document | CLASS.title | CLASS.role)) === 0) names++;
  }
  if (vague && (names === 0 || frame.traits.capitalizedNouns)) return 'vague';
  if (anonymous && names === 0 && !body && !owned && (frame.roles[phrase.first]! & ROLE.indefinite) !== 0) return 'vague';
  if (title) return 'person';
  if (document) return 'document';
  // «министерство», «МИД»: a word for a body that is no title of anybody.
  if (body) return 'other';
  if ((first & CLASS.determiner) !== 0) return 'other';
  // Han names have two to four characters, foreign ones a middle dot; a body ends in a word that says so.
  if (frame.traits.unspaced) {
    if (tokens.kind[phrase.first] === KIND.mark || hasClass(frame, phrase.to - 1, CLASS.noun)) return 'other';
    return tokens.end[phrase.last]! - tokens.start[phrase.first]! <= 4 || hasMiddleDot(frame, phrase) ? 'person' : 'other';
  }
  return names > 0 ? 'person' : 'other';
}

function hasMiddleDot(frame: Frame, phrase: NounPhrase): boolean {
  for (let i = phrase.from + 1; i < phrase.to; i++) if (isInnerStop(frame, i)) return true;
  return false;
}
