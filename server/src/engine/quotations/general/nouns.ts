/**
 * Reads the noun phrase that names a source in the languages of the general grammar: from its first word to the right. What ends a phrase is said by the classes of words, so a language is its rows.
 */
import { CLASS, ROLE } from '../../lexicon.ts';
import { FLAG, KIND } from '../../words.ts';
import { type Frame, lastTokenOf, quotationOf } from '../frame.ts';
import type { NounPhrase } from '../sources.ts';
import type { Verb } from './cues.ts';
import {
  bitsAt,
  flagsAt,
  hasClass,
  hasRole,
  isCapitalAt,
  isCommaAt,
  isInnerStop,
  isNominal,
  isNumberAt,
  isPassedOver,
  isPunctuationAt,
  isWordAt,
  pastTime,
  rolesAt,
} from './words.ts';

/** Words of a phrase. */
export const LONGEST = 20;
/** Words that end a phrase wherever they stand. */
const BREAK = CLASS.subordinator | CLASS.relative | CLASS.auxiliary;
const BREAK_ROLES = ROLE.complementizer | ROLE.separable | ROLE.negation | ROLE.object | ROLE.according | ROLE.postposed | ROLE.quotative;

/**
 * The phrase at or right after item `at`: adverbs, "in an interview" and who is told stand between a verb and its subject and
 * are stepped over.
 */
export function phraseAfter(frame: Frame, at: number, limit: number): NounPhrase | null {
  // In scripts without spaces the subject never stands behind its verb.
  if (frame.traits.unspaced) return null;
  let from = at;
  for (let steps = 0; steps < 3; steps++) {
    from = pastSmall(frame, from, limit);
    const preposition = opensAdverbial(frame, from);
    if (!preposition && !isOblique(frame, from)) break;
    const inside = readObject(frame, preposition ? from + 1 : from, limit);
    if (inside === null) return null;
    from = inside.to;
  }
  const found = readSubject(frame, from, limit);
  // «рассказал ТАСС источник»: an agency has no cases, so it is the word after it that tells.
  if (!frame.traits.cases || found === null || found.to >= limit || !isHead(frame, found.to)) return found;
  return isCapitalAt(frame, found.from) && !hasClass(frame, found.from, CLASS.title)
    ? (readSubject(frame, found.to, limit) ?? found)
    : found;
}

/** Where nouns have cases: a phrase that may be a subject. */
export function readSubject(frame: Frame, from: number, limit: number): NounPhrase | null {
  return isOblique(frame, from) ? null : readPhrase(frame, from, limit);
}

/**
 * The phrase of a preposition or of who is told. Where nouns have cases and no article it ends where a form begins that can
 * be the subject: «на переговорах в Женеве Лавров», «журналистам представитель».
 */
export function readObject(frame: Frame, from: number, limit: number): NounPhrase | null {
  // «в понедельник»
  if (frame.traits.cases && from < limit && hasClass(frame, from, CLASS.time)) return phraseOf(frame, from, pastSmall(frame, from, limit));
  const whole = readPhrase(frame, from, limit);
  if (whole === null || !frame.traits.cases) return whole;
  let to = from + 1;
  // «в своём Telegram-канале»: what follows the possessive is its noun, however it is written.
  if (to < whole.to && hasClass(frame, from, CLASS.possessive)) to++;
  while (to < whole.to && isWordAt(frame, to) && (flagsAt(frame, to) & FLAG.hyphen) !== 0) to++;
  // «российским журналистам»
  while (to < whole.to && hasRole(frame, to - 1, ROLE.dative) && !isCapitalAt(frame, to) && hasRole(frame, to, ROLE.dative)) to++;
  while (to < whole.to && !mayBeSubject(frame, to)) to++;
  return to === whole.to ? whole : phraseOf(frame, from, to);
}

/**
 * What "according to" governs. Where nouns have cases and no comma ends it, it goes on only with what stands in a case or is a
 * name: "zdaniem ekspertów ceny rosną".
 */
