/**
 * The numbers of a paragraph as values that can be compared across languages. Dates come apart into day, month and year, so that
 * "17 to 19 March 2024" and "2024年3月17日至19日" hold the same. Numbers as words are read, too, but never asked for: a translation
 * may write "three" for 3.
 */
import type { Span } from '../engine/span.ts';
import { type NumberWords, numberWords } from './number-words.ts';

export interface Quantity extends Span {
  readonly kind: 'number' | 'month';
  /** What it may mean; more than one where the writing leaves that open. */
  readonly values: readonly number[];
  /** False for what only may answer a number of the other text: words, numbers in names such as S-400. */
  readonly required: boolean;
  /** Written the way another language writes decimals: "3.5 Prozent". */
  readonly foreign: boolean;
}

/** All quantities in the order of the text; offsets in UTF-16. `text` has syntax masked by spaces. Linear. */
export function readQuantities(text: string, base: string): Quantity[] {
  const words = compiled(base);
  const plain = westernDigits(text);
  const found: Quantity[] = [];
  const taken = readDates(plain, base, found);
  readLiterals(plain, base, words, taken, found);
  readMonths(plain, words, found);
  readWords(plain, base, words, found);
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** True where one may stand for the other. */
export function sameQuantity(a: Quantity, b: Quantity): boolean {
  return a.kind === b.kind && a.values.some((one) => b.values.some((other) => sameValue(one, other)));
}

function sameValue(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

interface Compiled extends NumberWords {
  readonly scale: RegExp | null;
  readonly month: RegExp | null;
  readonly range: RegExp;
  readonly spelled: ReadonlyMap<string, number>;
}

const known = new Map<string, Compiled>();

function compiled(base: string): Compiled {
  let one = known.get(base);
  if (one === undefined) {
    const words = numberWords(base);
    const edge = base === 'zh' ? '' : '(?![\\p{L}])';
    const spelled = new Map<string, number>();
    for (const [value, forms] of Object.entries(words.cardinals)) {
      for (const form of forms.split(' ')) spelled.set(form.toLowerCase(), Number(value));
    }
    one = {
      ...words,
      spelled,
      scale:
        words.scales.length === 0
          ? null
          : new RegExp(`[ \\u00a0\\u202f\\u2009-]?(?:${words.scales.map(([p]) => `(${p})`).join('|')})${edge}`, 'iuy'),
      month:
        words.months.length === 0
          ? null
          : new RegExp(
              `(?<![\\p{L}])${base === 'ar' ? '[وبلف]?' : ''}(?:${words.months.map((p) => `(${p})`).join('|')})(?![\\p{L}])`,
              'giu',
            ),
      range: new RegExp(`[ \\u00a0\\u202f]{0,2}(?:[-–—~～]|${words.to === '' ? '-' : words.to})[ \\u00a0\\u202f]{0,2}(?=\\d)`, 'iuy'),
    };
    known.set(base, one);
  }
  return one;
}

/** The same length, with the digits of Arabic, Persian and full width as those of English. */
function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹０-９．，]/g, (sign) => {
    const unit = sign.charCodeAt(0);
    if (sign === '．') return '.';
    if (sign === '，') return '，';
    return String.fromCharCode(0x30 + (unit >= 0xff10 ? unit - 0xff10 : unit >= 0x6f0 ? unit - 0x6f0 : unit - 0x660));
  });
}

const NUMERIC_DATE = /(?<![\d.])(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})\.(\d{1,2})\.(\d{4})|(\d{1,2})\/(\d{1,2})\/(\d{4}))(?![\d])/g;
const CHINESE_MONTH = /(?<!\d)(1[0-2]|0?[1-9])月(?!的?氏)/g;
const CHINESE_DECADE = /(?<!\d)(\d{2})世[纪紀](\d0)年代/g;

