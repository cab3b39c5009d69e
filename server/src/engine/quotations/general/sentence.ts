/**
 * The ordered patterns of attribution over one sentence, in the languages of the general grammar; what differs between languages
 * (order of subject and verb, what ends a phrase) comes from the rows.
 */
import type { Basis } from '../../facts.ts';
import { CLASS, ROLE } from '../../lexicon.ts';
import { FLAG } from '../../words.ts';
import type { Attribution } from '../attribution.ts';
import { commaInside, type Frame, lastTokenOf, quotationOf, terminalInside } from '../frame.ts';
import type { NounPhrase } from '../sources.ts';
import { isSubjunctive, type Verb, verbsIn, verbTokens } from './cues.ts';
import { single, sourceThenVerb, verbThenSource } from './incise.ts';
import {
  accordingSource,
  isAgent,
  isNameOf,
  isSaying,
  ownerOf,
  pastAdverbials,
  pastSmall,
  phraseAfter,
  placeOf,
  readPhrase,
  unnamed,
} from './nouns.ts';
import { kindOf } from './source-kind.ts';
import { firstSubject } from './subject-before.ts';
import { subjectBefore, topicOf } from './subjects.ts';
import {
  flagsAt,
  hasClass,
  hasQuotation,
  hasRole,
  isCapitalAt,
  isColonAt,
  isCommaAt,
  isDashAt,
  isPassedOver,
  isPunctuationAt,
  isSemicolonAt,
  isWordAt,
  nextComma,
  nextQuotation,
} from './words.ts';

/** How sure each pattern is. */
export const CONFIDENCE: Partial<Record<Basis, number>> = {
  'quotation-verb-source': 0.95,
  'quotation-source-verb': 0.92,
  'source-verb-quotation': 0.92,
  interrupted: 0.9,
  'according-to': 0.9,
  colon: 0.8,
  'passive-by': 0.85,
  'trailing-clause': 0.8,
  clause: 0.75,
  continued: 0.6,
  'lead-in': 0.85,
};

/** Items between a noun for what is said and what follows it. */
const SAYING_REACH = 10;

/** How far behind a verb a comma is looked for that closes its clause. */
const CLAUSE_REACH = 40;

const AGENT_REACH = 12;
/** Items between a colon and a quotation that stands in the clause behind it. */
const VIEW_REACH = 30;

const NO_VERB =
  CLASS.determiner |
  CLASS.pronoun |
  CLASS.preposition |
  CLASS.conjunction |
  CLASS.subordinator |
  CLASS.relative |
  CLASS.adverb |
  CLASS.time;
const NO_VERB_ROLES = ROLE.complementizer | ROLE.according | ROLE.so | ROLE.participle | ROLE.negation | ROLE.object | ROLE.as;

/** An attribution behind a quotation, and the item of the verb that carries it; -1 where none does. */
interface After {
  readonly attribution: Attribution;
  readonly verb: number;
}

export class Sentence {
  private readonly frame: Frame;
  private readonly from: number;
  private readonly to: number;
  private readonly verbs: readonly Verb[];
  /** First item of a verb -> its place among the verbs. */
  private readonly heads: ReadonlyMap<number, number>;
  /** Verbs that already carry the quotation before them. */
  private readonly trailing = new Set<number>();

  constructor(frame: Frame, from: number, to: number) {
    this.frame = frame;
    this.from = from;
    this.to = to;
    this.verbs = verbsIn(frame, from, to);
    this.heads = new Map(this.verbs.map(({ finite, at }, n) => [Math.min(finite, at), n]));
  }

  attribute(at: number): Attribution | null {
    const joined = this.particle(at);
    if (joined !== null) return joined;
    const before = this.before(at);
    const after = this.after(at);
    if (after !== null && !(before !== null && this.leadsOn(at, after))) {
      if (after.verb !== -1) this.trailing.add(after.verb);
      if (after.attribution.confidence >= 0.9 || before === null) return after.attribution;
    }
    // "Wie Roth erklärte, sieht die Regierung darin „…“": the clause in front says who reports, unless a colon leads to others.
    const opening = isColonAt(this.frame, at - 1) ? null : this.opening();
    return (
      opening ??
      before ??
      this.accordingTo(at) ??
      this.opening() ??
      this.document(at) ??
      this.words(at) ??
      this.saying(at) ??
      this.colon(at) ??
      this.trailingVerb(at) ??
      this.trailingClause(at) ??
      this.attached(at) ??
      this.predicate(at) ??
      this.viewBefore(at)
    );
  }

