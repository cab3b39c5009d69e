/** Termbases of any size and format from a fixed seed: words that no language has, with endings that it inflects. */

export interface TermbaseFile {
  readonly name: string;
  readonly language: string;
  readonly count: number;
  text(): string;
}

const ENGLISH = {
  syllables: 'ba ce di fo gu la me ni po ru sta tre kon vel mar per tal sor'.split(' '),
  endings: ['tion', 'ment', 'ness', 'er', 'ing', 'al', 'ity', 't'],
};
const RUSSIAN = {
  syllables: 'ба ве ди фо гу ла ме ни по ру ста тре кон вел мар пер тал сор'.split(' '),
  /** Endings of nouns, each with that of an adjective that agrees with it. */
  endings: [
    ['ание', 'ное'],
    ['ость', 'ная'],
    ['изм', 'ный'],
    ['ция', 'ная'],
    ['тор', 'ный'],
    ['ка', 'ская'],
    ['ство', 'ское'],
    ['мент', 'ный'],
    ['ник', 'ский'],
    ['ба', 'ная'],
    ['ель', 'ный'],
  ],
} as const;

export function termbaseFiles(quick: boolean): readonly TermbaseFile[] {
  const some = (count: number): number => (quick ? count / 10 : count);
  const file = (
    name: string,
    language: string,
    count: number,
    write: (terms: readonly string[], language: string) => string,
  ): TermbaseFile => ({
    name,
    language,
    count: some(count),
    text: () => write(termsOf(language, some(count)), language),
  });
  return [
    file('english.termbase.csv', 'en', 200_000, csv),
    file('english.tbx', 'en', 200_000, tbx),
    file('english.termbase.yaml', 'en', 20_000, yaml),
    file('russian-100.termbase.csv', 'ru', 100_000, csv),
    file('russian-200.termbase.csv', 'ru', 200_000, csv),
  ];
}

/** Different terms of one to three words. */
function termsOf(language: string, count: number): string[] {
  const next = random(1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const stem = (syllables: readonly string[], least: number): string => {
    let word = '';
    for (let i = least + Math.floor(next() * 3); i > 0; i--) word += pick(syllables);
    return word;
  };
  const english = (): string => stem(ENGLISH.syllables, 2) + pick(ENGLISH.endings);
  const russian = (): string => {
    const [noun, adjective] = pick(RUSSIAN.endings);
    const shape = next();
    const head = stem(RUSSIAN.syllables, 1) + noun;
    if (shape < 0.4) return head;
    const phrase = `${stem(RUSSIAN.syllables, 1)}${adjective} ${head}`;
    return shape < 0.85 ? phrase : `${phrase} ${stem(RUSSIAN.syllables, 1)}ции`;
  };
  const terms = new Set<string>();
  while (terms.size < count) {
    if (language === 'ru') terms.add(russian());
    else {
      const shape = next();
      terms.add(shape < 0.3 ? english() : `${english()} ${shape < 0.86 ? '' : 'of '}${english()}`);
    }
  }
  return [...terms];
}

/** Two terms an entry; a fourth of all is deprecated. */
function csv(terms: readonly string[], language: string): string {
  const statuses = ['preferred', 'admitted', 'preferred', 'deprecated'];
  const rows = terms.map((term, i) => `c${i >> 1},${language},${term},${statuses[i % 4]},noun,`);
  return `id,language,term,status,partOfSpeech,definition\n${rows.join('\n')}\n`;
}

function tbx(terms: readonly string[], language: string): string {
  const section = (term: string, status: string): string =>
    `<termSec><term>${term}</term><termNote type="administrativeStatus">${status}-admn-sts</termNote></termSec>`;
  const entries = Array.from({ length: terms.length / 2 }, (_, i) => {
    const sections = section(terms[2 * i]!, 'preferredTerm') + section(terms[2 * i + 1]!, i % 2 === 0 ? 'admittedTerm' : 'deprecatedTerm');
    return `<conceptEntry id="c${i}"><langSec xml:lang="${language}">${sections}</langSec></conceptEntry>`;
  });
  const head = '<tbxHeader><fileDesc><sourceDesc><p>Generated</p></sourceDesc></fileDesc></tbxHeader>';
  return `<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">${head}<text><body>\n${entries.join('\n')}\n</body></text></tbx>\n`;
}

function yaml(terms: readonly string[], language: string): string {
  const entries = Array.from({ length: terms.length / 2 }, (_, i) => {
    const term = (text: string, status: string): string => `        - term: ${text}\n          status: ${status}\n`;
    return `  - id: c${i}\n    terms:\n      ${language}:\n${term(terms[2 * i]!, 'preferred')}${term(terms[2 * i + 1]!, 'deprecated')}`;
  });
  return `entries:\n${entries.join('')}`;
}

/** Mulberry32: small, seeded, good enough to mix syllables. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
