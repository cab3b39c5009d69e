/** The block-local half of quotation analysis: a pure function of one block's tokens. Offsets are relative to the block. */
import type { Basis, LooseMark, QuotationMarks, SourceKind, Use } from '../facts.ts';
import { CLASS, classify, type Lexicon, ROLE, type WordClasses } from '../lexicon.ts';
import type { Span } from '../span.ts';
import { TRAIT } from '../token-buffer.ts';
import { FLAG, KIND, opensLine, PAIRED, type Tokens } from '../words.ts';
import type { Attribution } from './attribution.ts';
import { buildFrame, type Frame, quotationOf } from './frame.ts';
import { readBearerUnspaced } from './general/bearer.ts';
import { findDialogue, type Speech } from './general/dialogue.ts';
import { findIncise, type Incise } from './general/incise.ts';
import { type Grammar, grammarOf } from './grammar.ts';
import { type MarkPair, type Marks, NO_MARKS, pairMarks } from './marks.ts';
import { type Bearer, findNames, genderOf, type LocalName, NO_NAMES, readBearer, readName } from './names.ts';
import { isPunct, type NounPhrase } from './sources.ts';

export interface LocalSource extends Span {
  readonly kind: SourceKind;
  /** Who a person or a pronoun is, as far as the words tell; null for other sources. */
  readonly bearer: Bearer | null;
  /** The words as they are read: without emphasis, links or line breaks. */
  readonly name: string;
}

export interface LocalAttribution {
  readonly source: LocalSource | null;
  readonly cue: Span | null;
  readonly basis: Basis;
  readonly confidence: number;
}

export interface LocalQuotation extends Span {
  readonly content: Span;
  /** An attribution that stands inside the marks, with its commas or dashes; it is no part of what is said. */
  readonly inset: Span | null;
  /** Null for a turn that a dash opens. */
  readonly marks: QuotationMarks | null;
  readonly level: number;
  /** False for an opener the block does not close; it then runs to the end of the block. */
  readonly closed: boolean;
  readonly use: Use;
  readonly useConfidence: number;
  readonly mixed: boolean;
  readonly attribution: LocalAttribution | null;
}

export interface LocalReported {
  readonly pieces: readonly Span[];
  readonly attribution: LocalAttribution;
}

/** "— Jane Doe" under what she said, in the same block. */
export interface Signature {
  /** Where the text above it ends. */
  readonly end: number;
  readonly source: LocalSource;
}

export interface LocalQuotations {
  readonly quotations: readonly LocalQuotation[];
  readonly reported: readonly LocalReported[];
  /** The block ends with "S said:"; what comes next is quoted. */
  readonly leadIn: LocalAttribution | null;
  /** The block begins with "S said on Monday." and quotes nothing there; what stands before it may be what was said. */
  readonly leadOut: LocalAttribution | null;
  /** "— Jane Doe, minister": a line that names the source of what stands before it. */
  readonly attributionLine: LocalSource | null;
  /** The last line of a block of several, where a dash opens it and it names somebody. */
  readonly signature: Signature | null;
  /** Nothing but quotations and punctuation, a signature aside. */
  readonly bare: boolean;
  /** The block's first token is an opening mark. */
  readonly opensWithMark: boolean;
  /** The first opening and the first closing mark that pair with nothing and belong to no quotation. */
  readonly loose: readonly LooseMark[];
  /** What stands before a closing mark that nothing in the block opens: the end of a quotation that an earlier block may have opened. */
  readonly tail: LocalQuotation | null;
  /** Persons named with a title, and other runs of two or more capitals. */
  readonly persons: readonly LocalName[];
}

/** What a block says whether it has marks or not. */
type Shared = Pick<LocalQuotations, 'leadIn' | 'leadOut' | 'attributionLine' | 'signature' | 'persons' | 'reported'>;

/** One object for all the blocks that say nothing, and one list each for all that is empty: most blocks of a document are kept. */
const NO_SPEECH: readonly Speech[] = [];
export const NO_QUOTATIONS: LocalQuotations = {
  reported: [],
  leadIn: null,
  leadOut: null,
  attributionLine: null,
  signature: null,
  persons: NO_NAMES,
  quotations: [],
  bare: false,
  opensWithMark: false,
  loose: [],
  tail: null,
};

