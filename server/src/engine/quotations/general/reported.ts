/** Reported speech in the languages of the general grammar: "S sagte, dass …", "Laut S …", "…, a déclaré S", "S表示，…". */
import type { Basis } from '../../facts.ts';
import { CLASS, ROLE } from '../../lexicon.ts';
import { KIND } from '../../words.ts';
import { type Frame, lastTokenOf, quotationOf } from '../frame.ts';
import type { ReportedClause } from '../reported.ts';
import type { NounPhrase } from '../sources.ts';
import { turnIn } from '../turns.ts';
import { isSubjunctive, type Verb, verbsIn, verbTokens } from './cues.ts';
import { verbThenSource } from './incise.ts';
import { accordingSource, isNameInMarks, ownerOf, pastSmall, phraseAfter, readPhrase, unnamed } from './nouns.ts';
import { kindOf } from './source-kind.ts';
import { isDate, subjectBefore, topicOf } from './subjects.ts';
import {
  hasClass,
  hasRole,
  isCapitalAt,
  isColonAt,
  isCommaAt,
  isDashAt,
  isPassedOver,
  isPunctuationAt,
  isWordAt,
  nextComma,
  nextQuotation,
  sentencesOf,
} from './words.ts';

const SHORTEST = 3;
/** The same where particles are joined to their words. */
const SHORTEST_JOINED = 2;

export function findReportedGeneral(frame: Frame, heading: boolean): ReportedClause[] {
  const found: ReportedClause[] = [];
  let speaker: ReportedClause | null = null;
  for (const { from, to } of sentencesOf(frame)) {
    const sentence = new Reporting(frame, from, to);
    const clause: ReportedClause | null =
      (heading ? sentence.headline() : null) ?? sentence.clause() ?? (speaker === null ? null : sentence.goesOn(speaker));
    if (clause !== null) found.push(clause);
    const second = sentence.attached(clause);
    if (second !== null) found.push(second);
    // Only a report without a break is gone on with.
    speaker = clause;
  }
  return found;
}

class Reporting {
  private readonly frame: Frame;
  private readonly from: number;
  private readonly to: number;
  private readonly verbs: readonly Verb[];
  /** Finite verb -> its place among the verbs. */
  private readonly finites: ReadonlyMap<number, number>;

  constructor(frame: Frame, from: number, to: number) {
    this.frame = frame;
    this.from = from;
    this.to = to;
    this.verbs = mayReport(frame, from, to) ? verbsIn(frame, from, to) : [];
    this.finites = new Map(this.verbs.map(({ finite }, n) => [finite, n]));
  }

  clause(): ReportedClause | null {
    if (this.frame.traits.verbFinal) return this.impersonal() ?? this.accordingTo() ?? this.quoted();
    return this.impersonal() ?? this.opening() ?? this.accordingTo() ?? this.trailing() ?? this.complement();
  }

  /** S は…と述べた · S는 …다고 밝혔다: the report stands before its verb, and a particle or an ending closes it. */
  private quoted(): ReportedClause | null {
    const { frame } = this;
    for (const verb of this.verbs) {
      const close = hasRole(frame, verb.at, ROLE.quotative) ? verb.at : verb.at - 1;
      if (close <= this.from || !hasRole(frame, close, ROLE.quotative) || quotationOf(frame.items[close - 1]) !== -1) continue;
      const source = topicOf(frame, this.from, close);
      if (source === null) continue;
      let start = source.to;
      while (
        start < close &&
        (hasRole(frame, start, ROLE.topic) || isCommaAt(frame, start) || isPassedOver(frame, start) || isDate(frame, start, close))
      )
        start++;
      // A particle is no part of what is said; an ending belongs to its last word.
      return this.made([this.piece(start, frame.traits.unspaced ? close : close + 1)], source, verbTokens(frame, verb), 'that-clause', 0.7);
    }
    return null;
  }

  /** "Wie S mitteilte, …", "Как сообщил S, …": a clause in front says who reports. */
  private opening(): ReportedClause | null {
    const { frame } = this;
    const comma = nextComma(frame, this.from, this.to);
    if (!hasRole(frame, this.from, ROLE.so) || comma === -1) return null;
    const verb = this.verbs.find(({ at, passive }) => at < comma && !passive);
    if (verb === undefined) return null;
    const head = Math.min(verb.finite, verb.at);
    const source = subjectBefore(frame, head, this.from + 1) ?? phraseAfter(frame, verb.next, comma) ?? unnamed(frame, verb, comma);
    if (source === null) return null;
    return this.made([this.open(comma + 1)], source, verbTokens(frame, verb), 'according-to', 0.75);
  }