  /** "S1 nannte das „Q1“, S2 sprach von „Q2“": the verb behind the quotation has one of its own. */
  private leadsOn(at: number, after: After): boolean {
    if (after.verb === -1 || after.attribution.basis !== 'quotation-source-verb') return false;
    const quotation = quotationOf(this.frame.items[at]);
    if (commaInside(this.frame, quotation) || terminalInside(this.frame, quotation)) return false;
    return hasQuotation(this.frame, after.verb, this.to);
  }

  /** Who speaks in a sentence without a quotation, for the one after it. */
  speaker(): Attribution | null {
    for (let i = this.from; i < this.to; i++) {
      const owner = ownerOf(this.frame, i);
      if (owner !== null) return this.make(owner, this.itemCue(i), 'according-to');
      if (!hasRole(this.frame, i, ROLE.according | ROLE.so)) continue;
      const source = accordingSource(this.frame, i, this.to);
      if (source !== null) return this.make(source, this.itemCue(i), 'according-to');
    }
    const stated = this.statement();
    if (stated !== null) return stated;
    for (let n = this.verbs.length - 1; n >= 0; n--) {
      const verb = this.verbs[n]!;
      if (verb.weak) continue;
      const source = this.subjectOf(verb, this.to);
      if (source !== null) return this.make(source, verbTokens(this.frame, verb), 'clause');
    }
    return null;
  }

  /** "In dem Papier heißt es, …": what the paper says may go on in the next sentence. */
  private statement(): Attribution | null {
    for (let i = this.from; i < this.to; i++) {
      if (!hasRole(this.frame, i, ROLE.impersonal)) continue;
      const source = placeOf(this.frame, i + 1, this.to) ?? placeOf(this.frame, this.from, i);
      if (source !== null) return this.make(source, this.itemCue(i), 'clause');
    }
    return null;
  }

  /** The person a sentence is about, for a quotation after it that says nothing of its speaker. */
  topic(): Attribution | null {
    const source = firstSubject(this.frame, this.from, this.to);
    if (source === null || source.to >= this.to || !(isWordAt(this.frame, source.to) || isCommaAt(this.frame, source.to))) return null;
    const kind = kindOf(this.frame, source);
    return kind === 'person' || kind === 'pronoun' ? { source, cue: null, basis: 'floating', confidence: 0.4 } : null;
  }

  /** Quotations and punctuation only, perhaps with a small word: “Und: „…“”. */
  isBare(): boolean {
    for (let i = this.from; i < this.to; i++) {
      if (this.frame.items[i]! < 0 || isPunctuationAt(this.frame, i)) continue;
      if (!hasClass(this.frame, i, CLASS.conjunction | CLASS.adverb)) return false;
    }
    return true;
  }

  /** The mood of reported speech, and nobody new who reports. */
  isReport(): boolean {
    if (this.verbs.some((verb) => !verb.weak)) return false;
    // "Man werde „…“, hieß es aus Brüssel": somebody else says so, though nobody is named.
    for (let i = this.from; i < this.to; i++) if (hasRole(this.frame, i, ROLE.impersonal)) return false;
    for (let i = this.from; i < this.to; i++) if (isSubjunctive(this.frame, i)) return true;
    return false;
  }

  /** “Q”, añadió.: the verb behind the quotation whose subject is left out, because it is the one before. */
  leftOut(at: number): Attribution['cue'] {
    const { frame } = this;
    let i = at + 1;
    while (i < this.to && (isCommaAt(frame, i) || isDashAt(frame, i))) i++;
    const verb = this.verbs.find((candidate) => Math.min(candidate.finite, candidate.at) >= i);
    if (i === at + 1 || verb === undefined || verb.passive) return null;
    for (let k = i; k < Math.min(verb.finite, verb.at); k++) if (!isPassedOver(frame, k)) return null;
    return verbTokens(frame, verb);
  }

