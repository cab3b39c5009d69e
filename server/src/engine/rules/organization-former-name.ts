/** A body under a name that it no longer has, where the text speaks of the present. */
import { say, titled } from '../said.ts';
import type { Draft, Rule } from './rule.ts';

export const organizationFormerName: Rule = {
  id: 'organization/former-name',
  summary: 'An organization is called by a name it no longer has',
  defaultSeverity: 'hint',
  scope: 'document',
  check(facts, { knowledge, text, isQuoted }) {
    const { formerNames } = knowledge;
    if (formerNames === undefined) return [];
    const found: Draft[] = [];
    for (const mention of facts.organizations) {
      if (!mention.known) continue;
      const former = Object.hasOwn(formerNames, mention.text) ? formerNames[mention.text]! : null;
      if (former === null || former.entity !== mention.entity || isQuoted?.(mention.start)) continue;
      const before = text.slice(Math.max(0, mention.start - AROUND), mention.start);
      const after = text.slice(mention.end, mention.end + AROUND);
      if (speaksOfThePast(before, after, former.until) || before.includes(former.now) || after.includes(former.now)) continue;
      found.push({
        start: mention.start,
        end: mention.end,
        ...say`“${mention.text}” has been called “${former.now}” since ${former.until}, so the old name misleads where the present is meant. Write “${former.now}”, or say that it was called so then.`,
        fixes: [{ start: mention.start, end: mention.end, ...titled`Write “${former.now}”`, newText: former.now, safe: false }],
      });
    }
    return found;
  },
};

/** Characters on either side that can tell the time a sentence speaks of. */
const AROUND = 160;
const PAST =
  /\b(?:former|formerly|then|then-\w+|predecessor|predecessors|renamed|previously|earlier|originally|founded|established|succeeded|successor|replaced|became|becoming|history|historical|until|ago|was called|known as|transformed)\b/i;

function speaksOfThePast(before: string, after: string, until: number): boolean {
  if (PAST.test(before) || PAST.test(after) || /^\W{0,3}now\b/i.test(after)) return true;
  for (const side of [before, after]) {
    for (const [year] of side.matchAll(/\b(?:1[89]|20)\d\d(?=s?\b)/g)) if (Number(year) <= until) return true;
  }
  return false;
}
