/**
 * Pairs the quotation marks of one block. Which mark opens and which closes is decided by direction, by what stands next to
 * it and by what is open; an apostrophe, a prime or an elision is no mark. One pass with a bounded stack: linear, and a
 * mark that never closes costs nothing but itself.
 */
import { ROLE } from '../lexicon.ts';
import { LIMITS } from '../limits.ts';
import { FLAG, KIND, PAIRED, type Tokens } from '../words.ts';

export interface MarkPair {
  /** Token index of the opening mark. */
  readonly open: number;
  /** Token index of the closing mark; -1 where the block ends first. */
  readonly close: number;
  /** 0 outermost. */
  readonly level: number;
}

export interface Marks {
  /** By opening mark; an unclosed opener stands here only as `unclosed`. */
  readonly pairs: readonly MarkPair[];
  /** Openers the block does not close, outermost first. */
  readonly unclosed: readonly number[];
  /** Closers nothing opens. */
  readonly unopened: readonly number[];
}

/** For each opening unit the units that can close it. */
const CLOSERS = new Map<number, string>([
  [0x22, '"”“＂'],
  [0xff02, '＂"'],
  [0x5f4, '״'],
  [0x201c, '”"“'],
  // Hebrew prints ”…“ too.
  [0x201d, '”“'],
  [0x201e, '“”"„'],
  [0x201f, '”“'],
  [0xab, '»'],
  [0xbb, '«»'],
  [0x2039, '›'],
  [0x203a, '‹›'],
  [0x2018, "’'"],
  [0x201b, '’'],
  [0x2019, '’'],
  [0x201a, "‘’'"],
  [0x27, "'’"],
  [0x60, "'`"],
  [0x300c, '」'],
  [0x300e, '』'],
  [0x300a, '》'],
  [0x3008, '〉'],
  [0x301d, '〟〞'],
]);

/** True where the second mark can close what the first opens; marks as the text writes them. */
export function canClose(open: string, close: string): boolean {
  return open.length === 1 && close.length === 1 && (CLOSERS.get(open.charCodeAt(0)) ?? '').includes(close);
}

const ALWAYS_OPEN = '„«‹「『《〈〝‚';
const ALWAYS_CLOSE = '»›」』》〉〟〞';

interface Open {
  readonly token: number;
  readonly unit: number;
  readonly pairs: number;
}

/** `roles` of the tokens tell the words that begin with an apostrophe; without them none does. */
export function pairMarks(tokens: Tokens, roles: Int32Array | null = null): Marks {
  if ((tokens.kinds & (1 << KIND.mark)) === 0) return NO_MARKS;
  const marks: number[] = [];
  for (let i = 0; i < tokens.count; i++) if (tokens.kind[i] === KIND.mark) marks.push(i);
  const singles = singleClosers(tokens, marks);
  const stack: Open[] = [];
  const closed: { open: number; close: number }[] = [];
  const unopened: number[] = [];
  let beyond = 0;
  for (let nth = 0; nth < marks.length; nth++) {
    const token = marks[nth]!;
    const unit = tokens.hash[token]! & (PAIRED - 1);
    const paired = tokens.hash[token]! >= PAIRED;
    const single = !paired && isSingle(unit);
    if (single && !isSingleMark(tokens, roles, token, unit, stack, singles, nth)) continue;
    const side = sideOf(tokens, token);
    const match = matching(tokens, stack, token);
    // A mark that only follows marks encloses nothing, so a run of “ is a run of openers.
    const within = match === -1 || stack[match]!.unit === unit;
    const follows = token > 0 && tokens.kind[token - 1] === KIND.mark;
    const piled = unit === 0x201c && within && (follows || (side === 'neither' && nestsUnspaced(tokens, token, marks[nth + 1])));
    // « Q ⏎ » Q « q » Q »: inside such a paragraph « opens as ever.
    const inner =
      unit === 0xab && match !== -1 && opensAgain(tokens, stack[match]!.token, stack[match]!.unit) && isBeforeWord(tokens, token);
    const closes =
      match !== -1 && beyond === 0 && !piled && !inner && (mayClose(unit, side) || ALWAYS_CLOSE.includes(String.fromCharCode(unit)));
    if (closes && !(side === 'open' && mayOpen(unit, side) && !isClosing(unit))) {
      const open = stack[match]!;
      stack.length = match;
      closed.push({ open: open.token, close: token });
    } else if ((piled || mayOpen(unit, side) || opensAgain(tokens, token, unit)) && !(single && singles.all[nth] === 0)) {
      // Deeper than anybody reads: the mark and its closer are characters.
      if (stack.length >= LIMITS.quotationLevels) beyond++;
      else stack.push({ token, unit: paired ? unit + PAIRED : unit, pairs: closed.length });
    } else if (beyond > 0) beyond--;
    else if (!single && !isPrime(tokens, token, unit)) unopened.push(token);
  }
  const unclosed = stack.length === 0 ? NO_MARKS.unclosed : stack.filter((open) => !isSingle(open.unit)).map((open) => open.token);
  // Most blocks with marks have apostrophes and nothing else.
  if (closed.length + unclosed.length + unopened.length === 0) return NO_MARKS;
  return { pairs: levels(closed), unclosed, unopened };
}

