/**
 * Which body each mention means: one fold over the mentions of a document in the order of the text. What the text itself
 * defines comes first, then names that stand for one body, then short forms, which mean the nearest fitting body before
 * them, or the only one after. Where nothing decides, the mention has no entity: ambiguity stays ambiguity.
 */
import type { Definition, Entity, Mention, MentionForm } from '../facts.ts';
import { finish, type Slices } from '../slices.ts';
import type { Span } from '../span.ts';
import { type Body, slug } from './body.ts';
import type { LocalDefinition } from './definitions.ts';
import { LEAST_OF_WHOLE, listLetters } from './letters-of-names.ts';
import { bodyAt, countryOfBody, formAt, headNoun, headsOf, type OrganizationLexicon, shortFormsOf } from './lexicon.ts';
import { type LocalMention, type LocalOrganizations, UNDECIDED } from './local-mention.ts';
import { MeantStates, ministryOf } from './meant-states.ts';
import type { NameForm } from './name-forms.ts';
import { rolesOf, rolesOfName } from './stand-ins.ts';
import { bodiesOf } from './state-letters.ts';

export interface LinkedOrganizations {
  /** In the order of the text. */
  readonly mentions: Mention[];
  /** Of each of them, which of all the blocks' mentions it is. */
  readonly numbers: readonly number[];
  /** By first mention. */
  readonly entities: Entity[];
  /** In the order of the text. */
  readonly definitions: Definition[];
}

interface Defined {
  readonly at: number;
  readonly body: Body;
}

/** A short form with nothing before it that it could mean: decided when the whole text is known. */
interface Pending {
  readonly index: number;
  /** Wording of the gazetteer, or -1. */
  readonly nameForm: number;
  readonly head: string;
  /** A mention even where no body fits. */
  readonly stands: boolean;
  /** A name that only another mention of the same words makes one. */
  readonly doubted: boolean;
  /** Row of `StateLetters`, or -1. */
  readonly letters: number;
  /** "the foreign ministry" is that of a state which acts in the text, not of any that is named in it. */
  readonly lower: boolean;
}

/** A block, where it stands, and what it says alone. */
export interface LinkedBlock {
  readonly start: number;
  readonly text: string;
  readonly local: LocalOrganizations;
}

/** Links the mentions of all blocks. `blocks` are in the order of the text; linear in mentions and definitions. */
export function linkOrganizations(blocks: readonly LinkedBlock[], lexicon: OrganizationLexicon): LinkedOrganizations {
  return finish(linkInSlices(blocks, lexicon));
}

export function* linkInSlices(blocks: readonly LinkedBlock[], lexicon: OrganizationLexicon): Slices<LinkedOrganizations> {
  const linker = new Linker(lexicon);
  for (let at = 0; at < blocks.length; at++) linker.look(blocks[at]!);
  for (let at = 0; at < blocks.length; at++) linker.link(blocks[at]!, 'definitions');
  for (let at = 0; at < blocks.length; at++) {
    linker.link(blocks[at]!, 'mentions');
    if (at % LINKED_AT_ONCE === LINKED_AT_ONCE - 1) yield LINKED_AT_ONCE * LINK_COST;
  }
  return linker.finish();
}

const LINKED_AT_ONCE = 64;
/** Of a block; see `Slices`. */
const LINK_COST = 30;

/** Words that are left of a name. */
const LEAST_BEGINNING = 2;

/** Of the codes that states go by. */
const CODE_LETTERS = 2;

/** Lives for one document. */
class Linker {
  /** Of the block whose mentions are linked. */
  private text = '';
  private readonly lexicon: OrganizationLexicon;
  private readonly bodies = new Map<string, Body>();
  /** Short form -> its definitions in the order of the text. */
  private readonly defined = new Map<string, Defined[]>();
  /** Start of a long form that the gazetteer gives to several bodies -> the one that its definition took. */
  private readonly longAt = new Map<number, Body>();
  private readonly longNames = new Map<string, Body>();
  /** What names begin with before their first small word -> the body; null for several. */
  private readonly shortened = new Map<string, Body | null>();
  private readonly definitions: Definition[] = [];
  private readonly recentByForm = new Map<number, Body>();
  private readonly fittingForm = new Map<number, Set<Body>>();
  private readonly recentByHead = new Map<string, Body>();
  private readonly fittingHead = new Map<string, Set<Body>>();
  /** Roles that nouns of the text ask for, and the last body that has one of them. */
  private readonly recentByRoles = new Map<number, Body | null>();
  private readonly pending: Pending[] = [];
  private readonly states: MeantStates;
  private readonly mentions: (Mention & { entity: string | null })[] = [];
  private readonly numbers: number[] = [];
  private asked = 0;
  /** Those that a longer name than two letters means. */
  private readonly spelledOut = new Set<number>();
  private byLetters: Map<string, Body | null> | null = null;

