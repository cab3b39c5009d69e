/**
 * Bodies of the user's own, laid over the gazetteer: what the settings of a folder name is known in its texts, and goes before what
 * the gazetteer means by the same wording. The large tables stay as they are, so that this costs no more than the few entries do.
 */
import type { OwnOrganization } from '../../config.ts';
import type { Knowledge, OrganizationEntry } from '../knowledge.ts';
import { compilePhrases, type PhraseTable } from '../phrases.ts';
import {
  addEntry,
  FormBuilder,
  firstOwn,
  type OrganizationLexicon,
  openingOf,
  reduceShortForms,
  startsLow,
  withStarts,
} from './lexicon.ts';
import type { NameForm } from './name-forms.ts';

/** What `OrganizationLexicon` has of its rows, of the user's own; indexes go on where those of the gazetteer end. */
export interface OwnBodies {
  readonly entries: readonly OrganizationEntry[];
  readonly forms: readonly NameForm[];
  readonly table: PhraseTable;
  readonly shortFormsOf: readonly (readonly number[])[];
  readonly headsOf: readonly (readonly string[])[];
}

/** Ids of the user's own begin so; no id of the gazetteer holds a colon. */
const OWN = 'own:';

const known = new WeakMap<readonly OwnOrganization[], ReadonlyMap<string, OrganizationEntry>>();
const NONE: ReadonlyMap<string, OrganizationEntry> = new Map();

/** The bodies as the engine knows bodies, by their ids. The same object for the same list. */
export function ownOrganizations(given: readonly OwnOrganization[]): ReadonlyMap<string, OrganizationEntry> {
  if (given.length === 0) return NONE;
  let entries = known.get(given);
  if (entries === undefined) {
    entries = new Map(given.map((one) => [OWN + one.name, entryOf(one)]));
    known.set(given, entries);
  }
  return entries;
}

export function isOwnOrganization(id: string): boolean {
  return id.startsWith(OWN);
}

function entryOf({ name, abbreviation, aliases = [], kind = 'other' }: OwnOrganization): OrganizationEntry {
  const all = [name, ...aliases];
  // A name in Russian letters stands in the cases of Russian; one of several words may begin in lower case within a sentence.
  const russian = all
    .filter((text) => /\p{Script=Cyrillic}/u.test(text))
    .flatMap((text) => [text, ...(/\s/.test(text) ? [lowered(text)] : [])]);
  return {
    id: OWN + name,
    kind,
    name,
    aliases,
    abbreviations: abbreviation === undefined ? [] : [abbreviation],
    shortForms: [],
    ...(russian.length === 0 ? {} : { names: { ru: russian } }),
    country: null,
    wellKnown: false,
    description: '',
    source: 'settings',
  };
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const overlays = new WeakMap<OrganizationLexicon, WeakMap<ReadonlyMap<string, OrganizationEntry>, OrganizationLexicon>>();

/** The lexicon with the user's own bodies over it; without any, the lexicon itself. The same object for the same list. */
export function withOwnBodies(lexicon: OrganizationLexicon, given: readonly OwnOrganization[]): OrganizationLexicon {
  const entries = ownOrganizations(given);
  if (entries.size === 0) return lexicon;
  let made = overlays.get(lexicon);
  if (made === undefined) {
    made = new WeakMap();
    overlays.set(lexicon, made);
  }
  let overlay = made.get(entries);
  if (overlay === undefined) {
    overlay = lay(lexicon, [...entries.values()]);
    made.set(entries, overlay);
  }
  return overlay;
}

function lay(lexicon: OrganizationLexicon, entries: readonly OrganizationEntry[]): OrganizationLexicon {
  const firstEntry = firstOwn(lexicon);
  const firstForm = lexicon.forms.packed.length;
  const builder = new FormBuilder();
  const headsOf = entries.map((entry, index) => addEntry(builder, entry, firstEntry + index, lexicon));
  const forms = builder.forms();
  const phrases = forms.map((form, index) => ({
    text: openingOf(form.text),
    payload: firstForm + index,
    caseSensitive: !builder.inAnyCase.has(form.text),
  }));
  const shortFormsOf = entries.map((): number[] => []);
  forms.forEach((form, index) => {
    for (const entry of reduceShortForms(form)) shortFormsOf[entry - firstEntry]!.push(firstForm + index);
  });
  const own: OwnBodies = { entries, forms, table: compilePhrases(phrases, 'skip'), shortFormsOf, headsOf };
  return withStarts({ ...lexicon, own }, forms.flatMap(startsLow));
}

/** Knowledge that also has the user's own bodies by their ids. */
export function withOwnKnowledge(knowledge: Knowledge, given: readonly OwnOrganization[]): Knowledge {
  const entries = ownOrganizations(given);
  // Made over the other: its long lists are read when somebody asks for them, and a copy would ask.
  return entries.size === 0 ? knowledge : Object.create(knowledge, { own: { value: entries, enumerable: true } });
}
