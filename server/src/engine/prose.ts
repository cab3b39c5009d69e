/**
 * Masks the inline syntax of a block: what is left unmasked is what a reader reads. Offsets stay those of the source, so
 * nothing has to be mapped back. One pass; every search ahead is either bounded or remembered as failed, so hostile input
 * stays linear.
 */
import { UNIT, unitKind } from './characters.ts';
import { LIMITS } from './limits.ts';
import type { Span } from './span.ts';
import { TokenBuffer, TRAIT } from './token-buffer.ts';
import { MASK, type Mask } from './words.ts';

/**
 * `gaps` are block-relative spans between lines that hold Markdown prefixes. Null where everything is read as it stands. The mask
 * stands in the buffer, which must hold the text where it is given.
 */
export function maskMarkdown(text: string, gaps: readonly Span[], buffer?: TokenBuffer): Mask | null {
  const source = buffer ?? holding(text);
  const syntax = (source.traits & TRAIT.syntax) !== 0;
  if (!syntax && gaps.length === 0) return null;
  const masker = maskerOf(source, buffer);
  for (const gap of gaps) masker.fill(gap.start, gap.end, MASK.space, true);
  if (syntax) masker.run();
  return masker;
}

/** In plain text only addresses are masked. */
export function maskPlainText(text: string, buffer?: TokenBuffer): Mask | null {
  const source = buffer ?? holding(text);
  if ((source.traits & TRAIT.address) === 0) return null;
  const masker = maskerOf(source, buffer);
  for (let at = 0; at < text.length; ) at = masker.address(at) ?? at + 1;
  return masker;
}

function holding(text: string): TokenBuffer {
  const buffer = new TokenBuffer();
  buffer.load(text);
  return buffer;
}

const REFERENCES: Readonly<Record<string, number>> = {
  quot: 0x22,
  apos: 0x27,
  amp: 0x26,
  lt: 0x3c,
  gt: 0x3e,
  nbsp: 0x20,
  ensp: 0x20,
  emsp: 0x20,
  thinsp: 0x20,
  ldquo: 0x201c,
  rdquo: 0x201d,
  bdquo: 0x201e,
  lsquo: 0x2018,
  rsquo: 0x2019,
  sbquo: 0x201a,
  laquo: 0xab,
  raquo: 0xbb,
  lsaquo: 0x2039,
  rsaquo: 0x203a,
  ndash: 0x2013,
  mdash: 0x2014,
  hellip: 0x2026,
};

/** Elements whose content is no prose. */
const OPAQUE_ELEMENTS = new Set(['code', 'kbd', 'samp', 'var', 'script', 'style', 'math', 'svg', 'pre', 'tt']);
/** Elements that stand inside a word or sentence; any other tag ends what was before it. */
const INLINE_ELEMENTS = new Set('a abbr b bdi bdo cite del dfn em font i ins mark q s small span strike strong sub sup u'.split(' '));
const TAG_LIMIT = 4_096;

/** Units at which syntax may begin; all others are stepped over without a further look. */
const OPENING = new Uint8Array(128);
for (const char of '\\`<&[]*_~{$') OPENING[char.charCodeAt(0)] = 1;
/** The same where the block may hold an address. */
const WITH_ADDRESSES = OPENING.slice();
for (const char of 'hw@') WITH_ADDRESSES[char.charCodeAt(0)] = 1;

type Reference = { readonly unit: number; readonly end: number };

const NO_REFERENCES: ReadonlyMap<number, Reference> = new Map();

class Masker implements Mask {
  codes = new Uint8Array(0);
  references: ReadonlyMap<number, Reference> = NO_REFERENCES;
  private text = '';
  private units = new Uint16Array(0);
  private found: Map<number, Reference> | null = null;
  /** Of those that have not been closed, where they open. */
  private readonly brackets: number[] = [];
  /** Where the last run of n backticks starts, once the block has been read to its end. */
  private runs: Int32Array | null = null;
  /** Searches that found nothing and need not be made again. */
  private failed: string[] | null = null;
  private last = 0;
  /** Where the first syntax may stand, and with what it may begin. */
  private from = 0;
  private opening = OPENING;

  /** Begins with the block that stands in a buffer; nothing of it is masked yet. */
  begin({ text, units, codes, traits, telling }: TokenBuffer): this {
    this.text = text;
    this.units = units;
    this.codes = codes;
    codes.fill(MASK.prose, 0, text.length);
    this.references = NO_REFERENCES;
    this.found = null;
    if (this.brackets.length > 0) this.brackets.length = 0;
    this.runs = null;
    this.failed = null;
    this.last = 0;
    this.from = telling;
    this.opening = (traits & TRAIT.address) === 0 ? OPENING : WITH_ADDRESSES;
    return this;
  }

