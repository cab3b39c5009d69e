/**
 * The states that a text is about, and which of many bodies of one name is theirs: that it reports from, whose bodies act in it, whose
 * minister it names. Lives for one document.
 */
import type { OrganizationKind } from '../knowledge.ts';
import { rowAt } from '../rows.ts';
import { bodyAt, countryOfBody, type OrganizationLexicon } from './lexicon.ts';
import type { LocalCountry } from './local-mention.ts';
import type { NameForm } from './name-forms.ts';

/** A wording that so many bodies share says nothing by the company it keeps: every state has a foreign ministry. */
const FEW = 8;

export class MeantStates {
  private readonly lexicon: OrganizationLexicon;
  /** Answers of `byPortfolio`: asked for every mention, decided once a document. */
  private readonly spokenFor = new Map<NameForm, number>();
  /** Countries that the text names -> where it does first. */
  private readonly seenCountries = new Map<number, number>();
  /** The state from which the text reports, or -1. */
  private dateline = -1;
  /** States with a ministry, a parliament or the like in the text, by their ids; null until asked for. */
  private acting: ReadonlySet<string> | null = null;
  /** States with a known body in the text. */
  private readonly bodyCountries = new Set<string>();
  /** Known bodies that a mention names without help of the text. */
  private readonly named = new Set<number>();
  private readonly portfolios = new Map<string, Set<number>>();

  constructor(lexicon: OrganizationLexicon) {
    this.lexicon = lexicon;
  }

  see(offset: number, { start, countries, isDateline, portfolio }: LocalCountry): void {
    // Moscow was the capital of another state, too.
    const present = countries.length === 1 ? countries : countries.filter((country) => this.lexicon.countries[country]!.former !== true);
    for (const country of present.length === 0 ? countries : present)
      if (!this.seenCountries.has(country)) this.seenCountries.set(country, offset + start);
    if (isDateline && this.dateline === -1 && present.length === 1) this.dateline = present[0]!;
    if (portfolio === '' || countries.length !== 1) return;
    const holders = this.portfolios.get(portfolio) ?? new Set();
    holders.add(countries[0]!);
    this.portfolios.set(portfolio, holders);
  }

  /** A mention names the body without help of the text. All are named before the first question. */
  name(entry: number): void {
    this.named.add(entry);
  }

  isNamed(entry: number): boolean {
    return this.named.has(entry);
  }

  /** The text has a known body of the state, by its id. */
  addBody(id: string): void {
    this.bodyCountries.add(id);
  }

  hasBody(id: string): boolean {
    return this.bodyCountries.has(id);
  }

  /** The text names the state, by its id. */
  isSeen(id: string): boolean {
    return [...this.seenCountries.keys()].some((country) => this.lexicon.countries[country]!.id === id);
  }

  /** The body of a state among those a wording can mean, or -1. */
  bodyOf(form: NameForm, country: number): number {
    const { id } = this.lexicon.countries[country]!;
    return form.entries.find((entry) => countryOfBody(this.lexicon, entry) === id) ?? -1;
  }

  /**
   * The body of the state whose minister the text names, else of the state that the text is about; where few bodies have the wording
   * ("the Senate"), of the only state with other bodies in the text. -1 where that is not one.
   */
  byCountry(form: NameForm, at: number, lower = false): number {
    const entry = this.byPortfolio(form);
    if (entry !== -1) return entry;
    for (const id of this.statesMeant(at, lower)) {
      const fitting = form.entries.filter((candidate) => countryOfBody(this.lexicon, candidate) === id);
      if (fitting.length === 1) return fitting[0]!;
    }
    // What every state has says nothing by the company it keeps, either.
    if (form.listed > FEW) return -1;
    const fitting = form.entries.slice(0, form.listed).filter((entry) => this.bodyCountries.has(countryOfBody(this.lexicon, entry) ?? ''));
    return fitting.length === 1 ? fitting[0]! : -1;
  }

  /** Ids of the states whose bodies a text can leave without a state, the likeliest first: that it comes from, whose other bodies act, that it names. */
  private statesMeant(at: number, lower: boolean): string[] {
    this.acting ??= this.listActing();
    const id = (country: number) => this.lexicon.countries[country]!.id;
    return [
      ...(this.dateline === -1 ? [] : [id(this.dateline)]),
      ...(this.acting.size === 1 ? this.acting : []),
      ...(lower ? [] : this.onlyStateBefore(at).map(id)),
    ];
  }

  /**
   * The only state that the text names, where it does so before the ministry: a ministry's own release says "the Ministry of
   * Defence" first and the foreign state it speaks of later.
   */
  private onlyStateBefore(at: number): number[] {
    if (this.seenCountries.size !== 1) return [];
    return [...this.seenCountries].flatMap(([country, first]) => (first < at ? [country] : []));
  }

  private listActing(): Set<string> {
    const states = new Set<string>();
    for (const entry of this.named) {
      const state = countryOfBody(this.lexicon, entry);
      if (state !== null && OFFICIAL.has(bodyAt(this.lexicon, entry).kind)) states.add(state);
    }
    return states;
  }

  /** The body for which the only minister of its kind in the text speaks: "Turkish Foreign Minister"; -1 where none does. */
  byPortfolio(form: NameForm): number {
    const known = this.spokenFor.get(form);
    if (known !== undefined) return known;
    const entry = this.findSpokenFor(form);
    this.spokenFor.set(form, entry);
    return entry;
  }

  private findSpokenFor(form: NameForm): number {
    for (const [portfolio, countries] of this.portfolios) {
      if (countries.size !== 1) continue;
      const { id } = this.lexicon.countries[[...countries][0]!]!;
      for (const candidate of form.entries) {
        if (countryOfBody(this.lexicon, candidate) !== id) continue;
        if (bodyAt(this.lexicon, candidate).name.toLowerCase().includes(portfolio)) return candidate;
      }
    }
    return -1;
  }
}

/** Whose bodies tell what a text is about; agencies and parties report and act abroad. */
const OFFICIAL: ReadonlySet<OrganizationKind> = new Set<OrganizationKind>([
  'ministry',
  'government',
  'legislature',
  'court',
  'military',
  'intelligence',
  'bank',
]);

/** The id of the institution that a wording of ministries names, "foreign-ministry"; null for other wordings. */
export function ministryOf({ institutions, entries }: OrganizationLexicon, form: NameForm): string | null {
  const [nth] = form.institutions;
  const [first] = form.entries;
  const one = nth === undefined ? undefined : institutions.entries[nth];
  if (one !== undefined) return one.kind === 'ministry' ? one.id : null;
  // Foreign and defence ministries are rows.
  if (first === undefined || form.owners > 0 || first >= institutions.rows) return null;
  const { id, kind, country } = rowAt(entries, first);
  if (kind !== 'ministry' || country === null || !id.endsWith(`-${country}`)) return null;
  const name = id.slice(0, -1 - country.length);
  return institutions.entries.some((institution) => institution.id === name) ? name : null;
}
