/** From what a file says to entries that can be used: what every format shares. Whatever cannot be used is a problem at its place. */
import type { AdministrativeStatus } from '../engine/facts.ts';
import { type Said, say } from '../engine/said.ts';
import type { Span } from '../engine/span.ts';
import type { CasePolicy, ConceptSection, LanguageSection, Termbase, TermbaseProblem, TermSection } from './model.ts';

/** A term as a file gives it; absent and empty values count as not said. */
export interface GivenTerm {
  readonly text: string;
  readonly at: Span;
  readonly status?: string | undefined;
  /** Where a status stands that is none; the term's own place where a format does not tell. */
  readonly statusAt?: Span;
  readonly case?: string | undefined;
  readonly inflect?: string | undefined;
  readonly partOfSpeech?: string | undefined;
  readonly context?: string | undefined;
  readonly note?: string | undefined;
  readonly source?: string | undefined;
  readonly reviewDate?: string | undefined;
}

export interface GivenLanguage {
  readonly language: string;
  readonly definition?: string | undefined;
  readonly terms: readonly GivenTerm[];
  readonly at: Span;
}

export interface GivenEntry {
  readonly id?: string | undefined;
  readonly subject?: string | undefined;
  readonly definition?: string | undefined;
  readonly note?: string | undefined;
  readonly source?: string | undefined;
  readonly doNotTranslate?: string | undefined;
  readonly languages: readonly GivenLanguage[];
  readonly at: Span;
}

/** A term longer than this is no term; characters. */
export const LONGEST_TERM = 500;

/** A file that is wrong throughout should not fill the list of problems. */
export const MOST_PROBLEMS = 200;

/** Makes entries of what a file gives. Problems are added to `problems`. */
export function buildTermbase(file: string, title: string, given: readonly GivenEntry[], problems: TermbaseProblem[]): Termbase {
  const report = (code: string, said: Said, at: Span): void => {
    if (problems.length < MOST_PROBLEMS) problems.push({ code, ...said, at });
  };
  const ids = new Map<string, Span>();
  const entries: ConceptSection[] = [];
  for (const entry of given) {
    const languages = languagesOf(entry, report);
    if (languages.length === 0) {
      if (entry.languages.every(({ terms }) => terms.length === 0)) {
        report(
          'entry-without-terms',
          say`This entry has no term in any language, so it is left out. Add a term or remove the entry.`,
          entry.at,
        );
      }
      continue;
    }
    const wanted = said(entry.id);
    const known = wanted === null ? undefined : ids.get(wanted);
    if (known !== undefined) {
      report(
        'duplicate-id',
        say`The id of this entry stands on another entry of the file, too. Ids must differ; this entry is given one of its own.`,
        entry.at,
      );
    }
    const id = unusedId(known === undefined && wanted !== null ? wanted : languages[0]!.terms[0]!.text, ids);
    ids.set(id, entry.at);
    entries.push({
      id,
      subject: said(entry.subject),
      definition: said(entry.definition),
      note: said(entry.note),
      source: said(entry.source),
      doNotTranslate: yesOrNo(entry.doNotTranslate, false, 'doNotTranslate', entry.at, report),
      languages,
      at: entry.at,
    });
  }
  return { file, title, entries };
}

type Report = (code: string, said: Said, at: Span) => void;

function languagesOf(entry: GivenEntry, report: Report): LanguageSection[] {
  const sections = new Map<string, { definition: string | null; terms: TermSection[]; texts: Set<string> }>();
  for (const given of entry.languages) {
    const language = languageCode(given.language);
    if (language === null) {
      report(
        'unknown-language',
        say`This language section does not say its language by a code such as "en" or "pt-BR", so it is left out.`,
        given.at,
      );
      continue;
    }
    let section = sections.get(language);
    if (section === undefined) {
      section = { definition: null, terms: [], texts: new Set() };
      sections.set(language, section);
    }
    section.definition ??= said(given.definition);
    for (const term of given.terms) {
      const read = termOf(term, report);
      if (read === null) continue;
      if (section.texts.has(read.text)) {
        report('duplicate-term', say`This term stands twice in its entry and language; the first is used.`, read.at);
        continue;
      }
      section.texts.add(read.text);
      section.terms.push(read);
    }
  }
  return [...sections]
    .filter(([, { terms }]) => terms.length > 0)
    .map(([language, { definition, terms }]) => ({ language, definition, terms }));
}

function termOf(given: GivenTerm, report: Report): TermSection | null {
  // Nearly every term is plain: a file may hold hundreds of thousands, and the long way costs as much as reading them.
  const isPlain = given.text.length <= LONGEST_TERM && PLAIN.test(given.text);
  const text = isPlain ? given.text : given.text.replace(/\s+/gu, ' ').trim();
  const wrong = isPlain ? null : unusable(text);
  if (wrong !== null) {
    report('unusable-term', wrong, given.at);
    return null;
  }
  const status = said(given.status);
  const known = status === null ? null : administrativeStatus(status);
  if (status !== null && known === null) {
    report(
      'unknown-status',
      say`The administrative status is not one of preferred, admitted, deprecated and superseded; the term is used without one.`,
      given.statusAt ?? given.at,
    );
  }
  const policy = said(given.case);
  const isCase = policy === null || policy === 'folded' || policy === 'exact';
  if (!isCase) report('unknown-case', say`The case policy is not one of folded and exact; folded is used.`, given.at);
  const reviewDate = said(given.reviewDate);
  const isDate = reviewDate === null || /^\d{4}-\d{2}-\d{2}$/.test(reviewDate);
  if (!isDate) report('unknown-date', say`The review date is not written as year-month-day, such as 2026-11-25; it is left out.`, given.at);
  return {
    text,
    status: known,
    case: policy === 'exact' ? 'exact' : ('folded' satisfies CasePolicy),
    inflect: yesOrNo(given.inflect, true, 'inflect', given.at, report),
    partOfSpeech: said(given.partOfSpeech),
    context: said(given.context),
    note: said(given.note),
    source: said(given.source),
    reviewDate: isDate ? reviewDate : null,
    at: given.at,
  };
}

