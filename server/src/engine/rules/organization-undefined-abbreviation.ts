/** An abbreviation that the text uses before it gives the long form. */

import type { Facts, Mention } from '../facts.ts';
import { nameIn, organizationOf } from '../known.ts';
import { phrase, say, titled } from '../said.ts';
import { contains } from '../span.ts';
import type { Draft, Rule } from './rule.ts';

export const organizationUndefinedAbbreviation: Rule = {
  id: 'organization/undefined-abbreviation',
  summary: 'An abbreviation of an organization is used before its long form',
  defaultSeverity: 'hint',
  scope: 'document',
  check(facts, { knowledge, language, isQuoted, wellKnown: added }) {
    const first = firstUses(facts);
    if (first.length === 0) return [];
    const wellKnown = new Set(knowledge.wellKnown ?? []);
    const readers = new Set(added);
    const found: Draft[] = [];
    for (const { mention, later } of first) {
      if (wellKnown.has(mention.entity!) || readers.has(mention.text)) continue;
      // What it is short for is written nowhere: nothing can be proposed.
      if (mention.canonical === mention.text) continue;
      // A speaker's words are not the author's to explain.
      if (isQuoted?.(mention.start)) continue;
      const entry = mention.known ? organizationOf(knowledge, mention.entity!) : undefined;
      // Every reader of German knows the SPD.
      if (entry?.country && AT_HOME[language]?.includes(entry.country)) continue;
      const long = entry === undefined ? mention.canonical : nameIn(entry, language);
      // A body that is called by its letters only (ТАСС) has nothing to explain them with.
      if (long === mention.text) continue;
      const explained = `${long} (${mention.text})`;
      const gap = later === null ? phrase`is not explained in this text` : phrase`is used before its long form`;
      found.push({
        start: mention.start,
        end: mention.end,
        ...say`“${mention.text}” ${gap}, so a reader who does not know it has to look it up. Write “${explained}” at the first use.`,
        related: later === null ? [] : [{ start: later.start, end: later.end, ...say`The long form comes only here` }],
        fixes: mention.known
          ? [{ start: mention.start, end: mention.end, ...titled`Write “${explained}”`, newText: explained, safe: false }]
          : [],
      });
    }
    return found;
  },
};

/** The states whose parties, agencies and media are everyday words in a language. English is read everywhere, so it is at home nowhere. */
const AT_HOME: Readonly<Record<string, readonly string[]>> = {
  de: ['de', 'at', 'ch'],
  es: ['es'],
  fr: ['fr'],
  ru: ['ru'],
  zh: ['cn'],
};

/** The first abbreviation of each body that no long form precedes, and the first long form after it. */
function firstUses(facts: Facts): { mention: Mention; later: Mention | null }[] {
  const uses = new Map<string, { mention: Mention; later: Mention | null } | null>();
  const defined = new Set(facts.definitions.map((definition) => definition.short.start));
  let heading = 0;
  for (const mention of facts.organizations) {
    if (mention.entity === null) continue;
    while (heading < facts.headings.length && facts.headings[heading]!.end <= mention.start) heading++;
    const use = uses.get(mention.entity);
    if (isLong(mention) || defined.has(mention.start)) {
      // The first long form settles the body; after it nothing is left to explain.
      if (use === undefined) uses.set(mention.entity, null);
      else if (use !== null && use.later === null) use.later = mention;
    } else if (use === undefined && mention.form === 'abbreviation') {
      // A headline has no room for both, and its text follows.
      const title = facts.headings[heading];
      if (title === undefined || !contains(title, mention)) uses.set(mention.entity, { mention, later: null });
    }
  }
  return [...uses.values()].filter((use) => use !== null);
}

function isLong(mention: Mention): boolean {
  return (mention.form === 'full' || mention.form === 'alias') && /\p{Ll}/u.test(mention.text);
}
