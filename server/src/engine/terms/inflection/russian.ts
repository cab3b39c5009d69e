/**
 * Russian: six cases in two numbers of a noun and of the adjectives that agree with it. Only the head of a phrase and the
 * adjectives before it change: "сфера влияния", "однополярный мир". Paradigms are told by endings; where an ending leaves two,
 * the forms of both are made and carry no readings.
 */
import type { InflectedForm, PartOfSpeech } from './expand.ts';

const CASES = ['nominative', 'genitive', 'dative', 'accusative', 'instrumental', 'prepositional'] as const;

const NUMBERS = ['singular', 'plural'] as const;
type Number = (typeof NUMBERS)[number];

/** One list for all forms of a cell: a termbase may have a million. */
const READINGS: Readonly<Record<Number, readonly (readonly string[])[]>> = {
  singular: CASES.map((name) => [`singular ${name}`]),
  plural: CASES.map((name) => [`plural ${name}`]),
};
const NO_READINGS: readonly string[] = [];
/** What stands before a noun without adjectives. */
const ALONE: readonly string[] = [''];
type Gender = 'm' | 'f' | 'n';

/** The forms of one number in the order of `CASES`; a cell holds more than one where the paradigm leaves a choice. */
type Cells = readonly (readonly string[])[];

interface Paradigm {
  readonly gender: Gender;
  /** The plural is all the term has: "новые регионы" also has a singular, "выборы" not; both are made. */
  readonly singular: Cells | null;
  readonly plural: Cells | null;
  readonly sure: boolean;
}

export function russianForms(text: string, partOfSpeech: PartOfSpeech): InflectedForm[] {
  return withoutYo(text).flatMap((spelling) => inflect(spelling, partOfSpeech));
}

function inflect(text: string, partOfSpeech: PartOfSpeech): InflectedForm[] {
  const alone: InflectedForm = { text, readings: [] };
  if (partOfSpeech === 'verb') return [alone];
  const words = text.split(' ');
  const head = words.findIndex((word) => !isAdjective(word));
  if (partOfSpeech === 'adjective' || head === -1) return adjectivePhrase(words, alone);
  const noun = words[head]!;
  if (isInvariable(noun)) return [alone];
  const adjectives = words.slice(0, head);
  const tail = words.slice(head + 1);
  const agreement = adjectives.length === 0 ? null : agreementOf(adjectives[0]!);
  const paradigms = nounParadigms(noun, agreement);
  const forms: InflectedForm[] = [alone];
  const sure = paradigms.length === 1 && paradigms[0]!.sure;
  const after = tail.length === 0 ? '' : ` ${tail.join(' ')}`;
  for (const paradigm of paradigms) {
    for (const number of NUMBERS) {
      const cells = paradigm[number];
      if (cells === null) continue;
      for (let index = 0; index < CASES.length; index++) {
        const nouns = cells[index]!;
        const readings = sure ? READINGS[number][index]! : NO_READINGS;
        const led = adjectives.length === 0 ? ALONE : adjectiveCells(adjectives, paradigm.gender, number, index);
        // Of two accusatives or instrumentals noun and adjectives take the same; a noun that has one has the first.
        const count = nouns.length === 1 ? 1 : Math.max(nouns.length, led.length);
        for (let i = 0; i < count; i++) forms.push({ text: (led[i] ?? led[0]!) + (nouns[i] ?? nouns[0]!) + after, readings });
      }
    }
  }
  // Its own cell says more of the term than that it is listed; the term itself stands first, whatever cell it stands in.
  const own = forms.findIndex((form, i) => i > 0 && form.text === text);
  if (own > 0) {
    const [first] = forms.splice(own, 1);
    if (sure) forms[0] = first!;
    else forms.splice(1, 0, first!);
  }
  return forms;
}