function withoutMarks(shared: Shared): LocalQuotations {
  const { reported, leadIn, leadOut, attributionLine, signature, persons } = shared;
  if (leadIn === null && leadOut === null && attributionLine === null && signature === null && reported.length + persons.length === 0)
    return NO_QUOTATIONS;
  const { quotations, bare, opensWithMark, loose, tail } = NO_QUOTATIONS;
  return { reported, leadIn, leadOut, attributionLine, signature, persons, quotations, bare, opensWithMark, loose, tail };
}

export function detectQuotations(tokens: Tokens, lexicon: Lexicon, heading: boolean): LocalQuotations {
  const classes = classify(tokens, lexicon);
  const marks = pairMarks(tokens, classes.roles);
  const grammar = grammarOf(lexicon.traits);
  const persons = findNames(tokens, classes);
  const signed = heading ? -1 : signedAt(tokens);
  if (marks === NO_MARKS && signed === -1 && grammar.isSilent(tokens, classes.bits, heading))
    return withoutMarks({ reported: NO_QUOTATIONS.reported, leadIn: null, leadOut: null, attributionLine: null, signature: null, persons });
  return detectIn(tokens, classes, lexicon, marks, heading, grammar, persons, signed);
}

/** Of a block that may give a word to somebody. Functions inside take room each time it is called, so blocks that give none do not come here. */
function detectIn(
  tokens: Tokens,
  classes: WordClasses,
  lexicon: Lexicon,
  marks: Marks,
  heading: boolean,
  grammar: Grammar,
  persons: readonly LocalName[],
  signed: number,
): LocalQuotations {
  const pairs = withUnclosed(tokens, marks);
  const outer = outermost(pairs);
  const frame = buildFrame(tokens, classes, lexicon, outer, 0, tokens.count);
  const dialogue = heading ? NO_SPEECH : findDialogue(frame, lexicon);
  const shared: Shared = {
    reported: dialogue.length > 0 ? NO_QUOTATIONS.reported : reportedIn(frame, heading, grammar),
    leadIn: leadIn(frame, grammar),
    leadOut: heading ? null : leadOut(frame, grammar),
    attributionLine: dialogue.length > 0 ? null : attributionLine(frame, grammar),
    signature: signed === -1 || dialogue.length > 0 ? null : signature(frame, signed, grammar),
    persons,
  };
  if (marks === NO_MARKS && dialogue.length === 0) return withoutMarks(shared);
  const quotations: LocalQuotation[] = dialogue.map((speech) => spoken(speech, grammar));
  readLevel(frame, pairs, lexicon, grammar, null, quotations);
  if (quotations.length > 1) quotations.sort((a, b) => a.start - b.start || b.end - a.end);
  return {
    reported: shared.reported,
    leadIn: shared.leadIn,
    leadOut: shared.leadOut,
    attributionLine: shared.attributionLine,
    signature: shared.signature,
    persons,
    quotations,
    bare: outer.length > 0 && isBare(frame, shared.signature === null ? tokens.count : signed),
    opensWithMark: outer[0]?.open === 0 || (outer[0]?.open === 1 && tokens.kind[0] === KIND.punctuation),
    loose: looseMarks(tokens, marks, pairs),
    tail: heading ? null : tailOf(frame, marks, pairs, lexicon, grammar),
  };
}

/** Nothing but quotations and punctuation up to a token. */
function isBare({ items, tokens }: Frame, to: number): boolean {
  for (const item of items) if (item >= 0 && item <= to && tokens.kind[item] !== KIND.punctuation) return false;
  return true;
}

