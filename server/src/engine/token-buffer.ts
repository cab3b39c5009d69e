/**
 * The room a block is read in: its code units, what its syntax hides, its tokens and what the lexicons say of them, all in
 * typed arrays that are used again for the next block. Most blocks are short, so an allocation each would cost more than reading.
 */

/** Tokens of one block. Offsets are UTF-16, relative to the block's text. Arrays may be longer than `count`. */
export interface Tokens {
  readonly text: string;
  /** The code units of `text`, and zeros for a while after them. */
  readonly units: Uint16Array;
  /** Bits of `TRAIT`: nobody looks for what is not there. */
  readonly traits: number;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly kind: Uint8Array;
  readonly flags: Uint16Array;
  /** Hash of the folded word, ignorables and the stops of dotted words left out; of a mark or punctuation, its code unit. */
  readonly hash: Int32Array;
  /** A bit `1 << kind` for each kind there is, so that nobody looks for marks where there are none. */
  readonly kinds: number;
  /** The flags of all tokens together. */
  readonly flagged: number;
  /** Room for what `classify` says of each token, and what the lexicon of organizations says; right once they have been asked. */
  readonly classes: Int32Array;
  readonly roles: Int32Array;
  readonly bodies: Int32Array;
  /** All of `bodies` together; -1 until somebody has looked. */
  allBodies: number;
}

/** What the units of a text give away: most blocks hold no syntax and need no mask. */
export const TRAIT = {
  /** Something that may be inline Markdown. */
  syntax: 1,
  /** Something that may be an address: "@", "http:", "www.". */
  address: 2,
  /** A line break. */
  lines: 4,
  /** An opening round bracket, or a reference that may be one. */
  bracket: 8,
} as const;

const FIRST_ROOM = 64;
/** A look past the last token or unit finds nothing, not what an earlier block left there. */
const PAST_END = 8;

/** Holds one block until the next is loaded. */
export class TokenBuffer implements Tokens {
  text = '';
  units = new Uint16Array(FIRST_ROOM + PAST_END);
  /** Bits of `TRAIT`. */
  traits = 0;
  /** Nothing before this unit gives anything away. */
  telling = 0;
  /** Room for a mask, one of `MASK` a unit. */
  codes = new Uint8Array(FIRST_ROOM + PAST_END);
  count = 0;
  kinds = 0;
  flagged = 0;
  allBodies = -1;
  start = new Int32Array(FIRST_ROOM);
  end = new Int32Array(FIRST_ROOM);
  kind = new Uint8Array(FIRST_ROOM);
  flags = new Uint16Array(FIRST_ROOM);
  hash = new Int32Array(FIRST_ROOM);
  classes = new Int32Array(FIRST_ROOM);
  roles = new Int32Array(FIRST_ROOM);
  bodies = new Int32Array(FIRST_ROOM);