/** Adjectives without a noun: all genders. */
function adjectivePhrase(words: readonly string[], alone: InflectedForm): InflectedForm[] {
  const forms = [alone];
  for (const number of ['singular', 'plural'] as const)
    for (const gender of number === 'plural' ? (['m'] as const) : (['m', 'f', 'n'] as const))
      for (let index = 0; index < CASES.length; index++)
        for (const led of adjectiveCells(words, gender, number, index)) forms.push({ text: led.trimEnd(), readings: [] });
  return forms;
}

const ADJECTIVE = /(?:ый|ий|ой|ая|яя|ое|ее|ые|ие)(?:ся)?$/u;
/** Nouns that end as adjectives do; most of what ends in -ие and -ий after these letters is one. */
const NOUN_LIKE = /(?:[нтлрдсзвмп]ие|[рлнцмв]ий|строй|герой|бой|край|слой|покой|устой|застой|отбой|перебой|разбой)$/u;
const REAL_ADJECTIVE = /(?:ск|цк|н|к|г|х|ш|щ|ж|ч)(?:ий|ие)$/u;

function isAdjective(word: string): boolean {
  if (!ADJECTIVE.test(word) || word.length < 5) return false;
  // "страна-изгой" is two nouns, "военно-технический" one adjective.
  if (/[^ое]-/u.test(word)) return false;
  // Before -ие: "внешние", "ближние" are adjectives, "влияние", "мнение", "решение" nouns.
  if (/[аеия]ние$/u.test(word)) return false;
  if (/[кгхшщжч](?:ий|ие)$/u.test(word)) return true;
  if (NOUN_LIKE.test(word)) return /[^аеиоуыэюяв]н(?:ий|ие)$/u.test(word) || /(?:шн|жн|дн|рн|льн|зн)(?:ий|ие)$/u.test(word);
  return REAL_ADJECTIVE.test(word) || !/(?:ий|ие)$/u.test(word);
}

/** Abbreviations and foreign words in -о, -и, -у, -э that have no cases. */
function isInvariable(noun: string): boolean {
  return /^[\p{Lu}\d-]+$/u.test(noun) || /[уэюi]$/u.test(noun) || !/\p{Script=Cyrillic}$/u.test(noun);
}

function agreementOf(adjective: string): Gender | 'plural' {
  const ending = adjective.replace(/ся$/u, '').slice(-2);
  if (ending === 'ая' || ending === 'яя') return 'f';
  if (ending === 'ое' || ending === 'ее') return 'n';
  return ending === 'ые' || ending === 'ие' ? 'plural' : 'm';
}

/** Endings in the order of `CASES`; accusatives as of things and as of persons. */
const HARD: Readonly<Record<Gender | 'plural', readonly (readonly string[])[]>> = {
  m: [['ый'], ['ого'], ['ому'], ['ый', 'ого'], ['ым'], ['ом']],
  f: [['ая'], ['ой'], ['ой'], ['ую'], ['ой', 'ою'], ['ой']],
  n: [['ое'], ['ого'], ['ому'], ['ое'], ['ым'], ['ом']],
  plural: [['ые'], ['ых'], ['ым'], ['ые', 'ых'], ['ыми'], ['ых']],
};
const SOFT: typeof HARD = {
  m: [['ий'], ['его'], ['ему'], ['ий', 'его'], ['им'], ['ем']],
  f: [['яя'], ['ей'], ['ей'], ['юю'], ['ей', 'ею'], ['ей']],
  n: [['ее'], ['его'], ['ему'], ['ее'], ['им'], ['ем']],
  plural: [['ие'], ['их'], ['им'], ['ие', 'их'], ['ими'], ['их']],
};

