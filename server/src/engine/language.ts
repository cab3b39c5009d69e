/** Which language a text is in: what it says itself, then its file name, then the setting, then a look at its letters and words. */
import type { Span } from './span.ts';

export interface LanguageHints {
  readonly path?: string;
  /** A language code, or `auto`. */
  readonly setting?: string;
}

const CODE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** A BCP 47 code; `en` where nothing tells. */
export function languageOf(text: string, frontMatter: Span | null, hints: LanguageHints): string {
  return (
    (frontMatter === null ? null : fromFrontMatter(text, frontMatter)) ?? fromPath(hints.path) ?? fromSetting(hints.setting) ?? detect(text)
  );
}

/** The language a code stands for, without region: `en` of `en-GB`; both ways of writing Norwegian are `no`. */
export function baseLanguage(code: string): string {
  const base = code.split('-')[0]!;
  return base === 'nb' || base === 'nn' ? 'no' : base;
}

const FRONT_MATTER_LIMIT = 20_000;

function fromFrontMatter(text: string, span: Span): string | null {
  const head = text.slice(span.start, Math.min(span.end, span.start + FRONT_MATTER_LIMIT));
  const line = /^(?:lang|language)\s*[:=]\s*["']?([A-Za-z-]{2,20})["']?\s*$/m.exec(head);
  return line !== null && CODE.test(line[1]!) ? line[1]! : null;
}

/** `statement.ru.md`: only codes of two letters, so that `notes.old.md` is no language. */
function fromPath(path: string | undefined): string | null {
  const match = path === undefined ? null : /\.([a-z]{2}(?:-[A-Za-z]{2,4})?)\.[A-Za-z0-9]+$/.exec(path);
  return match !== null && KNOWN.has(baseLanguage(match[1]!)) ? match[1]! : null;
}

function fromSetting(setting: string | undefined): string | null {
  return setting !== undefined && setting !== 'auto' && CODE.test(setting) ? setting : null;
}

const KNOWN = new Set(
  'ar cs da de el en es et fa fi fr he hi hr hu hy id it ja ka kk ko lt lv nl no pl pt ro ru sk sl sr sv th tr uk ur uz vi zh'.split(' '),
);

/** Small words that no other of these languages shares in such number. */
const SMALL_WORDS: Readonly<Record<string, readonly string[]>> = {
  en: [
    'the',
    'of',
    'and',
    'to',
    'that',
    'with',
    'was',
    'for',
    'said',
    'on',
    'is',
    'in',
    'a',
    'by',
    'it',
    'has',
    'will',
    'from',
    'not',
    'are',
  ],
  de: ['der', 'und', 'den', 'das', 'nicht', 'mit', 'dem', 'ist', 'für', 'auf'],
  fr: ['les', 'des', 'et', 'est', 'une', 'dans', 'pour', 'qui', 'sur', 'au'],
  es: ['los', 'del', 'las', 'por', 'una', 'con', 'para', 'el', 'se', 'como'],
  it: ['che', 'della', 'il', 'per', 'non', 'di', 'sono', 'gli', 'una', 'nel'],
  pt: ['que', 'dos', 'não', 'uma', 'para', 'com', 'os', 'ao', 'da', 'em'],
  nl: ['het', 'een', 'van', 'niet', 'zijn', 'voor', 'met', 'aan', 'ook', 'dat'],
  pl: ['nie', 'się', 'jest', 'na', 'że', 'przez', 'oraz', 'dla', 'jak', 'po'],
  cs: ['je', 'se', 'na', 'že', 'které', 'pro', 'jsou', 'ale', 'jako', 'řekl'],
  sv: ['och', 'att', 'det', 'som', 'inte', 'för', 'är', 'av', 'med', 'den'],
  da: ['og', 'ikke', 'af', 'der', 'blev', 'til', 'på', 'det', 'siger', 'efter', 'at'],
  no: ['og', 'ikke', 'av', 'som', 'ble', 'til', 'på', 'det', 'sier', 'etter', 'at'],
  fi: ['ja', 'on', 'että', 'ei', 'oli', 'mutta', 'se', 'hän', 'kuin', 'sanoi'],
  hu: ['és', 'hogy', 'nem', 'az', 'egy', 'volt', 'meg', 'is', 'mint', 'azt'],
  tr: ['ve', 'bir', 'bu', 'için', 'ile', 'olarak', 'de', 'da', 'çok', 'dedi'],
};

/** The languages of each small word, by their place in `CODES`. */
const CODES = Object.keys(SMALL_WORDS);
const LANGUAGES_OF = new Map<string, number[]>();
CODES.forEach((code, language) => {
  for (const word of SMALL_WORDS[code]!) LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), language]);
});
const LONGEST = Math.max(...[...LANGUAGES_OF.keys()].map((word) => word.length));
/** What the letters of the small words come to: a word that comes to something else need not be looked up. */
const MARKS = new Uint8Array(4_096);
for (const word of LANGUAGES_OF.keys()) {
  let mark = 0;
  for (let i = 0; i < word.length; i++) mark = marked(mark, word.charCodeAt(i));
  MARKS[mark] = 1;
}

