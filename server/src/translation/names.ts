/** The names of bodies in the language of a translation. */
import type { Knowledge } from '../engine/knowledge.ts';
import { organizationOf } from '../engine/known.ts';
import type { OrganizationNames } from './pair.ts';

/** As the gazetteer gives them: told by their letters, so only for languages that have letters of their own. */
export function organizationNamesOf(knowledge: Knowledge): OrganizationNames {
  return (entity, base) => {
    const script = Object.hasOwn(SCRIPTS, base) ? SCRIPTS[base]! : null;
    const entry = script === null ? undefined : organizationOf(knowledge, entity);
    if (script === null || entry === undefined) return null;
    const found = [...entry.aliases, ...entry.abbreviations].filter((name) => script.test(name));
    return found.length === 0 ? null : found;
  };
}

const SCRIPTS: Readonly<Record<string, RegExp>> = {
  ru: /^(?!.*[іїєґІЇЄҐ])[^\p{Script=Latin}]*\p{Script=Cyrillic}/u,
  zh: /^[^\p{Script=Hiragana}\p{Script=Katakana}]*\p{Script=Han}/u,
  ar: /\p{Script=Arabic}/u,
};