/** At least two letters of the Latin or Cyrillic alphabet, single spaces between words. */
const PLAIN = /^[A-Za-z\u0400-\u04ff]{2}(?:[\x21-\x7e\u0400-\u04ff]| (?! |$))*$/;

/** Why the text can be no term; null where it can. */
function unusable(text: string): Said | null {
  const visible = text.replace(/[\p{Cf}\p{Cc}\p{Mn}\s\u115f\u1160\u2800\u3164\uffa0]/gu, '');
  if (visible === '') return say`This term is empty or invisible, so it is left out. Write the term or remove it.`;
  if (text.length > LONGEST_TERM)
    return say`This term is longer than ${LONGEST_TERM} characters, so it is left out. A term is a word or a short phrase.`;
  if (!/[\p{L}\p{N}]/u.test(visible)) return say`This term has neither letter nor digit, so it is left out.`;
  // One Chinese or Japanese character can be a word; one letter would mark half of every text.
  const characters = [...visible];
  if (characters.length === 1 && !/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(visible)) {
    return say`This term is a single letter or digit, which would be found everywhere, so it is left out.`;
  }
  return null;
}

const STATUSES: ReadonlyMap<string, AdministrativeStatus> = new Map([
  ['preferred', 'preferred'],
  ['preferredterm', 'preferred'],
  ['standardized', 'preferred'],
  ['standardizedterm', 'preferred'],
  ['admitted', 'admitted'],
  ['admittedterm', 'admitted'],
  ['allowed', 'admitted'],
  ['deprecated', 'deprecated'],
  ['deprecatedterm', 'deprecated'],
  ['notrecommended', 'deprecated'],
  ['forbidden', 'deprecated'],
  ['donotuse', 'deprecated'],
  ['prohibited', 'deprecated'],
  ['rejected', 'deprecated'],
  ['approved', 'preferred'],
  ['recommended', 'preferred'],
  ['acceptable', 'admitted'],
  ['obsolete', 'superseded'],
  ['obsoleteterm', 'superseded'],
  ['superseded', 'superseded'],
  ['supersededterm', 'superseded'],
]);

/**
 * The status a wording stands for: the four of this tool, those of ISO 12620 (`preferredTerm-admn-sts`), those of `normativeAuthorization`
 * (`standardizedTerm`), with or without hyphens. Null for others.
 */
export function administrativeStatus(text: string): AdministrativeStatus | null {
  const key = text
    .toLowerCase()
    .replace(/-?admn-?sts$/, '')
    .replace(/[\s_-]/g, '');
  return STATUSES.get(key) ?? null;
}

/** A BCP 47 code with its language in lower case and its region in upper case, also of a language by its name; null for what is none. */
export function languageCode(text: string): string | null {
  const code = text.trim().replaceAll('_', '-');
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(code)) return languageByName(code);
  const [language, ...rest] = code.split('-');
  return [language!.toLowerCase(), ...rest.map((part) => (part.length === 2 ? part.toUpperCase() : part))].join('-');
}

/** The languages a translator's table is likely to name in words; their names are the platform's. */
const NAMED =
  'ar az be bg bn cs da de el en es et fa fi fr he hi hr hu hy id it ja ka kk ko lt lv nl no pl pt ro ru sk sl sr sv th tr uk ur uz vi zh';

let named: ReadonlyMap<string, string> | null = null;

/** "English", "Russian", "Deutsch", "русский": a language by its name in English or in itself; null for other words. */
function languageByName(name: string): string | null {
  named ??= new Map(
    NAMED.split(' ').flatMap((code) =>
      ['en', code].flatMap((locale): [string, string][] => {
        const known = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(code);
        return known === undefined ? [] : [[known.toLowerCase(), code]];
      }),
    ),
  );
  return named.get(name.toLowerCase()) ?? null;
}

const YES = new Set(['true', 'yes', '1']);
const NO = new Set(['false', 'no', '0']);

function yesOrNo(value: string | undefined, otherwise: boolean, name: string, at: Span, report: Report): boolean {
  const text = said(value)?.toLowerCase();
  if (text === undefined) return otherwise;
  if (YES.has(text)) return true;
  if (NO.has(text)) return false;
  report('unknown-value', say`The value of "${name}" is neither true nor false; ${String(otherwise)} is used.`, at);
  return otherwise;
}

function said(value: string | undefined): string | null {
  const text = value?.trim();
  return text === undefined || text === '' ? null : text;
}

function unusedId(wanted: string, ids: ReadonlyMap<string, unknown>): string {
  if (!ids.has(wanted)) return wanted;
  for (let n = 2; ; n++) if (!ids.has(`${wanted} (${n})`)) return `${wanted} (${n})`;
}

/** Where a version control system left both sides of a conflict; such a file must not be read as if it were whole. */
export function conflictProblem(text: string): TermbaseProblem | null {
  const found = /^(?:<{7}|={7}|>{7})(?= |\r?$)/m.exec(text);
  // A row of equals signs alone may be anything; the other two are no line of a termbase.
  if (found === null || (found[0][0] === '=' && !/^(?:<{7}|>{7}) /m.test(text))) return null;
  return {
    code: 'conflict-marker',
    ...say`The file holds both sides of an unresolved conflict. Resolve it; until then what was read before stays in force.`,
    at: { start: found.index, end: found.index + 7 },
  };
}
