/**
 * Who a phrase names in scripts without spaces and capitals: what is no title, no body and no word of the language beside a
 * title is a name. "外交部发言人毛宁" is 毛宁 with her office, "王毅外长" and "木村外相" have the office behind the name.
 */
import { CLASS, ROLE } from '../../lexicon.ts';
import { KIND } from '../../words.ts';
import { type Frame, lastTokenOf } from '../frame.ts';
import { type Bearer, type Gender, genderOf } from '../names.ts';
import type { NounPhrase } from '../sources.ts';
import { bitsAt, hasClass, rolesAt } from './words.ts';

/** Characters of a name before a title: "王毅", "佐佐木". */
const SHORTEST_NAME = 2;
const LONGEST_NAME = 4;

export function readBearerUnspaced(frame: Frame, { from, to }: NounPhrase): Bearer {
  const titles: string[] = [];
  const modifiers: string[] = [];
  let gender: Gender = null;
  let restricted = false;
  let indefinite = false;
  let several = false;
  let run = '';
  /** Nothing in the run is a word of the language. */
  let strange = true;
  let dotted = false;
  let behind = '';
  const drop = (): void => {
    if (run !== '') modifiers.push(run);
    run = '';
    strange = true;
    dotted = false;
  };
  for (let i = from; i < to; i++) {
    const bits = bitsAt(frame, i);
    const roles = rolesAt(frame, i);
    const text = wordAt(frame, i);
    gender ??= genderOf(roles);
    if ((bits & CLASS.pronoun) !== 0 && to - from === 1) break;
    if ((bits & CLASS.preposition) !== 0) break;
    if ((roles & ROLE.restrictive) !== 0 && run === '') restricted = true;
    else if ((bits & CLASS.conjunction) !== 0) several = true;
    else if ((bits & CLASS.determiner) !== 0) indefinite ||= (roles & ROLE.indefinite) !== 0;
    else if ((bits & CLASS.title) !== 0) {
      const isName = strange && (dotted || (run.length >= SHORTEST_NAME && run.length <= LONGEST_NAME));
      // "木村外相": the name stands before the last title.
      behind = isName && i === to - 1 ? run : '';
      if (behind !== '') run = '';
      drop();
      if ((bits & CLASS.honorific) === 0) titles.push(text);
    } else if ((bits & CLASS.of) !== 0) drop();
    else if ((bits & CLASS.noun) !== 0) {
      run += text;
      drop();
    } else {
      if (frame.tokens.kind[frame.items[i]!] === KIND.punctuation) dotted = true;
      else if (isWordOfLanguage(frame, i)) strange = false;
      run += text;
    }
  }
  return {
    person: behind === '' ? run : behind,
    office: titles.length === 0 ? null : { titles, modifiers, restricted },
    gender,
    indefinite,
    several,
  };
}

/** A row of several characters, whatever it is good for. */
function isWordOfLanguage(frame: Frame, i: number): boolean {
  const item = frame.items[i]!;
  return hasClass(frame, i, ~0) || lastTokenOf(frame, item) > item;
}

function wordAt(frame: Frame, i: number): string {
  const item = frame.items[i]!;
  return item < 0 ? '' : frame.tokens.text.slice(frame.tokens.start[item], frame.tokens.end[lastTokenOf(frame, item)]);
}
