/** Findings of a pair in newer versions of its texts, as far as that is sure without comparing them again. */
import type { Edit, Fix } from '../engine/facts.ts';
import type { Span } from '../engine/span.ts';
import type { PairFinding } from './pair.ts';
import type { PairReview } from './review.ts';

/** What stands where the text changed is left out; what stands behind it moves along. Linear in the texts, and fast. */
export function movedFindings(
  { source, target, findings }: Omit<PairReview, 'links'>,
  sourceNow: string,
  targetNow: string,
): readonly PairFinding[] {
  const inSource = moves(source.text, sourceNow);
  const inTarget = moves(target.text, targetNow);
  return findings.flatMap((finding): PairFinding[] => {
    const place = inTarget(finding);
    const counterparts = finding.counterparts.map((one) => ({ ...one, ...inSource(one) }));
    if (place === null || finding.counterparts.some((one) => inSource(one) === null)) return [];
    return [{ ...finding, ...place, counterparts, fixes: finding.fixes.flatMap((fix) => movedFix(fix, inTarget)) }];
  });
}

function movedFix(fix: Fix, move: (span: Span) => Span | null): Fix[] {
  const place = move(fix);
  const also = fix.also?.map((edit): Edit | null => {
    const there = move(edit);
    return there === null ? null : { ...edit, ...there };
  });
  if (place === null || also?.includes(null)) return [];
  return [{ ...fix, ...place, ...(also === undefined ? {} : { also: also as Edit[] }) }];
}

/** Where a span of the old text stands in the new one; null where it touches what changed. */
function moves(before: string, now: string): (span: Span) => Span | null {
  if (before === now) return ({ start, end }) => ({ start, end });
  const shorter = Math.min(before.length, now.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === now.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < shorter - head && before.charCodeAt(before.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail)) tail++;
  const shift = now.length - before.length;
  return ({ start, end }) => {
    if (end < head) return { start, end };
    return start > before.length - tail ? { start: start + shift, end: end + shift } : null;
  };
}