function readGoverned(frame: Frame, from: number, limit: number): NounPhrase | null {
  const whole = readPhrase(frame, from, limit);
  if (whole === null || !frame.traits.cases) return whole;
  const ended = whole.to >= limit || frame.items[whole.to]! < 0 || isPunctuationAt(frame, whole.to);
  // At the start of a sentence that has no comma the rest must hold what is said.
  if (ended && !(isWordAt(frame, from - 1) && isCapitalAt(frame, from - 1) && !isCommaAt(frame, whole.to))) return whole;
  let to = from + 1;
  // «первого зампреда»: an adjective has a noun, whether or not the rows know it.
  if (to < whole.to && isOblique(frame, from) && !hasClass(frame, from, NAMES_SOMEBODY) && !isCapitalAt(frame, from)) to++;
  // "byłego ministra": what an adjective leads is part of it.
  while (to < whole.to && (isOblique(frame, to) || isCapitalAt(frame, to) || hasClass(frame, to, CLASS.title) || !isWordAt(frame, to)))
    to++;
  return to === whole.to ? whole : phraseOf(frame, from, to);
}

function mayBeSubject(frame: Frame, i: number): boolean {
  if (!isWordAt(frame, i) || isOblique(frame, i) || (flagsAt(frame, i) & FLAG.hyphen) !== 0) return false;
  if (isCapitalAt(frame, i)) return (flagsAt(frame, i) & FLAG.allCaps) === 0;
  return isHead(frame, i);
}

/** A word in small letters that names who speaks, in a form that can. */
function isHead(frame: Frame, i: number): boolean {
  return hasClass(frame, i, CLASS.title | CLASS.vague) && !isCapitalAt(frame, i) && !isOblique(frame, i);
}

export function isOblique(frame: Frame, i: number): boolean {
  return frame.traits.cases && hasRole(frame, i, ROLE.dative);
}

/** "heißt es in dem Schreiben", «сообщили в посольстве»: where somebody says so, said by whom the place tells. */
export function placeOf(frame: Frame, from: number, limit: number): NounPhrase | null {
  for (let i = from; i < Math.min(limit, from + 4); i++) {
    if (hasClass(frame, i, CLASS.preposition)) return hasClass(frame, i + 1, CLASS.time) ? null : readPhrase(frame, i + 1, limit);
    if (!isPassedOver(frame, i)) return null;
  }
  return null;
}

/** The name in marks of what the noun before it says: "die Zeitung „Kurier“". */
export function isNameOf(frame: Frame, i: number): boolean {
  return quotationOf(frame.items[i]) !== -1 && hasClass(frame, i - 1, CLASS.titleNoun);
}

/** The item behind the adverbials from `at` on: "(der Vorsitzende) des Verbands in Deutschland am Montag". */
export function pastAdverbials(frame: Frame, at: number, limit: number): number {
  let i = at;
  for (let steps = 0; steps < 3 && i < limit; steps++) {
    if (!opensAdverbial(frame, i)) break;
    i = readPhrase(frame, i + 1, limit)?.to ?? limit;
  }
  return i;
}

/** Over adverbs, times and dates between a verb and its subject. */
export function pastSmall(frame: Frame, at: number, limit: number): number {
  let from = at;
  while (from < limit) {
    const next = isPassedOver(frame, from) ? from + 1 : pastTime(frame, from);
    if (next === from) break;
    from = next;
  }
  return Math.min(from, limit);
}

/** A preposition that leads no noun phrase of its own; "von" before a name in capitals is part of the name. */
export function opensAdverbial(frame: Frame, i: number): boolean {
  return hasClass(frame, i, CLASS.preposition) && !(hasRole(frame, i, ROLE.nameParticle) && isCapitalAt(frame, i));
}

/** Where nouns have cases: somebody or some body in a form that is no subject and goes on with no noun before it. */
export function isAgent(frame: Frame, i: number): boolean {
  if (!isOblique(frame, i) || hasRole(frame, i, ROLE.genitive) || hasClass(frame, i - 1, CLASS.preposition)) return false;
  return isCapitalAt(frame, i) || hasClass(frame, i, CLASS.title | CLASS.role | CLASS.vague);
}

/** A noun for what somebody says. */
export function isSaying(frame: Frame, i: number): boolean {
  return !frame.traits.unspaced && (bitsAt(frame, i) & (CLASS.noun | CLASS.cue)) === CLASS.noun;
}

/** Whose words they are in «по его словам», "jego zdaniem", "podle jeho slov": the possessive before the noun. */
export function ownerOf(frame: Frame, noun: number): NounPhrase | null {
  if (!isSaying(frame, noun) || !isOblique(frame, noun) || !isWordAt(frame, noun - 1) || !hasClass(frame, noun - 1, CLASS.possessive))
    return null;
  return phraseOf(frame, noun - 1, noun);
}

