/**
 * Reads `server/data/organizations` into gazetteer entries: the rows as they stand, with their spelling variants, and the
 * foreign and defence ministries of every state, composed from `countries.jsonl` and the special names of `ministries.jsonl`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CountryEntry, FormerName, OrganizationEntry, OrganizationKind } from '../src/engine/knowledge.ts';
import { ownDemonyms, withArticle } from '../src/engine/organizations/institutions.ts';

/** Files of the folder that hold no plain organization rows. */
const SPECIAL = ['countries.jsonl', 'ministries.jsonl', 'institutions.jsonl'];

interface OrganizationRow {
  readonly id: string;
  readonly kind: OrganizationKind;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly abbreviations?: readonly string[];
  readonly letters?: readonly string[];
  readonly shortForms?: readonly string[];
  readonly ambiguous?: readonly string[];
  readonly formerNames?: readonly FormerName[];
  readonly country?: string;
  readonly wellKnown?: boolean;
  readonly description: string;
  readonly source: string;
}

type Portfolio = 'foreign' | 'defence';

interface MinistryRow {
  readonly country: string;
  readonly kind: Portfolio;
  /** Canonical name; null where the state has no such ministry of its own or it stands in another file. */
  readonly name: string | null;
  readonly aliases: readonly string[];
  readonly abbreviations: readonly string[];
  readonly shortForms: readonly string[];
  readonly formerNames?: readonly FormerName[];
  /** Never called by the usual words: the State Department is no "Foreign Ministry". */
  readonly ownName?: boolean;
  readonly source: string;
}

/** All entries, plain rows first. Throws with file and line on a row that cannot be read or names no source. */
export function compileOrganizations(folder: string): OrganizationEntry[] {
  const plain = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl') && !SPECIAL.includes(name))
    .sort()
    .flatMap((name) => readRows<OrganizationRow>(join(folder, name)))
    .map(compileRow);
  const named = withNames(markShared([...plain, ...composeMinistries(folder)]), folder);
  const entries = withRelations(withSpellings(named, folder), folder);
  const seen = new Set<string>();
  for (const entry of entries) {
    if (seen.has(entry.id)) throw new Error(`${folder}: two organizations have the id "${entry.id}"`);
    seen.add(entry.id);
  }
  return entries;
}

/** Adds how bodies spell themselves where houses do not agree. Throws with file and line on a row that says too little or of no body. */
function withSpellings(entries: readonly OrganizationEntry[], folder: string): OrganizationEntry[] {
  const file = join(folder, 'official-spellings.tsv');
  const spellings = new Map<string, string>();
  const ids = new Set(entries.map((entry) => entry.id));
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((line, index) => {
      if (line === '' || line.startsWith('#')) return;
      const [id, spelling, source, ...rest] = line.split('\t');
      if (!id || !spelling || !source || rest.length > 0)
        throw new Error(`${file}:${index + 1}: expected id, official spelling and source, separated by tabs`);
      if (!ids.has(id) || spellings.has(id)) throw new Error(`${file}:${index + 1}: "${id}" is no organization, or stands here twice`);
      spellings.set(id, spelling);
    });
  return entries.map((entry) => {
    const officialSpelling = spellings.get(entry.id);
    return officialSpelling === undefined ? entry : { ...entry, officialSpelling };
  });
}

/** Adds what a body belongs to, and who belongs to it. Throws with file and line on a row that says neither or names an unknown id. */
function withRelations(entries: readonly OrganizationEntry[], folder: string): OrganizationEntry[] {
  const file = join(folder, 'relations.tsv');
  const ids = new Set(entries.map((entry) => entry.id));
  const known = new Set([...ids, ...compileCountries(folder).map((country) => country.id)]);
  const relations = new Map<string, Pick<OrganizationEntry, 'parent' | 'members'>>();
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(1);
  lines.forEach((line, index) => {
    const [id = '', parent = '', list = '', year = '', source = ''] = line.split('\t');
    const members = list === '' ? [] : list.split(' ');
    const place = `${file}:${index + 2}`;
    if (source === '' || (parent === '' && members.length === 0) || (members.length > 0 && !/^\d{4}$/.test(year)))
      throw new Error(`${place}: expected an id, a parent or members with their year, and a source`);
    for (const one of [id, ...members]) if (!known.has(one)) throw new Error(`${place}: nothing has the id "${one}"`);
    if (relations.has(id)) throw new Error(`${place}: "${id}" stands here a second time`);
    relations.set(id, {
      ...(parent === '' ? {} : { parent }),
      ...(members.length === 0 ? {} : { members: { ids: members, year: Number(year) } }),
    });
  });
  return entries.map((entry) => ({ ...entry, ...relations.get(entry.id) }));
}