/** Marks inside it would have to be told apart from those of the quotation, so it is plain text. */
function tailOf(frame: Frame, marks: Marks, pairs: readonly MarkPair[], lexicon: Lexicon, grammar: Grammar): LocalQuotation | null {
  const { tokens, classes, roles, extents } = frame;
  const close = marks.unopened[0];
  if (close === undefined || close === 0 || pairs.some((pair) => pair.open < close)) return null;
  const outer = [{ open: 0, close, level: 0 }, ...frame.pairs];
  const read = buildFrame(tokens, { bits: classes, roles, extents }, lexicon, outer, 0, tokens.count);
  const attribution = grammar.attribute(read)[0] ?? null;
  return {
    start: 0,
    end: tokens.end[close]!,
    content: { start: 0, end: tokens.start[close]! },
    inset: null,
    marks: { open: '', close: markOf(tokens, close), around: null },
    level: 0,
    closed: true,
    use: 'quotation',
    useConfidence: 0.9,
    mixed: false,
    attribution: attribution === null ? null : toLocal(read, attribution, grammar),
  };
}

function outermost(pairs: readonly MarkPair[]): readonly MarkPair[] {
  return pairs.length === 0 ? pairs : pairs.filter((pair) => pair.level === 0);
}

/**
 * Who a block's last sentence is about, for a quotation that follows without attribution. Asked for only where one follows, so
 * that not every block pays for it.
 */
export function readTopic(tokens: Tokens, lexicon: Lexicon): LocalSource | null {
  const classes = classify(tokens, lexicon);
  const outer = outermost(withUnclosed(tokens, pairMarks(tokens, classes.roles)));
  return topic(buildFrame(tokens, classes, lexicon, outer, 0, tokens.count), grammarOf(lexicon.traits));
}

function reportedIn(frame: Frame, heading: boolean, grammar: Grammar): readonly LocalReported[] {
  const { tokens } = frame;
  const clauses = grammar.findReported(frame, heading);
  if (clauses.length === 0) return NO_QUOTATIONS.reported;
  return clauses.map((clause) => ({
    pieces: clause.pieces.map(([first, last]) => ({ start: tokens.start[first]!, end: tokens.end[last]! })),
    attribution: {
      source: clause.source === null ? null : localSource(frame, clause.source, grammar, clause.cue),
      cue: cueSpan(tokens, clause.cue),
      basis: clause.basis,
      confidence: clause.confidence,
    },
  }));
}

/**
 * An opener that the block does not close counts to the block's end, so that the frame before it can still be read; unless the
 * same mark opens again after it, which shows that a closing mark was forgotten.
 */
function withUnclosed(tokens: Tokens, marks: Marks): readonly MarkPair[] {
  const open = marks.unclosed[0];
  return open === undefined ? marks.pairs : closedAtEnd(tokens, marks, open);
}

function closedAtEnd(tokens: Tokens, marks: Marks, open: number): readonly MarkPair[] {
  const unit = tokens.hash[open]!;
  const reopened = marks.pairs.some((pair) => pair.open > open && tokens.hash[pair.open] === unit) || marks.unclosed.length > 1;
  if (reopened) return marks.pairs;
  const level = marks.pairs.filter((pair) => pair.open < open && pair.close > open).length;
  const pairs = marks.pairs.map((pair) => (pair.open > open ? { ...pair, level: pair.level + 1 } : pair));
  pairs.push({ open, close: tokens.count, level });
  return pairs.sort((a, b) => a.open - b.open);
}

function looseMarks(tokens: Tokens, marks: Marks, pairs: readonly MarkPair[]): LooseMark[] {
  const found: LooseMark[] = [];
  const opener = marks.unclosed.find((token) => !pairs.some((pair) => pair.open === token));
  if (opener !== undefined) found.push({ start: tokens.start[opener]!, end: tokens.end[opener]!, side: 'opening' });
  const closer = marks.unopened[0];
  if (closer !== undefined) found.push({ start: tokens.start[closer]!, end: tokens.end[closer]!, side: 'closing' });
  return found;
}

/** A turn that a dash opens has no marks: its content is all of it. */
function spoken({ first, last, attribution, frame }: Speech, grammar: Grammar): LocalQuotation {
  const span = { start: frame.tokens.start[first]!, end: frame.tokens.end[last]! };
  return {
    ...span,
    content: span,
    inset: null,
    marks: null,
    level: 0,
    closed: true,
    use: 'quotation',
    useConfidence: attribution.confidence,
    mixed: false,
    attribution: toLocal(frame, attribution, grammar),
  };
}