  /** Takes the units of a text; what was there before is gone. */
  load(text: string): void {
    const { length } = text;
    if (length + PAST_END > this.units.length) {
      this.units = new Uint16Array(length * 2 + PAST_END);
      this.codes = new Uint8Array(length * 2 + PAST_END);
    }
    const { units } = this;
    // One look at a table for each unit and nothing to decide: this loop goes over every unit of a document.
    let any = 0;
    let before = 0;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      units[i] = unit;
      const sign = SIGNS[unit]!;
      any |= sign & ((before << 2) | SIGN.always);
      before = sign;
    }
    for (let i = length; i < length + PAST_END; i++) units[i] = 0;
    this.text = text;
    this.traits = any & (TRAIT.lines | TRAIT.bracket);
    this.telling = 0;
    this.count = 0;
    if ((any & SIGN.telling) !== 0) this.look(length);
  }

  /** Tells syntax and addresses for sure, and where the first of them stands. */
  private look(length: number): void {
    const { units } = this;
    let traits = 0;
    for (let i = 0; i < length; i++) {
      const unit = units[i]!;
      if (unit >= 128 || TELLING[unit] === 0) continue;
      const trait = traitAt(units, i, unit);
      if (trait === 0) continue;
      if (traits === 0) this.telling = Math.max(0, i - LONGEST_OPENING);
      traits |= trait;
    }
    this.traits |= traits;
  }

  /** Makes room for as many tokens as the loaded text can have. */
  begin(): void {
    const room = this.text.length + PAST_END;
    this.count = 0;
    this.kinds = 0;
    this.flagged = 0;
    this.allBodies = -1;
    if (room <= this.start.length) return;
    this.start = new Int32Array(room * 2);
    this.end = new Int32Array(room * 2);
    this.kind = new Uint8Array(room * 2);
    this.flags = new Uint16Array(room * 2);
    this.hash = new Int32Array(room * 2);
    this.classes = new Int32Array(room * 2);
    this.roles = new Int32Array(room * 2);
    this.bodies = new Int32Array(room * 2);
  }

  add(start: number, end: number, kind: number, flags: number, hash: number): void {
    const at = this.count++;
    this.start[at] = start;
    this.end[at] = end;
    this.kind[at] = kind;
    this.flags[at] = flags;
    this.hash[at] = hash;
    this.kinds |= 1 << kind;
    this.flagged |= flags;
  }

  finish(): Tokens {
    for (let i = this.count; i < this.count + PAST_END; i++) {
      this.start[i] = 0;
      this.end[i] = 0;
      this.kind[i] = 0;
      this.flags[i] = 0;
      this.hash[i] = 0;
      this.classes[i] = 0;
      this.roles[i] = 0;
      this.bodies[i] = 0;
    }
    return this;
  }
}

/** Units from the start of an address to what gives it away: "https" before its colon. */
const LONGEST_OPENING = 5;

/**
 * What a unit may give away. The low bits count wherever it stands, the two highest only behind a unit that has the bit two below:
 * ":" behind "p" or "s", and "w" behind "w".
 */
const SIGN = {
  syntax: 1,
  look: 2,
  line: TRAIT.lines,
  bracket: TRAIT.bracket,
  always: 15,
  colonNext: 16,
  wNext: 32,
  colon: 64,
  w: 128,
  telling: 0,
};
SIGN.telling = SIGN.syntax | SIGN.look | SIGN.colon | SIGN.w;
const SIGNS = new Uint8Array(65_536);
for (const char of '`*_[]<&\\~{') SIGNS[char.charCodeAt(0)] = SIGN.syntax;
for (const char of '@$') SIGNS[char.charCodeAt(0)] = SIGN.look;
for (const char of '\n\r') SIGNS[char.charCodeAt(0)] = SIGN.line;
for (const char of 'ps') SIGNS[char.charCodeAt(0)] = SIGN.colonNext;
SIGNS['('.charCodeAt(0)] = SIGN.bracket;
SIGNS['&'.charCodeAt(0)] = SIGN.syntax | SIGN.bracket;
SIGNS[':'.charCodeAt(0)] = SIGN.colon;
SIGNS['w'.charCodeAt(0)] = SIGN.wNext | SIGN.w;

/** Units at which a look is worth while. */
const TELLING = new Uint8Array(128);
for (const char of '`*_[]<&\\~{@$:.') TELLING[char.charCodeAt(0)] = 1;

/** What the unit at `i` gives away together with those before it. */
function traitAt(units: Uint16Array, i: number, unit: number): number {
  switch (unit) {
    case 0x24:
      return units[i - 1] === 0x24 ? TRAIT.syntax : 0;
    case 0x3a: {
      const end = units[i - 1] === 0x73 ? i - 1 : i;
      const http = units[end - 1] === 0x70 && units[end - 2] === 0x74 && units[end - 3] === 0x74 && units[end - 4] === 0x68;
      return http ? TRAIT.syntax | TRAIT.address : 0;
    }
    case 0x2e:
      return units[i - 1] === 0x77 && units[i - 2] === 0x77 && units[i - 3] === 0x77 ? TRAIT.syntax | TRAIT.address : 0;
    case 0x40:
      return TRAIT.syntax | TRAIT.address;
    default:
      return TRAIT.syntax;
  }
}