  /** Masks a stretch; characters that are masked already keep their mask unless `over`. */
  fill(start: number, end: number, code: number, over = false): void {
    for (let i = start; i < end; i++) if (over || this.codes[i] !== MASK.space) this.codes[i] = code;
    if (end > this.last) this.last = end;
  }

  run(): void {
    const { units, codes, opening } = this;
    const { length } = this.text;
    let at = this.from;
    while (at < length) {
      const unit = units[at]!;
      if (unit >= 128 || opening[unit] === 0 || codes[at] !== MASK.prose) {
        at++;
        continue;
      }
      switch (unit) {
        case 0x5c:
          at = this.escape(at);
          break;
        case 0x60:
          at = this.code(at);
          break;
        case 0x3c:
          at = this.angle(at);
          break;
        case 0x26:
          at = this.reference(at);
          break;
        case 0x5b:
          at = this.openBracket(at);
          break;
        case 0x5d:
          at = this.closeBracket(at);
          break;
        case 0x2a:
        case 0x5f:
        case 0x7e:
          at = this.emphasis(at);
          break;
        case 0x7b:
          at = this.critic(at);
          break;
        case 0x24:
          at = units[at + 1] === 0x24 ? this.until(at, 2, '$$', MASK.opaque) : at + 1;
          break;
        case 0x68:
        case 0x77:
        case 0x40:
          at = this.address(at) ?? at + 1;
          break;
        default:
          at++;
      }
    }
  }

  /** Masks a bare address that starts here (a mail address around its @); returns where it ends. */
  address(at: number): number | null {
    const { text, units } = this;
    const unit = units[at]!;
    if (unit === 0x40) return this.mail(at);
    if (unit !== 0x68 && unit !== 0x77) return null;
    const next = units[at + 1];
    if (next !== 0x74 && next !== 0x77) return null;
    if (at > 0 && isWordUnit(text.charCodeAt(at - 1))) return null;
    if (!text.startsWith('http://', at) && !text.startsWith('https://', at) && !text.startsWith('www.', at)) return null;
    let end = at;
    while (end < text.length && !isAddressEnd(text.charCodeAt(end))) end++;
    while (end > at && '.,;:!?)\'"’”»*_]'.includes(text[end - 1]!)) end--;
    this.fill(at, end, MASK.opaque);
    return end;
  }

  private mail(at: number): number | null {
    const text = this.text;
    let start = at;
    const floor = Math.max(this.last, at - 64);
    while (start > floor && /[\w.+-]/.test(text[start - 1]!)) start--;
    let end = at + 1;
    const ceiling = Math.min(text.length, at + 255);
    while (end < ceiling && /[\w.-]/.test(text[end]!)) end++;
    while (end > at && text[end - 1] === '.') end--;
    if (start === at || !text.slice(at, end).includes('.')) return null;
    this.fill(start, end, MASK.opaque);
    return end;
  }

  private escape(at: number): number {
    const next = this.text.charCodeAt(at + 1);
    if (!isAsciiPunctuation(next)) {
      if (next === 0x0a || next === 0x0d) this.codes[at] = MASK.markup;
      return at + 1;
    }
    const kind = unitKind(next);
    if (kind === UNIT.mark || kind === UNIT.apostrophe || kind === UNIT.punctuation) this.codes[at] = MASK.escape;
    else this.codes[at] = MASK.markup;
    return at + 2;
  }

  /** A run of backticks is code up to the next run of the same length, else literal. */
  private code(at: number): number {
    const size = runLength(this.units, at, 0x60);
    const limit = 80;
    if (size > limit) return at + size;
    if (this.runs !== null && this.runs[size]! <= at) return at + size;
    let i = at + size;
    let seen: Int32Array | null = null;
    for (;;) {
      while (i < this.text.length && this.units[i] !== 0x60) i++;
      if (i === this.text.length) break;
      const length = runLength(this.units, i, 0x60);
      if (length === size) {
        this.fill(at, i + length, MASK.opaque);
        return i + length;
      }
      seen ??= new Int32Array(limit + 1).fill(-1);
      if (length <= limit) seen[length] = i;
      i += length;
    }
    // The whole rest has been read: from here on every length's last run is known.
    seen ??= new Int32Array(limit + 1).fill(-1);
    if (this.runs === null) this.runs = seen;
    else this.runs[size] = -1;
    return at + size;
  }

