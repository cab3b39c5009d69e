/**
 * Which body each mention means: one fold over the mentions of a document in the order of the text. What the text itself
 * defines comes first, then names that stand for one body, then short forms, which mean the nearest fitting body before
 * them, or the only one after. Where nothing decides, the mention has no entity: ambiguity stays ambiguity.
 */
import type { Definition, Entity, Mention, MentionForm } from '../facts.ts';
import type { Span } from '../span.ts';
import type { LocalDefinition } from './definitions.ts';
import type { LocalMention, LocalOrganizations } from './detect.ts';
import { headNoun, type NameForm, type OrganizationLexicon } from './lexicon.ts';

export interface LinkedOrganizations {
  /** In the order of the text. */
  readonly mentions: Mention[];
  /** By first mention. */
  readonly entities: Entity[];
  /** In the order of the text. */
  readonly definitions: Definition[];
}

interface Body {
  readonly id: string;
  readonly canonical: string;
  /** Index in the gazetteer, or -1. */
  readonly entry: number;
  abbreviation: string | null;
  readonly spans: Span[];
}

interface Defined {
  readonly at: number;
  readonly body: Body;
}

interface Pending {
  readonly index: number;
  readonly nameForm: number;
}

/** Links the mentions of all blocks. `blocks` are in the order of the text; linear in mentions and definitions. */
export function linkOrganizations(
  blocks: readonly { readonly start: number; readonly local: LocalOrganizations }[],
  text: string,
  lexicon: OrganizationLexicon,
): LinkedOrganizations {
  const linker = new Linker(text, lexicon);
  for (const { start, local } of blocks) {
    for (const definition of local.definitions) linker.define(start, definition);
    for (const country of local.countries) linker.see(country.countries, country.portfolio);
  }
  for (const { start, local } of blocks) for (const mention of local.mentions) linker.mention(start, mention);
  return linker.finish();
}

/** Lives for one document. */
class Linker {
  private readonly text: string;
  private readonly lexicon: OrganizationLexicon;
  private readonly bodies = new Map<string, Body>();
  /** Short form -> its definitions in the order of the text. */
  private readonly defined = new Map<string, Defined[]>();
  private readonly definitions: Definition[] = [];
  private readonly recentByForm = new Map<number, Body>();
  private readonly fittingForm = new Map<number, Set<Body>>();
  private readonly recentByHead = new Map<string, Body>();
  private readonly pending: Pending[] = [];
  private readonly mentions: (Mention & { entity: string | null })[] = [];
  private readonly seenCountries = new Set<number>();
  private readonly portfolios = new Map<string, Set<number>>();

  constructor(text: string, lexicon: OrganizationLexicon) {
    this.text = text;
    this.lexicon = lexicon;
  }

  define(offset: number, local: LocalDefinition): void {
    const shortText = local.short.text;
    const body = this.longBody(local);
    if (body.abbreviation === null) body.abbreviation = shortText;
    const list = this.defined.get(shortText) ?? [];
    list.push({ at: offset + local.start, body });
    this.defined.set(shortText, list);
    const move = (span: Span & { readonly text: string }) => ({ start: span.start + offset, end: span.end + offset, text: span.text });
    this.definitions.push({
      start: local.start + offset,
      end: local.end + offset,
      long: move(local.long),
      short: move(local.short),
      entity: body.id,
    });
  }

  see(countries: readonly number[], portfolio: string): void {
    for (const country of countries) this.seenCountries.add(country);
    if (portfolio === '' || countries.length !== 1) return;
    const holders = this.portfolios.get(portfolio) ?? new Set();
    holders.add(countries[0]!);
    this.portfolios.set(portfolio, holders);
  }

  mention(offset: number, local: LocalMention): void {
    const start = offset + local.start;
    const defined = this.definedAs(local, start);
    if (defined !== null) {
      this.add(offset, local, defined, defined.canonical === local.name ? 'full' : 'abbreviation', local.confidence);
      return;
    }
    if (local.nameForm !== -1) {
      this.known(offset, local, this.lexicon.forms[local.nameForm]!);
      return;
    }
    if (local.needs === 'nothing') this.add(offset, local, this.localBody(local.name), local.form, local.confidence);
    else if (local.needs === 'antecedent') {
      const body = this.recentByHead.get(local.head);
      if (body !== undefined) this.add(offset, local, body, 'short', local.confidence);
    }
  }

  finish(): LinkedOrganizations {
    for (const { index, nameForm } of this.pending) this.resolve(index, nameForm);
    const entities: Entity[] = [...this.bodies.values()]
      .filter((body) => body.spans.length > 0)
      .map((body) => ({
        id: body.id,
        kind: 'organization' as const,
        canonical: body.canonical,
        known: body.entry !== -1,
        abbreviation: body.abbreviation,
        mentions: body.spans.sort((a, b) => a.start - b.start),
      }))
      .sort((a, b) => a.mentions[0]!.start - b.mentions[0]!.start || (a.id < b.id ? -1 : 1));
    return { mentions: this.mentions, entities, definitions: this.definitions };
  }