/** «сообщили в посольстве», «в посольстве сообщили»: the verb has no subject, and where it happens says who speaks. */
export function unnamed(frame: Frame, verb: Verb, limit: number, floor = verb.at): NounPhrase | null {
  if (!frame.traits.cases || !hasClass(frame, verb.at, CLASS.plural)) return null;
  return placeOf(frame, verb.next, limit) ?? (floor < verb.at ? placeOf(frame, floor, verb.at) : null);
}

/** The phrase whose first word is item `from`, or null. */
export function readPhrase(frame: Frame, from: number, limit: number): NounPhrase | null {
  if (from < limit && isName(frame, from)) return phraseOf(frame, from, from + 1);
  if (!isWordAt(frame, from) && !isNumberAt(frame, from)) return null;
  if (from >= limit || !opensPhrase(frame, from, limit)) return null;
  const single = bitsAt(frame, from);
  if ((single & CLASS.pronoun) !== 0 && !leadsNoun(frame, from, limit) && !ownsNoun(frame, from, limit))
    return phraseOf(frame, from, from + 1);
  const { traits } = frame;
  let to = from;
  let named = false;
  let joined = false;
  for (let i = from; i < Math.min(limit, from + LONGEST); i++) {
    if (frame.items[i]! < 0) {
      if (!isName(frame, i)) break;
      named = true;
      to = i + 1;
      continue;
    }
    if (isInnerStop(frame, i)) {
      if (i + 1 < limit && isWordAt(frame, i + 1)) continue;
      break;
    }
    const kind = frame.tokens.kind[frame.items[i]!]!;
    if (kind === KIND.possessive || kind === KIND.number) {
      if (kind === KIND.number && (named || (traits.unspaced && hasClass(frame, i + 1, CLASS.time)))) break;
      to = i + 1;
      continue;
    }
    if (kind !== KIND.word) break;
    const bits = bitsAt(frame, i);
    const roles = rolesAt(frame, i);
    const capital = isCapitalAt(frame, i);
    // Joined by a hyphen: whatever it is, it belongs to the word before, unless it is the pronoun of "dit-il".
    if (i > from && (flagsAt(frame, i) & FLAG.hyphen) !== 0 && (bits & CLASS.subject) === 0) {
      to = i + 1;
      continue;
    }
    if ((roles & ROLE.topic) !== 0) break;
    if (i > from && (roles & ROLE.nameParticle) !== 0 && named && particleLeads(frame, i)) continue;
    if (i > from && !isPartOf(frame, i, from, limit, named, joined)) break;
    if ((bits & CLASS.conjunction) !== 0) joined = true;
    if (capital && (bits & (CLASS.title | CLASS.determiner)) === 0 && i >= from)
      named = traits.capitalizedNouns ? isNameAfter(frame, i, from) : !(i === from && isDescription(frame, i, limit));
    to = i + 1;
  }
  return frame.traits.articles && isBareNoun(frame, from) ? null : trimmed(frame, from, to);
}

/** «Верховный комиссар», «Белый дом»: a capital before a common noun describes and names nobody. */
function isDescription(frame: Frame, i: number, limit: number): boolean {
  if (!frame.traits.cases || i + 1 >= limit || !isWordAt(frame, i + 1) || isCapitalAt(frame, i + 1)) return false;
  if (hasClass(frame, i, CLASS.vague | CLASS.role | CLASS.document)) return true;
  if (isHead(frame, i + 1) || hasClass(frame, i + 1, CLASS.role | CLASS.document)) return true;
  const opens = i === 0 || isPunctuationAt(frame, i - 1);
  return opens && !isOblique(frame, i + 1) && !hasClass(frame, i + 1, NO_NOUN) && !hasRole(frame, i + 1, BREAK_ROLES | ROLE.participle);
}

const NO_NOUN = BREAK | CLASS.cue | CLASS.preposition | CLASS.adverb | CLASS.time | CLASS.conjunction | CLASS.pronoun | CLASS.determiner;