  /** "回应指责时说": what follows the verb is when it was said. */
  private leadsToVerb(from: number): boolean {
    for (let i = from; i < Math.min(this.to, from + REACH); i++) {
      if (isPunctuationAt(this.frame, i) || this.frame.items[i]! < 0) return false;
      if (hasRole(this.frame, i, ROLE.localizer) && hasClass(this.frame, i + 1, CLASS.cue)) return true;
    }
    return false;
  }

  /** "Es heißt, dass …", "Сообщается, что …": a report whose source the text does not name. */
  private impersonal(): ReportedClause | null {
    const { frame } = this;
    for (let i = this.from; i < Math.min(this.to, this.from + IMPERSONAL_REACH); i++) {
      if (!hasRole(frame, i, ROLE.impersonal)) continue;
      const start = isCommaAt(frame, i + 1) ? i + 2 : i + 1;
      const that = hasRole(frame, start, ROLE.complementizer);
      if (!that && start === i + 1 && !frame.traits.unspaced) return null;
      const source = this.document(i);
      const basis = source === null ? 'impersonal' : 'that-clause';
      return this.made([this.open(that ? start + 1 : start)], source, this.itemCue(i), basis, 0.7);
    }
    return null;
  }

  /** "In der Erklärung heißt es, …": a document says so, a place ("In Brüssel") does not. */
  private document(impersonal: number): NounPhrase | null {
    const { frame } = this;
    if (!hasClass(frame, this.from, CLASS.preposition)) return null;
    const source = readPhrase(frame, this.from + 1, impersonal);
    return source !== null && kindOf(frame, source) === 'document' ? source : null;
  }

  /** "Laut S …", "…, so S", "…, по словам S, …" */
  private accordingTo(): ReportedClause | null {
    const { frame } = this;
    for (let i = this.from; i < this.to; i++) {
      if (hasRole(frame, i, ROLE.postposed) && i > this.from) {
        const source = subjectBefore(frame, i, this.from);
        if (source === null) continue;
        return this.made([this.open(i + 1)], source, this.itemCue(i), 'according-to', 0.75);
      }
      const owner = ownerOf(frame, i);
      // "…, wie schnell Zusagen erfolgen": a conjunction needs a verb that reports.
      const so =
        hasRole(frame, i, ROLE.so) &&
        i > this.from &&
        isCommaAt(frame, i - 1) &&
        (!hasClass(frame, i, CLASS.subordinator) || this.verbs.some(({ at }) => at > i));
      if (owner === null && !so && (!hasRole(frame, i, ROLE.according) || ownerOf(frame, i + 2) !== null)) continue;
      if (owner !== null) {
        const governed = hasClass(frame, owner.from - 1, CLASS.preposition) || hasRole(frame, owner.from - 1, ROLE.according);
        const open = governed && owner.from > this.from ? owner.from - 1 : owner.from;
        const head = open > this.from ? this.piece(this.from, open) : null;
        const tail = head === null ? this.open(i + 1) : isCommaAt(frame, i + 1) ? this.piece(i + 1, this.to) : null;
        return this.made([head, tail], owner, this.itemCue(i), 'according-to', 0.75);
      }
      const read = accordingSource(frame, i, this.to);
      const said = read === null ? verbThenSource(frame, i + 1, this.to) : null;
      const given = read ?? said?.source ?? null;
      if (given === null) continue;
      // "据新华社援引一名官员的话说": whoever is cited last.
      const source = (hasRole(frame, given.to, ROLE.according) ? accordingSource(frame, given.to, this.to) : null) ?? given;
      let rest = Math.max(source.to, said?.to ?? 0);
      while (rest < this.to && (isCommaAt(frame, rest) || isWhatReports(frame, rest))) rest++;
      // «По словам источника, знакомого с ситуацией, …»: what explains the source goes in its case.
      const explains =
        frame.traits.cases && isCommaAt(frame, rest - 1) && (hasRole(frame, rest, ROLE.dative) || hasClass(frame, rest, CLASS.relative));
      const comma = explains ? nextComma(frame, rest, this.to) : -1;
      if (comma !== -1) rest = comma + 1;
      const inside = i > this.from && isCommaAt(frame, source.to);
      // “Q”, so S: the quotation says it all. What stands before an insertion may be no more than a subject: "Der Krieg, so S, sei …".
      const head =
        i > this.from ? this.piece(this.from, isCommaAt(frame, i - 1) ? i - 1 : i, inside && this.opensWithSubject() ? 1 : SHORTEST) : null;
      const tail = i === this.from ? this.open(rest) : inside ? this.piece(rest, this.to) : null;
      if (i > this.from && !isCommaAt(frame, i - 1) && !frame.traits.capitalizedNouns) continue;
      // "Il s'agit, selon S, d'« une erreur »": what is reported is the quotation.
      if (inside && tail === null && nextQuotation(frame, rest, this.to) < this.to) return null;
      return this.made([head, tail], source, this.itemCue(i), 'according-to', 0.75);
    }
    return null;
  }