/** Attributes and judges the quotations of one level, then looks inside each for the next. */
function readLevel(
  frame: Frame,
  pairs: readonly MarkPair[],
  lexicon: Lexicon,
  grammar: Grammar,
  around: string | null,
  out: LocalQuotation[],
): void {
  const { tokens } = frame;
  const { count } = tokens;
  const attributions = grammar.attribute(frame);
  frame.items.forEach((item, at) => {
    const quotation = quotationOf(item);
    if (quotation === -1) return;
    const pair = frame.pairs[quotation]!;
    const inner = childrenOf(pairs, pair);
    const incise = inciseOf(frame, pair, inner, lexicon);
    const attribution = incise ?? attributions[quotation] ?? null;
    const judgement = grammar.judgeUse(frame, at, attribution);
    const closed = pair.close < count;
    const end = closed ? tokens.end[pair.close]! : tokens.end[count - 1]!;
    const contentEnd = closed ? tokens.start[pair.close]! : end;
    const marks = { open: markOf(tokens, pair.open), close: closed ? markOf(tokens, pair.close) : null, around };
    out.push({
      start: tokens.start[pair.open]!,
      end,
      content: { start: tokens.end[pair.open]!, end: Math.max(tokens.end[pair.open]!, contentEnd) },
      inset: incise === null ? null : insetOf(tokens, incise, pair),
      marks,
      level: pair.level,
      closed,
      use: judgement.use,
      useConfidence: judgement.confidence,
      mixed: isMixed(frame, quotation),
      attribution: judgement.use === 'quotation' && attribution !== null ? toLocal(incise?.frame ?? frame, attribution, grammar) : null,
    });
    if (inner.length > 0) readLevel(innerFrame(frame, pair, inner, lexicon), pairs, lexicon, grammar, marks.open, out);
  });
}

function innerFrame(frame: Frame, pair: MarkPair, inner: readonly MarkPair[], lexicon: Lexicon): Frame {
  const { tokens, classes, roles, extents } = frame;
  return buildFrame(tokens, { bits: classes, roles, extents }, lexicon, inner, pair.open + 1, Math.min(pair.close, tokens.count));
}

/** The attribution inside the marks, in languages that put it there. */
function inciseOf(frame: Frame, pair: MarkPair, inner: readonly MarkPair[], lexicon: Lexicon): Incise | null {
  if (!lexicon.traits.incise) return null;
  const { classes, roles, tokens } = frame;
  for (let i = pair.open + 1; i < Math.min(pair.close, tokens.count); i++) {
    if ((classes[i]! & CLASS.cue) === 0 && (roles[i]! & ROLE.participle) === 0) continue;
    return findIncise(innerFrame(frame, pair, inner, lexicon), { turn: false });
  }
  return null;
}

function insetOf(tokens: Tokens, { open, close }: Incise, pair: MarkPair): Span {
  const last = Math.min(close, pair.close, tokens.count);
  return { start: tokens.end[open - 1]!, end: last < tokens.count ? tokens.start[last]! : tokens.end[last - 1]! };
}

/** The mark a token reads as; two apostrophes in a row are one mark. */
function markOf(tokens: Tokens, token: number): string {
  const hash = tokens.hash[token]!;
  const mark = String.fromCharCode(hash & (PAIRED - 1));
  return hash >= PAIRED ? mark + mark : mark;
}

function childrenOf(pairs: readonly MarkPair[], parent: MarkPair): MarkPair[] {
  // Pairs are sorted by opener: the children begin right after the parent, which keeps deep nesting linear.
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pairs[middle]!.open <= parent.open) low = middle + 1;
    else high = middle;
  }
  const found: MarkPair[] = [];
  for (let i = low; i < pairs.length && pairs[i]!.open < parent.close; i++) if (pairs[i]!.level === parent.level + 1) found.push(pairs[i]!);
  return found;
}