/** Adds the names in other languages; those of ministries are made of what their states are called, unless they have names of their own. */
function withNames(entries: readonly OrganizationEntry[], folder: string): OrganizationEntry[] {
  const ids = new Set(entries.map((entry) => entry.id));
  const file = join(folder, 'official-names.tsv');
  const official = readNames(file);
  for (const id of official.keys()) if (!ids.has(id)) throw new Error(`${file}: no organization has the id "${id}"`);
  const states = readNames(join(folder, 'states-in-languages.tsv'));
  const ministries = readRows<MinistryRow>(join(folder, 'ministries.jsonl'));
  return entries.map((entry) => {
    const names = new Map(Object.entries(official.get(entry.id) ?? {}));
    const portfolio = entry.id.startsWith('foreign-ministry-') ? 'foreign' : entry.id.startsWith('defence-ministry-') ? 'defence' : null;
    const own = ministries.some(({ country, kind, ownName }) => ownName && country === entry.country && kind === portfolio);
    const state = portfolio === null || own ? undefined : states.get(entry.country ?? '');
    for (const [language, called] of Object.entries(state ?? {})) {
      // The engine finds a noun and an adjective side by side: no name has to be made of them.
      const nouns = called.filter((one) => !isLooseAdjective(one, language));
      const composed = nouns.flatMap((one) => MINISTRIES[language]![portfolio!](one));
      names.set(language, [...new Set([...(names.get(language) ?? []), ...composed])]);
    }
    return names.size === 0 ? entry : { ...entry, names: Object.fromEntries(names) };
  });
}

/**
 * A table with a column for each language and names parted by semicolons. Throws with file and line where a row has no source or
 * another number of columns, or stands there twice.
 */