  /** "…, sagte S." "…, a déclaré S." "…，S说。" */
  private trailing(): ReportedClause | null {
    const { frame } = this;
    for (const verb of this.verbs) {
      if (verb.passive) continue;
      const head = Math.min(verb.finite, verb.at);
      if (verb.weak && !this.endsSentence(verb)) continue;
      if (!frame.traits.unspaced && isCommaAt(frame, head - 1) && !hasRole(frame, head - 2, ROLE.complementizer)) {
        const source =
          verb.at > verb.finite + 1
            ? phraseAfter(frame, verb.finite + 1, verb.at)
            : (phraseAfter(frame, verb.next, this.to) ?? unnamed(frame, verb, this.to));
        // "…, räumte S ein, …": the separated part of the verb belongs to the attribution.
        const end = source?.to ?? -1;
        const after = end > 0 && end < this.to && hasRole(frame, end, ROLE.separable) ? end + 1 : end;
        const goesOn = source !== null && isCommaAt(frame, after) && !this.isApposed(after + 1);
        const range = this.piece(this.from, head - 1, goesOn ? 1 : SHORTEST);
        // "Wenn es regnet, sagte er, …" has its report behind the verb.
        if (source === null || range === null || this.opensWithClause(head - 1)) continue;
        // "La rusofobia, afirmó el embajador, es norma": where the speaker ends with a comma, too, what stands in front is no subject.
        if (this.isSubject(head - 1) && !goesOn) continue;
        const rest = goesOn ? this.piece(after + 1, this.to, 1) : null;
        return this.made([range, rest], source, verbTokens(frame, verb), rest === null ? 'trailing-clause' : 'parenthetical', 0.7);
      }
      if (verb.weak) continue;
      const source = subjectBefore(frame, head, this.from);
      if (source === null || !isCommaAt(frame, source.from - 1)) continue;
      const inserted = frame.traits.unspaced ? this.inserted(verb, source) : null;
      if (inserted !== null) return inserted;
      if (!this.isLast(verb)) continue;
      return this.made([this.piece(this.from, source.from - 1)], source, verbTokens(frame, verb), 'trailing-clause', 0.7);
    }
    return null;
  }

  /** What the sentence begins with may be a subject, and is no adverbial, conjunction or verb. */
  private opensWithSubject(): boolean {
    return hasClass(this.frame, this.from, CLASS.determiner) || !hasClass(this.frame, this.from, NO_SUBJECT);
  }

  /** "霸权主义，部长说，是…": a verb behind the attribution has its subject in front of it, so the attribution is an insertion. */
  private inserted(verb: Verb, source: NounPhrase): ReportedClause | null {
    const { frame } = this;
    const comma = source.from - 1;
    if (!isCommaAt(frame, verb.next) || nextComma(frame, this.from, this.to) !== comma || !this.opensWithSubject()) return null;
    if (!hasClass(frame, verb.next + 1, CLASS.auxiliary | CLASS.adverb)) return null;
    for (let i = this.from; i < comma; i++) if (hasClass(frame, i, CLASS.cue) || hasRole(frame, i, ROLE.localizer)) return null;
    return this.made(
      [this.piece(this.from, comma, 1), this.piece(verb.next + 1, this.to, 1)],
      source,
      verbTokens(frame, verb),
      'parenthetical',
      0.7,
    );
  }