/** A name in marks that is part of a noun phrase: «представитель „Газпрома“ сообщил», «„Газпром“ сообщил». */
export function isName(frame: Frame, i: number): boolean {
  const quotation = quotationOf(frame.items[i]);
  if (quotation === -1 || !frame.traits.markedNames || !isNameInMarks(frame, quotation)) return false;
  if (isWordAt(frame, i - 1) && hasClass(frame, i - 1, CLASS.titleNoun | CLASS.title | CLASS.role)) return true;
  // By itself it is a subject where a verb follows.
  return (i === 0 || isPunctuationAt(frame, i - 1)) && isWordAt(frame, i + 1) && hasClass(frame, i + 1, CLASS.cue | CLASS.auxiliary);
}

const LONGEST_NAME = 5;

export function isNameInMarks(frame: Frame, quotation: number): boolean {
  const { open, close } = frame.pairs[quotation]!;
  const { tokens } = frame;
  if (close - open - 1 > LONGEST_NAME || close - open < 2 || close >= tokens.count) return false;
  for (let i = open + 1; i < close; i++)
    if (
      tokens.kind[i] !== KIND.word &&
      tokens.kind[i] !== KIND.number &&
      (tokens.flags[i]! & FLAG.hyphen) === 0 &&
      tokens.kind[i] !== KIND.punctuation
    )
      return false;
  if (tokens.kind[close - 1] === KIND.punctuation) return false;
  return tokens.kind[open + 1] === KIND.number || (tokens.flags[open + 1]! & FLAG.capital) !== 0;
}

/** "hacer", "lapidaire": without an article only names, titles and words for people and papers begin who speaks. */
function isBareNoun(frame: Frame, from: number): boolean {
  return (
    !isCapitalAt(frame, from) && isWordAt(frame, from) && !hasClass(frame, from, NAMES_SOMEBODY) && !hasRole(frame, from, ROLE.nameParticle)
  );
}

const NAMES_SOMEBODY =
  CLASS.determiner | CLASS.pronoun | CLASS.title | CLASS.role | CLASS.vague | CLASS.plural | CLASS.document | CLASS.possessive | CLASS.of;

/** Nothing that stands before a noun phrase can begin one. */
function opensPhrase(frame: Frame, i: number, limit: number): boolean {
  const bits = bitsAt(frame, i);
  const roles = rolesAt(frame, i);
  if ((bits & (CLASS.preposition | CLASS.conjunction)) !== 0) return (roles & ROLE.nameParticle) !== 0 && isCapitalAt(frame, i);
  // "ein" is an article and the end of a verb.
  if ((roles & (BREAK_ROLES | ROLE.topic)) !== 0 && (bits & CLASS.determiner) === 0) return false;
  if ((bits & (BREAK | CLASS.cue)) !== 0 && (bits & (CLASS.determiner | CLASS.pronoun | CLASS.document)) === 0) return false;
  // In capitals it may be a name, or a noun of a language that writes all nouns so.
  if ((bits & CLASS.time) !== 0 && !isCapitalAt(frame, i)) return false;
  // Many languages write the relative pronoun as they write the article.
  if ((bits & CLASS.relative) !== 0) return leadsNoun(frame, i, limit);
  return true;
}

/** A word that is pronoun or determiner leads a noun where one follows. */
function leadsNoun(frame: Frame, i: number, limit: number): boolean {
  if (!hasClass(frame, i, CLASS.determiner)) return false;
  if (i + 1 >= limit || !(isWordAt(frame, i + 1) || isNumberAt(frame, i + 1))) return false;
  const bits = bitsAt(frame, i + 1);
  return (
    (bits & (CLASS.cue | BREAK | CLASS.pronoun | CLASS.conjunction | CLASS.preposition)) === 0 ||
    (isCapitalAt(frame, i + 1) && frame.traits.capitalizedNouns) ||
    (bits & CLASS.title) !== 0
  );
}

/** "他的律师": in a script without spaces the pronoun that owns a noun is a pronoun and a particle. */
function ownsNoun(frame: Frame, i: number, limit: number): boolean {
  return frame.traits.unspaced && i + 2 < limit && hasClass(frame, i + 1, CLASS.of) && isWordAt(frame, i + 2);
}