  /** "Lo ha detto S.", "Así lo afirmó S.", "C'est ce qu'a déclaré S.": the object is what was quoted right before. */
  refersBack(): Attribution | null {
    const { frame } = this;
    if (!frame.traits.articles) return null;
    let i = this.from;
    let object = false;
    for (; i < Math.min(this.to, this.from + 4); i++) {
      const clitic = hasClass(frame, i, CLASS.determiner) && hasClass(frame, i + 1, CLASS.auxiliary | CLASS.cue);
      if (clitic || hasRole(frame, i, ROLE.object | ROLE.so)) object = true;
      else if (!hasClass(frame, i, CLASS.adverb)) break;
    }
    const said = object ? verbThenSource(frame, i, this.to) : null;
    return said === null || this.hasReport(said.to) ? null : this.make(said.source, said.cue, 'trailing-clause');
  }

  /** "that" after an item: what follows is what was said. */
  private hasReport(from: number): boolean {
    for (let i = from; i < Math.min(this.to, from + 4); i++) if (hasRole(this.frame, i, ROLE.complementizer)) return true;
    return false;
  }

  /** Añadió que “Q”: the same with the verb in front. */
  leftOutBefore(at: number): Attribution['cue'] {
    const verb = this.verbs.findLast((candidate) => Math.max(candidate.finite, candidate.at) < at);
    if (!this.frame.traits.articles || verb === undefined || verb.passive) return null;
    const direct = isColonAt(this.frame, at - 1) || hasRole(this.frame, at - 1, ROLE.complementizer);
    let from = this.from;
    while (hasClass(this.frame, from, CLASS.subordinator | CLASS.conjunction) || isPassedOver(this.frame, from)) from++;
    return direct && from === Math.min(verb.finite, verb.at) ? verbTokens(this.frame, verb) : null;
  }

  /** „Q“, sagte S · „Q“, so S · «Q», según S · „Q“, S sagte · “Q” — S */
  private after(at: number): After | null {
    const { frame } = this;
    const quotation = quotationOf(frame.items[at]);
    let i = at + 1;
    let bounded = commaInside(frame, quotation) || terminalInside(frame, quotation) || this.announced(at) || this.isFronted(at);
    while (i < this.to && (isCommaAt(frame, i) || isDashAt(frame, i))) {
      i++;
      bounded = true;
    }
    const dashed = i > at + 1 && isDashAt(frame, i - 1);
    const stop = nextQuotation(frame, i, this.to);
    while (i < stop && isPassedOver(frame, i) && !hasRole(frame, i, ROLE.so | ROLE.according)) i++;
    if (i >= stop) return null;
    if (hasRole(frame, i, ROLE.so) && bounded) {
      const source = readPhrase(frame, i + 1, stop) ?? verbThenSource(frame, i + 1, stop)?.source;
      if (source) return this.behind(source, this.itemCue(i), 'according-to');
      i++;
    }
    if (hasRole(frame, i, ROLE.according)) {
      const source = accordingSource(frame, i, stop) ?? verbThenSource(frame, i + 1, stop)?.source;
      return !source ? null : this.behind(source, this.itemCue(i), 'according-to');
    }
    if (!bounded) return null;
    if (hasRole(frame, i, ROLE.impersonal)) {
      const source = placeOf(frame, i + 1, stop);
      return source === null ? null : this.behind(source, this.itemCue(i), 'quotation-verb-source');
    }
    const inverted = this.inverted(i, stop) ?? this.joined(i, stop);
    if (inverted !== null) return inverted;
    const unknown = this.invertedUnknown(at, i, stop);
    if (unknown !== null) return unknown;
    const straight = sourceThenVerb(frame, i, stop);
    if (straight !== null) return this.behind(straight.source, straight.cue, 'quotation-source-verb', straight.verb);
    const source = readPhrase(frame, i, stop);
    if (source !== null && source.to < stop && hasRole(frame, source.to, ROLE.postposed)) {
      return this.behind(source, this.itemCue(source.to), 'according-to');
    }
    const named = source !== null && isCapitalAt(frame, source.to - 1) && source.to - source.from <= 6;
    if (dashed && named && (source.to >= stop || isPunctuationAt(frame, source.to))) {
      return { attribution: { source, cue: null, basis: 'attribution-line', confidence: 0.85 }, verb: -1 };
    }
    return null;
  }

  private behind(source: NounPhrase, cue: Attribution['cue'], basis: Basis, verb = -1): After {
    return { attribution: this.make(source, cue, basis), verb };
  }