function marked(mark: number, unit: number): number {
  return (mark * 31 + unit) & 4_095;
}

const SAMPLE = 4_000;

/** Script first, then small words; of the first few thousand characters. */
function detect(text: string): string {
  const sample = text.slice(0, SAMPLE);
  const { latin, script, weight } = scriptOf(sample);
  // A name in another script does not make the text one of that script; ideographs say more a character than letters.
  if (weight > latin) return script === 'ru' && count(sample, /[іїєґ]/gi) > count(sample, /[ыэё]/gi) ? 'uk' : script;
  const scores = scoresOf(sample.toLowerCase());
  let best = 'en';
  let score = 0;
  CODES.forEach((code, language) => {
    const sum = scores[language]!;
    // A lone small word proves nothing in a text of one sentence.
    if (sum > score && (code === 'en' || sum > 1)) {
      score = sum;
      best = code;
    }
  });
  return best;
}

/** Scripts by their first and last unit, and what a character of each counts. */
const SCRIPTS: readonly {
  readonly code: string;
  readonly first: number;
  readonly last: number;
  readonly each: number;
  readonly over: number;
}[] = [
  { code: 'ja', first: 0x3040, last: 0x30ff, each: 3, over: 2 },
  { code: 'zh', first: 0x4e00, last: 0x9fff, each: 1, over: 2 },
  { code: 'ko', first: 0xac00, last: 0xd7af, each: 1, over: 1 },
  { code: 'ru', first: 0x0400, last: 0x04ff, each: 1, over: 1 },
  { code: 'ar', first: 0x0600, last: 0x06ff, each: 1, over: 1 },
  { code: 'he', first: 0x0590, last: 0x05ff, each: 1, over: 1 },
  { code: 'el', first: 0x0370, last: 0x03ff, each: 1, over: 1 },
];

/** Latin letters, and the script that most of the others are of; `weight` is to be held against the Latin ones. */
function scriptOf(sample: string): { latin: number; script: string; weight: number } {
  const counts = new Int32Array(SCRIPTS.length);
  let latin = 0;
  for (let i = 0; i < sample.length; i++) {
    const unit = sample.charCodeAt(i);
    if (unit < 0x250) {
      if ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || unit >= 0xc0) latin++;
    } else if (unit >= 0x370) {
      const script = SCRIPTS.findIndex(({ first, last }) => unit >= first && unit <= last);
      if (script !== -1) counts[script]! += SCRIPTS[script]!.each;
    }
  }
  let most = 0;
  for (let script = 1; script < counts.length; script++) if (counts[script]! > counts[most]!) most = script;
  return { latin, script: SCRIPTS[most]!.code, weight: counts[most]! * SCRIPTS[most]!.over };
}

function isSmall(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xe0 && unit <= 0x24f);
}

/** How often a small word of each language stands in a text in lower case. */
function scoresOf(sample: string): Int32Array {
  const scores = new Int32Array(CODES.length);
  for (let i = 0; i < sample.length; i++) {
    const start = i;
    let mark = 0;
    for (; i < sample.length; i++) {
      const unit = sample.charCodeAt(i);
      if (!isSmall(unit)) break;
      mark = marked(mark, unit);
    }
    if (i === start || i - start > LONGEST || MARKS[mark] === 0) continue;
    for (const language of LANGUAGES_OF.get(sample.slice(start, i)) ?? NONE) scores[language]!++;
  }
  return scores;
}

const NONE: readonly number[] = [];

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
