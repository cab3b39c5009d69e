/** Words in English names of bodies that British and American houses spell in two ways. */

const WORDS =
  /(?<![\p{L}\p{N}])(organi[sz]ation|defen[cs]e|labou?r|program(?:me)?|cent(?:er|re)|co-?operation|harbou?r)(s?)(?![\p{L}\p{N}])/giu;

const BRITISH: Readonly<Record<string, string>> = {
  organization: 'organisation',
  defense: 'defence',
  labor: 'labour',
  program: 'programme',
  center: 'centre',
  harbor: 'harbour',
  cooperation: 'cooperation',
};

/** The same for all spellings of a word. */
function plain(word: string): string {
  const lower = word.toLowerCase().replace('-', '');
  for (const [american, british] of Object.entries(BRITISH)) if (lower === british) return american;
  return lower;
}

/** The name with the words that `official` spells otherwise as it spells them. */
export function spelledLike(name: string, official: string): string {
  const words = new Map<string, string>();
  for (const [, word] of official.matchAll(WORDS)) words.set(plain(word!), word!);
  return name.replace(WORDS, (whole, word: string, plural: string) => {
    const own = words.get(plain(word));
    return own === undefined ? whole : inCaseOf(own, word) + plural;
  });
}

/** The name in British spelling; hyphens stay as they are. */
export function spelledBritish(name: string): string {
  return name.replace(WORDS, (_, word: string, plural: string) => {
    const british = BRITISH[plain(word)]!;
    return (british === 'cooperation' ? word : inCaseOf(british, word)) + plural;
  });
}

function inCaseOf(word: string, model: string): string {
  const isCapital = model[0] !== model[0]!.toLowerCase();
  return (isCapital ? word[0]!.toUpperCase() : word[0]!.toLowerCase()) + word.slice(1);
}
