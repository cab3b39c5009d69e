/**
 * Linked organizations kept with the blocks they stand in, so that an edit that changes none of them moves none of them: where
 * they stand is asked of their blocks.
 */
import { type Entry, HAS } from '../entries.ts';
import type { Definition, Entity, Mention, MentionForm } from '../facts.ts';
import type { Slices } from '../slices.ts';
import type { Span, TextSpan } from '../span.ts';
import type { LocalDefinition } from './definitions.ts';
import type { OrganizationLexicon } from './lexicon.ts';
import { linkInSlices } from './link.ts';
import type { LocalMention } from './local-mention.ts';

/** What linking says of a document. Mentions and definitions tell where they stand now, whatever was edited since. */
export interface Linked {
  /** By first mention; their own mentions are those of the text as it was linked. */
  readonly entities: readonly Entity[];
  /** In the order of the text. */
  readonly mentions: readonly Mention[];
  readonly definitions: readonly Definition[];
}

/** What linking says of one block: of each of its mentions, null where it turned out to be none, and of each definition. */
export interface EntryLinks {
  readonly mentions: readonly (KeptMention | null)[];
  readonly definitions: readonly KeptDefinition[];
}

/**
 * Links the entries of a document, and remembers how it was linked before: what is typed is often taken back. Lives as long as
 * its document.
 */
export class Linking {
  private readonly lexicon: OrganizationLexicon;
  private known: Remembered[] = [];

  constructor(lexicon: OrganizationLexicon) {
    this.lexicon = lexicon;
  }

  /** `entries` are in the order of the text, and hold all that name organizations or countries. Linear. */
  *of(entries: readonly Entry[]): Slices<Linked> {
    const spoken = entries.filter(isSpoken);
    const at = this.known.findIndex(
      (known) => known.entries.length === spoken.length && known.entries.every((entry, i) => saysTheSame(entry, spoken[i]!)),
    );
    if (at === -1) {
      const linked = yield* linkEntries(spoken, this.lexicon);
      this.known.unshift({ entries: spoken, links: spoken.map(({ links }) => links!), linked });
      if (this.known.length > KEPT) this.known.pop();
      return linked;
    }
    const [known] = this.known.splice(at, 1) as [Remembered];
    this.known.unshift(known);
    spoken.forEach((entry, i) => {
      handOn(known.links[i]!, entry);
    });
    return known.linked;
  }
}

interface Remembered {
  readonly entries: readonly Entry[];
  readonly links: readonly EntryLinks[];
  readonly linked: Linked;
}

/** One for each side of a change that is made and taken back. */
const KEPT = 2;

function* linkEntries(spoken: readonly Entry[], lexicon: OrganizationLexicon): Slices<Linked> {
  const blocks = spoken.map(({ start, block, local }) => ({ start, text: block.text, local: local.organizations }));
  const linked = yield* linkInSlices(blocks, lexicon);
  const mentions: KeptMention[] = [];
  const definitions: KeptDefinition[] = [];
  let number = 0;
  for (const entry of spoken) {
    const { organizations } = entry.local;
    const of = organizations.mentions.map((local) => {
      const next = mentions.length;
      if (linked.numbers[next] !== number++) return null;
      const kept = new KeptMention(entry, local, linked.mentions[next]!);
      mentions.push(kept);
      return kept;
    });
    const defined = organizations.definitions.map((local) => {
      const kept = new KeptDefinition(entry, local, linked.definitions[definitions.length]!);
      definitions.push(kept);
      return kept;
    });
    entry.links = { mentions: of, definitions: defined };
  }
  return { entities: linked.entities, mentions, definitions };
}

/**
 * What blocks that came change, in the place of those that went: nothing, only what is said of organizations, or also which
 * bodies are meant. Links are handed on where they stay.
 */