  /** "Mit den Worten „Q“ kommentierte sie …": what follows the quotation is its verb, without a comma. */
  private announced(at: number): boolean {
    return hasRole(this.frame, at - 1, ROLE.words) || (isColonAt(this.frame, at - 1) && hasRole(this.frame, at - 2, ROLE.words));
  }

  /** "Als „Q“ bezeichnete S …", "„Q“ nannte S …": the quotation opens the sentence and its verb follows. */
  private isFronted(at: number): boolean {
    for (let i = this.from; i < at; i++) {
      if (at - this.from > 2 || !(hasClass(this.frame, i, CLASS.preposition | CLASS.determiner) || hasRole(this.frame, i, ROLE.as)))
        return false;
    }
    return hasClass(this.frame, at + 1, CLASS.cue);
  }

  /** "a-t-il martelé", "ponctue-t-elle": a pronoun that a hyphen joins to its verb makes an attribution of any verb. */
  private joined(from: number, stop: number): After | null {
    const { frame } = this;
    for (let i = from + 1; i < Math.min(stop, from + 4); i++) {
      if ((flagsAt(frame, i) & FLAG.hyphen) === 0) return null;
      if (!hasClass(frame, i, CLASS.subject)) continue;
      const source = single(frame, i);
      return this.behind(source, { first: frame.items[from]!, last: source.last }, 'quotation-verb-source');
    }
    return null;
  }

  /** The verb first, its subject after it: "sagte S", "hatte S in einem Interview erklärt", "a-t-il dit". */
  private inverted(i: number, stop: number): After | null {
    const { frame } = this;
    if (frame.traits.unspaced) return null;
    const verb = this.verbs.find((candidate) => Math.min(candidate.finite, candidate.at) >= i && candidate.at < stop);
    if (verb === undefined || verb.passive) return null;
    const head = Math.min(verb.finite, verb.at);
    for (let k = i; k < head; k++) if (!isPassedOver(frame, k)) return null;
    const short = verbThenSource(frame, i, stop);
    const source =
      short !== null && short.source.to > verb.at
        ? short.source
        : verb.at > verb.finite + 1
          ? phraseAfter(frame, verb.finite + 1, verb.at)
          : phraseAfter(frame, verb.next, stop);
    const found = source ?? short?.source ?? unnamed(frame, verb, stop);
    return found === null ? null : this.behind(found, verbTokens(frame, verb), 'quotation-verb-source', verb.at);
  }

  /**
   * „Q“, wehrt sich S: where verbs come second, a word in small letters between a quotation that opens the sentence and a subject
   * is a verb, whether the rows know it or not.
   */
  private invertedUnknown(at: number, i: number, stop: number): After | null {
    const { frame } = this;
    if (!frame.traits.capitalizedNouns || at !== this.from || !isCommaAt(frame, i - 1)) return null;
    if (!isWordAt(frame, i) || isCapitalAt(frame, i) || hasClass(frame, i, NO_VERB) || hasRole(frame, i, NO_VERB_ROLES)) return null;
    let next = i + 1;
    while (next < stop && hasRole(frame, next, ROLE.object)) next++;
    const source = hasRole(frame, next, ROLE.dative) && !hasRole(frame, next, ROLE.genitive) ? null : readPhrase(frame, next, stop);
    if (source === null) return null;
    const kind = kindOf(frame, source);
    return kind === 'person' || kind === 'pronoun' ? this.behind(source, this.itemCue(i), 'quotation-verb-source', i) : null;
  }

  /** S は「Q」と述べた · S “Q”고 말했다: a particle joins the quotation to its verb, and the subject stands before it. */
  private particle(at: number): Attribution | null {
    const { frame } = this;
    if (!hasRole(frame, at + 1, ROLE.quotative)) return null;
    const verb = this.verbs.find((candidate) => candidate.at > at);
    if (verb === undefined) return null;
    let floor = this.from;
    for (let i = this.from; i < at; i++) if (quotationOf(frame.items[i]) !== -1) floor = i + 1;
    const source = topicOf(frame, floor, at) ?? topicOf(frame, at + 2, verb.at) ?? topicOf(frame, this.from, at);
    return source === null ? null : this.make(source, verbTokens(frame, verb), 'source-verb-quotation');
  }

