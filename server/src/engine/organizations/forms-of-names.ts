/** The forms that sentences give the name of a body: its cases, no plural where that is certain, and never without its article. Made when tables are compiled. */
import { expandForms } from '../terms/inflection/expand.ts';

/** `language` is a BCP 47 tag. The name itself comes first. */
export function formsOfName(name: string, language: string): readonly string[] {
  // Letters are not declined, but the Arabic prefixes are written to them as to any word.
  if (!/\p{Ll}|\p{Script=Arabic}/u.test(name)) return [name];
  const forms = expandForms(name, language, { inflect: true, partOfSpeech: 'noun' });
  const definite = ARTICLE.test(name);
  return forms
    .filter(({ text, readings }) => {
      if (text === name) return true;
      if (definite && !WITH_ARTICLE.test(text)) return false;
      return readings.length === 0 || readings.some((reading) => !reading.includes('plural'));
    })
    .map(({ text }) => text);
}

/** "the European Union" with its article, and with what is written to it: "and the", "in the", "for the". */
const ARTICLE = /^ال/u;
const WITH_ARTICLE = /^[وف]?(?:[بك]?ال|لل)/u;