/** "von der Leyen": one or two particles and then a capital. */
function particleLeads(frame: Frame, i: number): boolean {
  // "von der Leyen", but "sagte Roth der Zeitung": an article belongs to a name only behind another particle.
  if (hasClass(frame, i, CLASS.determiner) && hasRole(frame, i, ROLE.genitive | ROLE.dative) && !hasRole(frame, i - 1, ROLE.nameParticle))
    return false;
  for (let n = i + 1; n <= i + 2; n++) {
    if (isCapitalAt(frame, n)) return true;
    if (!hasRole(frame, n, ROLE.nameParticle)) return false;
  }
  return false;
}

/** True where the word at `i` goes on with the phrase that began at `from`. */
function isPartOf(frame: Frame, i: number, from: number, limit: number, named: boolean, joined: boolean): boolean {
  const bits = bitsAt(frame, i);
  const roles = rolesAt(frame, i);
  const capital = isCapitalAt(frame, i);
  const { capitalizedNouns } = frame.traits;
  if ((roles & BREAK_ROLES) !== 0 && (bits & (CLASS.preposition | CLASS.determiner)) === 0) return false;
  if ((bits & CLASS.relative) !== 0 && (bits & CLASS.determiner) === 0) return false;
  if ((bits & (CLASS.subordinator | CLASS.auxiliary)) !== 0) return false;
  if (frame.traits.unspaced && (bits & (CLASS.conjunction | CLASS.preposition)) !== 0) return false;
  if ((bits & CLASS.conjunction) !== 0)
    return (frame.traits.cases && capital) || (!joined && isCapitalAt(frame, i - 1) && isCapitalAt(frame, i + 1));
  if (frame.traits.cases && !capital) {
    // «Лавров журналистам», «министр журналистам»: what is told follows; «министр иностранных дел»: a genitive goes on.
    if (isHead(frame, i) && named) return false;
    if ((roles & ROLE.dative) !== 0 && (roles & ROLE.genitive) === 0 && !hasRole(frame, i - 1, ROLE.dative)) return false;
  }
  if ((bits & CLASS.determiner) !== 0) {
    // "M. Le Drian", "Pablo La Rosa"
    if (capital && !capitalizedNouns && (isCapitalAt(frame, i - 1) || isInnerStop(frame, i - 1) || hasClass(frame, i - 1, CLASS.title)))
      return true;
    if (hasClass(frame, i - 1, CLASS.of | CLASS.preposition)) return true;
    // "les deux ministres", "todos los partidos"
    if (hasClass(frame, i - 1, CLASS.determiner) && (bits & CLASS.relative) === 0) return true;
    // "der Sprecher der Regierung": a genitive goes on with a common noun, not with a name: "sagte Roth der Zeitung".
    return (roles & ROLE.genitive) !== 0 && !named && isWordAt(frame, i + 1) && !hasClass(frame, i - 1, CLASS.determiner);
  }
  if ((bits & CLASS.of) !== 0) return !(named && !capitalizedNouns && isPerson(frame, from, i)) && i + 1 < limit && isWordAt(frame, i + 1);
  if ((bits & CLASS.preposition) !== 0) {
    // "die Sprecherin für Innere Sicherheit"
    const leads = CLASS.title | CLASS.role | (frame.traits.cases ? CLASS.vague : 0);
    // "le ministre lors d’un entretien", "le ministre au cours de la réunion": of several words it tells when or where.
    const item = frame.items[i]!;
    if (frame.traits.articles && !capitalizedNouns && lastTokenOf(frame, item) !== item) return false;
    return !named && hasClass(frame, i - 1, leads) && isWordAt(frame, i + 1) && !hasClass(frame, i + 1, CLASS.time);
  }
  if ((bits & (CLASS.adverb | CLASS.time | CLASS.pronoun)) !== 0 && !(capital && (bits & CLASS.pronoun) === 0 && named)) return false;
  if ((bits & CLASS.cue) !== 0 && !capital && !isNominal(frame, i)) return false;
  if ((roles & ROLE.participle) !== 0 && !capital && (bits & (CLASS.title | CLASS.role | CLASS.document)) === 0) return false;
  if (capital || (bits & (CLASS.title | CLASS.role)) !== 0 || frame.traits.unspaced) return true;
  // "l'Organisation mondiale de la santé": behind an article the name of a body goes on, that of a person not.
  if (!capitalizedNouns) return !named || (hasClass(frame, from, CLASS.determiner) && !isTitledName(frame, from, i));
  // An adjective leads a noun; a small word after one is the rest of the sentence.
  return hasClass(frame, i - 1, CLASS.determiner) || !isCapitalAt(frame, i - 1) || (isNumberAt(frame, i - 1) && isCapitalAt(frame, i + 1));
}