export function passOn(removed: readonly Entry[], added: readonly Entry[]): 'nothing' | 'verdict' | 'links' {
  const before = removed.filter(isNamed);
  const after = added.filter(isNamed);
  if (before.length === 0 && after.length === 0) return 'nothing';
  const old = before.filter(isSpoken);
  const fresh = after.filter(isSpoken);
  if (old.length !== fresh.length) return 'links';
  for (let i = 0; i < old.length; i++) if (old[i]!.links === null || !saysTheSame(old[i]!, fresh[i]!)) return 'links';
  for (let i = 0; i < old.length; i++) handOn(old[i]!.links!, fresh[i]!);
  const isSame =
    before.length === after.length && before.every((entry, i) => isSpoken(entry) === isSpoken(after[i]!) && sameTitle(entry, after[i]!));
  return isSame ? 'nothing' : 'verdict';
}

/** Any of what is linked or judged together with it: organizations, countries, headings. */
export function isNamed(entry: Entry): boolean {
  return (entry.has & (HAS.organizations | HAS.heading)) !== 0;
}

class KeptMention implements Mention {
  entry: Entry;
  local: LocalMention;
  readonly text: string;
  readonly entity: string | null;
  readonly canonical: string;
  readonly form: MentionForm;
  readonly known: boolean;
  readonly confidence: number;

  constructor(entry: Entry, local: LocalMention, { text, entity, canonical, form, known, confidence }: Mention) {
    this.entry = entry;
    this.local = local;
    this.text = text;
    this.entity = entity;
    this.canonical = canonical;
    this.form = form;
    this.known = known;
    this.confidence = confidence;
  }

  get start(): number {
    return this.entry.start + this.local.start;
  }

  get end(): number {
    return this.entry.start + this.local.end;
  }
}

class KeptDefinition implements Definition {
  entry: Entry;
  local: LocalDefinition;
  readonly entity: string;

  constructor(entry: Entry, local: LocalDefinition, { entity }: Definition) {
    this.entry = entry;
    this.local = local;
    this.entity = entity;
  }

  get start(): number {
    return this.entry.start + this.local.start;
  }

  get end(): number {
    return this.entry.start + this.local.end;
  }

  get long(): TextSpan {
    return this.placed(this.local.long);
  }

  get short(): TextSpan {
    return this.placed(this.local.short);
  }

  private placed({ start, end, text }: TextSpan): TextSpan {
    const by = this.entry.start;
    return { start: start + by, end: end + by, text };
  }
}

function handOn(links: EntryLinks, entry: Entry): void {
  const { mentions, definitions } = entry.local.organizations;
  links.mentions.forEach((kept, i) => {
    if (kept === null) return;
    kept.entry = entry;
    kept.local = mentions[i]!;
  });
  links.definitions.forEach((kept, i) => {
    kept.entry = entry;
    kept.local = definitions[i]!;
  });
  entry.links = links;
}

function isSpoken(entry: Entry): boolean {
  return (entry.has & HAS.organizations) !== 0;
}

function sameTitle({ block: a }: Entry, { block: b }: Entry): boolean {
  const isTitle = a.kind === 'heading';
  return isTitle === (b.kind === 'heading') && (!isTitle || (a.headingDepth === b.headingDepth && a.text === b.text));
}

function saysTheSame(a: Entry, b: Entry): boolean {
  return a.local === b.local || signature(a) === signature(b);
}

/** What linking reads of a block, places left out. */
function signature({ block, local }: Entry): string {
  const { mentions, definitions, countries } = local.organizations;
  // The words as they stand too: two spaces for one change a mention's text and length.
  const words = mentions.map((mention) => block.text.slice(mention.start, mention.end));
  // A state that is named before a ministry can be whose it is.
  const states = countries.map(({ start }) => ({ start, end: start }));
  const isOrdered = definitions.length === 0 && (states.length === 0 || mentions.length === 0);
  const order = isOrdered ? [] : ranks([...mentions, ...states, ...definitions.flatMap((one) => [one, one.long, one.short])]);
  return JSON.stringify([words, mentions, definitions, countries, order], (key, value: unknown) => (PLACES.has(key) ? undefined : value));
}

const PLACES = new Set(['start', 'end', 'longFirst', 'longLast', 'shortFirst', 'shortLast']);

/** Which of the places are the same, and which stand before which. */
function ranks(spans: readonly Span[]): number[] {
  const places = spans.flatMap(({ start, end }) => [start, end]);
  const order = new Map([...new Set(places)].sort((a, b) => a - b).map((place, i) => [place, i]));
  return places.map((place) => order.get(place)!);
}
