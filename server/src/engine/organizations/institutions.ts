/**
 * Bodies that every state has under a common noun: interior ministries, central banks, parliaments. They are no rows: an
 * institution and a state make one when a text names it. Some states have a body with a name of its own in that place.
 */
import type { CountryEntry, InstitutionEntry, OrganizationEntry } from '../knowledge.ts';

/** Plain data, so that it can be packed. */
export interface Institutions {
  readonly entries: readonly InstitutionEntry[];
  /** How many rows the gazetteer has: the bodies that are composed are numbered after them, state by state. */
  readonly rows: number;
  /** For each institution and state, the body in that place: a row, a composed one, or -1 where the state has none. */
  readonly bodies: Int32Array;
  /** Composed bodies that were asked for, by their place in `bodies`; null for the others. */
  readonly composed: (OrganizationEntry | null)[];
}

/** `rowOf` gives the row of an id, -1 for none. */
export function compileInstitutions(
  entries: readonly InstitutionEntry[],
  countries: readonly CountryEntry[],
  rows: number,
  rowOf: (id: string) => number,
): Institutions {
  const bodies = new Int32Array(entries.length * countries.length).fill(-1);
  entries.forEach((institution, nth) => {
    countries.forEach((country, state) => {
      const at = nth * countries.length + state;
      const own = Object.hasOwn(institution.rows, country.id) ? rowOf(institution.rows[country.id]!) : -1;
      if (own !== -1) bodies[at] = own;
      else if (hasInstitution(institution, country)) bodies[at] = rows + at;
    });
  });
  return { entries, rows, bodies, composed: [] };
}

/** Of a body that is composed, by its number. The same object each time. */
export function composedAt({ entries, rows, composed }: Institutions, countries: readonly CountryEntry[], body: number): OrganizationEntry {
  const at = body - rows;
  const known = composed[at];
  if (known !== undefined && known !== null) return known;
  const institution = entries[Math.floor(at / countries.length)];
  if (institution === undefined) throw new RangeError(`There is no body ${body}.`);
  // Filled up to here: an array with holes could not be packed, and is slower.
  while (composed.length < at) composed.push(null);
  const entry = composeBody(institution, countries[at % countries.length]!, countries);
  composed[at] = entry;
  return entry;
}

/** The composed body of an id ("interior-ministry-ru"); undefined where no state has one of that id. */
export function composedById(
  id: string,
  entries: readonly InstitutionEntry[],
  countries: readonly CountryEntry[],
): OrganizationEntry | undefined {
  const cut = id.lastIndexOf('-');
  const institution = entries.find((candidate) => candidate.id === id.slice(0, cut));
  const country = countries.find((candidate) => candidate.id === id.slice(cut + 1));
  if (institution === undefined || country === undefined || !hasInstitution(institution, country)) return undefined;
  return Object.hasOwn(institution.rows, country.id) ? undefined : composeBody(institution, country, countries);
}

function hasInstitution({ only, except }: InstitutionEntry, { id, former }: CountryEntry): boolean {
  return former !== true && (only === undefined || only.includes(id)) && except?.includes(id) !== true;
}

function composeBody(institution: InstitutionEntry, country: CountryEntry, countries: readonly CountryEntry[]): OrganizationEntry {
  const { id, kind, name, forms, what, source } = institution;
  const place = withArticle(country.names[0]!);
  const demonyms = ownDemonyms(country, countries);
  const of = forms.map((form) => `${form} of ${place}`);
  const aliases = demonyms.slice(0, 2).flatMap((demonym) => forms.map((form) => `${demonym} ${form}`));
  const canonical = demonyms[0] === undefined ? `${name} of ${place}` : `${demonyms[0]} ${name}`;
  return {
    id: `${id}-${country.id}`,
    kind,
    name: canonical,
    aliases: [...aliases, ...of].filter((alias) => alias !== canonical),
    abbreviations: [],
    shortForms: forms,
    country: country.id,
    wellKnown: false,
    description: `${what} of ${place}`,
    source,
  };
}

/** "Congolese", "Dominican": a demonym that two states share names neither's body. */
export function ownDemonyms(country: CountryEntry, countries: readonly CountryEntry[]): readonly string[] {
  return country.demonyms.filter((demonym) => !countries.some((other) => other.id !== country.id && other.demonyms.includes(demonym)));
}

/** "the Russian Federation", "the Netherlands"; names of one word take no article but for the plural ones. */
export function withArticle(place: string): string {
  if (/^The /.test(place)) return `the ${place.slice(4)}`;
  return WITH_ARTICLE.test(place) ? `the ${place}` : place;
}

const WITH_ARTICLE =
  /Republic|Kingdom|Federation|United|States|Union|Emirates|Islands|Commonwealth|^State of|Principality|Sultanate|Duchy|Confederation|^(Bahamas|Comoros|Gambia|Maldives|Netherlands|Philippines|Seychelles|Holy See|Vatican|UK|US|USA|UAE|PRC|DPRK|ROK|DRC|USSR)$/;