  /** S sagte: „Q“ · S sagte, dass „Q“ · S nannte das „Q“ · „Q1“, sagte S, „Q2“ */
  before(at: number): Attribution | null {
    const { frame } = this;
    for (let n = this.verbs.length - 1; n >= 0; n--) {
      const verb = this.verbs[n]!;
      if (verb.finite >= at || (verb.at >= at && verb.finite === verb.at)) continue;
      if (this.trailing.has(verb.at)) {
        if (hasQuotation(frame, verb.next, at)) return null;
        const carried = phraseAfter(frame, verb.next, at) ?? subjectBefore(frame, verb.finite, this.from);
        return carried === null ? null : this.make(carried, verbTokens(frame, verb), 'interrupted');
      }
      if (this.hasSemicolon(verb.next, at)) return null;
      if (frame.traits.unspaced && verb.weak && this.goesOn(verb.next, at)) continue;
      if (verb.passive && !hasRole(frame, verb.at, ROLE.quoting)) {
        const agent = this.agentOf(verb);
        if (agent !== null) return this.make(agent, verbTokens(frame, verb), 'passive-by');
        continue;
      }
      const source = this.quotedBy(verb, at) ?? this.subjectOf(verb, at);
      if (source === null) continue;
      const direct = isColonAt(frame, at - 1) || isCommaAt(frame, at - 1) || hasRole(frame, at - 1, ROLE.complementizer);
      return this.make(source, verbTokens(frame, verb), direct || at - verb.next <= 2 ? 'source-verb-quotation' : 'clause');
    }
    return null;
  }

  /** "Die Agentur zitiert S mit den Worten: „Q“" */
  private quotedBy(verb: Verb, limit: number): NounPhrase | null {
    const { frame } = this;
    if (verb.passive || !hasRole(frame, verb.at, ROLE.quoting) || subjectBefore(frame, verb.finite, this.from) === null) return null;
    return phraseAfter(frame, verb.finite + 1, limit);
  }

  /** "感谢盟国，但时间“…”": a clause stands between a verb that need not speak and the quotation. */
  private goesOn(from: number, at: number): boolean {
    for (let i = from + 1; i < Math.min(at - 1, from + CLAUSE_REACH); i++) if (isCommaAt(this.frame, i)) return true;
    return false;
  }

  /** The subject on the left of the verb, or on its right where the left holds none. */
  private subjectOf(verb: Verb, limit: number): NounPhrase | null {
    const { frame } = this;
    const head = Math.min(verb.finite, verb.at);
    const left = subjectBefore(frame, head, this.from);
    const start = head === verb.at ? verb.next : head + 1;
    const right = phraseAfter(frame, start, Math.min(limit, head < verb.at ? verb.at : limit));
    if (left === null)
      return this.mainSubject(head) ?? (right !== null && this.mayFollow(right, verb) ? right : unnamed(frame, verb, limit, this.from));
    if (right === null) return left;
    const pronoun = right.to - right.from === 1 && hasClass(frame, right.from, CLASS.subject);
    // "Sie sagt" has its subject on the left, "Darauf sagt sie" on the right, and "Ott findet es" an object there.
    if (pronoun && right.from === start && !hasRole(frame, right.from, ROLE.neuter)) return right;
    // "Weil er warte, entgegnete Roth: …": a clause stands before the verb and the subject right behind it.
    const clausal = isCommaAt(frame, head - 1) && !isCommaAt(frame, pastAdverbials(frame, left.to, head));
    if (frame.traits.capitalizedNouns && clausal && right.from === start && !hasRole(frame, start, ROLE.dative)) return right;
    // "Der Zeitung sagte Karma": an article that can be a dative stands before the verb, a name without one behind it.
    const named = !hasClass(frame, right.from, CLASS.determiner) && isCapitalAt(frame, right.from);
    if (hasRole(frame, left.from, ROLE.dative) && named && kindOf(frame, right) === 'person') return right;
    return left;
  }

  /** What follows the verb right away can be its subject; further away it is its object. */
  private mayFollow(right: NounPhrase, verb: Verb): boolean {
    if (this.frame.traits.articles && !hasRole(this.frame, verb.at, ROLE.telling))
      return right.from === pastSmall(this.frame, verb.next, this.to);
    return right.from - Math.min(verb.finite, verb.at) <= 8;
  }

