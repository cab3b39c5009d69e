/**
 * Says whose words a quotation holds, by ordered patterns over the frame of its sentence. The pattern that decided is the
 * `basis`; the further a pattern is from "Q, said S", the lower its confidence.
 */
import type { Basis } from '../facts.ts';
import { CLASS, ROLE } from '../lexicon.ts';
import { FLAG, KIND } from '../words.ts';
import { type Cue, cueAt, cuesIn, lower } from './cues.ts';
import { commaInside, type Frame, quotationOf, terminalInside } from './frame.ts';
import { isComma, isDash, isPunct, type NounPhrase, phraseAfter, phraseBefore, sourceKind } from './sources.ts';
import { quotedAs, subjectOf } from './subjects.ts';
import { isPlacedTitle } from './titles.ts';

export interface Attribution {
  /** Null where the text says that somebody says so, but not who: "It is alleged that “Q”". */
  readonly source: NounPhrase | null;
  /** Tokens of the cue, or null where a colon or a place in the text did the work. */
  readonly cue: { readonly first: number; readonly last: number } | null;
  readonly basis: Basis;
  readonly confidence: number;
}

const CONFIDENCE: Partial<Record<Basis, number>> = {
  'quotation-verb-source': 0.97,
  'quotation-source-verb': 0.97,
  'source-verb-quotation': 0.95,
  interrupted: 0.95,
  'according-to': 0.92,
  colon: 0.85,
  'passive-by': 0.85,
  'trailing-clause': 0.85,
  'noun-cue': 0.8,
  clause: 0.75,
  continued: 0.85,
};

/** Most that is believed where little speaks for the source. */
const THIN = 0.6;
/** Words between "described" and what is quoted of it: "as a", "as one of the". */
const LABEL_REACH = 5;
/** Auxiliaries and adverbs between a subject and its verb. */
const AUXILIARIES = 4;
/** Words from "it" to "alleged". */
const IMPERSONAL_REACH = 6;
/** How far before a quotation "per S" may stand. */
const OPENING_REACH = 30;
/** How far from a quotation "in S’s view" may stand. */
const VIEW_REACH = 40;

/** One attribution, or null, for each quotation of the frame. */
export function attribute(frame: Frame): (Attribution | null)[] {
  const found: (Attribution | null)[] = frame.pairs.map(() => null);
  let previous: Attribution | null = null;
  let before: Sentence | null = null;
  for (const { from, to } of frame.sentences) {
    const here = new Sentence(frame, from, to);
    for (let i = from; i < to; i++) {
      const quotation = quotationOf(frame.items[i]);
      if (quotation !== -1) found[quotation] = here.attribute(i, found);
    }
    here.share(found);
    for (let i = from; i < to; i++) {
      const quotation = quotationOf(frame.items[i]);
      if (quotation === -1) continue;
      if (found[quotation] !== null) continue;
      if (previous === null) {
        if (before !== null && here.leans(i)) found[quotation] = before.said();
        else if (before !== null && here.isBare()) found[quotation] = before.said() ?? before.topic();
        continue;
      }
      // A sentence that is nothing but a quotation, right after an attributed one, goes on with the same speaker.
      if (here.isBare()) found[quotation] = goOn(previous);
      else if (here.goesOn(i)) found[quotation] = weaken(goOn(previous), 0.7);
    }
    previous = here.lastAttribution(found);
    before = here;
  }
  return found;
}

class Sentence {
  private readonly frame: Frame;
  private readonly from: number;
  private readonly to: number;
  private readonly cues: readonly Cue[];
  /** Cues that already carry the quotation before them. */
  private readonly trailing = new Set<number>();

  constructor(frame: Frame, from: number, to: number) {
    this.frame = frame;
    this.from = from;
    this.to = to;
    this.cues = cuesIn(frame, from, to);
  }

  attribute(at: number, found: readonly (Attribution | null)[]): Attribution | null {
    if (lower(this.frame, this.from) === 'according' && !isPunct(this.frame, at - 1, 0x3a)) {
      const reported = this.accordingTo(at);
      if (reported !== null) return reported;
    }
    const given = this.inWords(at) ?? this.authored(at) ?? this.object(at);
    if (given !== null) return given;
    const before = this.before(at);
    const after = this.after(at, before !== null);
    if (after !== null && !(before !== null && before.basis === 'source-verb-quotation' && !this.leansBack(at))) return after;
    return (
      before ??
      this.accordingTo(at) ??
      this.colon(at) ??
      this.passive(at) ??
      this.nounCue(at) ??
      this.clause(at, found) ??
      this.trailingClause(at) ??
      this.impersonal(at)
    );
  }