/** A fragment woven into the author's sentence: it begins small and does not end a sentence. */
function isMixed(frame: Frame, quotation: number): boolean {
  const { tokens } = frame;
  const pair = frame.pairs[quotation]!;
  for (let i = pair.open + 1; i < Math.min(pair.close, tokens.count); i++) {
    if (tokens.kind[i] === KIND.word || tokens.kind[i] === KIND.number) {
      return (tokens.flags[i]! & (FLAG.capital | FLAG.ideograph | FLAG.digit)) === 0;
    }
  }
  return false;
}

function toLocal(frame: Frame, attribution: Attribution, grammar: Grammar): LocalAttribution {
  return {
    source: attribution.source === null ? null : localSource(frame, attribution.source, grammar, attribution.cue),
    cue: cueSpan(frame.tokens, attribution.cue),
    basis: attribution.basis,
    confidence: attribution.confidence,
  };
}

function localSource(frame: Frame, phrase: NounPhrase, grammar: Grammar, cue: Attribution['cue'] = null): LocalSource {
  const { tokens } = frame;
  const ending = subjectEnding(frame, phrase);
  const kind = grammar.kindOf(frame, phrase);
  const name = readName(tokens, kind === 'person' ? pastArticle(frame, phrase) : phrase.first, phrase.last);
  return {
    start: tokens.start[phrase.first]!,
    end: tokens.end[phrase.last]! - ending,
    kind,
    bearer: kind === 'person' || kind === 'pronoun' ? bearerOf(frame, phrase, cue) : null,
    name: ending === 0 ? name : name.slice(0, -ending),
  };
}

/** «заявила министр»: what the words leave open the verb may tell. */
function bearerOf(frame: Frame, phrase: NounPhrase, cue: Attribution['cue']): Bearer {
  if (frame.traits.unspaced) return readBearerUnspaced(frame, phrase);
  const { tokens, classes, roles } = frame;
  const bearer = readBearer(tokens, { bits: classes, roles }, phrase.first, phrase.last);
  if (bearer.gender !== null || cue === null) return bearer;
  // "as Doe put it": the small word of the verb says nothing of the speaker.
  const gender = genderOf(roles[cue.first]! | roles[cue.last]!);
  return gender === 'n' ? bearer : { ...bearer, gender };
}

/** The article is no part of a name: "la ministre Claire Aubin" is "ministre Claire Aubin"; but "De Boer" is one. */
function pastArticle({ tokens, classes, roles }: Frame, { first, last }: NounPhrase): number {
  if (first === last || (classes[first]! & ARTICLE) !== CLASS.determiner) return first;
  const described = (classes[first + 1]! & (CLASS.title | CLASS.role)) !== 0 || (tokens.flags[first + 1]! & FLAG.capital) === 0;
  return (roles[first]! & ROLE.nameParticle) !== 0 && !described ? first : first + 1;
}

const ARTICLE = CLASS.determiner | CLASS.possessive;

/** Length of the ending that marks the subject, as the 은 of 장관은. */
function subjectEnding(frame: Frame, { last }: NounPhrase): number {
  const { tokens, traits } = frame;
  if (traits.subjectEndings.length === 0) return 0;
  const word = tokens.text.slice(tokens.start[last], tokens.end[last]);
  return (
    [...traits.subjectEndings, ...traits.accordingEndings].find((ending) => word.length > ending.length && word.endsWith(ending))?.length ??
    0
  );
}

function cueSpan(tokens: Tokens, cue: { first: number; last: number } | null): Span | null {
  return cue === null ? null : { start: tokens.start[cue.first]!, end: tokens.end[cue.last]! };
}

const LINE_LONGEST = 20;

function leadIn(frame: Frame, grammar: Grammar): LocalAttribution | null {
  const found = grammar.leadIn(frame);
  return found === null ? null : toLocal(frame, found, grammar);
}

function leadOut(frame: Frame, grammar: Grammar): LocalAttribution | null {
  const found = grammar.leadOut(frame);
  return found === null ? null : toLocal(frame, found, grammar);
}

