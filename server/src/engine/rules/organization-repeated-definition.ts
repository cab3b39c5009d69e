/** An abbreviation that the text defines twice for the same body. */

import type { Definition, Fix } from '../facts.ts';
import { say, titled } from '../said.ts';
import type { TextSlices } from '../span.ts';
import type { Draft, Rule } from './rule.ts';

export const organizationRepeatedDefinition: Rule = {
  id: 'organization/repeated-definition',
  summary: 'An abbreviation is defined again after its first definition',
  defaultSeverity: 'hint',
  scope: 'document',
  check(facts, { text }) {
    const first = new Map<string, Definition>();
    const found: Draft[] = [];
    for (const definition of facts.definitions) {
      // A tab cannot stand in an id, so two pairs never share a key.
      const key = `${definition.entity}\t${definition.short.text}`;
      const before = first.get(key);
      if (before === undefined) {
        first.set(key, definition);
        continue;
      }
      found.push({
        start: definition.start,
        end: definition.end,
        ...say`“${definition.short.text}” was defined before, so the reader knows it already. Use “${definition.short.text}” alone, or the long form alone.`,
        related: [{ start: before.start, end: before.end, ...say`First defined here` }],
        fixes: shorten(definition, text),
      });
    }
    return found;
  },
};

/** Replaces "Long Form (LF)" by "LF"; only where nothing but the bracket stands between and behind. */
function shorten(definition: Definition, text: TextSlices): Fix[] {
  const { long, short } = definition;
  if (long.start > short.start || !/^\s*\($/.test(text.slice(long.end, short.start)) || text.slice(short.end, short.end + 1) !== ')')
    return [];
  return [{ start: long.start, end: short.end + 1, ...titled`Use “${short.text}” alone`, newText: short.text, safe: false }];
}
