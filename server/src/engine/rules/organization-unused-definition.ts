/** An abbreviation that the text introduces and never uses. */

import type { Definition, Fix } from '../facts.ts';
import { say, titled } from '../said.ts';
import type { TextSlices } from '../span.ts';
import type { Draft, Rule } from './rule.ts';

export const organizationUnusedDefinition: Rule = {
  id: 'organization/unused-definition',
  summary: 'An abbreviation is defined and never used',
  defaultSeverity: 'hint',
  scope: 'document',
  check(facts, { text, knowledge, wellKnown = [], isQuoted }) {
    // That the UN is the United Nations is said for completeness.
    const known = new Set([...(knowledge.wellKnown ?? []), ...wellKnown]);
    const defined = new Set(facts.definitions.map((definition) => definition.short.start));
    const used = new Set(facts.organizations.filter((mention) => !defined.has(mention.start)).map((mention) => mention.text));
    const times = new Map<string, number>();
    for (const { short } of facts.definitions) times.set(short.text, (times.get(short.text) ?? 0) + 1);
    const found: Draft[] = [];
    for (const definition of facts.definitions) {
      const { long, short } = definition;
      // What is defined twice is another rule's business.
      if (times.get(short.text) !== 1 || known.has(definition.entity) || known.has(short.text)) continue;
      // Other spellings are no mentions of their own, so nobody can say that they are not used.
      if (used.has(short.text) || !/^\p{Lu}{2,10}$/u.test(short.text) || isQuoted?.(short.start)) continue;
      // "CSTO (Collective …)" explains what it just used.
      if (short.start < long.start) continue;
      found.push({
        start: short.start,
        end: short.end,
        ...say`“${short.text}” is introduced for “${long.text}” and never used, so the reader learns it for nothing. Leave it out, or use it further down.`,
        related: [{ start: long.start, end: long.end, ...say`The long form it is introduced for` }],
        fixes: leaveOut(definition, text),
      });
    }
    return found;
  },
};

/** Takes the bracket away; only where it holds nothing but the abbreviation. */
function leaveOut({ long, short }: Definition, text: TextSlices): Fix[] {
  if (!/^\s*[(（]$/.test(text.slice(long.end, short.start)) || !/^[)）]$/.test(text.slice(short.end, short.end + 1))) return [];
  return [{ start: long.end, end: short.end + 1, ...titled`Leave “${short.text}” out`, newText: '', safe: false }];
}
