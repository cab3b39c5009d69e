/** The capitals of the names in a text, for letters that it introduces nowhere: "LAF" beside "Lebanese Armed Forces". */
import type { Mention } from '../facts.ts';
import type { Body } from './body.ts';
import type { OrganizationLexicon } from './lexicon.ts';

/** Fewer letters are too often those of something else. */
const LEAST_LETTERS = 3;
/** Of the whole name of a body that the gazetteer knows. */
export const LEAST_OF_WHOLE = 2;

/** The capitals of all names in the text -> their body, null where that is not one. */
export function listLetters(
  mentions: readonly Mention[],
  bodies: ReadonlyMap<string, Body>,
  lexicon: OrganizationLexicon,
): Map<string, Body | null> {
  const list = new Map<string, Body | null>();
  for (const { entity, text } of mentions) {
    const body = entity === null ? undefined : bodies.get(entity);
    if (body === undefined) continue;
    // "ISIS" is of a longer name: "IS" may be short for "Islamic State" all the same.
    const whole = isWhole(lexicon, body, text);
    if (body.abbreviation !== null && !whole) continue;
    const letters = text.match(/(?<![\p{L}\p{N}])\p{Lu}(?=\p{Ll})/gu)?.join('') ?? '';
    if (letters.length < (whole ? LEAST_OF_WHOLE : LEAST_LETTERS)) continue;
    list.set(letters, (list.get(letters) ?? body) === body && list.get(letters) !== null ? body : null);
  }
  return list;
}

/** "Islamic State": the name itself of a body of the gazetteer. */
function isWhole(lexicon: OrganizationLexicon, { entry, canonical }: Body, text: string): boolean {
  return entry !== -1 && entry < lexicon.institutions.rows && text === canonical;
}