/** Dates in digits; the answer are their spans, in order. */
function readDates(text: string, base: string, out: Quantity[]): Span[] {
  const taken: Span[] = [];
  const take = (start: number, end: number): void => void taken.push({ start, end });
  for (const match of text.matchAll(NUMERIC_DATE)) {
    const start = match.index;
    const end = start + match[0].length;
    const [, y1, m1, d1, d2, m2, y2, a, b, y3] = match;
    const slashed = a !== undefined;
    const parts = slashed ? [Number(a), Number(b)] : [Number(d1 ?? d2), Number(m1 ?? m2)];
    out.push(quantity(start, end, [Number(y1 ?? y2 ?? y3)]));
    // Which of the two is the month is told by the country: either may be either.
    out.push(quantity(start, end, slashed ? parts : [parts[0]!], !slashed));
    out.push({ ...quantity(start, end, slashed ? parts : [parts[1]!], !slashed), kind: 'month' });
    if (slashed) out.push(quantity(start, end, parts, false));
    take(start, end);
  }
  if (base === 'zh' || base === 'ja') {
    for (const match of text.matchAll(CHINESE_MONTH)) {
      out.push({ ...quantity(match.index, match.index + match[0].length, [Number(match[1])]), kind: 'month' });
      take(match.index, match.index + match[0].length);
    }
    for (const match of text.matchAll(CHINESE_DECADE)) {
      const end = match.index + match[0].length;
      out.push(quantity(match.index, end, [(Number(match[1]) - 1) * 100 + Number(match[2])]));
      take(match.index, end);
    }
  }
  return taken.sort((a, b) => a.start - b.start);
}

