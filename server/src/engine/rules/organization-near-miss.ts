/** A name that is nearly that of a known body: two words swapped, one missing, one misspelt. */

import { nearestName } from '../organizations/near-names.ts';
import { say, titled } from '../said.ts';
import type { Draft, Rule } from './rule.ts';

export const organizationNearMiss: Rule = {
  id: 'organization/near-miss',
  summary: 'A name is nearly that of a known organization',
  defaultSeverity: 'hint',
  scope: 'document',
  check(facts, { knowledge, isQuoted }) {
    const { nearNames } = knowledge;
    if (nearNames === undefined) return [];
    // What a text defines it means to call so.
    const own = new Set(facts.definitions.map((definition) => definition.entity));
    const found: Draft[] = [];
    for (const mention of facts.organizations) {
      if (mention.known || mention.form !== 'full' || mention.entity === null || own.has(mention.entity)) continue;
      const name = nearestName(nearNames, mention.text);
      if (name === null || isQuoted?.(mention.start)) continue;
      found.push({
        start: mention.start,
        end: mention.end,
        ...say`“${mention.text}” is no body this tool knows, and “${name}” is, so this may be a slip. Check the name.`,
        fixes: [{ start: mention.start, end: mention.end, ...titled`Write “${name}”`, newText: name, safe: false }],
      });
    }
    return found;
  },
};