  /** `“a,” “b” and “c”`: quotations of one sentence without a frame of their own take the nearest one's. */
  share(found: (Attribution | null)[]): void {
    let last: Attribution | null = null;
    for (let i = this.from; i < this.to; i++) {
      if (this.opensClause(i)) last = null;
      const quotation = quotationOf(this.frame.items[i]);
      if (quotation === -1) continue;
      if (found[quotation] === null && last !== null) found[quotation] = weaken(last, 0.7);
      last = found[quotation] ?? last;
    }
    last = null;
    for (let i = this.to - 1; i >= this.from; i--) {
      if (this.opensClause(i)) last = null;
      const quotation = quotationOf(this.frame.items[i]);
      if (quotation === -1) continue;
      if (found[quotation] === null && last !== null) found[quotation] = weaken(last, 0.6);
      last = found[quotation] ?? last;
    }
  }

  /** "The word is “good”; she said “stop”": behind a semicolon a clause with a subject and a cue of its own. */
  private opensClause(i: number): boolean {
    if (!isPunct(this.frame, i, 0x3b)) return false;
    const subject = phraseAfter(this.frame, i + 1, this.to);
    if (subject === null || subject.from !== i + 1) return false;
    let at = subject.to;
    while (at < this.to && at - subject.to < AUXILIARIES && (this.skips(at) || this.isAuxiliary(at))) at++;
    const cue = at < this.to ? cueAt(this.frame, at, this.from) : null;
    return cue !== null && isVerb(cue);
  }

  /** Quotations and punctuation only. */
  isBare(): boolean {
    const { items, tokens } = this.frame;
    for (let i = this.from; i < this.to; i++)
      if (items[i]! >= 0 && tokens.kind[items[i]!] !== KIND.punctuation && tokens.kind[items[i]!] !== KIND.mark) return false;
    return true;
  }

  /**
   * “There is no plan” for the islands · Adding, “There is none”: no subject of its own before the quotation, which is a clause,
   * and no cue but a participle that leans on the sentence before.
   */
  goesOn(at: number): boolean {
    if (this.leans(at)) return true;
    if (this.cues.length > 0) return false;
    for (let i = this.from; i < at; i++) if (!isComma(this.frame, i) && !this.skips(i)) return false;
    return isClause(this.frame, quotationOf(this.frame.items[at]));
  }

  /** Adding, “Q”: a participle alone, which has its subject in the sentence before. */
  leans(at: number): boolean {
    const cue = this.cues[0];
    return cue !== undefined && cue.form === 'gerund' && cue.at === this.from && cue.next >= at - 1;
  }

  /** Who speaks in a sentence without quotations. */
  said(): Attribution | null {
    for (const cue of this.cues) {
      const source = cue.form === 'finite' ? this.subject(cue) : null;
      if (source !== null) return { ...this.make(source, cue, 'continued'), confidence: 0.7 };
    }
    return null;
  }

  /** Whom a sentence is about that reports nothing: weak grounds for whose words come next. */
  topic(): Attribution | null {
    const source = phraseAfter(this.frame, this.from, this.to);
    if (source === null || source.to >= this.to || source.from !== this.from) return null;
    const next = this.frame.items[source.to]!;
    const kind = sourceKind(this.frame, source);
    if (next < 0 || this.frame.tokens.kind[next] !== KIND.word || (kind !== 'person' && kind !== 'pronoun')) return null;
    return { source, cue: null, basis: 'floating', confidence: 0.5 };
  }

  lastAttribution(found: readonly (Attribution | null)[]): Attribution | null {
    for (let i = this.to - 1; i >= this.from; i--) {
      const quotation = quotationOf(this.frame.items[i]);
      if (quotation !== -1 && found[quotation] !== null && found[quotation] !== undefined) return found[quotation]!;
    }
    return null;
  }

