/** The names of bodies in the language of a translation. */
import type { Knowledge } from '../engine/knowledge.ts';
import { organizationOf } from '../engine/known.ts';
import type { OrganizationNames } from './pair.ts';

/** As the gazetteer gives them; what else it has in a language is told by its letters, if they are the language's own. */
export function organizationNamesOf(knowledge: Knowledge): OrganizationNames {
  return (entity, base) => {
    const entry = organizationOf(knowledge, entity);
    if (entry === undefined) return null;
    if (base === 'en') return [entry.name, ...[...entry.aliases, ...entry.abbreviations].filter((name) => LATIN.test(name))];
    // In other languages a ministry goes by many names, and by a short one wherever its state is clear.
    if (entry.kind === 'ministry') return null;
    const names = entry.names !== undefined && Object.hasOwn(entry.names, base) ? entry.names[base]! : [];
    const script = Object.hasOwn(SCRIPTS, base) ? SCRIPTS[base]! : null;
    const others = script === null ? [] : [...entry.aliases, ...entry.abbreviations].filter((name) => script.test(name));
    const found = [...new Set([...names, ...others])];
    return found.length === 0 ? null : found;
  };
}

const LATIN = /^[\p{Script=Latin}\p{N}\p{P}\s]+$/u;

const SCRIPTS: Readonly<Record<string, RegExp>> = {
  ru: /^(?!.*[іїєґІЇЄҐ])[^\p{Script=Latin}]*\p{Script=Cyrillic}/u,
  zh: /^[^\p{Script=Hiragana}\p{Script=Katakana}]*\p{Script=Han}/u,
  ar: /\p{Script=Arabic}/u,
};