export function readNames(file: string): Map<string, Record<string, readonly string[]>> {
  const names = new Map<string, Record<string, readonly string[]>>();
  const [header, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const languages = header!.split('\t').slice(1, -1);
  lines.forEach((line, index) => {
    const [id, ...cells] = line.split('\t');
    const source = cells.pop();
    if (!source || cells.length !== languages.length)
      throw new Error(`${file}:${index + 2}: expected names in ${languages.length} languages and a source`);
    if (names.has(id!)) throw new Error(`${file}:${index + 2}: "${id}" stands here a second time`);
    const found = languages.flatMap((language, at) => (cells[at] === '' ? [] : [[language, cells[at]!.split('; ')] as const]));
    names.set(id!, Object.fromEntries(found));
  });
  return names;
}

/** "ruso", "российский" in the table of states, where "de Rusia" and "России" stand, too. */
export function isLooseAdjective(name: string, language: string): boolean {
  return (language === 'es' && !/^de(?:l| )/.test(name)) || (language === 'ru' && /^\p{Ll}.*[ыи]й$/u.test(name));
}

/** What ministries are called, by how the table of states calls a state: a genitive, an adjective or its name. */
const MINISTRIES: Readonly<Record<string, Record<Portfolio, (state: string) => string[]>>> = {
  ar: {
    foreign: (adjective) => [`وزارة الخارجية ${adjective}`, `الخارجية ${adjective}`],
    defence: (adjective) => [`وزارة الدفاع ${adjective}`],
  },
  de: {
    foreign: (adjective) => [`${adjective}es Außenministerium`],
    defence: (adjective) => [`${adjective}es Verteidigungsministerium`],
  },
  es: {
    foreign: (of) => [`Ministerio de Relaciones Exteriores ${of}`, `Ministerio de Asuntos Exteriores ${of}`],
    defence: (of) => [`Ministerio de Defensa ${of}`],
  },
  fr: {
    foreign: (state) => [
      /^d[eu']/.test(state) ? `ministère des Affaires étrangères ${state}` : `ministère ${state} des Affaires étrangères`,
    ],
    defence: (state) => [/^d[eu']/.test(state) ? `ministère de la Défense ${state}` : `ministère ${state} de la Défense`],
  },
  ru: {
    foreign: (of) => [`Министерство иностранных дел ${of}`, `МИД ${of}`, `министерство иностранных дел ${of}`],
    defence: (of) => [`Министерство обороны ${of}`, `Минобороны ${of}`, `министерство обороны ${of}`],
  },
  zh: { foreign: (state) => [`${state}外交部`], defence: (state) => [`${state}国防部`] },
};

/** Lists whose rows were taken over together: nobody marked in them which names several states' bodies have. */
const LISTS: ReadonlySet<string> = new Set(['partyfacts', 'factbook-parties', 'factbook-bodies', 'dac-agencies', 'dac-channels']);

/** "National Party": a name of several bodies, at least one of them from a list, is ambiguous for all of them. */
function markShared(entries: readonly OrganizationEntry[]): OrganizationEntry[] {
  const claims = new Map<string, OrganizationEntry[]>();
  for (const entry of entries) {
    for (const form of [entry.name, ...entry.aliases, ...entry.abbreviations]) {
      const owners = claims.get(form);
      if (owners === undefined) claims.set(form, [entry]);
      else if (!owners.includes(entry)) owners.push(entry);
    }
  }
  const shared = new Map<OrganizationEntry, string[]>();
  for (const [form, owners] of claims) {
    if (owners.length < 2 || !owners.some((owner) => LISTS.has(owner.source))) continue;
    for (const owner of owners) shared.set(owner, [...(shared.get(owner) ?? []), form]);
  }
  return entries.map((entry) => {
    const forms = shared.get(entry);
    return forms === undefined ? entry : { ...entry, ambiguous: [...new Set([...(entry.ambiguous ?? []), ...forms])] };
  });
}

export function compileCountries(folder: string): CountryEntry[] {
  return readRows<CountryEntry>(join(folder, 'countries.jsonl')).map(({ id, names, demonyms, capital, former, source }) => ({
    id,
    names,
    demonyms,
    capital,
    ...(former === true ? { former } : {}),
    source,
  }));
}

export function readRows<Row extends { readonly source: string }>(file: string): Row[] {
  const rows: Row[] = [];
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((line, index) => {
      if (line.trim() === '') return;
      let row: Row;
      try {
        row = JSON.parse(line) as Row;
      } catch (error) {
        throw new Error(`${file}:${index + 1}: not a JSON object: ${String(error)}`);
      }
      if (!row.source) throw new Error(`${file}:${index + 1}: the row names no source`);
      rows.push(row);
    });
  return rows;
}

function compileRow(row: OrganizationRow): OrganizationEntry {
  const former = withVariants(row.formerNames);
  const names = [row.name, ...(row.aliases ?? []), ...former.map(({ name }) => name), ...ownedByUnitedNations(row)];
  const abbreviations = row.abbreviations ?? [];
  const aliases = variants(names).filter((name) => name !== row.name && !abbreviations.includes(name));
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    aliases,
    abbreviations,
    ...(row.letters ? { letters: row.letters } : {}),
    shortForms: row.shortForms ?? [],
    ...(row.ambiguous ? { ambiguous: row.ambiguous } : {}),
    ...(former.length > 0 ? { formerNames: former } : {}),
    country: row.country ?? null,
    wellKnown: row.wellKnown ?? false,
    description: row.description,
    source: row.source,
  };
}

function withVariants(names: readonly FormerName[] = []): FormerName[] {
  return names.flatMap(({ name, until }) => variants([name]).map((variant) => ({ name: variant, until })));
}

/** "Food and Agriculture Organization of the United Nations": an agency may name its owner. */
function ownedByUnitedNations(row: OrganizationRow): string[] {
  return row.kind === 'un' && !/\bU(?:nited )?N(?:ations)?\b/.test(row.name) ? [`${row.name} of the United Nations`] : [];
}

/** Spellings that differ by house style and never by meaning. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\bOrganization/g, 'Organisation'],
  [/\bOrganisation/g, 'Organization'],
  [/\bProgramme\b/g, 'Program'],
  [/\bProgram\b/g, 'Programme'],
  [/\bDefense\b/g, 'Defence'],
  [/\bDefence\b/g, 'Defense'],
  [/\bLabour\b/g, 'Labor'],
  [/\bLabor\b/g, 'Labour'],
  [/\bCenter/g, 'Centre'],
  [/\bCentre/g, 'Center'],
  [/\bCooperation\b/g, 'Co-operation'],
  [/\bUnited Nations\b/g, 'UN'],
  [/^US (?=\p{Lu})/gu, 'United States '],
  [/\bMobilization\b/g, 'Mobilisation'],
  [/, (?=\p{Lu}[\p{L}-]+ and )/gu, ' '],
  [/(, [\p{L} -]+) and /gu, '$1, and '],
];

function variants(names: readonly string[]): string[] {
  const all = new Set(names);
  for (const name of [...all]) {
    for (const [pattern, replacement] of SPELLINGS) {
      const variant = name.replace(pattern, replacement);
      // Two changes of spelling in one name happen together or not at all, so one further round is enough.
      if (variant !== name) {
        all.add(variant);
        for (const [other, by] of SPELLINGS) {
          const second = variant.replace(other, by);
          if (second !== variant) all.add(second);
        }
      }
    }
  }
  // "UN" alone is the abbreviation's business.
  all.delete('UN');
  return [...all];
}

const DEFENCE: readonly string[] = ['Defense Ministry', 'Ministry of Defense', 'Defence Ministry', 'Ministry of Defence'];

/** News agencies write the names that all states share in lower case: "Russia's foreign ministry". */
function inLowerCase(forms: readonly string[]): string[] {
  return forms.map((form) => form.toLowerCase());
}

const PORTFOLIOS: Record<
  Portfolio,
  {
    readonly canonical: readonly [short: string, long: string];
    readonly forms: readonly string[];
    readonly short: readonly string[];
    readonly what: string;
  }
> = {
  foreign: {
    canonical: ['Foreign Ministry', 'Ministry of Foreign Affairs'],
    forms: ['Foreign Ministry', 'Ministry of Foreign Affairs', 'Foreign Affairs Ministry', 'MFA'],
    short: [
      'Foreign Ministry',
      'Ministry of Foreign Affairs',
      'Foreign Affairs Ministry',
      'MFA',
      'Ministry',
      ...inLowerCase(['Foreign Ministry', 'Ministry of Foreign Affairs', 'Foreign Affairs Ministry']),
    ],
    what: 'Foreign ministry',
  },
  defence: {
    canonical: ['Defense Ministry', 'Ministry of Defense'],
    forms: DEFENCE,
    short: [...DEFENCE, 'MoD', 'MOD', 'Ministry', ...inLowerCase(DEFENCE)],
    what: 'Defence ministry',
  },
};

function composeMinistries(folder: string): OrganizationEntry[] {
  const countries = readRows<CountryEntry>(join(folder, 'countries.jsonl'));
  const rows = readRows<MinistryRow>(join(folder, 'ministries.jsonl'));
  const entries: OrganizationEntry[] = [];
  for (const country of countries) {
    for (const kind of ['foreign', 'defence'] as const) {
      // A state of the past has a foreign ministry in texts about it, and no defence ministry of today.
      if (kind === 'defence' && country.former) continue;
      const row = rows.find((candidate) => candidate.country === country.id && candidate.kind === kind);
      if (row !== undefined && row.name === null) continue;
      entries.push(composeMinistry(country, kind, row, countries));
    }
  }
  return entries;
}

function composeMinistry(
  country: CountryEntry,
  kind: Portfolio,
  row: MinistryRow | undefined,
  countries: readonly CountryEntry[],
): OrganizationEntry {
  const portfolio = PORTFOLIOS[kind];
  const place = country.names[0]!;
  const demonyms = ownDemonyms(country, countries);
  const demonym = demonyms[0];
  const name =
    row?.name ?? (demonym === undefined ? `${portfolio.canonical[0]} of ${withArticle(place)}` : `${demonym} ${portfolio.canonical[0]}`);
  const aliases = new Set<string>(row?.aliases ?? []);
  // The state's short names work like adjectives in headlines ("UK Defence Ministry"); "Japan Foreign Ministry" stays out.
  const initials = country.names.filter((candidate) => /^\p{Lu}{2,4}$/u.test(candidate));
  for (const form of row?.ownName ? [] : portfolio.forms) {
    for (const adjective of [...demonyms.slice(0, 2), ...initials]) aliases.add(`${adjective} ${form}`);
    if (form === 'MFA') continue;
    for (const of of country.names.slice(0, 3)) aliases.add(`${form} of ${withArticle(of)}`);
  }
  const former = withVariants(row?.formerNames);
  const spelled = variants([name, ...aliases, ...former.map((one) => one.name)]);
  return {
    id: `${kind}-ministry-${country.id}`,
    kind: 'ministry',
    name,
    aliases: spelled.filter((alias) => alias !== name),
    abbreviations: row?.abbreviations ?? [],
    shortForms: [...new Set([...(row?.ownName ? [] : portfolio.short), ...(row?.shortForms ?? [])])],
    ...(former.length > 0 ? { formerNames: former } : {}),
    country: country.id,
    wellKnown: false,
    description: `${portfolio.what} of ${withArticle(place)}`,
    source: row?.source ?? country.source,
  };
}