  /** “Q,” said S · “Q,” S said. */
  private after(at: number, rival: boolean): Attribution | null {
    let i = at + 1;
    const bounded = this.boundary(at, i);
    while (i < this.to && (isComma(this.frame, i) || isDash(this.frame, i))) i++;
    while (i < this.to && this.skips(i)) i++;
    const stop = this.nextQuotation(i);
    const quoted = bounded ? this.quotedAfter(i, stop) : null;
    if (quoted !== null) return quoted;
    const cue = this.cues.find((candidate) => candidate.at >= i && candidate.at < stop && isVerb(candidate) && !this.isRelative(candidate));
    if (cue === undefined || cue.at > i + 1) {
      const line = this.nameAfterDash(at, i, stop);
      if (line !== null) return line;
    }
    if (cue === undefined) return bounded ? this.unknownVerb(i, stop) : null;
    if (cue.at === i) {
      // “Q” suggests that …
      if (lower(this.frame, cue.next) === 'that') return null;
      const source = phraseAfter(this.frame, cue.next, stop);
      if (source === null || (!bounded && !this.isNamed(source))) return null;
      this.trailing.add(cue.at);
      return this.make(source, cue, 'quotation-verb-source');
    }
    if (!bounded && !this.closesSentence(at, cue)) return null;
    const source = phraseBefore(this.frame, cue.at, i);
    if (source === null || source.from > i) return null;
    // "He called it “a mistake,” Doe said “…”": the verb that leads on to another quotation belongs there when this one has its own.
    if (rival && (quotationOf(this.frame.items[cue.next]) !== -1 || isPunct(this.frame, cue.next, 0x3a))) return null;
    this.trailing.add(cue.at);
    return this.make(source, cue, 'quotation-source-verb');
  }

  /** “We will go now” he said: no comma, but nothing else in the sentence either. */
  private closesSentence(at: number, cue: Cue): boolean {
    if (at !== this.from || cue.weak || !isClause(this.frame, quotationOf(this.frame.items[at]))) return false;
    return cue.next >= this.to || isPunct(this.frame, cue.next, 0x2e);
  }

  /** “Q,” Reuters quoted S as saying · “Q,” S was quoted as saying */
  private quotedAfter(i: number, stop: number): Attribution | null {
    for (const cue of this.cues) {
      if (cue.at < i) continue;
      if (cue.at >= stop) return null;
      if (cue.form !== 'gerund') continue;
      const quoted = quotedAs(this.frame, cue, i);
      const subject = quoted === null ? null : phraseBefore(this.frame, quoted.by.at, i);
      if (quoted === null || subject === null || subject.from > i) return null;
      this.trailing.add(cue.at);
      return this.make(quoted.source, cue, 'quotation-source-verb');
    }
    return null;
  }

  /** “Q” ― Jane Doe: a dash and a name, and nothing after. */
  private nameAfterDash(at: number, i: number, stop: number): Attribution | null {
    if (i === at + 1 || !isDash(this.frame, i - 1)) return null;
    const source = phraseAfter(this.frame, i, stop);
    const capital = source !== null && (this.frame.tokens.flags[source.first]! & FLAG.capital) !== 0;
    if (source === null || source.from !== i || !capital || !this.isNamed(source)) return null;
    const next = this.frame.items[source.to];
    const ended = source.to >= stop || (next !== undefined && next >= 0 && this.frame.tokens.kind[next] === KIND.punctuation);
    return ended ? { source, cue: null, basis: 'attribution-line', confidence: 0.9 } : null;
  }

  /** “Q!” beamed Donald Hartley: a verb no list holds, where only a cue can stand. */
  private unknownVerb(i: number, stop: number): Attribution | null {
    const verb = this.frame.items[i];
    if (verb === undefined || verb < 0 || this.frame.tokens.kind[verb] !== KIND.word || this.frame.classes[verb] !== 0) return null;
    if (!/^\p{Ll}+(?:ed|s)$/u.test(this.frame.tokens.text.slice(this.frame.tokens.start[verb], this.frame.tokens.end[verb]))) return null;
    const source = phraseAfter(this.frame, i + 1, stop);
    if (source === null || source.from !== i + 1 || (this.frame.tokens.flags[source.first]! & FLAG.capital) === 0) return null;
    return { source, cue: { first: verb, last: verb }, basis: 'quotation-verb-source', confidence: 0.8 };
  }