  /** "Wenn es regnet, sagte er, …", "Auf die Frage, ob es regne, sagte er …": what stands in front is no report. */
  private opensWithClause(comma: number): boolean {
    const { frame } = this;
    if (hasClass(frame, this.from, CLASS.subordinator)) return true;
    if (!hasClass(frame, this.from, CLASS.preposition)) return false;
    const first = nextComma(frame, this.from, comma);
    return (
      first !== -1 && (hasClass(frame, first + 1, CLASS.subordinator | CLASS.relative) || hasRole(frame, first + 1, ROLE.complementizer))
    );
  }

  /** "S, la maire, a annoncé": what ends with the comma is the subject of the verb behind it. */
  private isSubject(comma: number): boolean {
    const { frame } = this;
    if (!frame.traits.articles) return false;
    let open = comma - 1;
    while (open > this.from && !isCommaAt(frame, open)) open--;
    const inside = readPhrase(frame, isCommaAt(frame, open) ? open + 1 : open, comma);
    return inside !== null && inside.to === comma;
  }

  /** "…, a dit son maire, Nasser Hassan.": nothing but a name for the source. */
  private isApposed(from: number): boolean {
    const { frame } = this;
    const inside = frame.traits.articles ? readPhrase(frame, from, this.to) : null;
    return inside !== null && (inside.to >= this.to || isPunctuationAt(frame, inside.to));
  }

  /** "…, klagt ein früherer Richter.": a verb that need not report does where somebody stands behind it and nothing else does. */
  private endsSentence(verb: Verb): boolean {
    const { frame } = this;
    // What is quoted right before it carries such a verb by itself.
    if (verb.finite !== verb.at || frame.traits.unspaced || quotationOf(frame.items[verb.at - 2]) !== -1) return false;
    const source = readPhrase(frame, verb.next, this.to);
    if (source === null || !(source.to >= this.to || (isPunctuationAt(frame, source.to) && source.to + 1 >= this.to))) return false;
    const kind = kindOf(frame, source);
    return kind === 'person' || kind === 'vague';
  }

  /** Nothing but the end of the sentence follows, or who is told: "…，部长这样告诉委员会". */
  private isLast(verb: Verb): boolean {
    const after = Math.max(verb.next, verb.at + 1);
    const told = this.frame.traits.unspaced && hasRole(this.frame, verb.at, ROLE.telling) ? readPhrase(this.frame, after, this.to) : null;
    const end = told?.to ?? after;
    return end >= this.to || (isPunctuationAt(this.frame, end) && end + 1 >= this.to);
  }

  /** "S sagte, dass …", "S a déclaré que …", "S заявил, что …", "S sagte, er sei …", "S表示，…" */
  private complement(): ReportedClause | null {
    const { frame } = this;
    for (const verb of this.verbs) {
      if (verb.passive) continue;
      const start = this.clauseStart(verb);
      if (start === -1) continue;
      const quotation = quotationOf(frame.items[start]);
      const named = frame.traits.markedNames && quotation !== -1 && isWordAt(frame, start + 1) && isNameInMarks(frame, quotation);
      if (quotation !== -1 && !named) continue;
      const head = verb.finite;
      const left = subjectBefore(frame, head, this.from);
      const right = phraseAfter(frame, head === verb.at ? verb.next : head + 1, head < verb.at ? verb.at : start);
      const pronoun =
        right !== null &&
        right.to - right.from === 1 &&
        hasClass(frame, right.from, CLASS.subject) &&
        !hasRole(frame, right.from, ROLE.neuter);
      const source = (left === null || pronoun ? right : left) ?? this.coordinated(verb) ?? unnamed(frame, verb, start, this.from);
      if (source === null) continue;
      return this.made([this.open(start)], source, verbTokens(frame, verb), 'that-clause', verb.weak ? 0.6 : 0.75);
    }
    return null;
  }

  /** "S defendió … y precisó que …": the subject of the verb before. */
  private coordinated(verb: Verb): NounPhrase | null {
    if (!hasClass(this.frame, Math.min(verb.finite, verb.at) - 1, CLASS.conjunction)) return null;
    const before = this.verbs[(this.finites.get(verb.finite) ?? 0) - 1];
    return before === undefined || before.passive ? null : subjectBefore(this.frame, Math.min(before.finite, before.at), this.from);
  }