  /** The body a text gives to an abbreviation: by the last definition before it, else by the first one after. */
  private definedAs(local: LocalMention, start: number): Body | null {
    if (local.form === 'full' && local.needs === 'nothing') return null;
    const list = this.defined.get(local.name);
    if (list === undefined) return null;
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle]!.at <= start) low = middle + 1;
      else high = middle;
    }
    return list[Math.max(0, low - 1)]!.body;
  }

  private known(offset: number, local: LocalMention, form: NameForm): void {
    if (local.country !== -1) {
      const country = this.lexicon.countries[local.country]!.id;
      const at = form.entries.findIndex((entry) => this.lexicon.entries[entry]!.country === country);
      if (at !== -1) {
        this.add(offset, local, this.entryBody(form.entries[at]!), form.forms[at]!, 0.9);
        return;
      }
      // "Canada's Department of Education" is not the one of the United States.
      if (form.entries.every((entry) => this.lexicon.entries[entry]!.country !== null)) {
        this.add(offset, local, this.body(`local:${slug(local.name)}-${country}`, local.name, -1), 'full', 0.7);
        return;
      }
    }
    if (form.entries.length === 1 && form.owners === 1) {
      this.add(offset, local, this.entryBody(form.entries[0]!), form.forms[0]!, local.confidence);
      return;
    }
    const recent = this.recentByForm.get(local.nameForm);
    if (recent !== undefined) {
      this.add(offset, local, recent, this.formFor(form, recent), 0.85);
      return;
    }
    if (form.owners === 1) {
      this.add(offset, local, this.entryBody(form.entries[0]!), form.forms[0]!, local.confidence);
      return;
    }
    this.pending.push({ index: this.mentions.length, nameForm: local.nameForm });
    this.push(offset, local, null, local.name, form.owners > 0 ? form.forms[0]! : shortOr(form), form.owners > 0, 0.5);
  }

  private formFor(form: NameForm, body: Body): MentionForm {
    const at = form.entries.indexOf(body.entry);
    return at === -1 ? 'short' : form.forms[at]!;
  }

  private resolve(index: number, nameForm: number): void {
    const form = this.lexicon.forms[nameForm]!;
    const mention = this.mentions[index]!;
    const fitting = this.fittingForm.get(nameForm);
    let body: Body | null = null;
    let confidence = 0.5;
    if (fitting !== undefined) {
      if (fitting.size > 1) return;
      body = [...fitting][0]!;
      confidence = 0.8;
    } else {
      const entry = this.byCountry(form);
      if (entry !== -1) body = this.entryBody(entry);
      else if (form.owners === 0) body = this.localBody(mention.canonical);
      confidence = entry !== -1 ? 0.6 : 0.5;
    }
    if (body === null) return;
    this.mentions[index] = { ...mention, entity: body.id, canonical: body.canonical, known: body.entry !== -1, confidence };
    body.spans.push({ start: mention.start, end: mention.end });
  }

  /** The body of the one state that the whole text speaks of, or whose minister it names; -1 where that is not one. */
  private byCountry(form: NameForm): number {
    const holders = this.portfolios.get(form.text.split(' ')[0]!.toLowerCase());
    for (const countries of [holders, this.seenCountries]) {
      if (countries === undefined || countries.size !== 1) continue;
      const country = this.lexicon.countries[[...countries][0]!]!.id;
      const fitting = form.entries.filter((entry) => this.lexicon.entries[entry]!.country === country);
      if (fitting.length === 1) return fitting[0]!;
    }
    return -1;
  }

  private longBody(local: LocalDefinition): Body {
    if (local.longForm !== -1) {
      const form = this.lexicon.forms[local.longForm]!;
      if (form.owners === 1) return this.entryBody(form.entries[0]!);
    }
    return this.localBody(local.long.text.replace(/\s+/g, ' '));
  }

  private localBody(name: string): Body {
    return this.body(`local:${slug(name)}`, name, -1);
  }

  private entryBody(entry: number): Body {
    const { id, name } = this.lexicon.entries[entry]!;
    return this.body(id, name, entry);
  }

  private body(id: string, canonical: string, entry: number): Body {
    let body = this.bodies.get(id);
    if (body === undefined) {
      const abbreviation = entry === -1 ? null : (this.lexicon.entries[entry]!.abbreviations[0] ?? null);
      body = { id, canonical, entry, abbreviation, spans: [] };
      this.bodies.set(id, body);
    }
    return body;
  }

  private add(offset: number, local: LocalMention, body: Body, form: MentionForm, confidence: number): void {
    this.push(offset, local, body.id, body.canonical, form, body.entry !== -1, confidence);
    body.spans.push({ start: offset + local.start, end: offset + local.end });
    if (body.entry === -1) {
      const head = headNoun(body.canonical, this.lexicon.generics);
      if (head !== null) this.recentByHead.set(head, body);
      return;
    }
    for (const head of this.lexicon.headsOf[body.entry]!) this.recentByHead.set(head, body);
    for (const nameForm of this.lexicon.shortFormsOf[body.entry]!) {
      this.recentByForm.set(nameForm, body);
      const fitting = this.fittingForm.get(nameForm);
      if (fitting === undefined) this.fittingForm.set(nameForm, new Set([body]));
      else fitting.add(body);
    }
  }

  private push(
    offset: number,
    local: LocalMention,
    entity: string | null,
    canonical: string,
    form: MentionForm,
    known: boolean,
    confidence: number,
  ): void {
    const start = offset + local.start;
    const end = offset + local.end;
    this.mentions.push({ start, end, text: this.text.slice(start, end), entity, canonical, form, known, confidence });
  }
}

function shortOr(form: NameForm): MentionForm {
  return form.forms[0] ?? 'short';
}

/** A document-local id: lower case, words joined by hyphens; spellings of one name give one id. */
function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/organis/g, 'organiz')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