function adjectiveEndings(word: string, stem: string, gender: Gender, number: Number, index: number): readonly string[] {
  const key = number === 'plural' ? 'plural' : gender;
  const last = stem.at(-1)!;
  if ('кгх'.includes(last)) return HARD[key][index]!.map((ending) => ending.replace(/^ы/u, 'и'));
  // "Чужое", "большой": a stressed ending stays what it is.
  if ('жшчщ'.includes(last) && /(?:ой|ое)(?:ся)?$/u.test(word))
    return HARD[key][index]!.map((ending) => ending.replace(/^ы(?=й)/u, 'о').replace(/^ы/u, 'и'));
  if ('жшчщ'.includes(last))
    return (key === 'f' ? SOFT.f : SOFT[key])[index]!.map((ending) =>
      ending
        .replace(/^я/u, 'а')
        .replace(/^ю(?=ю)/u, 'у')
        .replace(/яя$/u, 'ая'),
    );
  const soft = /(?:ий|яя|ее|ие)(?:ся)?$/u.test(word);
  const endings = (soft ? SOFT : HARD)[key][index]!;
  return /ой$/u.test(word) ? endings.map((ending) => (ending === 'ый' ? 'ой' : ending)) : endings;
}

/** The adjectives of a phrase in one cell, agreeing with each other, with a space after each: one text for each choice of endings. */
function adjectiveCells(words: readonly string[], gender: Gender, number: Number, index: number): readonly string[] {
  let texts: readonly string[] = ALONE;
  for (const [at, word] of words.entries()) {
    const reflexive = word.endsWith('ся') ? 'ся ' : ' ';
    const plain = reflexive === ' ' ? word : word.slice(0, -2);
    const stem = plain.slice(0, -2);
    const endings = adjectiveEndings(plain, stem, gender, number, index);
    // All adjectives of a phrase take the same of two accusatives.
    texts =
      at === 0
        ? endings.map((ending) => stem + ending + reflexive)
        : texts.map((text, i) => text + stem + (endings[i] ?? endings[0]!) + reflexive);
  }
  return texts;
}

const VELAR = /[кгх]$/u;
const SIBILANT = /[жшчщ]$/u;

function cells(stem: string, endings: string, genitives?: readonly string[], accusative?: readonly string[]): Cells {
  return endings.split(' ').map((ending, index) => {
    if (index === 1 && genitives !== undefined) return genitives;
    if (index === 3 && accusative !== undefined) return accusative;
    return [spelled(stem, ending === '-' ? '' : ending)];
  });
}

/** No ы after к г х ж ш ч щ, no unstressed о after ж ш ч щ ц. */
function spelled(stem: string, ending: string): string {
  if (/^ы/u.test(ending) && (VELAR.test(stem) || SIBILANT.test(stem))) return `${stem}и${ending.slice(1)}`;
  if (/^о[мйв]/u.test(ending) && /[жшчщц]$/u.test(stem)) return `${stem}е${ending.slice(1)}`;
  if (/^я/u.test(ending) && SIBILANT.test(stem)) return `${stem}а${ending.slice(1)}`;
  return stem + ending;
}

function nounParadigms(noun: string, agreement: Gender | 'plural' | null): Paradigm[] {
  const hyphen = noun.lastIndexOf('-');
  if (hyphen > 0) return hyphenated(noun.slice(0, hyphen), noun.slice(hyphen + 1), agreement);
  if (agreement === 'plural' || (agreement === null && looksPlural(noun))) return fromPlural(noun);
  return fromSingular(noun, agreement);
}

/** "государство-террорист", "страны-изгои": both halves change, or the last alone: "нацизм" in "неонацизм", "пресс-служба". */
function hyphenated(first: string, last: string, agreement: Gender | 'plural' | null): Paradigm[] {
  const lasts = nounParadigms(last, agreement);
  const whole = lasts.map((paradigm): Paradigm => ({ ...mapParadigm(paradigm, (form) => [`${first}-${form}`]), sure: false }));
  if (/^\p{Lu}+$/u.test(first) || isInvariable(first) || /^(?:пресс|экс|вице|нео|псевдо|квази|про|анти|медиа|кибер)$/u.test(first))
    return whole;
  const firsts = nounParadigms(first, looksPlural(last) && looksPlural(first) ? 'plural' : null);
  const both: Paradigm[] = [];
  for (const a of firsts)
    for (const b of lasts) {
      const join = (x: Cells | null, y: Cells | null): Cells | null =>
        x === null || y === null ? null : x.map((forms, i) => forms.flatMap((form) => y[i]!.map((other) => `${form}-${other}`)));
      both.push({ gender: a.gender, singular: join(a.singular, b.singular), plural: join(a.plural, b.plural), sure: false });
    }
  return [...both, ...whole];
}

