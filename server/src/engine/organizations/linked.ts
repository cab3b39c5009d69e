/**
 * Linked organizations kept with the blocks they stand in, so that an edit that changes none of them moves none of them: where
 * they stand is asked of their blocks.
 */
import { type Entry, HAS } from '../entries.ts';
import type { Definition, Entity, Mention } from '../facts.ts';
import type { Span } from '../span.ts';
import type { OrganizationLexicon } from './lexicon.ts';
import { linkOrganizations } from './link.ts';

/** Links all entries; the answer are the entities, by first mention. Linear. */
export function linkEntries(entries: readonly Entry[], lexicon: OrganizationLexicon): readonly Entity[] {
  const spoken = entries.filter(isSpoken);
  const blocks = spoken.map(({ start, block, local }) => ({ start, text: block.text, local: local.organizations }));
  const linked = linkOrganizations(blocks, lexicon);
  let number = 0;
  let next = 0;
  let defined = 0;
  for (const entry of spoken) {
    const { mentions, definitions } = entry.local.organizations;
    const of = mentions.map(() => (linked.numbers[next] === number++ ? linked.mentions[next++]! : null));
    entry.links = { mentions: of, definitions: linked.definitions.slice(defined, defined + definitions.length) };
    defined += definitions.length;
  }
  return linked.entities;
}

/** Hands on the links of blocks that went to those that came; false where that is more than a move, so all must be linked anew. */
export function passOn(removed: readonly Entry[], added: readonly Entry[]): boolean {
  const before = removed.filter(isNamed);
  const after = added.filter(isNamed);
  if (before.length !== after.length) return false;
  for (let i = 0; i < before.length; i++) {
    const [old, fresh] = [before[i]!, after[i]!];
    if (old.local !== fresh.local && signature(old) !== signature(fresh)) return false;
    if (isSpoken(old) && old.links === null) return false;
  }
  for (let i = 0; i < before.length; i++) {
    const { links } = before[i]!;
    // A copy: a block that went may come back, and its mentions stand where they stood then.
    after[i]!.links = links === null ? null : { mentions: [...links.mentions], definitions: [...links.definitions] };
  }
  return true;
}

/** Mentions in the order of the text, where they stand now. Kept with their blocks until they move. */
export function mentionsOf(entries: readonly Entry[]): Mention[] {
  const found: Mention[] = [];
  for (const entry of entries) {
    const { links, start, local } = entry;
    if (links === null) continue;
    local.organizations.mentions.forEach((mention, i) => {
      let linked = links.mentions[i]!;
      if (linked === null) return;
      if (linked.start !== start + mention.start || linked.end !== start + mention.end) {
        linked = { ...linked, start: start + mention.start, end: start + mention.end };
        links.mentions[i] = linked;
      }
      found.push(linked);
    });
  }
  return found;
}

/** Definitions in the order of the text, where they stand now. */
export function definitionsOf(entries: readonly Entry[]): Definition[] {
  const found: Definition[] = [];
  for (const { links, start, local } of entries) {
    if (links === null) continue;
    const at = <T extends Span>(old: T, span: Span): T => ({ ...old, start: start + span.start, end: start + span.end });
    local.organizations.definitions.forEach((definition, i) => {
      const linked = links.definitions[i]!;
      found.push({
        ...at(linked, definition),
        long: at(linked.long, definition.long),
        short: at(linked.short, definition.short),
      });
    });
  }
  return found;
}

function isSpoken(entry: Entry): boolean {
  return (entry.has & HAS.organizations) !== 0;
}

/** Anything that rules of the document look at. */
function isNamed(entry: Entry): boolean {
  return (entry.has & (HAS.organizations | HAS.heading)) !== 0;
}

/** What linking and the rules of the document read of a block, places left out. */
function signature({ block, local, has }: Entry): string {
  const heading = (has & HAS.heading) === 0 ? '' : `${block.headingDepth} ${block.text}`;
  const { mentions, definitions, countries } = local.organizations;
  // The words as they stand too: two spaces for one change a mention's text and length.
  const words = mentions.map((mention) => block.text.slice(mention.start, mention.end));
  const order = definitions.length === 0 ? [] : ranks([...mentions, ...definitions.flatMap((one) => [one, one.long, one.short])]);
  return JSON.stringify([heading, words, mentions, definitions, countries, order], (key, value: unknown) =>
    PLACES.has(key) ? undefined : value,
  );
}

const PLACES = new Set(['start', 'end', 'longFirst', 'longLast', 'shortFirst', 'shortLast']);

/** Which of the places are the same, and which stand before which. */
function ranks(spans: readonly Span[]): number[] {
  const places = spans.flatMap(({ start, end }) => [start, end]);
  const order = new Map([...new Set(places)].sort((a, b) => a - b).map((place, i) => [place, i]));
  return places.map((place) => order.get(place)!);
}