  private angle(at: number): number {
    const text = this.text;
    if (text.startsWith('<!--', at)) return this.until(at, 4, '-->', MASK.markup);
    if (text.startsWith('<?', at)) return this.until(at, 2, '?>', MASK.markup);
    if (text.startsWith('<![CDATA[', at)) return this.until(at, 9, ']]>', MASK.opaque);
    const next = text.charCodeAt(at + 1);
    if (next === 0x21 && isAsciiLetter(text.charCodeAt(at + 2))) return this.until(at, 2, '>', MASK.markup);
    const closing = next === 0x2f;
    if (!closing && !isAsciiLetter(next)) return at + 1;
    const automatic = /^<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2048}>|^<[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w.-]{1,255}>/.exec(
      text.slice(at, at + LIMITS.linkDestination + 40),
    );
    if (automatic !== null) {
      this.fill(at, at + automatic[0].length, MASK.opaque);
      return at + automatic[0].length;
    }
    const tag = this.tag(at);
    if (tag === null) return at + 1;
    const name = tag.name;
    if (!closing && OPAQUE_ELEMENTS.has(name) && text.charCodeAt(tag.end - 2) !== 0x2f) {
      const close = this.findOnce(`</${name}`, tag.end);
      if (close !== -1) {
        const end = text.indexOf('>', close);
        const to = end === -1 ? text.length : end + 1;
        this.fill(at, to, MASK.opaque);
        return to;
      }
    }
    this.fill(at, tag.end, name === 'br' || name === 'wbr' ? MASK.space : INLINE_ELEMENTS.has(name) ? MASK.markup : MASK.opaque);
    return tag.end;
  }

  /** An open or closing tag: a name, then attributes whose quoted values may hold anything. */
  private tag(at: number): { name: string; end: number } | null {
    const text = this.text;
    const limit = Math.min(text.length, at + TAG_LIMIT);
    let i = at + 1;
    if (text.charCodeAt(i) === 0x2f) i++;
    const from = i;
    while (i < limit && (isAsciiLetter(text.charCodeAt(i)) || (i > from && /[0-9-]/.test(text[i]!)))) i++;
    const name = text.slice(from, i).toLowerCase();
    if (name === '' || (i < limit && !/[\s/>]/.test(text[i]!))) return null;
    let quote = 0;
    for (; i < limit; i++) {
      const unit = text.charCodeAt(i);
      if (quote !== 0) {
        if (unit === quote) quote = 0;
      } else if (unit === 0x3e) return { name, end: i + 1 };
      else if (unit === 0x3c || unit === 0x60) return null;
      else if ((unit === 0x22 || unit === 0x27) && text[i - 1] === '=') quote = unit;
      else if (unit === 0x22 || unit === 0x27) return null;
    }
    return null;
  }

  private reference(at: number): number {
    const match = /^&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,31}));/.exec(this.text.slice(at, at + 36));
    if (match === null) return at + 1;
    const unit = match[1] ? Number(match[1]) : match[2] ? Number.parseInt(match[2], 16) : (REFERENCES[match[3]!] ?? 0xfffc);
    const end = at + match[0].length;
    this.fill(at, end, MASK.reference);
    this.found ??= new Map();
    this.references = this.found;
    this.found.set(at, { unit: unit > 0xffff || unit === 0 ? 0xfffd : unit === 0xa0 ? 0x20 : unit, end });
    return end;
  }

  private openBracket(at: number): number {
    const text = this.text;
    if (text.charCodeAt(at + 1) === 0x5e) {
      const note = /^\[\^[^\][\s]{1,100}\]/.exec(text.slice(at, at + 104));
      if (note !== null) {
        this.fill(at, at + note[0].length, MASK.markup);
        return at + note[0].length;
      }
    }
    this.brackets.push(at);
    return at + 1;
  }

  private closeBracket(at: number): number {
    const open = this.brackets.pop();
    if (open === undefined) return at + 1;
    const text = this.text;
    const next = text.charCodeAt(at + 1);
    const end = next === 0x28 ? this.destination(at + 2) : next === 0x5b ? this.label(at + 1) : null;
    if (end === null) return at + 1;
    const image = open > 0 && text.charCodeAt(open - 1) === 0x21;
    if (image) {
      // What an image shows is not part of the sentence.
      this.fill(open - 1, end, MASK.opaque);
    } else {
      this.codes[open] = MASK.markup;
      this.fill(at, end, MASK.markup);
    }
    return end;
  }

  /** The end of `destination "title")`, or null where that is not what follows. */
  private destination(from: number): number | null {
    const text = this.text;
    const limit = Math.min(text.length, from + LIMITS.linkDestination);
    let i = skipSpace(text, from, limit);
    if (text.charCodeAt(i) === 0x3c) {
      i++;
      while (i < limit && !'<>\n\r'.includes(text[i]!)) i += text.charCodeAt(i) === 0x5c ? 2 : 1;
      if (text.charCodeAt(i) !== 0x3e) return null;
      i++;
    } else {
      let depth = 0;
      for (; i < limit; i++) {
        const unit = text.charCodeAt(i);
        if (unit === 0x5c) i++;
        else if (unit <= 0x20) break;
        else if (unit === 0x28) {
          if (++depth > 32) return null;
        } else if (unit === 0x29 && depth-- === 0) return i + 1;
      }
    }
    i = skipSpace(text, i, limit);
    const quote = text[i];
    if (quote === '"' || quote === "'" || quote === '(') {
      const close = quote === '(' ? ')' : quote;
      i++;
      while (i < limit && text[i] !== close) i += text.charCodeAt(i) === 0x5c ? 2 : 1;
      i = skipSpace(text, i + 1, limit);
    }
    return i < limit && text.charCodeAt(i) === 0x29 ? i + 1 : null;
  }

  private label(from: number): number | null {
    const end = this.text.indexOf(']', from);
    if (end === -1 || end - from > 200) return null;
    const inner = this.text.slice(from + 1, end);
    return inner.includes('[') ? null : end + 1;
  }

  /** Runs of *, _ or ~~ that lean on a word are emphasis; an underscore inside a word is part of a name. */
  private emphasis(at: number): number {
    const { units } = this;
    const unit = units[at]!;
    const end = at + runLength(units, at, unit);
    if (unit === 0x7e && end - at !== 2) return end;
    const before = at > 0 ? units[at - 1]! : 0x20;
    const after = end < this.text.length ? units[end]! : 0x20;
    const open = !isSpaceUnit(after);
    const close = !isSpaceUnit(before);
    if (!open && !close) return end;
    if (unit === 0x5f && isWordUnit(before) && isWordUnit(after)) return end;
    this.fill(at, end, MASK.markup);
    return end;
  }

  /** CriticMarkup: what is deleted or commented is not read; what is inserted is. */
  private critic(at: number): number {
    const head = this.text.slice(at, at + 3);
    if (head === '{--') return this.until(at, 3, '--}', MASK.markup);
    if (head === '{>>') return this.until(at, 3, '<<}', MASK.markup);
    if (head === '{~~') {
      const arrow = this.findOnce('~>', at + 3);
      const close = arrow === -1 ? -1 : this.findOnce('~~}', arrow);
      if (close === -1) return at + 3;
      this.fill(at, arrow + 2, MASK.markup);
      this.fill(close, close + 3, MASK.markup);
      return arrow + 2;
    }
    if (head === '{++' || head === '{==') {
      const close = this.findOnce(head === '{++' ? '++}' : '==}', at + 3);
      if (close === -1) return at + 3;
      this.fill(at, at + 3, MASK.markup);
      this.fill(close, close + 3, MASK.markup);
      return at + 3;
    }
    return at + 1;
  }

  /** Masks up to and with `close`; where there is none, only steps over the opening. */
  private until(at: number, skip: number, close: string, code: number): number {
    const end = this.findOnce(close, at + skip);
    if (end === -1) return at + skip;
    this.fill(at, end + close.length, code);
    return end + close.length;
  }

  private findOnce(needle: string, from: number): number {
    if (this.failed?.includes(needle)) return -1;
    const found = this.text.indexOf(needle, from);
    if (found === -1) {
      this.failed ??= [];
      this.failed.push(needle);
    }
    return found;
  }
}

