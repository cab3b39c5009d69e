/**
 * Arabic: what is written together with a word, and the article, which an adjective shares with its noun. Short vowels and the
 * lengthening stroke are no part of what is read (`characters.ts`).
 */
import type { InflectedForm } from './expand.ts';

/** "and", "so", "by", "for", "like", before a word without and with the article. */
const BEFORE = ['', 'و', 'ف', 'ب', 'ل', 'ك', 'وب', 'ول', 'فب'];
const BEFORE_DEFINITE = ['', 'و', 'ف', 'ب', 'ك', 'وب', 'وك'];
/** "for the", "and for the": the article loses its alif. */
const FOR_DEFINITE = ['لل', 'ولل', 'فلل'];

const ARTICLE = 'ال';

export function arabicForms(text: string): InflectedForm[] {
  const words = text.split(' ');
  const isDefinite = words.map((word) => word.startsWith(ARTICLE) && word.length >= 4);
  const bare = words.map((word, i) => (isDefinite[i] ? word.slice(2) : word));
  const forms: string[] = [text];
  const [first = ''] = bare;
  // A noun and its adjectives have the article together; of a noun and its owner only the owner has it.
  const agreeing = isDefinite[0]! && isDefinite.every(Boolean);
  const rest = words.slice(1);
  for (const before of BEFORE) {
    if (!isDefinite[0]) forms.push([before + first, ...rest].join(' '));
    // One word without its article: too many other meanings in a term that is a name only with it.
    else if (agreeing && words.length > 1) forms.push([before + first, ...bare.slice(1)].join(' '));
  }
  if (isDefinite[0]) {
    for (const before of BEFORE_DEFINITE) forms.push([before + ARTICLE + first, ...rest].join(' '));
    for (const before of FOR_DEFINITE) forms.push([before + first, ...rest].join(' '));
  } else if (isDefinite.slice(1).every((definite) => !definite)) {
    // Also a noun alone: with the article it means the same.
    const definite = bare.slice(1).map((word) => ARTICLE + word);
    for (const before of BEFORE_DEFINITE) forms.push([before + ARTICLE + first, ...definite].join(' '));
    for (const before of FOR_DEFINITE) forms.push([before + first, ...definite].join(' '));
  }
  return forms.flatMap((form) => hamzaless(form).map((spelling) => ({ text: spelling, readings: [] })));
}

/** Hamza over and under alif is often left out in typing, and a final ى stands for ي in Egypt. */
function hamzaless(text: string): string[] {
  const plain = text.replace(/[أإآ]/g, 'ا');
  const dotless = text.replace(/ي(?= |$)/g, 'ى');
  return [...new Set([text, plain, dotless])];
}