  /** S said: “Q” · S said that “Q” · “Q1,” S said, “Q2” */
  private before(at: number): Attribution | null {
    for (let n = this.cues.length - 1; n >= 0; n--) {
      const cue = this.cues[n]!;
      if (cue.at >= at) continue;
      if (this.hasQuotation(cue.next, at) || !this.reaches(cue, at)) return null;
      const inverted = cue.at > this.from && this.trailing.has(cue.at);
      if (inverted) {
        const source = this.sourceOfTrailing(cue, at);
        return source === null ? null : this.make(source, cue, 'interrupted');
      }
      const speaking = this.outermost(n, at);
      const source = this.subject(speaking);
      return source === null || this.isThin(speaking, source) ? null : this.make(source, speaking, 'source-verb-quotation');
    }
    return null;
  }

  /**
   * "Doe says he feels he did “great”", "Doe says it shows that it is “over”": the cue stands inside the report of the cue before
   * it, whose subject is the one who speaks.
   */
  private outermost(n: number, at: number): Cue {
    let cue = this.cues[n]!;
    for (let outer = n - 1; outer >= 0; outer--) {
      const subject = this.subject(cue);
      if (subject === null || !this.yields(cue, subject, at)) break;
      const candidate = this.cues[outer]!;
      if (candidate.next > subject.from) continue;
      if (candidate.form === 'passive' || this.trailing.has(candidate.at) || this.hasQuotation(candidate.next, cue.at)) break;
      if (this.subject(candidate) === null) break;
      cue = candidate;
    }
    return cue;
  }

  /** The quotation is not said by the subject of this cue if anybody else is there to say it. */
  private yields(cue: Cue, subject: NounPhrase, at: number): boolean {
    const { classes, items } = this.frame;
    const alone = subject.first === subject.last;
    // "Doe said the state should declare it “over”": nobody has declared anything.
    if (cue.form === 'base' && this.isAuxiliary(cue.at - 1)) return true;
    if (alone && lower(this.frame, subject.from) === 'it') return true;
    if (cue.weak && alone && (classes[subject.first]! & CLASS.pronoun) !== 0) return true;
    // "Doe said anybody who complains “is not having a good night”": what is quoted is said of the subject.
    if (opensWithVerb(this.frame, quotationOf(items[at])) && cue.next < at && subject.to < cue.at) return true;
    return cue.weak && (classes[items[cue.at]!]! & CLASS.passive) === 0 && lower(this.frame, subject.from - 1) === 'that';
  }

  private isAuxiliary(i: number): boolean {
    let at = i;
    while (at > this.from && this.skips(at)) at--;
    const item = this.frame.items[at];
    return item !== undefined && item >= 0 && (this.frame.classes[item]! & CLASS.auxiliary) !== 0;
  }

  /** Nothing between the cue and the quotation that could take the quotation away from it. */
  private reaches(cue: Cue, at: number): boolean {
    const { items, tokens, classes } = this.frame;
    if (this.trailing.has(cue.at)) return at - cue.next <= 24 && !this.hasQuotation(cue.next, at);
    for (let i = cue.next; i < at; i++) {
      const item = items[i]!;
      if (item < 0) {
        // said on the show “Morning News” that “Q”
        if (isPlacedTitle(this.frame, i)) continue;
        return false;
      }
      if (tokens.kind[item] === KIND.punctuation && (tokens.hash[item] === 0x3b || tokens.hash[item] === 0x2e)) return false;
      if ((classes[item]! & CLASS.cue) !== 0 && i > cue.next && (classes[item]! & (CLASS.weak | CLASS.noun)) === 0) return false;
    }
    const last = at - 1;
    if (last < cue.next) return true;
    if (
      isPunct(this.frame, last, 0x3a) ||
      isComma(this.frame, last) ||
      lower(this.frame, last) === 'that' ||
      lower(this.frame, last) === 'as'
    )
      return true;
    return at - cue.next <= 4;
  }

  private sourceOfTrailing(cue: Cue, at: number): NounPhrase | null {
    const inverted = phraseAfter(this.frame, cue.next, at);
    const straight = phraseBefore(this.frame, cue.at, this.from);
    return straight ?? inverted;
  }

  /** According to S, “Q” · “Q”, according to S */
  private accordingTo(at: number): Attribution | null {
    const opening = this.openedBy(at);
    if (opening !== null) return opening;
    for (let i = this.from; i + 1 < this.to; i++) {
      if (lower(this.frame, i) !== 'according' || lower(this.frame, i + 1) !== 'to') continue;
      if (i > at && this.hasQuotation(at + 1, i)) continue;
      const source = phraseAfter(this.frame, i + 2, i < at ? at : this.to);
      if (source === null) continue;
      const { items } = this.frame;
      return { source, cue: { first: items[i]!, last: items[i + 1]! }, basis: 'according-to', confidence: CONFIDENCE['according-to']! };
    }
    return null;
  }

