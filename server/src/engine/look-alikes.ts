/**
 * What is typed as one letter and reads as another: decomposed letters, and letters of one script in a word of another, which a
 * change of keyboard or somebody's wish not to be found leaves in a text. Asked only where a word holds such a thing.
 */
import { fold, isUpper, UNIT, unitKind } from './characters.ts';

/** Latin letters with their doubles in Cyrillic and Greek, in the same order, `-` where there is none. */
const LATIN = 'aceijopsxyABCEHIJKMOPSTXYZ';
const CYRILLIC = 'асеіјорѕхуАВСЕНІЈКМОРЅТХУ-';
const GREEK = '----ϳο---υΑΒ-ΕΗΙ-ΚΜΟΡ-ΤΧΥΖ';

const toLatin = new Map<number, number>();
const toCyrillic = new Map<number, number>();
for (let i = 0; i < LATIN.length; i++) {
  const latin = LATIN.charCodeAt(i);
  for (const double of [CYRILLIC[i]!, GREEK[i]!]) if (double !== '-') toLatin.set(double.charCodeAt(0), latin);
  if (CYRILLIC[i] !== '-') toCyrillic.set(latin, CYRILLIC.charCodeAt(i));
}

/**
 * `any` are the bits of all units of a word, `all` those that every unit has: true where letters of Latin and of Cyrillic or Greek
 * may stand together. Never for a word of one script, but for a few rare letters.
 */
export function mayMix(any: number, all: number): boolean {
  if (any < 0x370 || any >= 0x600) return false;
  return ((any & 0x400) !== 0 && (all & 0x400) === 0) || ((any & 0x300) === 0x300 && (all & 0x300) !== 0x300);
}

/** The letters of a word in one script: of the one that can stand for all of them; the word as it is where none can. */
export function unmixed(word: string): string {
  let latin = 0;
  let doubles = 0;
  let cyrillic = 0;
  let latinDoubles = 0;
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    if (unitKind(unit) !== UNIT.letter) continue;
    if (unit < 0x370) {
      latin++;
      if (toCyrillic.has(unit)) latinDoubles++;
    } else {
      cyrillic++;
      if (toLatin.has(unit)) doubles++;
    }
  }
  if (latin === 0 || cyrillic === 0) return word;
  const latinFits = doubles === cyrillic;
  const cyrillicFits = latinDoubles === latin;
  if (!latinFits && !cyrillicFits) return word;
  const table = latinFits && (!cyrillicFits || latin >= cyrillic) ? toLatin : toCyrillic;
  let out = '';
  for (let i = 0; i < word.length; i++) out += String.fromCharCode(table.get(word.charCodeAt(i)) ?? word.charCodeAt(i));
  return out;
}

/** True where two units look the same, whatever their scripts; capitals count where `exact` says so. */
export function lookAlike(one: number, other: number, exact: boolean): boolean {
  const a = toLatin.get(one) ?? one;
  const b = toLatin.get(other) ?? other;
  return a === b || (fold(a) === fold(b) && (!exact || isUpper(a) === isUpper(b)));
}

const composites = new Map<number, number>();

/** The one unit that a letter and a mark after it make, 0 where there is none. */
export function composed(letter: number, mark: number): number {
  const key = letter * 0x10000 + mark;
  let unit = composites.get(key);
  if (unit === undefined) {
    const text = String.fromCharCode(letter, mark).normalize('NFC');
    unit = text.length === 1 ? text.charCodeAt(0) : 0;
    if (composites.size < MOST) composites.set(key, unit);
  }
  return unit;
}

/** Far more than any language has. */
const MOST = 4_096;

export function isCombining(unit: number): boolean {
  return unit >= 0x300 && unit < 0x370;
}