  constructor(lexicon: OrganizationLexicon) {
    this.lexicon = lexicon;
    this.states = new MeantStates(lexicon);
  }

  look({ start, local }: LinkedBlock): void {
    for (const country of local.countries) this.states.see(start, country);
    for (const mention of local.mentions) this.foresee(mention);
  }

  link({ start, local, text }: LinkedBlock, what: 'definitions' | 'mentions'): void {
    this.text = text;
    if (what === 'mentions') for (const mention of local.mentions) this.mention(start, mention);
    else for (const definition of local.definitions) this.define(start, definition);
  }

  private define(offset: number, local: LocalDefinition): void {
    const shortText = local.short.text;
    const body = this.longBody(offset, local);
    if (body.abbreviation === null) body.abbreviation = shortText;
    // The long form means the same body wherever the text repeats it.
    if (local.longForm === -1) this.longNames.set(slug(local.long.text), body);
    else if (formAt(this.lexicon, local.longForm).owners !== 1) this.longAt.set(offset + local.long.start, body);
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

  private foresee(local: LocalMention): void {
    if (local.roles !== 0) this.recentByRoles.set(local.roles, null);
    if (local.nameForm === -1) return;
    const form = formAt(this.lexicon, local.nameForm);
    const entry = local.country >= 0 ? this.states.bodyOf(form, local.country) : -1;
    if (entry !== -1) this.states.name(entry);
    else if (form.owners === 1) this.states.name(form.entries[0]!);
    if (form.owners === 1 && form.text.length > CODE_LETTERS) this.spelledOut.add(form.entries[0]!);
  }

  private mention(offset: number, local: LocalMention): void {
    this.asked++;
    const start = offset + local.start;
    const long = this.longAt.get(start);
    if (long !== undefined && local.needs === 'nothing') {
      this.add(
        offset,
        local,
        long,
        long.entry === -1 ? 'full' : this.formFor(formAt(this.lexicon, local.nameForm), long),
        local.confidence,
      );
      return;
    }
    const defined = this.definedAs(local, start);
    if (defined !== null) {
      this.add(offset, local, defined, defined.canonical === local.name ? 'full' : 'abbreviation', local.confidence);
      return;
    }
    if (local.nameForm !== -1) {
      this.known(offset, local, formAt(this.lexicon, local.nameForm));
      return;
    }
    if (local.roles !== 0) {
      const body = this.recentByRoles.get(local.roles) ?? null;
      if (body !== null) this.add(offset, local, body, 'short', local.confidence);
      return;
    }
    if (local.needs === 'named') this.wait(offset, local, local.form, false);
    else if (local.needs === 'nothing') this.add(offset, local, this.localBody(local.name), local.form, local.confidence);
    else if (local.head !== '') {
      const body = this.recentByHead.get(local.head);
      if (body !== undefined) this.add(offset, local, body, 'short', local.confidence);
      else this.wait(offset, local, 'short', false);
    } else if (local.needs === 'body' || (local.needs === 'definition' && local.name.length >= LEAST_OF_WHOLE)) {
      this.wait(offset, local, 'abbreviation', false);
    }
  }

  private wait(offset: number, local: LocalMention, form: MentionForm, known: boolean): void {
    const stands = local.needs === 'body' || local.needs === 'nothing';
    const doubted = local.needs === 'named';
    this.pending.push({
      index: this.mentions.length,
      nameForm: local.nameForm,
      head: local.head,
      stands,
      doubted,
      letters: local.letters,
      lower: local.needs === 'earlier',
    });
    this.push(offset, local, null, local.name, form, known, 0.5);
  }

  finish(): LinkedOrganizations {
    const dropped = new Set<number>();
    // Names that only another mention of the same words makes one come last, when those are decided.
    for (const doubted of [false, true]) {
      for (const pending of this.pending) if (pending.doubted === doubted && !this.resolve(pending)) dropped.add(pending.index);
    }
    const kept = <T>(list: T[]): T[] => (dropped.size === 0 ? list : list.filter((_, index) => !dropped.has(index)));
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
    return { mentions: kept(this.mentions), numbers: kept(this.numbers), entities, definitions: this.definitions };
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
    if (local.country >= 0) {
      const entry = this.states.bodyOf(form, local.country);
      if (entry !== -1) {
        // "MFA of Ukraine" is no abbreviation any more that wants explaining.
        const how = local.placed ? 'alias' : form.forms[form.entries.indexOf(entry)]!;
        this.add(offset, local, this.entryBody(entry), how, 0.9);
        return;
      }
      // "Canada's Department of Education" is not the one of the United States.
      if ((form.owners === 0 && local.needs !== 'antecedent') || this.isCommon(form)) {
        const { id } = this.lexicon.countries[local.country]!;
        this.add(offset, local, this.body(`local:${slug(local.name)}-${id}`, local.name, -1), 'full', 0.7);
        return;
      }
    } else if (local.country === UNDECIDED && form.owners === 0) {
      // "the Congolese Foreign Ministry" after the Russian one is one of two, and not the Russian.
      this.add(offset, local, this.localBody(local.name), form.forms[0]!, 0.5);
      return;
    }
    const recent = this.recentByForm.get(local.nameForm);
    if (recent !== undefined) {
      this.add(offset, local, recent, this.formFor(form, recent), 0.85);
      return;
    }
    if (local.needs === 'earlier' && ministryOf(this.lexicon, form) === null) return;
    if (form.owners === 1 && !this.mayBeState(form)) {
      this.add(offset, local, this.entryBody(form.entries[0]!), form.forms[0]!, local.confidence);
      return;
    }
    this.wait(offset, local, form.forms[0]!, form.owners > 0);
  }

  /** "AU" in a text on Australia, in which the African Union has no other name: which of them is meant stays open. */
  private mayBeState(form: NameForm): boolean {
    if (!form.ambiguous || form.text.length !== CODE_LETTERS || this.spelledOut.has(form.entries[0]!)) return false;
    const code = form.text.toLowerCase();
    return this.states.isSeen(code);
  }

  /** A name every state could give: built on a head noun, and naming no state itself ("Palestinian Authority" does). */
  private isCommon(form: NameForm): boolean {
    if (form.entries.some((entry) => countryOfBody(this.lexicon, entry) === null)) return false;
    const words = form.text.split(' ');
    return words.some((word) => this.lexicon.heads.has(word.toLowerCase())) && !words.some((word) => this.lexicon.placeWords.has(word));
  }

  private formFor(form: NameForm, body: Body): MentionForm {
    const at = form.entries.indexOf(body.entry);
    return at === -1 ? 'short' : form.forms[at]!;
  }

  /** False where the short form turns out to be no mention. */
  private resolve({ index, nameForm, head, stands, doubted, letters, lower }: Pending): boolean {
    const mention = this.mentions[index]!;
    if (mention.form === 'abbreviation' && nameForm === -1 && this.resolveLetters(index, mention)) return true;
    if (letters !== -1 && this.resolveOfState(index, mention, letters)) return true;
    if (doubted) return this.settle(index, mention);
    const fitting = nameForm === -1 ? this.fittingHead.get(head) : this.fittingForm.get(nameForm);
    let body = fitting === undefined || fitting.size > 1 ? null : [...fitting][0]!;
    if (fitting !== undefined && body === null) {
      // Several bodies fit. Without a minister in the text that speaks for one of them, which one is meant stays open.
      const entry = nameForm === -1 ? -1 : this.states.byPortfolio(formAt(this.lexicon, nameForm));
      if (entry === -1) return stands;
      body = this.entryBody(entry);
    }
    let confidence = 0.8;
    if (body === null && nameForm !== -1) {
      const entry = this.states.byCountry(formAt(this.lexicon, nameForm), mention.start, lower);
      if (entry !== -1) body = this.entryBody(entry);
      confidence = 0.6;
    }
    if (body === null) {
      if (!stands) return false;
      // The wording of several bodies, none of which the text names: one body of this text at most, but not a new one.
      if (nameForm !== -1 && formAt(this.lexicon, nameForm).owners > 0) return true;
      body = this.undecided(nameForm, mention.canonical);
      confidence = 0.5;
    }
    this.mentions[index] = { ...mention, entity: body.id, canonical: body.canonical, known: body.entry !== -1, confidence };
    body.spans.push({ start: mention.start, end: mention.end });
    // What is short for this body is so for later mentions of the kind "the ministry", too.
    if (nameForm !== -1) this.spread(body, mention.text);
    return true;
  }

  /** A name that a sure mention in the text bears, too. */
  private settle(index: number, mention: Mention): boolean {
    const key = slug(mention.canonical);
    const body = this.longNames.get(key) ?? this.bodies.get(`local:${key}`);
    if (body === undefined || body.spans.length === 0) return false;
    this.mentions[index] = { ...mention, entity: body.id, canonical: body.canonical, known: body.entry !== -1, confidence: 0.5 };
    body.spans.push({ start: mention.start, end: mention.end });
    return true;
  }

  /** "LAF" in a text that names one body with these capitals, "Lebanese Armed Forces", and introduces no letters for it. */
  private resolveLetters(index: number, mention: Mention): boolean {
    this.byLetters ??= listLetters(this.mentions, this.bodies, this.lexicon);
    const body = this.byLetters.get(mention.text) ?? null;
    if (body === null) return false;
    this.mentions[index] = { ...mention, entity: body.id, canonical: body.canonical, known: body.entry !== -1, confidence: 0.7 };
    body.spans.push({ start: mention.start, end: mention.end });
    return true;
  }

  /** "UMP" in a text that names France or a body of it, and no other state with a party of these letters. */
  private resolveOfState(index: number, mention: Mention, letters: number): boolean {
    const fitting: number[] = [];
    for (const entry of bodiesOf(this.lexicon.stateLetters, letters)) {
      const { country, letters: own = [] } = bodyAt(this.lexicon, entry);
      if (country === null || !own.includes(mention.text)) continue;
      if (this.states.hasBody(country) || this.states.isSeen(country)) fitting.push(entry);
    }
    const acting = fitting.length < 2 ? fitting : fitting.filter((entry) => this.states.hasBody(countryOfBody(this.lexicon, entry)!));
    if (acting.length !== 1) return false;
    const body = this.entryBody(acting[0]!);
    this.mentions[index] = { ...mention, entity: body.id, canonical: body.canonical, known: true, confidence: 0.6 };
    body.spans.push({ start: mention.start, end: mention.end });
    return true;
  }

  private longBody(offset: number, local: LocalDefinition): Body {
    if (local.longForm !== -1) {
      const form = formAt(this.lexicon, local.longForm);
      const owner = local.longCountry >= 0 ? this.states.bodyOf(form, local.longCountry) : -1;
      if (owner !== -1) return this.entryBody(owner);
      if (form.owners === 1) return this.entryBody(form.entries[0]!);
      // "the Ministry of Defence (MoD)": the one that the text names in full elsewhere, else that of its only state.
      const candidates = form.entries.filter((entry) => this.states.isNamed(entry));
      const one =
        candidates.length === 1
          ? candidates[0]!
          : candidates.length === 0
            ? this.states.byCountry(form, offset + local.start)
            : this.states.byPortfolio(form);
      if (local.longCountry !== UNDECIDED && one !== -1) return this.entryBody(one);
    }
    const name = local.long.text.replace(/\s+/g, ' ');
    // "Social Democratic Party (SPD)": a known abbreviation whose full name holds the words is that body.
    if (local.shortForm !== -1) {
      const { entries, owners } = formAt(this.lexicon, local.shortForm);
      const entry = bodyAt(this.lexicon, entries[0]!);
      if (owners === 1 && [entry.name, ...entry.aliases].some((known) => known.includes(name))) return this.entryBody(entries[0]!);
    }
    return local.longForm === -1 ? this.localBody(name) : this.undecided(local.longForm, name);
  }

  private localBody(name: string): Body {
    const key = slug(name);
    const known = this.longNames.get(key) ?? this.bodies.get(`local:${key}`) ?? this.shortened.get(key);
    if (known) return known;
    const body = this.body(`local:${key}`, name, -1);
    // "the Lake Forum" behind "the Lake Forum on Regional Security", unless another forum begins so, too.
    const words = name.split(' ');
    const rest = words.findIndex((word) => /^\p{Ll}/u.test(word));
    if (rest >= LEAST_BEGINNING) {
      const short = slug(words.slice(0, rest).join(' '));
      this.shortened.set(short, this.shortened.has(short) ? null : body);
    }
    return body;
  }

  /** A ministry that nobody says the state of: what else the text calls so is the same one. */
  private undecided(nameForm: number, name: string): Body {
    const ministry = nameForm === -1 ? null : ministryOf(this.lexicon, formAt(this.lexicon, nameForm));
    return ministry === null ? this.localBody(name) : this.body(`local:${ministry}`, name, -1);
  }

  private entryBody(entry: number): Body {
    const { id, name } = bodyAt(this.lexicon, entry);
    return this.body(id, name, entry);
  }

  private body(id: string, canonical: string, entry: number): Body {
    let body = this.bodies.get(id);
    if (body === undefined) {
      const abbreviation = entry === -1 ? null : (bodyAt(this.lexicon, entry).abbreviations[0] ?? null);
      body = { id, canonical, entry, abbreviation, roles: null, spans: [] };
      this.bodies.set(id, body);
    }
    return body;
  }

  private add(offset: number, local: LocalMention, body: Body, form: MentionForm, confidence: number): void {
    this.push(offset, local, body.id, body.canonical, form, body.entry !== -1, confidence);
    body.spans.push({ start: offset + local.start, end: offset + local.end });
    this.spread(body, local.name);
  }

  /** Notes what can now be short for the body, which the text called by `name`. */
  private spread(body: Body, name: string): void {
    if (this.recentByRoles.size > 0) {
      for (const roles of this.recentByRoles.keys()) if ((this.rolesOf(body) & roles) !== 0) this.recentByRoles.set(roles, body);
    }
    if (body.entry === -1) {
      const head = headNoun(body.canonical, this.lexicon);
      if (head !== null) this.note(this.recentByHead, this.fittingHead, head, body);
      // After "the Philippine Congress", "Congress" is not the one in Washington.
      const noun = this.lexicon.nounForms.get(/[^\s-]+$/.exec(body.canonical.toLowerCase())?.[0] ?? '');
      if (noun !== undefined) this.note(this.recentByForm, this.fittingForm, noun, body);
      return;
    }
    const country = countryOfBody(this.lexicon, body.entry);
    if (country !== null) this.states.addBody(country);
    for (const head of headsOf(this.lexicon, body.entry))
      if (this.sets(body.entry, head, name)) this.note(this.recentByHead, this.fittingHead, head, body);
    for (const nameForm of shortFormsOf(this.lexicon, body.entry)) this.note(this.recentByForm, this.fittingForm, nameForm, body);
  }

  /** What nouns can stand for the body; read from its name once a document. */
  private rolesOf(body: Body): number {
    if (body.roles === null) {
      const known = body.entry === -1 ? 0 : rolesOf(bodyAt(this.lexicon, body.entry).kind, headsOf(this.lexicon, body.entry));
      body.roles = known === 0 ? rolesOfName(body.canonical, this.lexicon.standIns) : known;
    }
    return body.roles;
  }

  /** False where two bodies share the noun and this name does not hold it: "CIS" alone makes no "Commonwealth". */
  private sets(entry: number, head: string, name: string): boolean {
    const { ambiguous } = bodyAt(this.lexicon, entry);
    if (ambiguous === undefined || !ambiguous.some((form) => form.toLowerCase() === head)) return true;
    return name.toLowerCase().includes(head);
  }

  private note<Key>(recent: Map<Key, Body>, fitting: Map<Key, Set<Body>>, key: Key, body: Body): void {
    recent.set(key, body);
    const bodies = fitting.get(key);
    if (bodies === undefined) fitting.set(key, new Set([body]));
    else bodies.add(body);
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
    this.numbers.push(this.asked - 1);
    this.mentions.push({ start, end, text: this.text.slice(local.start, local.end), entity, canonical, form, known, confidence });
  }
}