  /** Per S, “Q” · To quote S, “Q” */
  private openedBy(at: number): Attribution | null {
    const { items, tokens } = this.frame;
    const word = lower(this.frame, this.from);
    const start = word === 'per' ? 1 : word === 'to' && lower(this.frame, this.from + 1) === 'quote' ? 2 : 0;
    if (start === 0) return null;
    const source = phraseAfter(this.frame, this.from + start, at);
    if (source === null || !isComma(this.frame, source.to) || at - source.to > OPENING_REACH) return null;
    if (this.hasQuotation(source.to, at)) return null;
    // "Per capita, …"
    if (sourceKind(this.frame, source) === 'other' && (tokens.flags[source.last]! & FLAG.capital) === 0) return null;
    const cue = { first: items[this.from]!, last: items[this.from + start - 1]! };
    return { source, cue, basis: 'according-to', confidence: CONFIDENCE['according-to']! };
  }

  /** "welcomed the statement by S that “Q”": whoever made the statement, whatever others do with it. */
  private authored(at: number): Attribution | null {
    const { items, classes } = this.frame;
    if (lower(this.frame, at - 1) !== 'that') return null;
    for (let i = at - 3; i > this.from && at - i <= AUTHOR_REACH; i--) {
      const document = items[i - 1]!;
      if (items[i]! < 0 || document < 0) return null;
      if (lower(this.frame, i) !== 'by' || (classes[document]! & (CLASS.document | CLASS.noun)) === 0) continue;
      // "a book by tweeting that"
      if (items[i + 1]! < 0 || (classes[items[i + 1]!]! & CLASS.cueGerund) !== 0) return null;
      const source = phraseAfter(this.frame, i + 1, at - 1);
      if (source === null || source.from !== i + 1 || (source.to !== at - 1 && !isComma(this.frame, source.to))) return null;
      return { source, cue: { first: document, last: document }, basis: 'noun-cue', confidence: CONFIDENCE['noun-cue']! };
    }
    return null;
  }

  /** "Let me quote S: “Q”", "she quoted S: “Q”": the words are those of whoever is quoted. */
  private object(at: number): Attribution | null {
    const { items, roles } = this.frame;
    if (!isPunct(this.frame, at - 1, 0x3a)) return null;
    for (let i = at - 2; i >= this.from && at - i <= AUTHOR_REACH; i--) {
      const item = items[i]!;
      if (item < 0) return null;
      if ((roles[item]! & ROLE.quoting) === 0) continue;
      const source = phraseAfter(this.frame, i + 1, at - 1);
      if (source === null || source.from !== i + 1 || source.to !== at - 1) return null;
      return { source, cue: { first: item, last: item }, basis: 'source-verb-quotation', confidence: 0.85 };
    }
    return null;
  }

  /** S: “Q”, without a verb: a name as on a transcript, "From the report:", or a clause whose subject is quoted. */
  private colon(at: number): Attribution | null {
    if (!isPunct(this.frame, at - 1, 0x3a)) return null;
    const start = lower(this.frame, this.from) === 'from' ? this.from + 1 : this.from;
    const source = phraseAfter(this.frame, start, at - 1);
    if (source === null || source.from !== start) return null;
    if (source.to === at - 1) {
      if (source.to - source.from > 8 || !this.isNamed(source)) return null;
      return { source, cue: null, basis: 'colon', confidence: CONFIDENCE.colon! };
    }
    const next = this.frame.items[source.to]!;
    const verbal = next >= 0 && this.frame.tokens.kind[next] === KIND.word && (this.frame.classes[next]! & CLASS.pronoun) === 0;
    return verbal && this.isNamed(source) && !this.hasQuotation(this.from, at)
      ? { source, cue: null, basis: 'colon', confidence: 0.55 }
      : null;
  }