function mapParadigm(paradigm: Paradigm, change: (form: string) => string[]): Paradigm {
  const map = (list: Cells | null): Cells | null => (list === null ? null : list.map((forms) => forms.flatMap(change)));
  return { ...paradigm, singular: map(paradigm.singular), plural: map(paradigm.plural) };
}

function looksPlural(noun: string): boolean {
  return /(?:[^аеиоуыэюя]ы|[кгхжшчщ]и|ии|ети|ели|ане|яне)$/u.test(noun);
}

function fromPlural(noun: string): Paradigm[] {
  if (/(?:ане|яне)$/u.test(noun)) {
    const stem = noun.slice(0, -1);
    const single = `${stem}ин`;
    return [
      {
        gender: 'm',
        singular: cells(single, '- а у а ом е'),
        plural: [[noun], [stem], [`${stem}ам`], [stem], [`${stem}ами`], [`${stem}ах`]],
        sure: false,
      },
    ];
  }
  if (/[цс]ии$/u.test(noun)) return fromSingular(`${noun.slice(0, -1)}я`, 'f');
  if (/ии$/u.test(noun)) return fromSingular(`${noun.slice(0, -1)}я`, 'f').concat(unsure(fromSingular(`${noun.slice(0, -1)}й`, 'm')));
  const stem = noun.slice(0, -1);
  // "государства", "влияния": neuter; "города", "режимы", "страны": the stem alone does not tell the gender.
  if (/ия$/u.test(noun)) return fromSingular(`${stem}е`, 'n');
  if (/а$/u.test(noun)) return unsure([...fromSingular(`${stem}о`, 'n'), masculineInA(stem)]);
  if (/я$/u.test(noun)) return unsure([...fromSingular(`${stem}е`, 'n'), ...fromSingular(`${stem}ь`, 'm')]);
  if (/ы$/u.test(noun) || VELAR.test(stem) || SIBILANT.test(stem))
    return unsure([...fromSingular(stem, 'm'), ...fromSingular(filled(stem), 'm', stem), ...fromSingular(`${stem}а`, 'f')]);
  if (/[аеоуыэюяи]и$/u.test(noun)) return unsure([...fromSingular(`${stem}й`, 'm'), ...fromSingular(`${stem}я`, 'f')]);
  return unsure([...fromSingular(`${stem}ь`, 'f'), ...fromSingular(`${stem}ь`, 'm'), ...fromSingular(`${stem}я`, 'f')]);
}

function masculineInA(stem: string): Paradigm {
  const plural = [[`${stem}а`], [spelled(stem, 'ов')], [`${stem}ам`], [`${stem}а`], [`${stem}ами`], [`${stem}ах`]];
  return { gender: 'm', singular: cells(stem, '- а у - ом е'), plural, sure: false };
}

/** The singular of a plural whose stem lost its vowel: "выходцы", "подарки". */
function filled(stem: string): string {
  return stem.replace(/([^аеиоуыэюя])([кц])$/u, (_, before: string, last: string) => before + (last === 'ц' ? 'е' : 'о') + last);
}

function unsure(paradigms: readonly Paradigm[]): Paradigm[] {
  return paradigms.map((paradigm) => ({ ...paradigm, sure: false }));
}