const LITERAL = /\d+(?:(?:[.,'’٬٫]\d+)|(?:[ \u00a0\u202f\u2009]\d{3}(?!\d)))*/g;

function readLiterals(text: string, base: string, words: Compiled, taken: readonly Span[], out: Quantity[]): void {
  let next = 0;
  const found: { start: number; end: number; values: number[]; required: boolean; foreign: boolean; factor: number }[] = [];
  for (const match of text.matchAll(LITERAL)) {
    const start = match.index;
    let at = start;
    while (next < taken.length && taken[next]!.end <= start) next++;
    if (taken[next] !== undefined && taken[next]!.start <= start) continue;
    // What stands as one run of digits and signs may be several numbers: "2024 350", "14.30".
    const parts = split(match[0], base, words, text, start);
    // An hour may be written "14.30" elsewhere.
    if (parts.length === 2 && /^\d{1,2}[.,]\d\d$/.test(match[0])) {
      const hour = Number(match[0].replace(',', '.'));
      out.push(quantity(start, start + match[0].length, [hour, hour + 12], false));
    }
    for (const [literal, offset] of parts) {
      at = start + offset;
      const end = at + literal.length;
      // A space between groups may have reached into a date.
      if (taken[next] !== undefined && taken[next]!.start < end) continue;
      const { values, foreign } = valuesOf(literal, words);
      if (values.length === 0) continue;
      const scale = scaleAt(text, end, words);
      const factor = scale === null ? shortScale(text, at, end, base) : scale.factor;
      const stop = scale === null ? end : scale.end;
      const scaled = factor === 1 ? values : values.map((value) => value * factor);
      const hours =
        base === 'en' && values[0]! <= 12 && /^(?:[:.]\d\d)?[ \u00a0]?p\.?\s?m\b/i.test(text.slice(end, end + 9)) ? [values[0]! + 12] : [];
      // "14.30" may be an hour: it answers one that is written otherwise, and is asked for as it stands.
      const clock = /^([01]?\d|2[0-3])\.([0-5]\d)$/.exec(literal);
      if (clock !== null && factor === 1) for (const part of clock.slice(1)) out.push(quantity(at, end, [Number(part)], false));
      const isOwn = isBullet(text, at, end) || (values[0] === 0 && text.charAt(at - 1) === ':');
      found.push({ start: at, end: stop, values: [...scaled, ...hours], required: !isOwn && !isAttached(text, at), foreign, factor });
    }
  }
  for (let i = 0; i < found.length; i++) {
    const one = found[i]!;
    const after = found[i + 1];
    // "1.5 to 2 million": the word counts for both.
    const isShared = after !== undefined && one.factor === 1 && after.factor !== 1 && joins(text, one.end, after.start, words);
    if (isShared) for (const value of [...one.values]) one.values.push(value * after.factor);
    out.push({
      ...quantity(one.start, one.end, one.values, one.required),
      foreign: one.foreign && (isShared || isMeasured(text, one, words)),
    });
  }
}

function quantity(start: number, end: number, values: readonly number[], required = true): Quantity {
  return { start, end, kind: 'number', values, required, foreign: false };
}

/** Cuts what is no single number: groups after a year, times with a stop. */
function split(literal: string, base: string, words: Compiled, text: string, start: number): [string, number][] {
  const time = /^(\d{1,2})[.,](\d{2})$/.exec(literal);
  if (
    time !== null &&
    /^[ \u00a0]?(?:Uhr|час|h\b|мск|GMT|UTC|[ap]\.?m)/.test(text.slice(start + literal.length, start + literal.length + 6))
  )
    return [[time[1]!, 0], ...(time[2] === '00' ? [] : ([[time[2]!, time[1]!.length + 1]] as [string, number][]))];
  const grouped = /^\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?:[.,٫]\d+)?$/.test(literal);
  if (/[ \u00a0\u202f\u2009]/.test(literal) && (!grouped || (base === 'zh' && literal.includes(' ')))) return pieces(literal);
  return words === undefined ? [] : [[literal, 0]];
}

function pieces(literal: string): [string, number][] {
  return [...literal.matchAll(/[^ \u00a0\u202f\u2009]+/g)].map((match) => [match[0], match.index]);
}

/** What a number in digits may mean in a language, and whether its decimals are written as in another. */
function valuesOf(literal: string, { decimal, group }: NumberWords): { values: number[]; foreign: boolean } {
  const signs = literal.replace(/\d/g, '');
  if (signs === '') return { values: [Number(literal)], foreign: false };
  const last = signs.charAt(signs.length - 1);
  const tail = literal.length - 1 - literal.lastIndexOf(last);
  const isOne = [...signs].every((sign) => sign === last);
  const isGrouped = isOne && /^\d{1,3}(?:\D\d{3})+$/.test(literal);
  const digits = Number(literal.replace(/\D/g, ''));
  const asDecimal = Number(`${literal.slice(0, literal.lastIndexOf(last)).replace(/\D/g, '')}.${literal.slice(-tail)}`);
  if (signs.length === 1) {
    const values: number[] = [];
    if (isGrouped && group.includes(last)) values.push(digits);
    // A sign that may be both groups first: "1.500" is a thousand and a half in Spanish.
    if (decimal.includes(last) && !(isGrouped && group.includes(last) && decimal.length === 2 && last === '.')) values.push(asDecimal);
    if (values.length > 0) return { values, foreign: false };
    return isGrouped ? { values: [digits, asDecimal], foreign: true } : { values: [asDecimal], foreign: true };
  }
  if (isOne) return isGrouped ? { values: [digits], foreign: false } : { values: [], foreign: false };
  const isNumber = /^\d{1,3}(?:\D\d{3})*\D\d+$/.test(literal) && signs.lastIndexOf(last) === signs.indexOf(last);
  return isNumber ? { values: [asDecimal], foreign: !decimal.includes(last) } : { values: [], foreign: false };
}

function scaleAt(text: string, at: number, { scale, scales }: Compiled): { factor: number; end: number } | null {
  if (scale === null) return null;
  scale.lastIndex = at;
  const match = scale.exec(text);
  if (match === null) return null;
  const nth = match.slice(1).findIndex((group) => group !== undefined);
  const end = at + match[0].length;
  // "15 mil millones" is one word in Spanish; elsewhere a second scale multiplies: "200 thousand million".
  return { factor: scales[nth]![1], end };
}

/** "$3.5m", "€2bn": only behind a sign of money, for m is a metre elsewhere. */
function shortScale(text: string, start: number, end: number, base: string): number {
  if (base !== 'en' || !/[$€£¥]$/.test(text.slice(Math.max(0, start - 1), start))) return 1;
  return /^m\b/.test(text.slice(end, end + 2)) ? 1e6 : /^k\b/.test(text.slice(end, end + 2)) ? 1e3 : 1;
}

function joins(text: string, from: number, to: number, { range }: Compiled): boolean {
  range.lastIndex = from;
  const match = range.exec(text);
  return match !== null && from + match[0].length === to;
}

/** A number at the head of a paragraph with a sign that makes it a bullet. */
function isBullet(text: string, start: number, end: number): boolean {
  return text.slice(0, start).trim() === '' && /^[.)、．](?:\s|$|[^\d\s])/.test(text.slice(end, end + 2)) && end - start <= 3;
}

/** Part of a name: S-400, G20, COVID-19. */
function isAttached(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  return (
    /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]$/u.test(before) || /[\p{Script=Latin}\p{Script=Cyrillic}][-–‑]$/u.test(before)
  );
}

/** Followed by a percent sign or a word such as "million", so that it is an amount and no number of a section. */
function isMeasured(text: string, one: { end: number; factor: number }, { percent }: NumberWords): boolean {
  if (one.factor !== 1) return true;
  const after = text.slice(one.end, one.end + 14);
  return /^[ \u00a0\u202f]?[%％٪]/.test(after) || (percent !== '' && new RegExp(`^[ \\u00a0\\u202f-]?(?:${percent})`, 'iu').test(after));
}

