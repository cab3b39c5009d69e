/** The name of a body in another spelling than the house style has it in. */

import type { Mention } from '../facts.ts';
import type { Knowledge, OrganizationKind, StyleEntry } from '../knowledge.ts';
import { organizationOf } from '../known.ts';
import { spelledBritish, spelledLike } from '../organizations/spelling.ts';
import { phrase, say, styleName, titled } from '../said.ts';
import type { Draft, Rule } from './rule.ts';

export const organizationOfficialSpelling: Rule = {
  id: 'organization/official-spelling',
  summary: 'The name of an organization is spelled otherwise than the house style has it',
  defaultSeverity: 'hint',
  scope: 'document',
  check(facts, { knowledge, style, isQuoted }) {
    if (style === null || style.bodyNames === null) return [];
    const found: Draft[] = [];
    for (const mention of facts.organizations) {
      if (mention.entity === null || !mention.known || mention.form === 'abbreviation') continue;
      const { text } = mention;
      const right = spelling(mention, style, knowledge);
      if (right === text || text === text.toUpperCase() || isQuoted?.(mention.start)) continue;
      const [was, should] = [text, right].map((name) => name.replace(/\s+/g, ' '));
      const why =
        style.bodyNames === 'official'
          ? phrase`the body spells its name “${should!}”, and ${styleName(style)} keeps that`
          : phrase`${styleName(style)} writes the names of public bodies in British spelling`;
      found.push({
        start: mention.start,
        end: mention.end,
        ...say`“${was!}” is not in the spelling of the house style: ${why}. Write “${should!}”.`,
        fixes: [{ start: mention.start, end: mention.end, ...titled`Write “${should!}”`, newText: right, safe: false }],
      });
    }
    return found;
  },
};

/** Private bodies keep their own spelling in British papers, too. */
const PRIVATE: readonly OrganizationKind[] = ['party', 'company', 'media', 'armed-group', 'ngo', 'other'];

function spelling({ entity, text }: Mention, { bodyNames }: StyleEntry, knowledge: Knowledge): string {
  if (bodyNames === 'official') {
    const { officialSpellings = {} } = knowledge;
    return Object.hasOwn(officialSpellings, entity!) ? spelledLike(text, officialSpellings[entity!]!) : text;
  }
  const british = spelledBritish(text);
  // Rows are asked for only where there is something to say.
  if (british === text) return text;
  const body = organizationOf(knowledge, entity!);
  return body === undefined || PRIVATE.includes(body.kind) ? text : british;
}