/** Blocks that share a buffer share a mask, which holds until the next of them. */
const shared = new Masker();

function maskerOf(source: TokenBuffer, buffer: TokenBuffer | undefined): Masker {
  return (buffer === undefined ? new Masker() : shared).begin(source);
}

/** Of a unit other than zero, which stands behind every text. */
function runLength(units: Uint16Array, at: number, unit: number): number {
  let end = at;
  while (units[end] === unit) end++;
  return end - at;
}

function skipSpace(text: string, from: number, limit: number): number {
  let i = from;
  while (i < limit && isSpaceUnit(text.charCodeAt(i))) i++;
  return i;
}

function isSpaceUnit(unit: number): boolean {
  const kind = unitKind(unit);
  return kind === UNIT.space || kind === UNIT.line;
}

function isWordUnit(unit: number): boolean {
  const kind = unitKind(unit);
  return kind === UNIT.letter || kind === UNIT.digit || kind === UNIT.combining;
}

function isAsciiLetter(unit: number): boolean {
  return (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
}

function isAsciiPunctuation(unit: number): boolean {
  return (
    (unit >= 0x21 && unit <= 0x2f) || (unit >= 0x3a && unit <= 0x40) || (unit >= 0x5b && unit <= 0x60) || (unit >= 0x7b && unit <= 0x7e)
  );
}

function isAddressEnd(unit: number): boolean {
  return (
    isSpaceUnit(unit) ||
    unit === 0x3c ||
    unit === 0x3e ||
    unit === 0x22 ||
    unit === 0x201c ||
    unit === 0x201d ||
    unit === 0xab ||
    unit === 0xbb
  );
}