function readMonths(text: string, { month }: Compiled, out: Quantity[]): void {
  if (month === null) return;
  for (const match of text.matchAll(month)) {
    const start = match.index;
    const end = start + match[0].length;
    const nth = match.slice(1).findIndex((group) => group !== undefined);
    // "May" and "mars" are other words, too: only a number beside makes a date of them for sure.
    const isDated =
      /\d[^\p{L}\d]{0,3}(?:\p{L}{1,3}[ \u00a0])?$/u.test(text.slice(Math.max(0, start - 8), start)) ||
      /^[ \u00a0,.]{0,2}(?:de |del |\/ ?\p{L}+ )?\d/u.test(text.slice(end, end + 14));
    if (!isDated && /^(?:may|mars|mar|sep|dec|jan)$/i.test(match[0])) continue;
    out.push({ start, end, kind: 'month', values: [nth + 1], required: isDated, foreign: false });
  }
}

/** Before a word such as "million". */
const HALF = /(?:half (?:a|an|of a) |half-|halbe[nr]? |demi-|medio |половин[аыу] |نصف )$/iu;
const ROMAN = /(?<![\p{L}])[IVXLC]{1,7}(?![\p{Lu}])/gu;
const ROMAN_DIGITS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
const CHINESE_NUMBER = /[零〇一二两兩三四五六七八九十百千万萬亿億]+/g;

/** Numbers as words and Roman ones: they may answer, and are never asked for. */
function readWords(text: string, base: string, words: Compiled, out: Quantity[]): void {
  for (const match of text.matchAll(ROMAN)) out.push(quantity(match.index, match.index + match[0].length, [roman(match[0])], false));
  if (base === 'zh') {
    for (const match of text.matchAll(CHINESE_NUMBER)) {
      const value = chineseNumber(match[0]);
      if (value === null) continue;
      out.push(quantity(match.index, match.index + match[0].length, [value], false));
      out.push({ ...quantity(match.index, match.index + match[0].length, [value], false), kind: 'month' });
    }
    return;
  }
  let before: { value: number; end: number } | null = null;
  for (const match of text.matchAll(/\p{L}[\p{L}\p{M}]*/gu)) {
    const word = match[0].toLowerCase();
    const value = words.spelled.get(word) ?? (base === 'ar' ? words.spelled.get(word.replace(/^[وبلف]/, '')) : undefined);
    const start = match.index;
    const end = start + match[0].length;
    if (value === undefined) {
      // "a million", "two million", "half a billion"
      const half = base === 'ru' && word.startsWith('полу') ? 4 : 0;
      const scale = scaleAt(text, start + half, words);
      if (scale !== null && scale.end === end) {
        const times = before !== null && start - before.end <= 2 ? before.value : 1;
        const isHalf = half > 0 || HALF.test(text.slice(Math.max(0, start - 12), start));
        out.push(quantity(start, end, isHalf ? [scale.factor / 2] : [scale.factor * times], false));
      }
      before = null;
      continue;
    }
    const values = [value];
    if (before !== null && start - before.end <= 4) {
      if (before.value >= 20 && before.value < 100 && value < 10) values.push(before.value + value);
      if (value === 100) values.push(before.value * 100);
      // "خمسة وعشرون": the unit comes first.
      if (before.value < 10 && value >= 20 && value < 100) values.push(before.value + value);
    }
    out.push(quantity(start, end, values, false));
    before = { value: values.at(-1)!, end };
  }
}

function roman(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const value = ROMAN_DIGITS[text.charAt(i)]!;
    sum += value < (ROMAN_DIGITS[text.charAt(i + 1)] ?? 0) ? -value : value;
  }
  return sum;
}

const CHINESE_DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const CHINESE_UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 三十五, 两千万, 二〇二四; null for what begins with a bare 万. */
function chineseNumber(text: string): number | null {
  if (/^[零〇一二三四五六七八九]{2,}$/.test(text)) return Number([...text].map((sign) => CHINESE_DIGITS[sign]).join(''));
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const sign of text) {
    const unit = CHINESE_UNITS[sign];
    if (unit !== undefined) {
      section += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    } else if (sign === '万' || sign === '萬' || sign === '亿' || sign === '億') {
      const factor = sign === '万' || sign === '萬' ? 1e4 : 1e8;
      const here = section + digit;
      if (total === 0 && here === 0) return null;
      total = (total + here) * factor;
      section = 0;
      digit = 0;
    } else digit = CHINESE_DIGITS[sign]!;
  }
  return total + section + digit;
}