  /** described by S as “Q” */
  private passive(at: number): Attribution | null {
    for (let n = this.cues.length - 1; n >= 0; n--) {
      const cue = this.cues[n]!;
      if (cue.at >= at) {
        // “Q” was how it was described by S
        if (cue.form !== 'passive' || lower(this.frame, cue.next) !== 'by' || this.hasQuotation(at + 1, cue.at)) continue;
      } else if (lower(this.frame, cue.next) !== 'by' || this.hasQuotation(cue.next, at)) continue;
      const source = phraseAfter(this.frame, cue.next + 1, this.to);
      // "Doe, who is reviled by allies, said it “is open”": another verb takes the quotation.
      if (source === null || this.cues.some((other) => isVerb(other) && other.at >= source.to && other.at < at)) continue;
      return this.make(source, cue, 'passive-by');
    }
    return this.agentBehind(at);
  }

  /** called “Q” by S · described as a “Q” by S */
  private agentBehind(at: number): Attribution | null {
    const { items, tokens, classes } = this.frame;
    const by = at + 1;
    if (lower(this.frame, by) !== 'by') return null;
    let verb = at - 1;
    while (verb >= this.from && at - verb <= LABEL_REACH && items[verb]! >= 0 && (classes[items[verb]!]! & CLASS.passive) === 0) {
      if (tokens.kind[items[verb]!] !== KIND.word) return null;
      verb--;
    }
    const cue = this.cues.find((candidate) => candidate.at === verb);
    if (cue?.form !== 'passive') return null;
    const source = phraseAfter(this.frame, by + 1, this.to);
    // "called “dead” by Monday"
    if (source === null || source.from !== by + 1 || this.isTime(source)) return null;
    return this.make(source, cue, 'passive-by');
  }

  private isTime({ from, to }: NounPhrase): boolean {
    const { items, classes } = this.frame;
    for (let i = from; i < Math.min(to + 1, this.to); i++) if (items[i]! >= 0 && (classes[items[i]!]! & CLASS.time) !== 0) return i < to;
    return false;
  }

  /** in the words of S, “Q” · I would like to recall the words of S: “Q” */
  private inWords(at: number): Attribution | null {
    const { items } = this.frame;
    for (let i = at - 3; i >= this.from && at - i <= AUTHOR_REACH; i--) {
      if (items[i]! < 0) return null;
      if (lower(this.frame, i) !== 'words' || lower(this.frame, i + 1) !== 'of') continue;
      const source = phraseAfter(this.frame, i + 2, at);
      if (source === null || source.to < at - 1) continue;
      return { source, cue: { first: items[i]!, last: items[i + 1]! }, basis: 'noun-cue', confidence: CONFIDENCE['noun-cue']! };
    }
    return null;
  }

  /** S’s claim that “Q” */
  private nounCue(at: number): Attribution | null {
    const { items, tokens, classes } = this.frame;
    const view = this.inView(at);
    if (view !== null) return view;
    for (let i = at - 1; i > this.from && at - i <= 6; i--) {
      const item = items[i]!;
      if (item < 0) return null;
      if ((classes[item]! & (CLASS.document | CLASS.noun)) === 0) continue;
      // "said the minister’s report “was late”": what is quoted is said of the report.
      if (i + 1 === at && opensWithVerb(this.frame, quotationOf(items[at]))) continue;
      // "Trump’s statement was “true”" is a judgement of the statement, not its words.
      const next = lower(this.frame, i + 1);
      const leads = next === 'that' || (next === 'to' && i + 2 === at) || (i + 1 < at && (classes[items[i + 1]!]! & CLASS.of) !== 0);
      if (i + 1 < at && !leads && !isPunct(this.frame, i + 1, 0x3a)) continue;
      const before = items[i - 1]!;
      if (before < 0 || tokens.kind[before] !== KIND.possessive) continue;
      const source = phraseBefore(this.frame, i - 1, this.from);
      if (source !== null) return { source, cue: { first: item, last: item }, basis: 'noun-cue', confidence: CONFIDENCE['noun-cue']! };
    }
    return null;
  }

  /** In S’s words, “Q” · “Q,” in S’s view. */
  private inView(at: number): Attribution | null {
    const { items, tokens, roles } = this.frame;
    for (let i = Math.max(this.from + 2, at - VIEW_REACH); i < Math.min(this.to, at + VIEW_REACH); i++) {
      const item = items[i]!;
      const owner = items[i - 1]!;
      if (item < 0 || (roles[item]! & ROLE.words) === 0 || owner < 0 || tokens.kind[owner] !== KIND.possessive) continue;
      if (i < at ? this.hasQuotation(i, at) : this.hasQuotation(at + 1, i)) continue;
      const source = phraseBefore(this.frame, i - 1, this.from);
      if (source === null || lower(this.frame, source.from - 1) !== 'in') continue;
      return { source, cue: { first: item, last: item }, basis: 'noun-cue', confidence: CONFIDENCE['noun-cue']! };
    }
    return null;
  }

