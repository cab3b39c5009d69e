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

/** The language a code stands for, without region: `en` of `en-GB`. */
export function baseLanguage(code: string): string {
  return code.split('-')[0]!;
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
  fi: ['ja', 'on', 'että', 'ei', 'oli', 'mutta', 'se', 'hän', 'kuin', 'sanoi'],
  hu: ['és', 'hogy', 'nem', 'az', 'egy', 'volt', 'meg', 'is', 'mint', 'azt'],
  tr: ['ve', 'bir', 'bu', 'için', 'ile', 'olarak', 'de', 'da', 'çok', 'dedi'],
};

const SAMPLE = 4_000;

/** Script first, then small words; of the first few thousand characters. */
function detect(text: string): string {
  const sample = text.slice(0, SAMPLE);
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0;
  const latin = count(/[A-Za-zÀ-ɏ]/g);
  const scripts: [string, number][] = [
    ['ja', count(/[぀-ヿ]/g) * 3],
    ['zh', count(/[一-鿿]/g)],
    ['ko', count(/[가-힯]/g)],
    ['ru', count(/[Ѐ-ӿ]/g)],
    ['ar', count(/[؀-ۿ]/g)],
    ['he', count(/[֐-׿]/g)],
    ['el', count(/[Ͱ-Ͽ]/g)],
  ];
  const [script, most] = scripts.reduce((a, b) => (b[1] > a[1] ? b : a));
  // A name in another script does not make the text one of that script; ideographs say more a character than letters.
  if (most * (script === 'zh' || script === 'ja' ? 2 : 1) > latin && most > 0)
    return script === 'ru' && count(/[іїєґ]/gi) > count(/[ыэё]/gi) ? 'uk' : script;
  const words = new Map<string, number>();
  for (const word of sample.toLowerCase().match(/[a-zà-ɏ]+/g) ?? []) words.set(word, (words.get(word) ?? 0) + 1);
  let best = 'en';
  let score = 0;
  for (const [code, small] of Object.entries(SMALL_WORDS)) {
    const sum = small.reduce((total, word) => total + (words.get(word) ?? 0), 0);
    // A lone small word proves nothing in a text of one sentence.
    if (sum > score && (code === 'en' || sum > 1)) {
      score = sum;
      best = code;
    }
  }
  return best;
}