  /** The item the reported clause begins with, or -1. */
  private clauseStart(verb: Verb): number {
    const { frame } = this;
    const end = Math.max(verb.next, verb.finite + 1);
    for (let i = end; i < Math.min(this.to, end + REACH); i++) {
      if (frame.items[i]! < 0 || isColonAt(frame, i)) return -1;
      if (hasRole(frame, i, ROLE.complementizer)) return verb.weak && this.isRelative(i, end) ? -1 : i + 1;
      // The report of the next verb is not that of this one.
      if (frame.traits.articles && this.finites.has(i) && i !== verb.finite) return -1;
      if (!isCommaAt(frame, i)) {
        if (frame.traits.unspaced && !hasRole(frame, verb.at, ROLE.telling)) return verb.weak || this.leadsToVerb(i) ? -1 : i;
        continue;
      }
      // "…, ammette S, che ha …": behind a name and a comma the word that could also be a relative pronoun is one.
      if (hasRole(frame, i + 1, ROLE.complementizer))
        return hasClass(frame, i + 1, CLASS.relative) && isCapitalAt(frame, i - 1) ? -1 : i + 2;
      // Without a conjunction only the mood of reports, or a script that needs none, shows a clause.
      if (frame.traits.unspaced) return i + 1;
      for (let n = i + 1; n < this.to; n++) {
        if (isSubjunctive(frame, n)) return i + 1;
        if (isCommaAt(frame, n)) break;
      }
      if (this.isMainClause(verb, i + 1)) return i + 1;
      if (hasClass(frame, i + 1, CLASS.relative)) continue;
      return -1;
    }
    return -1;
  }

  /** "se refirió a la moción que …": behind an object the word that could also be a relative pronoun is one. */
  private isRelative(i: number, end: number): boolean {
    return this.frame.traits.articles && hasClass(this.frame, i, CLASS.relative) && pastSmall(this.frame, end, i) !== i;
  }

  /** "S sagte, die Gespräche verliefen gut": where nouns have a capital, a subject and a verb right behind it show a clause. */
  private isMainClause(verb: Verb, at: number): boolean {
    const { frame } = this;
    if (!frame.traits.capitalizedNouns || verb.weak) return false;
    const subject = readPhrase(frame, at, this.to);
    if (subject === null || !isWordAt(frame, subject.to) || isCapitalAt(frame, subject.to)) return false;
    return !hasClass(frame, subject.to, CLASS.preposition | CLASS.conjunction | CLASS.adverb | CLASS.determiner | CLASS.time);
  }

  /** "Die Lage sei ernst.": a sentence in the mood of reports, right after a report. */
  goesOn(before: ReportedClause): ReportedClause | null {
    const first = this.verbs[0];
    // "Añadió que …": the subject is left out, because it is the one before.
    if (first !== undefined && !first.passive && this.opens(Math.min(first.finite, first.at))) {
      const start = this.clauseStart(first);
      if (start !== -1 && quotationOf(this.frame.items[start]) === -1)
        return this.made([this.piece(start, this.to)], before.source, verbTokens(this.frame, first), 'continued', 0.6);
    }
    for (let i = this.from; i < this.to; i++) {
      if (!isSubjunctive(this.frame, i)) continue;
      return this.made([this.piece(this.from, this.to)], before.source, before.cue, 'continued', 0.5);
    }
    return null;
  }

  /** "…, ajoutant que …", "… avant de préciser que …": a verb without a subject of its own hangs on the one before. */
  attached(first: ReportedClause | null): ReportedClause | null {
    const { frame } = this;
    for (let i = this.from + 1; i + 1 < this.to; i++) {
      if (!hasClass(frame, i, CLASS.cueGerund | CLASS.cueBase) || !hasRole(frame, i + 1, ROLE.complementizer)) continue;
      if (quotationOf(frame.items[i + 2]) !== -1) continue;
      // What is reported inside a report is the report's.
      if (first?.pieces.some(([start, end]) => start <= frame.items[i + 2]! && frame.items[i]! <= end)) continue;
      const verb = this.verbs.findLast(({ at }) => at < i);
      if (verb === undefined || verb.passive) return null;
      const head = Math.min(verb.finite, verb.at);
      const source = subjectBefore(frame, head, this.from) ?? phraseAfter(frame, verb.next, i);
      return source === null ? null : this.made([this.piece(i + 2, this.to)], source, this.itemCue(i), 'that-clause', 0.65);
    }
    return null;
  }

  /** Nothing stands before the item that could be a subject. */
  private opens(at: number): boolean {
    return pastSmall(this.frame, this.from, at) === at;
  }