  /** S called the plan “Q” and spoke of “Q”: the quotation stands inside the clause of a reporting verb. */
  private clause(at: number, found: readonly (Attribution | null)[]): Attribution | null {
    for (let n = this.cues.length - 1; n >= 0; n--) {
      const cue = this.cues[n]!;
      if (cue.at >= at || cue.form === 'passive') continue;
      if (this.hasSemicolon(cue.next, at)) return null;
      if (this.hasQuotation(cue.next, at)) {
        const nearest = this.quotationBefore(at);
        return nearest === -1 ? null : (found[nearest] ?? null);
      }
      if (this.trailing.has(cue.at)) return null;
      const speaking = this.outermost(n, at);
      const source = this.subject(speaking);
      if (source !== null) return this.isThin(speaking, source) ? null : this.make(source, speaking, 'clause');
    }
    return null;
  }

  /** … “Q” …, S said. */
  private trailingClause(at: number): Attribution | null {
    for (const cue of this.cues) {
      if (cue.at <= at || cue.form === 'gerund' || cue.form === 'passive') continue;
      const source = trailingSource(this.frame, cue, at + 1, this.to);
      if (source !== null) return this.make(source, cue, 'trailing-clause');
    }
    return null;
  }

  /** It is alleged that “Q.” */
  private impersonal(at: number): Attribution | null {
    const cue = this.cues[0];
    if (cue?.form !== 'passive' || cue.at >= at || cue.at - this.from > IMPERSONAL_REACH) return null;
    if (lower(this.frame, this.from) !== 'it' || lower(this.frame, cue.next) !== 'that' || cue.next !== at - 1) return null;
    const next = this.frame.items[at + 1];
    const ended = at + 1 >= this.to || (next !== undefined && next >= 0 && this.frame.tokens.kind[next] === KIND.punctuation);
    if (!ended && !this.boundary(at, at + 1)) return null;
    const { items } = this.frame;
    return { source: null, cue: { first: items[this.from]!, last: items[cue.next - 1]! }, basis: 'impersonal', confidence: 0.7 };
  }

  /** A participle of a verb that often says nothing, after what is no speaker: "softer language calling for “help”". */
  private isThin(cue: Cue, source: NounPhrase): boolean {
    if (cue.form !== 'gerund' || !cue.weak || sourceKind(this.frame, source) !== 'other') return false;
    const introduced = lower(this.frame, source.from - 1);
    return introduced !== 'with' && introduced !== 'for';
  }

  /** The subject of a cue; a participle or infinitive takes that of the main clause. */
  private subject(cue: Cue): NounPhrase | null {
    if (cue.form === 'passive') return null;
    return subjectOf(this.frame, cue, this.from);
  }

  /** The quotation ends as one does before its attribution, or a comma or dash follows. */
  private boundary(at: number, next: number): boolean {
    const quotation = quotationOf(this.frame.items[at]);
    return (
      commaInside(this.frame, quotation) || terminalInside(this.frame, quotation) || isComma(this.frame, next) || isDash(this.frame, next)
    );
  }

  private leansBack(at: number): boolean {
    return commaInside(this.frame, quotationOf(this.frame.items[at])) || isComma(this.frame, at + 1);
  }

  /** "a diplomat, who spoke in Riga, said": not the verb of the clause. */
  private isRelative(cue: Cue): boolean {
    const item = cue.at > this.from ? this.frame.items[cue.at - 1]! : -1;
    return item >= 0 && (this.frame.classes[item]! & CLASS.relative) !== 0;
  }

  private skips(i: number): boolean {
    const item = this.frame.items[i]!;
    return item >= 0 && (this.frame.classes[item]! & CLASS.adverb) !== 0 && (this.frame.tokens.flags[item]! & FLAG.capital) === 0;
  }

