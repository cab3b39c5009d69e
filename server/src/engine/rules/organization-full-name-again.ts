/** A name that is written out again after the text introduced and used its abbreviation. */

import type { Definition } from '../facts.ts';
import { say, titled } from '../said.ts';
import { contains } from '../span.ts';
import type { Draft, Rule } from './rule.ts';

export const organizationFullNameAgain: Rule = {
  id: 'organization/full-name-again',
  summary: 'A full name is written again after its abbreviation was introduced',
  defaultSeverity: 'hint',
  scope: 'document',
  check(facts, { isQuoted }) {
    if (facts.definitions.length === 0) return [];
    const defined = new Set(facts.definitions.flatMap(({ long, short }) => [long.start, short.start]));
    const introduced = new Map<string, Definition>();
    for (const definition of facts.definitions) if (!introduced.has(definition.entity)) introduced.set(definition.entity, definition);
    /** Bodies whose abbreviation the text has used since. */
    const inUse = new Set<string>();
    const found: Draft[] = [];
    let heading = 0;
    for (const mention of facts.organizations) {
      while (heading < facts.headings.length && facts.headings[heading]!.end <= mention.start) heading++;
      const definition = mention.entity === null ? undefined : introduced.get(mention.entity);
      if (definition === undefined || mention.start <= definition.end || defined.has(mention.start)) continue;
      if (mention.text === definition.short.text) inUse.add(mention.entity!);
      else if (inUse.has(mention.entity!) && sameName(mention.text, definition.long.text) && !isQuoted?.(mention.start)) {
        // A heading is read on its own.
        const title = facts.headings[heading];
        if (title !== undefined && contains(title, mention)) continue;
        const short = definition.short.text;
        found.push({
          start: mention.start,
          end: mention.end,
          ...say`“${mention.text}” is written out although “${short}” was introduced for it, so a reader may look for a difference. Write “${short}”, or keep the full name where it is meant to be solemn.`,
          related: [{ start: definition.start, end: definition.end, ...say`“${short}” is introduced here` }],
          fixes: [{ start: mention.start, end: mention.end, ...titled`Write “${short}”`, newText: short, safe: false }],
        });
      }
    }
    return found;
  },
};

function sameName(one: string, other: string): boolean {
  return one.replace(/\s+/g, ' ') === other.replace(/\s+/g, ' ');
}