  /** "S kam nach Berlin und sagte": the subject of the clause before. */
  private mainSubject(verb: number): NounPhrase | null {
    if (!hasClass(this.frame, verb - 1, CLASS.conjunction)) return null;
    const before = this.verbs[(this.heads.get(verb) ?? 0) - 1];
    const subject =
      before === undefined || before.passive ? null : subjectBefore(this.frame, Math.min(before.finite, before.at), this.from);
    if (subject !== null) return subject;
    const first = firstSubject(this.frame, this.from, verb - 1);
    return first !== null && first.to < verb - 1 ? first : null;
  }

  /** wurde von S als „Q“ bezeichnet */
  private agentOf(verb: Verb): NounPhrase | null {
    const low = Math.min(verb.finite, verb.at);
    const high = Math.min(this.to, Math.max(verb.finite, verb.at) + 8);
    for (let i = low; i < high; i++) {
      if (!hasRole(this.frame, i, ROLE.agent)) continue;
      const source = readPhrase(this.frame, i + 1, this.to);
      if (source !== null) return source;
    }
    // «названо „историческим“ главой государства», "nazvané premiérem": the case alone says who did it.
    for (let i = low + 1; i < high; i++) {
      const source = isAgent(this.frame, i) ? readPhrase(this.frame, i, this.to) : null;
      if (source !== null) return source;
    }
    return null;
  }

  /** Laut S „Q“ · Q, nach Angaben von S · S zufolge „Q“ */
  private accordingTo(at: number): Attribution | null {
    const { frame } = this;
    for (let i = this.from; i < this.to; i++) {
      if (hasRole(frame, i, ROLE.postposed) && i > this.from) {
        const source = subjectBefore(frame, i, this.from);
        if (source !== null) return this.make(source, this.itemCue(i), 'according-to');
      }
      const owner = ownerOf(frame, i);
      if (owner !== null) return this.make(owner, this.itemCue(i), 'according-to');
      const so = hasRole(frame, i, ROLE.so) && i > at && isCommaAt(frame, i - 1);
      if (!so && !hasRole(frame, i, ROLE.according) && !(i === this.from && this.isInOpinion(i, at))) continue;
      const limit = i < at ? at : this.to;
      const source = accordingSource(frame, i, limit) ?? verbThenSource(frame, i + 1, limit)?.source;
      if (source) return this.make(source, this.itemCue(i), 'according-to');
    }
    return null;
  }

  /** "S ist skeptisch: Die Frist sei „…“": what stands behind the colon in the mood of reports is what S thinks. */
  private viewBefore(at: number): Attribution | null {
    const { frame } = this;
    let mood = false;
    for (let i = at - 1; i > this.from && i > at - VIEW_REACH; i--) {
      mood ||= isSubjunctive(frame, i);
      if (!isColonAt(frame, i)) continue;
      const source = mood ? firstSubject(frame, this.from, i) : null;
      const kind = source === null ? 'other' : kindOf(frame, source);
      return source !== null && (kind === 'person' || kind === 'pronoun') ? this.make(source, null, 'clause') : null;
    }
    return null;
  }

  /** "Für S ist das ein „…“", "Pour S, « … »": what follows is how S sees it. */
  private isInOpinion(i: number, at: number): boolean {
    const { frame } = this;
    if (!hasClass(frame, i, CLASS.preposition) || !hasRole(frame, i, ROLE.opinion)) return false;
    const source = readPhrase(frame, i + 1, this.to);
    if (source === null || kindOf(frame, source) !== 'person') return false;
    return hasClass(frame, source.to, CLASS.auxiliary) || (isCommaAt(frame, source.to) && source.to + 1 === at);
  }

  private opening(): Attribution | null {
    return hasRole(this.frame, this.from, ROLE.so) ? this.reporter(this.from + 1) : null;
  }

  /** "Wie S gestern erklärte, …", "Как сообщил S, …": a clause in front that says who reports. */
  private reporter(from: number): Attribution | null {
    const { frame } = this;
    for (const verb of this.verbs) {
      const head = Math.min(verb.finite, verb.at);
      if (head < from) continue;
      const first = readPhrase(frame, from, head);
      // "Wie die Zeitung „Kurier“ berichtet": the marks hold the name of who reports.
      const named = first !== null && isNameOf(frame, first.to) && first.to + 1 === head;
      if (named) return this.make(first, verbTokens(frame, verb), 'according-to');
      if (hasQuotation(frame, from, head)) continue;
      // "Wie Roth, der dabei war, dazu feststellte": what explains the subject stands between commas.
      const explained = first !== null && isCommaAt(frame, first.to);
      if (!explained && nextComma(frame, from, head) !== -1) return null;
      const source = explained ? first : (subjectBefore(frame, head, from) ?? phraseAfter(frame, verb.next, this.to));
      return source === null ? null : this.make(source, verbTokens(frame, verb), 'according-to');
    }
    return null;
  }