/** One object for all the blocks without. */
export const NO_MARKS: Marks = { pairs: [], unclosed: [], unopened: [] };

/** “我说“不”。”: between characters that no space parts, “ opens inside another “ where a ” comes next to close it. */
function nestsUnspaced(tokens: Tokens, token: number, next: number | undefined): boolean {
  if (next === undefined || tokens.hash[next] !== 0x201d) return false;
  return ((tokens.flags[token - 1]! | tokens.flags[token + 1]!) & FLAG.ideograph) !== 0;
}

/** « Q ⏎ » Q »: French opens each further paragraph of a quotation with the closing mark and a space. */
function opensAgain(tokens: Tokens, token: number, unit: number): boolean {
  return token === 0 && unit === 0xbb && isBeforeWord(tokens, 0) && (tokens.flags[1]! & FLAG.space) !== 0;
}

function isBeforeWord(tokens: Tokens, token: number): boolean {
  return token + 1 < tokens.count && tokens.kind[token + 1] === KIND.word;
}

type Side = 'open' | 'close' | 'both' | 'neither';

/** What the neighbours say: white space outside and text inside. */
function sideOf(tokens: Tokens, token: number): Side {
  const left = isOutside(tokens, token - 1, token, true);
  const right = isOutside(tokens, token + 1, token, false);
  if (left && !right) return 'open';
  if (right && !left) return 'close';
  return left ? 'both' : 'neither';
}

/** Space, the end of the block, or a bracket or dash that clings to the outside of a quotation. */
function isOutside(tokens: Tokens, neighbour: number, mark: number, left: boolean): boolean {
  if (neighbour < 0 || neighbour >= tokens.count) return true;
  const after = left ? mark : neighbour;
  if ((tokens.flags[after]! & FLAG.space) !== 0) return true;
  const kind = tokens.kind[neighbour]!;
  if (kind === KIND.opaque) return false;
  if (kind === KIND.mark) return isOutsideMark(tokens, neighbour, left);
  if (kind !== KIND.punctuation) return false;
  const char = String.fromCharCode(tokens.hash[neighbour]!);
  return left ? '([{—–-/:='.includes(char) : ')]}—–-/,.;:!?…'.includes(char);
}

/** A run of marks leans the way its far end leans: in (“‘x’”) each pair opens and closes outward. */
function isOutsideMark(tokens: Tokens, neighbour: number, left: boolean): boolean {
  const step = left ? -1 : 1;
  for (let i = neighbour, hops = 0; hops < 4; i += step, hops++) {
    if (i < 0 || i >= tokens.count) return true;
    const after = left ? i + 1 : i;
    if ((tokens.flags[after]! & FLAG.space) !== 0) return true;
    if (tokens.kind[i] === KIND.mark) continue;
    if (tokens.kind[i] !== KIND.punctuation) return false;
    const char = String.fromCharCode(tokens.hash[i]!);
    return left ? '([{—–-/:'.includes(char) : ')]}—–-/,.;:!?…'.includes(char);
  }
  return false;
}

function mayOpen(unit: number, side: Side): boolean {
  const char = String.fromCharCode(unit);
  if (ALWAYS_OPEN.includes(char)) return true;
  if (unit === 0xbb || unit === 0x203a) return side === 'open';
  if (ALWAYS_CLOSE.includes(char)) return false;
  if (unit === 0x201c || unit === 0x201f || unit === 0x2018 || unit === 0x60) return side !== 'close';
  if (unit === 0x201d || unit === 0x2019) return side === 'open';
  return side === 'open' || side === 'both' || side === 'neither';
}

/** A straight mark after a number is a unit: 12", 40°26'46". */
function isPrime(tokens: Tokens, token: number, unit: number): boolean {
  return unit === 0x22 && tokens.kind[token - 1] === KIND.number && (tokens.flags[token]! & FLAG.space) === 0;
}

function mayClose(unit: number, side: Side): boolean {
  if (unit === 0x201d) return true;
  return side !== 'open';
}

/** Marks whose shape says that they close, whatever stands next to them. */
function isClosing(unit: number): boolean {
  return unit === 0x201d || ALWAYS_CLOSE.includes(String.fromCharCode(unit));
}

