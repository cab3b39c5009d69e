/** Reads `server/data/languages`: tab-separated rows of words and their classes; verbs are written once and inflected here. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LanguagePack, type LexiconRow, NO_TRAITS, type Traits } from '../src/engine/knowledge.ts';

export function compileLanguages(folder: string): Record<string, LanguagePack> {
  const packs: Record<string, LanguagePack> = {};
  const codes = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const code of codes.map((entry) => entry.name).sort()) {
    const rows = readdirSync(join(folder, code))
      .filter((name) => name.endsWith('.tsv') && ![LOADED_CUES, BODIES, STAND_INS].includes(name))
      .sort()
      .flatMap((name) => readRows(join(folder, code, name)));
    const traits = readTraits(join(folder, code, 'language.json'));
    const bodies = existsSync(join(folder, code, BODIES)) ? readRows(join(folder, code, BODIES)) : [];
    // Other languages list the forms or stems of their verbs themselves.
    const inflected = traits.grammar === 'english';
    const loaded = join(folder, code, LOADED_CUES);
    packs[code] = {
      code,
      traits,
      lexicon: [...(inflected ? bodies : []), ...rows]
        .filter((row) => !row.classes.includes('abbreviation'))
        .flatMap((row) => (inflected && isVerb(row) ? inflect(row) : [row])),
      abbreviations: rows.filter((row) => row.classes.includes('abbreviation')).map((row) => row.text),
      // English reads its sentences with the help of these words, too.
      ...(inflected || bodies.length === 0 ? {} : { bodies }),
      ...(existsSync(join(folder, code, STAND_INS)) ? { standIns: readRows(join(folder, code, STAND_INS)) } : {}),
      ...(existsSync(loaded) ? { loadedCues: readLoadedCues(loaded) } : {}),
    };
  }
  return packs;
}

/** What the grammar of the language asks for; a folder without the file is read as English. Unknown names are refused. */
function readTraits(file: string): Traits {
  if (!existsSync(file)) return { ...NO_TRAITS, grammar: 'english', complete: true };
  const { source, ...given } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Traits> & { readonly source?: string };
  if (!source) throw new Error(`${file}: expected a source`);
  for (const name of Object.keys(given)) if (!Object.hasOwn(NO_TRAITS, name)) throw new Error(`${file}: unknown trait "${name}"`);
  return { ...NO_TRAITS, ...given };
}

const LOADED_CUES = 'loaded-cues.tsv';
const BODIES = 'organizations.tsv';
const STAND_INS = 'stand-ins.tsv';

/** `form<TAB>suggestion<TAB>source`: every form is written out, so that any language can have such a list. */
function readLoadedCues(file: string): [string, string][] {
  const found = new Map<string, string>();
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((line, index) => {
      if (line === '' || line.startsWith('#')) return;
      const [form, suggestion, source, ...rest] = line.split('\t');
      const place = `${file}:${index + 1}`;
      if (!form || !suggestion || !source || rest.length > 0)
        throw new Error(`${place}: expected form, suggestion and source, separated by tabs`);
      if (found.has(form)) throw new Error(`${place}: "${form}" stands in this file twice`);
      if (form !== form.toLowerCase()) throw new Error(`${place}: "${form}" is not in lower case`);
      found.set(form, suggestion);
    });
  return [...found];
}

/** Comment lines start with `#`, then `text<TAB>classes<TAB>source`; a row without a source is refused with its place. */
export function readRows(file: string): LexiconRow[] {
  const rows: LexiconRow[] = [];
  const seen = new Set<string>();
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((line, index) => {
      if (line === '' || line.startsWith('#')) return;
      const [text, classes, source, ...rest] = line.split('\t');
      const place = `${file}:${index + 1}`;
      if (!text || !classes || !source || rest.length > 0)
        throw new Error(`${place}: expected text, classes and source, separated by tabs`);
      if (seen.has(`${text}\t${classes}`)) throw new Error(`${place}: "${text}" stands in this file twice`);
      seen.add(`${text}\t${classes}`);
      rows.push({ text, classes: splitClasses(classes) });
    });
  return rows;
}

/** `forms=went on,gone on` holds a space, so it ends the list of classes. */
function splitClasses(classes: string): string[] {
  const at = classes.indexOf('forms=');
  if (at === -1) return classes.split(' ');
  return [...classes.slice(0, at).trim().split(' '), classes.slice(at)];
}

function isVerb(row: LexiconRow): boolean {
  return row.classes.includes('cue') || (row.classes.includes('weak') && !row.classes.includes('vague'));
}

/** What all forms of a verb have of its row. */
const SHARED = ['weak', 'passive', 'plain', 'telling', 'opinion', 'quoting'];

/**
 * The forms of an English verb. A verb with a particle ("point out") gives its first word, marked `particle`: it is a cue only
 * where the particle follows.
 */
function inflect(row: LexiconRow): LexiconRow[] {
  const [base = '', particle] = row.text.split(' ');
  const given = row.classes
    .find((name) => name.startsWith('forms='))
    ?.slice('forms='.length)
    .split(',')
    .map((form) => form.split(' ')[0]!);
  const shared: string[] = row.classes.filter((name) => SHARED.includes(name));
  if (particle !== undefined) shared.push('particle');
  const noun = row.classes.includes('noun') ? ['noun'] : [];
  const past = given?.[0] ?? regularPast(base);
  const participle = given?.[1] ?? past;
  const forms: LexiconRow[] = [
    { text: base, classes: ['cueBase', ...shared, ...noun] },
    { text: thirdPerson(base), classes: ['cue', ...shared, ...noun] },
    { text: past, classes: ['cue', ...shared] },
    { text: gerund(base, past), classes: ['cueGerund', ...shared] },
  ];
  if (participle !== past && row.classes.includes('passive')) forms.push({ text: participle, classes: shared });
  return forms;
}

function thirdPerson(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/.test(base) ? `${base}es` : `${base}s`;
}

function regularPast(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  return base.endsWith('e') ? `${base}d` : `${base}ed`;
}

function gerund(base: string, past: string): string {
  if (base.endsWith('e') && !base.endsWith('ee')) return `${base.slice(0, -1)}ing`;
  // "referred", "quipped": the consonant the past doubles is doubled here too.
  const doubled = `${base}${base.slice(-1)}`;
  return past.startsWith(doubled) ? `${doubled}ing` : `${base}ing`;
}