  /** "In dem Schreiben heißt es: „Q“", "Darin steht: „Q“" */
  private document(at: number): Attribution | null {
    const { frame } = this;
    for (let i = this.from; i < at; i++) {
      if (!hasRole(frame, i, ROLE.impersonal)) continue;
      const source = placeOf(frame, i + 1, at) ?? placeOf(frame, this.from, i);
      if (source !== null) return this.make(source, this.itemCue(i), 'source-verb-quotation');
    }
    return null;
  }

  /** S schloss sich mit den Worten an: „Q“ */
  private words(at: number): Attribution | null {
    for (let i = at - 1; i >= this.from; i--) {
      if (!hasRole(this.frame, i, ROLE.words)) continue;
      const source = this.actor();
      return source === null ? null : this.make(source, this.itemCue(i), 'noun-cue');
    }
    return null;
  }

  /** «Слова канцлера о том, что „Q“», "her claim that “Q”": a noun for what is said, whose it is, and then what it is. */
  private saying(at: number): Attribution | null {
    const { frame } = this;
    let end = at - 1;
    while (end > this.from && (hasRole(frame, end, ROLE.complementizer) || isCommaAt(frame, end) || isColonAt(frame, end))) end--;
    if (end === at - 1 && !isSaying(frame, end)) return null;
    while (end > this.from && isWordAt(frame, end) && hasClass(frame, end, CLASS.preposition)) end--;
    for (let i = end; i >= Math.max(this.from, end - SAYING_REACH); i--) {
      if (!isWordAt(frame, i)) return null;
      if (!isSaying(frame, i)) continue;
      const owner = i > this.from && hasClass(frame, i - 1, CLASS.possessive) ? single(frame, i - 1) : null;
      const source = owner ?? readPhrase(frame, i + 1, end + 1);
      return source === null ? null : this.make(source, this.itemCue(i), 'noun-cue');
    }
    return null;
  }

  /** Who acts in the sentence, whatever the verb: its first phrase, or the one behind its first small word. */
  private actor(): NounPhrase | null {
    const { frame } = this;
    const subject =
      frame.traits.capitalizedNouns && !hasRole(frame, this.from, ROLE.words) ? firstSubject(frame, this.from, this.to) : null;
    if (subject !== null) return subject;
    const first = phraseAfter(frame, this.from, this.to);
    if (first === null) return null;
    const opened = hasClass(frame, this.from, CLASS.preposition) || isPassedOver(frame, this.from);
    if (!opened) return hasRole(frame, this.from, ROLE.words) ? this.actorAfter() : first;
    return phraseAfter(frame, first.from, this.to);
  }

  /** "Mit den Worten „Q“ verließ S den Saal": behind the words, and behind a verb that the rows need not know. */
  private actorAfter(): NounPhrase | null {
    const { frame } = this;
    let i = nextQuotation(frame, this.from, this.to) + 1;
    while (i < this.to && isPassedOver(frame, i)) i++;
    const verb = i < this.to && isWordAt(frame, i) && !isCapitalAt(frame, i) && !hasClass(frame, i, CLASS.determiner | CLASS.preposition);
    return verb ? phraseAfter(frame, i + 1, this.to) : null;
  }

  /** S: „Q“, without a verb; less surely a sentence about S that ends in a colon. */
  colon(at: number): Attribution | null {
    const { frame } = this;
    if (!isColonAt(frame, at - 1)) return null;
    const agent = this.agentBefore(at - 1);
    if (agent !== null) return { source: agent, cue: null, basis: 'colon', confidence: 0.55 };
    const source = readPhrase(frame, this.from, at - 1);
    if (source !== null && source.to === at - 1 && source.to - source.from <= 8) {
      const kind = kindOf(frame, source);
      return kind === 'person' || kind === 'document' ? { source, cue: null, basis: 'colon', confidence: CONFIDENCE.colon! } : null;
    }
    const actor = hasQuotation(frame, this.from, at) ? null : this.actor();
    const kind = actor === null ? 'other' : kindOf(frame, actor);
    return actor !== null && (kind === 'person' || kind === 'pronoun' || kind === 'document')
      ? { source: actor, cue: null, basis: 'colon', confidence: 0.55 }
      : null;
  }