/** Things, never persons: the accusative is the nominative. */
const THING = /(?:изм|мент|ство|ние|тие|ция|сия|ость|есть|ика|ура|ота|ада|ина)$/u;

function fromSingular(noun: string, agreement: Gender | 'plural' | null, shortStem?: string): Paradigm[] {
  const sure = THING.test(noun);
  if (/ия$/u.test(noun)) {
    const i = noun.slice(0, -1);
    return [{ gender: 'f', singular: cells(i, 'я и и ю ей и'), plural: cells(i, 'и й ям и ями ях'), sure }];
  }
  if (/ие$/u.test(noun)) {
    const i = noun.slice(0, -1);
    return [{ gender: 'n', singular: cells(i, 'е я ю е ем и'), plural: cells(i, 'я й ям я ями ях'), sure }];
  }
  if (/[аеоуыэюяи]й$/u.test(noun)) {
    const stem = noun.slice(0, -1);
    const locative = /ий$/u.test(noun) ? 'и' : 'е';
    const singular = cells(stem, `й я ю й ем ${locative}`, undefined, [noun, `${stem}я`]);
    return [{ gender: 'm', singular, plural: cells(stem, 'и ев ям и ями ях', undefined, [`${stem}и`, `${stem}ев`]), sure: false }];
  }
  if (/а$/u.test(noun)) {
    const stem = noun.slice(0, -1);
    const genitives = zeroForms(stem);
    const plural = cells(stem, 'ы - ам ы ами ах', genitives, [spelled(stem, 'ы'), ...genitives]);
    const singular = cells(stem, 'а ы е у ой е').map((forms, i) => (i === 4 ? [...forms, forms[0]!.replace(/й$/u, 'ю')] : forms));
    return [{ gender: agreement === 'm' ? 'm' : 'f', singular, plural, sure: sure && genitives.length === 1 }];
  }
  if (/я$/u.test(noun)) {
    const stem = noun.slice(0, -1);
    const zero = /[аеоуыэюяи]$/u.test(stem) ? [`${stem}й`] : [`${stem}ь`, `${stem}ей`, ...zeroForms(stem)];
    return [
      {
        gender: 'f',
        singular: cells(stem, 'я и е ю ей е'),
        plural: cells(stem, 'и - ям и ями ях', zero, [`${stem}и`, ...zero]),
        sure: false,
      },
    ];
  }
  if (/о$/u.test(noun)) {
    const stem = noun.slice(0, -1);
    const genitives = /ств$/u.test(stem) ? [stem] : zeroForms(stem);
    return [
      {
        gender: 'n',
        singular: cells(stem, 'о а у о ом е'),
        plural: cells(stem, 'а - ам а ами ах', genitives),
        sure: sure && genitives.length === 1,
      },
    ];
  }
  if (/е$/u.test(noun)) {
    const stem = noun.slice(0, -1);
    const hard = /[жшчщц]$/u.test(stem);
    const genitives = hard ? zeroForms(stem) : [`${stem}ей`];
    return [
      {
        gender: 'n',
        singular: cells(stem, hard ? 'е а у е ем е' : 'е я ю е ем е'),
        plural: cells(stem, hard ? 'а - ам а ами ах' : 'я - ям я ями ях', genitives),
        sure: false,
      },
    ];
  }
  if (/ь$/u.test(noun)) return softSign(noun.slice(0, -1), agreement, sure);
  return [consonant(noun, shortStem ?? shortened(noun), sure)];
}