/** A name right behind a title. */
function isTitledName(frame: Frame, from: number, to: number): boolean {
  for (let i = from; i + 1 < to; i++) if (hasClass(frame, i, CLASS.title) && isCapitalAt(frame, i + 1)) return true;
  return false;
}

/** In a language that writes all nouns with a capital, a name is what follows another noun without an article. */
function isNameAfter(frame: Frame, i: number, from: number): boolean {
  if (i === from) return !hasClass(frame, i, CLASS.title | CLASS.role | CLASS.document | CLASS.vague | CLASS.plural);
  return isCapitalAt(frame, i - 1) && !hasClass(frame, i - 1, CLASS.determiner);
}

/** The words so far end in a personal name: no article, or a title before it. */
function isPerson(frame: Frame, from: number, to: number): boolean {
  return isCapitalAt(frame, to - 1) && (!hasClass(frame, from, CLASS.determiner) || hasClass(frame, to - 2, CLASS.title));
}

/** What "according to" at item `at` leads to: "nach Angaben der Polizei", "nach Ansicht von Roth", "zdaniem ekspertów". */
export function accordingSource(frame: Frame, at: number, limit: number): NounPhrase | null {
  const governed = readGoverned(frame, at + 1, limit);
  const found = governed === null ? null : upToComma(frame, governed, limit);
  if (found === null && isJoinedTo(frame, at + 1)) return phraseOf(frame, at + 1, at + 2);
  return found === null && hasClass(frame, at + 1, CLASS.of) ? readPhrase(frame, at + 2, limit) : found;
}

/**
 * «По мнению первого зампреда комитета Совета Ивана Орлова, …»: without articles a long title has words that no row knows, so up to
 * the one comma, without a verb, all is the source.
 */
function upToComma(frame: Frame, source: NounPhrase, limit: number): NounPhrase {
  if (!frame.traits.cases || isCapitalAt(frame, source.to - 1)) return source;
  let to = source.to;
  while (to < limit && to - source.from < LONGEST && (isWordAt(frame, to) || isNumberAt(frame, to))) {
    if (hasClass(frame, to, BREAK | CLASS.cue | CLASS.conjunction | CLASS.adverb | CLASS.subject)) return source;
    to++;
  }
  return to < limit && isCommaAt(frame, to) && isCapitalAt(frame, to - 1) ? phraseOf(frame, source.from, to) : source;
}

/** "وفقا للوزارة": in Arabic "to the" is written with its noun as one word. */
function isJoinedTo(frame: Frame, i: number): boolean {
  const item = frame.items[i];
  if (item === undefined || item < 0 || !hasClass(frame, i, CLASS.preposition)) return false;
  const { units, start, end } = frame.tokens;
  const at = start[item]!;
  return units[at] === LAM && units[at + 1] === LAM && end[item]! - at > 4;
}

const LAM = 0x644;

function trimmed(frame: Frame, from: number, to: number): NounPhrase | null {
  let end = to;
  const dangling = CLASS.preposition | CLASS.conjunction | CLASS.determiner;
  while (
    end > from &&
    (isInnerStop(frame, end - 1) ||
      (isWordAt(frame, end - 1) && hasClass(frame, end - 1, dangling) && !(end - 1 === from && hasClass(frame, from, CLASS.pronoun))))
  )
    end--;
  return end > from && holdsNoun(frame, from, end) ? phraseOf(frame, from, end) : null;
}

/** Where nouns have a capital, words without one name nobody, unless they stand for a noun: "viele". */
function holdsNoun(frame: Frame, from: number, to: number): boolean {
  if (!frame.traits.capitalizedNouns) return true;
  for (let i = from; i < to; i++) if (isCapitalAt(frame, i) || hasClass(frame, i, CLASS.pronoun | CLASS.vague)) return true;
  return false;
}

export function phraseOf(frame: Frame, from: number, to: number): NounPhrase {
  const first = frame.items[from]!;
  const last = frame.items[to - 1]!;
  return {
    first: first < 0 ? frame.pairs[quotationOf(first)]!.open : first,
    last: last < 0 ? frame.pairs[quotationOf(last)]!.close : lastTokenOf(frame, last),
    from,
    to,
  };
}
