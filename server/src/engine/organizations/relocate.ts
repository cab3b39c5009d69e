/**
 * Moves linked organizations to their new places after an edit that changed none of them, so that typing does not link a whole
 * document again.
 */
import type { Entry } from '../entries.ts';
import type { Definition, Mention } from '../facts.ts';
import type { Span, TextSpan } from '../span.ts';
import type { LinkedOrganizations } from './link.ts';

export interface Replacement {
  /** The entries that stood here, with their old places. */
  readonly before: readonly { readonly entry: Entry; readonly start: number }[];
  readonly after: readonly Entry[];
  /** Where the old stretch began; what stands before it has not moved. */
  readonly start: number;
  /** By how much everything after it moves. */
  readonly delta: number;
}

/** The linked organizations in new places, or null where the edit changed what is linked. */
export function relocate(linked: LinkedOrganizations, whole: Replacement): LinkedOrganizations | null {
  const edit = trimmed(whole);
  const before = edit.before.map(({ entry }) => entry);
  if (signature(before) !== signature(edit.after)) return null;
  const moves = places(edit);
  if (moves === null) return null;
  const move = (offset: number): number => (offset < edit.start ? offset : (moves.get(offset) ?? offset + edit.delta));
  const span = <T extends Span>(value: T): T => {
    const start = move(value.start);
    return { ...value, start, end: start + value.end - value.start };
  };
  const mention = (value: Mention): Mention => (value.start < edit.start ? value : span(value));
  const definition = (value: Definition): Definition => {
    if (value.end <= edit.start) return value;
    return {
      ...value,
      start: move(value.start),
      end: move(value.end),
      long: span<TextSpan>(value.long),
      short: span<TextSpan>(value.short),
    };
  };
  return { mentions: linked.mentions.map(mention), entities: linked.entities, definitions: linked.definitions.map(definition) };
}

/** Leaves out blocks at both ends that only moved, or not even that: a section may be very long, an edit seldom is. */
function trimmed(edit: Replacement): Replacement {
  const { before, after, delta } = edit;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head]!.entry.local === after[head]!.local && before[head]!.start === after[head]!.start) head++;
  let tail = 0;
  while (tail < shorter - head) {
    const old = before[before.length - 1 - tail]!;
    const fresh = after[after.length - 1 - tail]!;
    if (old.entry.local !== fresh.local || fresh.start - old.start !== delta) break;
    tail++;
  }
  const last = head === 0 ? null : before[head - 1]!;
  return {
    before: before.slice(head, before.length - tail),
    after: after.slice(head, after.length - tail),
    start: last === null ? edit.start : last.start + last.entry.block.text.length,
    delta,
  };
}

/** What linking reads of some blocks, places left out. */
function signature(entries: readonly Entry[]): string {
  let out = '';
  for (const { block, local } of entries) {
    const { mentions, definitions, countries } = local.organizations;
    if (mentions.length === 0 && definitions.length === 0 && countries.length === 0) continue;
    // The words as they stand too: two spaces for one change a mention's text and length.
    const words = mentions.map((mention) => block.text.slice(mention.start, mention.end));
    out += JSON.stringify([words, mentions, definitions, countries], (key, value: unknown) => (PLACES.has(key) ? undefined : value));
  }
  return out;
}

const PLACES = new Set(['start', 'end', 'longFirst', 'longLast', 'shortFirst', 'shortLast']);

/** Old offset -> new offset of everything named in the changed blocks; null where something does not correspond. */
function places(edit: Replacement): Map<number, number> | null {
  const old = edit.before.flatMap(({ entry, start }) => offsets(entry, start));
  const fresh = edit.after.flatMap((entry) => offsets(entry, entry.start));
  if (old.length !== fresh.length) return null;
  const moves = new Map<number, number>();
  for (let i = 0; i < old.length; i++) {
    const known = moves.get(old[i]!);
    if (known !== undefined && known !== fresh[i]) return null;
    moves.set(old[i]!, fresh[i]!);
  }
  return moves;
}

function offsets({ local }: Entry, by: number): number[] {
  const { mentions, definitions } = local.organizations;
  const spans: Span[] = [...mentions];
  for (const definition of definitions) spans.push(definition, definition.long, definition.short);
  return spans.flatMap((span) => [span.start + by, span.end + by]);
}
