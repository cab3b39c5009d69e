/**
 * Who does the saying: the subject of a cue, which for a participle or infinitive is that of the main clause unless one of
 * its own stands before it, and for a relative pronoun what the pronoun stands for.
 */
import { CLASS, ROLE } from '../lexicon.ts';
import { FLAG, KIND } from '../words.ts';
import { type Cue, cueAt, lower } from './cues.ts';
import type { Frame } from './frame.ts';
import { isComma, isDash, type NounPhrase, phraseAfter, phraseBefore } from './sources.ts';

/** The subject of a cue in a sentence that starts at item `from`. */
export function subjectOf(frame: Frame, cue: Cue, from: number): NounPhrase | null {
  if (cue.form !== 'gerund') return relativeHead(frame, cue, from) ?? phraseBefore(frame, cue.at, from);
  const quoted = quotedAs(frame, cue, from);
  if (quoted !== null) return quoted.source;
  const own = subjectOfParticiple(frame, cue, from);
  if (own !== null) return own;
  // "The minister defended the law, saying that …": the subject is that of the verb before.
  for (let i = cue.at - 1; i >= from; i--) {
    const item = frame.items[i]!;
    if (item < 0) return null;
    if ((frame.classes[item]! & CLASS.cue) === 0 || cueAt(frame, i, from) === null) continue;
    const subject = phraseBefore(frame, i, from);
    if (subject !== null) return subject;
  }
  const start = afterAdverbial(frame, from, cue.at);
  const first = phraseAfter(frame, start, cue.at);
  return first !== null && first.to < cue.at ? first : null;
}

/** The one whom a text quotes "as saying", and the cue that does so. */
export interface Quoted {
  readonly by: Cue;
  readonly source: NounPhrase;
}

/** "Reuters quoted Doe as saying", "Doe was quoted by Reuters as saying": the words are Doe’s, whoever passes them on. */
export function quotedAs(frame: Frame, cue: Cue, from: number): Quoted | null {
  if (lower(frame, cue.at - 1) !== 'as') return null;
  for (let i = cue.at - 2; i >= Math.max(from, cue.at - QUOTED_REACH); i--) {
    const item = frame.items[i]!;
    if (item < 0) return null;
    if ((frame.roles[item]! & ROLE.quoting) === 0) continue;
    const by = cueAt(frame, i, from);
    if (by === null) return null;
    const source = by.form === 'passive' ? phraseBefore(frame, i, from) : phraseAfter(frame, by.next, cue.at - 1);
    return source === null ? null : { by, source };
  }
  return null;
}

/** Items from "quoted" to "as saying", with an apposition between. */
const QUOTED_REACH = 16;

/** "In Riga, Latvia, on Monday, Doe sent …": where the subject of the sentence may begin. */
function afterAdverbial(frame: Frame, from: number, to: number): number {
  const { classes, items, tokens } = frame;
  let start = from;
  let adverbial = false;
  for (let i = from; i < Math.min(to, from + ADVERBIAL_REACH); i++) {
    if (!isComma(frame, i)) continue;
    const first = items[start]!;
    const opens = first >= 0 && ((classes[first]! & ADVERBIAL) !== 0 || isSetOff(frame, start));
    // The country after a town.
    const place = adverbial && i - start <= 2 && first >= 0 && (tokens.flags[first]! & FLAG.capital) !== 0;
    if (!opens && !place) break;
    adverbial = true;
    start = i + 1;
  }
  return start;
}

const ADVERBIAL_REACH = 60;
const ADVERBIAL = CLASS.adverb | CLASS.preposition | CLASS.subordinator;

/** "Shortly after the vote": a capital hides the adverb; the word after it shows that no name stands there. */
function isSetOff(frame: Frame, i: number): boolean {
  const next = frame.items[i + 1];
  const bits = next !== undefined && next >= 0 ? frame.classes[next]! : 0;
  return lower(frame, i).endsWith('ly') && (bits & (CLASS.preposition | CLASS.subordinator)) !== 0;
}

const ABSOLUTE_REACH = 10;

/** "footage of Doe saying", "officials warning", "with her aide promising", "for the papers to call it": a subject of its own. */
function subjectOfParticiple(frame: Frame, cue: Cue, from: number): NounPhrase | null {
  const { tokens, classes, items } = frame;
  const participle = (classes[items[cue.at]!]! & CLASS.cueGerund) !== 0;
  if (!participle && lower(frame, cue.at - 1) !== 'to') return null;
  const end = participle ? cue.at : cue.at - 1;
  const introduced = introducedBy(frame, participle ? 'with' : 'for', end, from);
  if (!participle) return introduced;
  const subject = introduced ?? phraseBefore(frame, cue.at, from);
  if (subject === null || (introduced === null && subject.to < cue.at - 1)) return null;
  const head = subject.last;
  // "The spot opens with footage of Doe saying": the name, not what it belongs to.
  for (let i = subject.to - 1; i >= subject.from; i--) {
    const item = items[i]!;
    if (item < 0 || (tokens.flags[item]! & FLAG.capital) !== 0) continue;
    if ((classes[item]! & CLASS.preposition) === 0 || i + 1 === subject.to) break;
    return { first: items[i + 1]!, last: head, from: i + 1, to: subject.to };
  }
  const named = (tokens.flags[head]! & FLAG.capital) !== 0 || (classes[head]! & (CLASS.title | CLASS.plural)) !== 0;
  return named || introduced !== null ? subject : null;
}

/** The phrase after "with" or "for" that runs up to item `end`, adverbs left aside. */
function introducedBy(frame: Frame, word: string, end: number, from: number): NounPhrase | null {
  const { tokens, classes, items } = frame;
  for (let i = end - 1; i >= Math.max(from, end - ABSOLUTE_REACH); i--) {
    const item = items[i]!;
    if (item < 0 || tokens.kind[item] === KIND.punctuation) return null;
    if (lower(frame, i) !== word) continue;
    const phrase = phraseAfter(frame, i + 1, end);
    if (phrase === null) return null;
    for (let j = phrase.to; j < end; j++) if (items[j]! < 0 || (classes[items[j]!]! & CLASS.adverb) === 0) return null;
    return phrase;
  }
  return null;
}

/** "Doe, who said …": the relative pronoun stands for the phrase before it. */
function relativeHead(frame: Frame, cue: Cue, from: number): NounPhrase | null {
  let i = cue.at - 1;
  while (i > from && frame.items[i]! >= 0 && (frame.classes[frame.items[i]!]! & (CLASS.adverb | CLASS.auxiliary)) !== 0) i--;
  const word = lower(frame, i);
  // "a banner that said": with no subject between, "that" is one itself.
  if (i <= from || (word !== 'who' && word !== 'which' && word !== 'that')) return null;
  const head = isComma(frame, i - 1) || isDash(frame, i - 1) ? i - 1 : i;
  return phraseBefore(frame, head, from);
}