function softSign(stem: string, agreement: Gender | 'plural' | null, sure: boolean): Paradigm[] {
  const feminine: Paradigm = {
    gender: 'f',
    singular: [[`${stem}ь`], [`${stem}и`], [`${stem}и`], [`${stem}ь`], [`${stem}ью`], [`${stem}и`]],
    plural: cells(stem, 'и ей ям и ями ях', undefined, [`${stem}и`, `${stem}ей`]).map((forms, i) =>
      SIBILANT.test(stem) && i !== 1 ? forms.map((form) => form.replace(/я(м|ми|х)$/u, 'а$1')) : forms,
    ),
    sure: sure && /[ео]ст$/u.test(stem),
  };
  const short = /тел$/u.test(stem) ? stem : stem.replace(/[ео]([нлц])$/u, '$1');
  const masculine: Paradigm = {
    gender: 'm',
    singular: cells(short, 'ь я ю ь ем е', undefined, [`${stem}ь`, `${short}я`]).map((forms, i) => (i === 0 ? [`${stem}ь`] : forms)),
    plural: cells(short, 'и ей ям и ями ях', undefined, [`${short}и`, `${short}ей`]),
    sure: false,
  };
  if (agreement === 'f' || /[ео]сть?$/u.test(stem)) return [feminine];
  if (agreement === 'm' || /(?:тел|ар)$/u.test(stem)) return [masculine];
  return unsure([feminine, masculine]);
}

function consonant(noun: string, stem: string, sure: boolean): Paradigm {
  if (/(?:анин|янин)$/u.test(noun)) {
    const plural = noun.slice(0, -2);
    return {
      gender: 'm',
      singular: cells(noun, '- а у а ом е'),
      plural: [[`${plural}е`], [plural], [`${plural}ам`], [plural], [`${plural}ами`], [`${plural}ах`]],
      sure: false,
    };
  }
  const genitivePlural = SIBILANT.test(stem) ? `${stem}ей` : spelled(stem, 'ов');
  const nominativePlural = spelled(stem, 'ы');
  const accusative = sure ? [noun] : [noun, `${stem}а`];
  const singular = cells(stem, '- а у - ом е', undefined, accusative).map((forms, i) => (i === 0 ? [noun] : forms));
  const accusatives = sure ? [nominativePlural] : [nominativePlural, genitivePlural];
  const plural = cells(stem, 'ы ов ам ы ами ах', [genitivePlural], accusatives);
  return { gender: 'm', singular, plural, sure };
}

const KEEPS_O = /(?:блок|срок|порок|урок|поток|сток|^шок|^рок|^ток|^док|^бок|клок)$/u;

/** The vowel that goes when an ending comes: "порядок", "украинец". */
function shortened(noun: string): string {
  if (/[^аеиоуыэюя]ок$/u.test(noun) && !KEEPS_O.test(noun)) return noun.replace(/ок$/u, 'к');
  if (/[^аеиоуыэюя]ец$/u.test(noun) && noun.length > 4) return noun.replace(/лец$/u, 'льц').replace(/ец$/u, 'ц');
  if (/[аеиоуыэюя]ец$/u.test(noun)) return noun.replace(/ец$/u, 'йц');
  return noun;
}

/** Genitive plurals without an ending, with the vowel that comes between two consonants. */
function zeroForms(stem: string): string[] {
  if (/й[кц]$/u.test(stem)) return [stem.replace(/й([кц])$/u, 'е$1')];
  if (/[жшчщ]к$/u.test(stem)) return [stem.replace(/к$/u, 'ек')];
  if (/[^аеиоуыэюяь]к$/u.test(stem)) return [stem.replace(/к$/u, 'ок')];
  if (/ьк$/u.test(stem)) return [stem.replace(/ьк$/u, 'ек')];
  if (/ст[рв]?$/u.test(stem) || !/[^аеиоуыэюяьъ][кнлмцр]$/u.test(stem)) return [stem];
  return [stem, `${stem.slice(0, -1)}е${stem.at(-1)}`, `${stem.slice(0, -1)}о${stem.at(-1)}`];
}

/** Most texts write е for ё. */
function withoutYo(text: string): string[] {
  const plain = text.replaceAll('ё', 'е').replaceAll('Ё', 'Е');
  return plain === text ? [text] : [text, plain];
}
