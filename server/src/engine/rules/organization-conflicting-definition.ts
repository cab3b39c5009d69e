/** One abbreviation that the text defines for two bodies. */

import type { Definition } from '../facts.ts';
import { say } from '../said.ts';
import type { Draft, Rule } from './rule.ts';

export const organizationConflictingDefinition: Rule = {
  id: 'organization/conflicting-definition',
  summary: 'One abbreviation is defined for two organizations',
  defaultSeverity: 'warning',
  scope: 'document',
  check(facts) {
    const bodies = new Map<string, Map<string, Definition>>();
    const found: Draft[] = [];
    for (const definition of facts.definitions) {
      const short = definition.short.text;
      const known = bodies.get(short);
      if (known === undefined) {
        bodies.set(short, new Map([[definition.entity, definition]]));
        continue;
      }
      if (known.has(definition.entity)) continue;
      const [first] = known.values();
      known.set(definition.entity, definition);
      found.push({
        start: definition.short.start,
        end: definition.short.end,
        ...say`“${short}” stands for “${definition.long.text}” here and for “${first!.long.text}” before, so a reader cannot tell which body a later “${short}” means. Use another abbreviation for one of them, or write its name out.`,
        related: [
          { start: first!.start, end: first!.end, ...say`First defined as “${first!.long.text}”` },
          { start: definition.start, end: definition.end, ...say`Then defined as “${definition.long.text}”` },
        ],
      });
    }
    return found;
  },
};
