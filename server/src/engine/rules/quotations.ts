/** What the rules about quotations share. */
import type { Quotation } from '../facts.ts';

/** A quotation in marks, not a title, a scare quote or a report. */
export function isDirect(quotation: Quotation): boolean {
  return quotation.use === 'quotation' && (quotation.type === 'direct' || quotation.type === 'mixed');
}

/** Names of marks in messages, because a lone mark is hard to see in a list of problems. */
export const MARK_NAMES: ReadonlyMap<string, string> = new Map([
  ['"', 'straight mark'],
  ['“', 'mark “'],
  ['”', 'mark ”'],
  ['„', 'mark „'],
  ['«', 'mark «'],
  ['»', 'mark »'],
  ['「', 'mark 「'],
  ['」', 'mark 」'],
  ['『', 'mark 『'],
  ['』', 'mark 』'],
  ['《', 'mark 《'],
  ['》', 'mark 》'],
]);