  private isNamed(source: NounPhrase): boolean {
    const { tokens, classes } = this.frame;
    for (let i = source.first; i <= source.last; i++) {
      const bits = classes[i]!;
      if ((bits & (CLASS.title | CLASS.pronoun | CLASS.document | CLASS.plural)) !== 0) return true;
      if ((tokens.flags[i]! & FLAG.capital) !== 0 && (bits & CLASS.starter) === 0) return true;
    }
    return false;
  }

  private nextQuotation(from: number): number {
    for (let i = from; i < this.to; i++) if (this.frame.items[i]! < 0) return i;
    return this.to;
  }

  private quotationBefore(at: number): number {
    for (let i = at - 1; i >= this.from; i--) if (this.frame.items[i]! < 0) return quotationOf(this.frame.items[i]);
    return -1;
  }

  private hasQuotation(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (this.frame.items[i]! < 0 && !isPlacedTitle(this.frame, i)) return true;
    return false;
  }

  private hasSemicolon(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (isPunct(this.frame, i, 0x3b)) return true;
    return false;
  }

  /** A verb that often says nothing, with a subject that is no name, title, document or body, before the quotation. */
  private isDoubtful(source: NounPhrase, cue: Cue, basis: Basis): boolean {
    if (!cue.weak || (basis !== 'source-verb-quotation' && basis !== 'clause')) return false;
    const kind = sourceKind(this.frame, source);
    return kind === 'other' || kind === 'vague';
  }

  private make(source: NounPhrase, cue: Cue, basis: Basis): Attribution {
    const confidence = CONFIDENCE[basis] ?? 0.6;
    return {
      source,
      cue: cueTokens(this.frame, cue),
      basis,
      confidence: this.isDoubtful(source, cue, basis) ? Math.min(confidence, THIN) : confidence,
    };
  }
}

function goOn(attribution: Attribution): Attribution {
  return { ...attribution, basis: 'continued', confidence: CONFIDENCE.continued! };
}

function weaken(attribution: Attribution, most: number): Attribution {
  return { ...attribution, confidence: Math.min(attribution.confidence, most) };
}

/** The first word of a quotation is a finite verb: “is not having a good night”. */
function opensWithVerb(frame: Frame, quotation: number): boolean {
  const { tokens, classes, pairs } = frame;
  const { open, close } = pairs[quotation]!;
  for (let i = open + 1; i < close; i++)
    if (tokens.kind[i] === KIND.word) return (classes[i]! & CLASS.auxiliary) !== 0 && (tokens.flags[i]! & FLAG.capital) === 0;
  return false;
}

/** Items from "by" or "quote" to the quotation. */
const AUTHOR_REACH = 16;

const CLAUSE_SHORTEST = 4;

/** Long enough for a clause, and with a verb or a subject that shows one. */
function isClause(frame: Frame, quotation: number): boolean {
  const { tokens, classes, pairs } = frame;
  const { open, close } = pairs[quotation]!;
  let words = 0;
  let verbal = false;
  for (let i = open + 1; i < close && !(verbal && words >= CLAUSE_SHORTEST); i++) {
    if (tokens.kind[i] !== KIND.word) continue;
    words++;
    if ((classes[i]! & (CLASS.auxiliary | CLASS.subject)) !== 0) verbal = true;
  }
  return verbal && words >= CLAUSE_SHORTEST;
}

function isVerb(cue: Cue): boolean {
  return cue.form === 'finite' || cue.form === 'base';
}

export function cueTokens(frame: Frame, cue: Cue): { first: number; last: number } {
  return { first: frame.items[cue.at]!, last: frame.items[cue.next - 1]! };
}

/** ", S said." at the end of a sentence, or ", S said," inside it; null where the cue has a clause of its own. */
export function trailingSource(frame: Frame, cue: Cue, from: number, to: number): NounPhrase | null {
  const source = phraseBefore(frame, cue.at, from);
  if (source === null || source.from <= from) return null;
  if (!isComma(frame, source.from - 1) && !isDash(frame, source.from - 1)) return null;
  const next = frame.items[cue.next];
  if (cue.next >= to || next === undefined) return source;
  if (next < 0) return null;
  if (frame.tokens.kind[next] === KIND.punctuation) return frame.tokens.hash[next] === 0x3a ? null : source;
  const bits = frame.classes[next]!;
  return (bits & (CLASS.preposition | CLASS.time | CLASS.adverb)) !== 0 && (bits & CLASS.determiner) === 0 ? source : null;
}