/** The innermost open mark this one can close; single marks never reach through an open double one. */
function matching(tokens: Tokens, stack: readonly Open[], token: number): number {
  const hash = tokens.hash[token]!;
  const paired = hash >= PAIRED;
  const char = String.fromCharCode(hash & (PAIRED - 1));
  const single = !paired && isSingle(hash);
  for (let i = stack.length - 1; i >= 0; i--) {
    const open = stack[i]!;
    if (open.unit >= PAIRED || paired) {
      if (open.unit >= PAIRED && paired) return i;
      // TeX closes `` with '' and sloppy hands close it with ".
      if (open.unit >= PAIRED && char === '"') return i;
    } else if ((CLOSERS.get(open.unit) ?? '').includes(char)) return i;
    if (single && !isSingle(open.unit)) return -1;
  }
  return -1;
}

function levels(closed: { open: number; close: number }[]): MarkPair[] {
  closed.sort((a, b) => a.open - b.open);
  const ends: number[] = [];
  return closed.map(({ open, close }) => {
    while (ends.length > 0 && ends[ends.length - 1]! < open) ends.pop();
    const level = ends.length;
    ends.push(close);
    return { open, close, level };
  });
}

function isSingle(unit: number): boolean {
  return (
    unit === 0x27 ||
    unit === 0x2018 ||
    unit === 0x2019 ||
    unit === 0x201b ||
    unit === 0x60 ||
    unit === 0xb4 ||
    unit === 0xff07 ||
    unit === 0x2bc
  );
}

/**
 * For each mark, how many single marks after it could close a quotation (space or punctuation follows, text comes before):
 * an opening single mark with none ahead is an apostrophe.
 */
function singleClosers(tokens: Tokens, marks: readonly number[]): Closers {
  if (closers.all.length < marks.length) closers = roomFor(marks.length * 2);
  const { all, sure, near } = closers;
  let count = 0;
  let surely = 0;
  let nearly = 0;
  for (let nth = marks.length - 1; nth >= 0; nth--) {
    all[nth] = count;
    sure[nth] = surely;
    near[nth] = nearly;
    const token = marks[nth]!;
    const unit = tokens.hash[token]!;
    if (unit >= PAIRED || !isSingle(unit)) nearly = 0;
    if (unit >= PAIRED || (unit !== 0x27 && unit !== 0x2019) || sideOf(tokens, token) !== 'close') continue;
    count++;
    if (isPossessivePlural(tokens, token)) continue;
    surely++;
    nearly++;
  }
  return closers;
}

interface Closers {
  readonly all: Int32Array;
  readonly sure: Int32Array;
  /** The sure ones before the next double mark. */
  readonly near: Int32Array;
}

function roomFor(marks: number): Closers {
  return { all: new Int32Array(marks), sure: new Int32Array(marks), near: new Int32Array(marks) };
}

/** Room that is used again for each block. */
let closers = roomFor(64);

function isSingleMark(
  tokens: Tokens,
  roles: Int32Array | null,
  token: number,
  unit: number,
  stack: readonly Open[],
  { all, sure, near }: Closers,
  nth: number,
): boolean {
  const side = sideOf(tokens, token);
  const next = token + 1;
  if (side === 'open' || side === 'both') {
    if (unit === 0x2bc || unit === 0xb4) return false;
    if (all[nth] === 0 && matching(tokens, stack, token) === -1) return false;
    const glued = next < tokens.count && (tokens.flags[next]! & FLAG.space) === 0;
    if (!glued) return matching(tokens, stack, token) !== -1;
    if (tokens.kind[next] === KIND.number) return false;
    // ’tis, ’em
    return roles === null || (roles[next]! & ROLE.clipped) === 0;
  }
  const match = matching(tokens, stack, token);
  if (match === -1) return unit === 0x2018 || unit === 0x60;
  if (side === 'neither') return unit !== 0x2019 && unit !== 0x27;
  // "the ministers’ decision": after an s, with a surer closer ahead, it is a possessive; inside double marks one within them.
  const enclosed = match > 0 && !isSingle(stack[match - 1]!.unit);
  return !(isPossessivePlural(tokens, token) && (enclosed ? near : sure)[nth]! > 0);
}

/** After a word that ends in s and before another word, as in "the ministers’ decision". */
function isPossessivePlural(tokens: Tokens, token: number): boolean {
  const before = token - 1;
  if (before < 0 || tokens.kind[before] !== KIND.word) return false;
  const last = tokens.text.charCodeAt(tokens.end[before]! - 1);
  const next = token + 1;
  const wordFollows = next < tokens.count && tokens.kind[next] === KIND.word && (tokens.flags[next]! & FLAG.capital) === 0;
  return (last === 0x73 || last === 0x53) && wordFollows;
}