function attributionLine(frame: Frame, grammar: Grammar): LocalSource | null {
  const { items, tokens } = frame;
  if (items.length > LINE_LONGEST || items.length < 2 || items[0]! < 0 || items[1]! < 0) return null;
  const first = tokens.hash[items[0]!]!;
  const dash =
    tokens.kind[items[0]!] === KIND.punctuation && (first === 0x2014 || first === 0x2013 || (first === 0x2d && isPunct(frame, 1, 0x2d)));
  if (!dash) return null;
  const source = grammar.phraseAt(frame, first === 0x2d ? 2 : 1, items.length);
  return source === null ? null : localSource(frame, source, grammar);
}

/** The dash that opens the last line of several, or -1. A block that a dash opens is a list or a dialogue, and signs nothing. */
function signedAt(tokens: Tokens): number {
  const { count, traits } = tokens;
  if ((traits & TRAIT.lines) === 0) return -1;
  for (let i = count - 1; i > 0 && i >= count - LINE_LONGEST; i--) {
    if (!opensLine(tokens, i)) continue;
    return dashWidth(tokens, i) > 0 && dashWidth(tokens, 0) === 0 ? i : -1;
  }
  return -1;
}

/** How many tokens the dash takes that stands here: two hyphens are one, a single hyphen is none. */
function dashWidth(tokens: Tokens, at: number): number {
  if (tokens.kind[at] !== KIND.punctuation) return 0;
  const unit = tokens.hash[at]!;
  if (unit === 0x2014 || unit === 0x2013 || unit === 0x2015) return 1;
  return unit === 0x2d && at + 1 < tokens.count && tokens.kind[at + 1] === KIND.punctuation && tokens.hash[at + 1] === 0x2d ? 2 : 0;
}

function signature(frame: Frame, signed: number, grammar: Grammar): Signature | null {
  const { items, tokens } = frame;
  const { text, start } = tokens;
  let at = items.length - 1;
  while (at >= 0 && items[at]! > signed) at--;
  if (at <= 0 || items[at] !== signed) return null;
  const from = at + dashWidth(tokens, signed);
  const phrase = grammar.phraseAt(frame, from, items.length);
  if (phrase === null || phrase.from !== from || !isNamed(tokens, phrase.first)) return null;
  // A name and what describes it; anything else goes on as a sentence would.
  const next = phrase.to < items.length ? items[phrase.to]! : -1;
  if (next !== -1 && !(tokens.kind[next] === KIND.punctuation && ',(;'.includes(String.fromCharCode(tokens.hash[next]!)))) return null;
  const line = text.lastIndexOf('\n', start[signed]! - 1);
  let end = line === -1 ? tokens.end[signed - 1]! : line;
  while (end > 0 && ' \t\r\\'.includes(text[end - 1]!)) end--;
  return { end, source: localSource(frame, phrase, grammar) };
}

/** Begins with a capital, or is written in letters that have none. */
function isNamed(tokens: Tokens, token: number): boolean {
  if ((tokens.flags[token]! & (FLAG.capital | FLAG.ideograph)) !== 0) return true;
  const letter = tokens.text[tokens.start[token]!]!;
  return tokens.kind[token] === KIND.word && letter.toLowerCase() === letter.toUpperCase();
}

/** The subject of the last sentence that has words, read from its start. */
function topic(frame: Frame, grammar: Grammar): LocalSource | null {
  const { tokens, classes } = frame;
  for (let n = frame.sentences.length - 1; n >= 0; n--) {
    const { from, to } = frame.sentences[n]!;
    if (frame.items[from]! < 0) continue;
    const phrase = grammar.phraseAt(frame, from, to);
    if (phrase === null || phrase.to >= to) return null;
    const next = frame.items[phrase.to]!;
    const verbal = next >= 0 && tokens.kind[next] === KIND.word;
    const kind = grammar.kindOf(frame, phrase);
    const named = kind === 'person' || kind === 'pronoun' ? (classes[phrase.first]! & CLASS.time) === 0 : false;
    return verbal && named ? localSource(frame, phrase, grammar) : null;
  }
  return null;
}