  /** "S: …" and "… — S" over a story. */
  headline(): ReportedClause | null {
    const { frame } = this;
    for (let i = this.from + 1; i < Math.min(this.to - SHORTEST, this.from + 8); i++) {
      if (!isColonAt(frame, i)) continue;
      const source = readPhrase(frame, this.from, i);
      if (source === null || source.to !== i) return null;
      return this.made([this.piece(i + 1, this.to)], source, null, 'headline', 0.4);
    }
    for (let i = this.to - 1; i > this.from + SHORTEST && this.to - i <= 8; i--) {
      if (!isDashAt(frame, i)) continue;
      const source = readPhrase(frame, i + 1, this.to);
      if (source === null || source.to < this.to) return null;
      return this.made([this.piece(this.from, i)], source, null, 'headline', 0.5);
    }
    return null;
  }

  private itemCue(i: number): { first: number; last: number } {
    const item = this.frame.items[i]!;
    return { first: item, last: lastTokenOf(this.frame, item) };
  }

  private made(
    ranges: readonly (readonly [number, number] | null)[],
    source: NounPhrase | null,
    cue: ReportedClause['cue'],
    basis: Basis,
    confidence: number,
  ): ReportedClause | null {
    const pieces = ranges.filter((range) => range !== null);
    return pieces.length === 0 ? null : { pieces, source, cue, basis, confidence };
  }

  /** A report that is open at its end, as far as the author leaves it the word. */
  private open(from: number): readonly [number, number] | null {
    return this.piece(from, turnIn(this.frame, from, this.to));
  }

  /** The tokens of a range of items, outer punctuation trimmed; null where too little is left to report anything. */
  private piece(from: number, to: number, shortest = SHORTEST): readonly [number, number] | null {
    const { frame } = this;
    let a = from;
    let b = to - 1;
    while (a <= b && isPunctuationAt(frame, a)) a++;
    while (b >= a && isPunctuationAt(frame, b)) b--;
    let words = 0;
    let mood = false;
    let marked = false;
    for (let i = a; i <= b; i++) {
      // A character is counted where words are not parted.
      if (isWordAt(frame, i)) words += frame.traits.unspaced ? lastTokenOf(frame, frame.items[i]!) - frame.items[i]! + 1 : 1;
      mood ||= isSubjunctive(frame, i);
      marked ||= mood && frame.items[i]! < 0;
    }
    // «Вашингтон „следит за ситуацией“»: without articles two words make a clause, and some of them may be quoted.
    if (frame.traits.cases && words > 0 && words + wordsQuoted(frame, a, b) >= SHORTEST - 1) marked = true;
    // "Sie habe „…“": few words outside the marks, but in the mood of reports.
    if (words < Math.min(shortest, frame.traits.subjectEndings.length > 0 ? SHORTEST_JOINED : SHORTEST) && !marked) return null;
    const first = frame.items[a]!;
    const last = frame.items[b]!;
    return [first < 0 ? frame.pairs[-1 - first]!.open : first, last < 0 ? frame.pairs[-1 - last]!.close : lastTokenOf(frame, last)];
  }
}

/** How far into a sentence "heißt es" may stand behind the document that says so. */
const IMPERSONAL_REACH = 10;

function wordsQuoted(frame: Frame, from: number, to: number): number {
  let words = 0;
  for (let i = from; i <= to; i++) {
    const quotation = quotationOf(frame.items[i]);
    if (quotation === -1) continue;
    const { open, close } = frame.pairs[quotation]!;
    words += close - open - 1;
  }
  return words;
}

const NO_SUBJECT =
  CLASS.preposition |
  CLASS.conjunction |
  CLASS.subordinator |
  CLASS.adverb |
  CLASS.time |
  CLASS.auxiliary |
  CLASS.cue |
  CLASS.cueGerund |
  CLASS.relative;

/** How far after its verb a reported clause may begin. */
const REACH = 14;

const REPORTING = CLASS.cue | CLASS.noun;
const REPORTING_ROLES = ROLE.participle | ROLE.according | ROLE.so | ROLE.postposed | ROLE.impersonal;

/** Most sentences have no word that could report; one look tells. */
function mayReport(frame: Frame, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (hasClass(frame, i, REPORTING) || hasRole(frame, i, REPORTING_ROLES)) return true;
  return false;
}

/** "据新华社报道，": the verb that closes what "according to" opens. */
function isWhatReports(frame: Frame, i: number): boolean {
  const item = frame.items[i];
  return frame.traits.unspaced && item !== undefined && item >= 0 && frame.tokens.kind[item] === KIND.word && hasClass(frame, i, CLASS.cue);
}