  /** "Kritik kam von S: „Q“" */
  private agentBefore(colon: number): NounPhrase | null {
    for (let i = colon - 1; i >= Math.max(this.from + 1, colon - AGENT_REACH); i--) {
      if (!hasRole(this.frame, i, ROLE.agent) || isCapitalAt(this.frame, i - 1)) continue;
      const source = readPhrase(this.frame, i + 1, colon);
      return source !== null && source.to === colon ? source : null;
    }
    return null;
  }

  /** S hat das „Q“ genannt · …, dass „Q“ sei, sagte S: the verb closes the clause the quotation stands in. */
  private trailingVerb(at: number): Attribution | null {
    const { frame } = this;
    for (const verb of this.verbs) {
      if (verb.at <= at || hasQuotation(frame, at + 1, verb.at) || this.trailing.has(verb.at)) continue;
      if (verb.passive) {
        const agent = this.agentOf(verb);
        return agent === null ? null : this.make(agent, verbTokens(frame, verb), 'passive-by');
      }
      if (verb.finite < at) {
        const source = subjectBefore(frame, verb.finite, this.from) ?? phraseAfter(frame, verb.finite + 1, at);
        return source === null ? null : this.make(source, verbTokens(frame, verb), 'clause');
      }
      if (!isCommaAt(frame, verb.finite - 1) && !isDashAt(frame, verb.finite - 1)) continue;
      const source = phraseAfter(frame, verb.next, this.to);
      if (source !== null && !hasRole(frame, verb.next, ROLE.complementizer))
        return this.make(source, verbTokens(frame, verb), 'trailing-clause');
    }
    return null;
  }

  /** … „Q“ …, S sagte. */
  private trailingClause(at: number): Attribution | null {
    for (const verb of this.verbs) {
      if (verb.finite <= at || verb.passive) continue;
      const source = subjectBefore(this.frame, verb.finite, at + 1);
      if (source === null || !isCommaAt(this.frame, source.from - 1)) continue;
      if (verb.next < this.to && !isPunctuationAt(this.frame, verb.next) && !isPassedOver(this.frame, verb.next)) continue;
      return this.make(source, verbTokens(this.frame, verb), 'trailing-clause');
    }
    return null;
  }

  /** "S published a note, adding that “Q”": a verb without a subject of its own, whose subject is the sentence's. */
  private attached(at: number): Attribution | null {
    const { frame } = this;
    for (let i = at - 1; i >= Math.max(this.from, at - 3); i--) {
      if (frame.items[i]! < 0) return null;
      if (!hasClass(frame, i, CLASS.cueGerund | CLASS.cueBase)) continue;
      const verb = this.verbs.findLast((candidate) => candidate.at < i);
      const source = (verb === undefined ? null : this.subjectOf(verb, i)) ?? firstSubject(frame, this.from, i);
      return source === null ? null : this.make(source, this.itemCue(i), 'clause');
    }
    return null;
  }

  /** S “condemns the attack”: what is marked begins with the verb of the sentence, so its subject says it. */
  private predicate(at: number): Attribution | null {
    const { frame } = this;
    const first = frame.pairs[quotationOf(frame.items[at])]!.open + 1;
    const verb = first < frame.tokens.count && (frame.classes[first]! & (CLASS.cue | CLASS.auxiliary)) !== 0;
    if (!verb || (frame.tokens.flags[first]! & FLAG.capital) !== 0) return null;
    const source = readPhrase(frame, this.from, at);
    return source === null || source.to !== at ? null : { source, cue: null, basis: 'clause', confidence: 0.7 };
  }

  private hasSemicolon(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (isSemicolonAt(this.frame, i)) return true;
    return false;
  }

  private itemCue(i: number): { first: number; last: number } {
    const item = this.frame.items[i]!;
    return { first: item, last: lastTokenOf(this.frame, item) };
  }

  private make(source: NounPhrase, cue: { readonly first: number; readonly last: number } | null, basis: Basis): Attribution {
    return { source, cue, basis, confidence: CONFIDENCE[basis] ?? 0.6 };
  }
}
