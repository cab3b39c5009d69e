/**
 * Hover: what is known about the words under the pointer, in a few short lines. Whatever comes from the draft, the
 * gazetteer or the termbase is escaped, so that nothing in them can become a link, a picture or HTML.
 */
import type { Hover } from 'vscode-languageserver-types';
import type { Mention, Occurrence, Quotation } from '../engine/facts.ts';
import type { ConceptEntry, OrganizationEntry } from '../engine/knowledge.ts';
import { baseLanguage } from '../engine/language.ts';
import { isAbbreviation } from '../engine/organizations/abbreviation.ts';
import { isOwnOrganization } from '../engine/organizations/own.ts';
import { positionAt, rangeOf } from './convert.ts';
import { escapeMarkdown, oneLine, shorten } from './escape.ts';
import { innermost } from './places.ts';
import { fileName, sectionOf } from './termbase-entry.ts';
import { bodyOf, type DocumentView, type KnowledgeIndex } from './view.ts';
import {
  BASIS_WORDS,
  bodyKey,
  confidenceWords,
  contentText,
  countWords,
  enclosingQuotations,
  isMarkedQuotation,
  ORGANIZATION_KIND_WORDS,
  STATUS_WORDS,
  speakerKey,
  speakerName,
  TYPE_WORDS,
  USE_WORDS,
  VOICE_WORDS,
} from './wording.ts';
import { ENGLISH, type Words } from './words.ts';

export interface HoverOptions {
  readonly markdown: boolean;
  /** English where absent. */
  readonly words?: Words;
}

/** What is known at `offset`; null where nothing is. */
export function hover(view: DocumentView, knowledge: KnowledgeIndex, offset: number, options: HoverOptions): Hover | null {
  const style: Style = { ...(options.markdown ? MARKDOWN : PLAIN), words: options.words ?? ENGLISH };
  const { analysis } = view;
  const term = innermost(analysis.terms, offset);
  const mention = innermost(analysis.organizations, offset);
  const quotation = innermost(analysis.quotations, offset);
  const sections: string[] = [];
  if (term) sections.push(term.termbase === undefined ? ofTerm(view, knowledge, term, style) : ofOwnTerm(view, term, style));
  if (mention) sections.push(ofMention(view, knowledge, mention, style));
  if (quotation) sections.push(ofQuotation(view, quotation, style));
  const span = innermost(
    [term, mention, quotation].filter((fact) => fact !== null),
    offset,
  );
  if (span === null) return null;
  return {
    contents: { kind: options.markdown ? 'markdown' : 'plaintext', value: sections.join(style.rule) },
    range: rangeOf(view.lines, span),
  };
}

/** The two ways to write a hover; `say` takes words this project did not write. */
interface Style {
  readonly words: Words;
  readonly say: (text: string) => string;
  readonly bold: (written: string) => string;
  readonly dim: (written: string) => string;
  /** Between lines of one section. */
  readonly line: string;
  /** Between sections. */
  readonly rule: string;
}

const MARKDOWN: Omit<Style, 'words'> = {
  say: escapeMarkdown,
  bold: (written) => `**${written}**`,
  dim: (written) => `*${written}*`,
  // A paragraph each: two trailing spaces would not survive every client.
  line: '\n\n',
  rule: '\n\n---\n\n',
};

const PLAIN: Omit<Style, 'words'> = {
  say: oneLine,
  bold: (written) => written,
  dim: (written) => written,
  line: '\n',
  rule: '\n\n',
};

/** Rows that rest on nobody's publication name no other source. */
const EDITORIAL = 'editorial';
const TEXT_LIMIT = 80;
const LONG_LIMIT = 300;

function ofTerm(view: DocumentView, knowledge: KnowledgeIndex, term: Occurrence, style: Style): string {
  const { say, bold, dim, line, words } = style;
  const { n, t } = words;
  const concept = knowledge.concepts.get(term.concept);
  const lines = [
    `${bold(say(term.term))} · ${say(concept === undefined ? (term.label ?? t('termbase')) : `${t(term.label ?? 'term')} (${t(concept.category)})`)}`,
    voice(view, term, style),
  ];
  if (concept !== undefined) {
    if (concept.users !== '') lines.push(t('Used by: {0}', say(concept.users)));
    if (concept.why !== '') lines.push(t('Why contested: {0}', say(concept.why)));
  }
  if (term.alternatives.length > 0) lines.push(t('Neutral wording: {0}', term.alternatives.map((text) => `“${say(text)}”`).join(', ')));
  if (concept !== undefined) {
    const translations = translationsOf(concept, view.analysis.language, words);
    if (translations.length > 0)
      lines.push(t('In other languages: {0}', translations.map(([name, text]) => `${name} “${say(text)}”`).join(', ')));
    if (concept.note !== '') lines.push(dim(say(concept.note)));
  }
  const same = view.analysis.terms.filter((other) => other.concept === term.concept);
  const uses = VOICES.flatMap((name) => {
    const times = same.filter((other) => other.voice === name).length;
    return times === 0 ? [] : [`${times} ${t(VOICE_WORDS[name])}`];
  });
  const source =
    concept === undefined || concept.source === ''
      ? []
      : [t('source of the entry: {0}', concept.source === EDITORIAL ? t('editorial') : say(shorten(concept.source, TEXT_LIMIT)))];
  const times =
    same.length === 1 ? t('Once in this text') : `${n(same.length, '{0} time in this text|{0} times in this text')}: ${uses.join(', ')}`;
  lines.push(dim([times, ...source].join(' · ')));
  return lines.join(line);
}

const VOICES = Object.keys(VOICE_WORDS) as (keyof typeof VOICE_WORDS)[];

/** More would push the rest out of the window. */
const MOST_TRANSLATIONS = 4;

/** One term a language, the one an entry gives first, with the name of the language. */
function translationsOf(concept: ConceptEntry, language: string, words: Words): [name: string, text: string][] {
  const own = baseLanguage(language);
  const found = new Map<string, string>();
  for (const form of concept.terms) {
    if (baseLanguage(form.language) !== own && !found.has(form.language)) found.set(form.language, form.base ?? form.text);
  }
  return [...found].slice(0, MOST_TRANSLATIONS).map(([code, text]) => [languageName(code, words), text]);
}

function languageName(code: string, { language }: Words): string {
  try {
    return new Intl.DisplayNames([language, 'en'], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** A term of the user's own: what its entry says. */
function ofOwnTerm(view: DocumentView, term: Occurrence, style: Style): string {
  const { say, bold, dim, line, words } = style;
  const { t } = words;
  const found = view.termbases.entryOf(term);
  const section = found === null ? null : sectionOf(found, term);
  const kind = t(term.status === null ? 'term' : STATUS_WORDS[term.status]);
  const lines = [`${bold(say(term.term))} · ${kind}`];
  if (term.alternatives.length > 0 && term.status !== null && term.status !== 'preferred') {
    lines.push(t('Preferred here: {0}', term.alternatives.map((text) => `“${say(text)}”`).join(', ')));
  }
  if (found !== null) {
    const { entry, file } = found;
    const language = baseLanguage(view.analysis.language);
    const definition = entry.languages.find((one) => baseLanguage(one.language) === language)?.definition ?? entry.definition;
    if (definition !== null) lines.push(say(shorten(definition, LONG_LIMIT)));
    for (const one of entry.languages) {
      const isOwn = baseLanguage(one.language) === language;
      const terms = one.terms.filter(({ text, status }) =>
        isOwn ? text !== term.term : status !== 'deprecated' && status !== 'superseded',
      );
      if (terms.length === 0) continue;
      lines.push(
        `${say(one.language)}: ${terms.map(({ text, status }) => `${say(text)}${status === null ? '' : ` (${t(status)})`}`).join(', ')}`,
      );
    }
    if (entry.doNotTranslate) lines.push(t('Stays as it is in every language.'));
    const notes = [section?.context, section?.note, entry.note].filter((note) => note !== null && note !== undefined);
    for (const note of notes) lines.push(dim(say(shorten(note, LONG_LIMIT))));
    const source = section?.source ?? entry.source;
    lines.push(dim(`${source === null ? '' : `${say(source)} · `}${say(fileName(file))}`));
  }
  lines.push(voice(view, term, style));
  return lines.join(line);
}

/** A sentence. */
function voice(view: DocumentView, term: Occurrence, { say, bold, words: { t } }: Style): string {
  const source = enclosingQuotations(view.analysis, [term])[0]?.source ?? null;
  const whose = source === null ? null : say(shorten(speakerName(source), TEXT_LIMIT));
  switch (term.voice) {
    case 'author':
      return t('Stands {0}.', bold(t('in the author’s own voice')));
    case 'quoted':
      return whose === null ? t('Stands inside a quotation whose speaker was not found.') : t('Stands inside a quotation of {0}.', whose);
    case 'reported':
      return whose === null
        ? t('Stands inside reported speech whose speaker was not found.')
        : t('Stands inside reported speech of {0}.', whose);
    case 'distanced':
      return t('Stands at arm’s length from the author (scare quotes, “so-called” or the like).');
  }
}

/** Of a body whose official names nobody has listed. */
function foreignNames(entry: OrganizationEntry, text: string): string[] {
  return [entry.name, ...entry.aliases].filter((name) => isLatin(name) !== isLatin(text)).slice(0, MOST_TRANSLATIONS);
}

/** "French “Union européenne” (UE)" for each language but that of the text; the English name is the title. */
function officialNames({ names = {} }: OrganizationEntry, view: DocumentView, { say, words }: Style): string[] {
  const own = baseLanguage(view.analysis.language);
  return Object.entries(names).flatMap(([code, [official, ...others]]) => {
    if (code === own || official === undefined) return [];
    const short = others.find((name) => isAbbreviation(name) && !isAbbreviation(official));
    return [`${languageName(code, words)} “${say(official)}”${short === undefined ? '' : ` (${say(short)})`}`];
  });
}

function ofMention(view: DocumentView, knowledge: KnowledgeIndex, mention: Mention, style: Style): string {
  const { say, bold, dim, line, words } = style;
  const { n, t } = words;
  const entry = bodyOf(view, knowledge, mention.entity);
  const entity = view.analysis.entities.find((candidate) => candidate.id === mention.entity);
  const abbreviation = entity?.abbreviation ?? entry?.abbreviations[0] ?? entry?.letters?.[0] ?? null;
  const name = entry?.name ?? mention.canonical;
  const lines = [`${bold(say(name))}${abbreviation !== null && abbreviation !== name ? ` (${say(abbreviation)})` : ''}`];
  if (entry !== undefined)
    lines.push(`${capitalized(t(ORGANIZATION_KIND_WORDS[entry.kind]))}${entry.description === '' ? '' : `: ${say(entry.description)}`}`);

  const undecided = entry === undefined && mention.entity !== null ? knowledge.undecided.get(mention.entity) : undefined;
  if (undecided !== undefined)
    lines.push(`${capitalized(t(ORGANIZATION_KIND_WORDS[undecided.kind]))}: ${t('of which state, the text does not say')}`);
  if (mention.entity === null) {
    const candidates = knowledge.byAbbreviation(mention.text).filter(({ abbreviation: letters }) => letters === mention.text);
    const bodies = [...new Set(candidates.map((one) => one.entry.name))];
    if (bodies.length > 1) lines.push(t('Not decided which: {0}', bodies.map(say).join(', ')));
  }
  if (entry !== undefined) {
    // Names in the script of the text are what the reader has before them already.
    const foreign =
      entry.names === undefined ? foreignNames(entry, mention.text).map((text) => `“${say(text)}”`) : officialNames(entry, view, style);
    if (foreign.length > 0) lines.push(t('In other languages: {0}', foreign.join(', ')));
    const former = (entry.formerNames ?? []).map((one) => t('“{0}” (until {1})', say(one.name), one.until));
    if (former.length > 0) lines.push(t('Formerly {0}', former.join(', ')));
    const parent = knowledge.parentOf(entry);
    if (parent !== undefined) lines.push(t('Belongs to: {0}', say(parent.name)));
    if (entry.country !== null) lines.push(t('Country: {0}', say(memberName(entry.country, knowledge, words))));
    const { members } = entry;
    if (members !== undefined)
      lines.push(t('Members ({0}): {1}', members.year, members.ids.map((id) => say(memberName(id, knowledge, words))).join(', ')));
  }

  const key = bodyKey(mention);
  const same = view.analysis.organizations.filter((other) => bodyKey(other) === key);
  const first = same.reduce((a, b) => (b.start < a.start ? b : a), mention);
  const place =
    same.length === 1
      ? t('mentioned once here')
      : `${n(same.length, '{0} mention|{0} mentions')}, ${t('first on line {0}', positionAt(view.lines, first.start).line + 1)}`;
  const origin = mention.known ? originOf(mention, t) : `${t('Inferred from this text')}, ${t(confidenceWords(mention.confidence))}`;
  lines.push(dim(`${origin} · ${place}`));
  return lines.join(line);
}

function originOf({ entity }: Mention, t: Words['t']): string {
  return isOwnOrganization(entity ?? '') ? t('In your own gazetteer') : t('Known body');
}

/** A state in the language of the user interface, or a body by its name. */
function memberName(id: string, knowledge: KnowledgeIndex, { language }: Words): string {
  const body = knowledge.organizations.get(id);
  if (body !== undefined) return body.name;
  try {
    return new Intl.DisplayNames([language, 'en'], { type: 'region' }).of(id.toUpperCase()) ?? id.toUpperCase();
  } catch {
    return id.toUpperCase();
  }
}

function isLatin(text: string): boolean {
  return /\p{Script=Latin}/u.test(text);
}

function ofQuotation(view: DocumentView, quotation: Quotation, style: Style): string {
  const { say, bold, dim, line } = style;
  const { n, t } = style.words;
  const words = n(countWords(contentText(view.text, quotation)), '{0} word|{0} words');
  if (quotation.use !== 'quotation') {
    return [
      `${bold(capitalized(t(USE_WORDS[quotation.use])))} · ${words}`,
      dim(`${t('Read as no quotation')}; ${t(confidenceWords(quotation.confidence))}`),
    ].join(line);
  }
  const { source, cue } = quotation;
  const lines: string[] = [];
  if (source === null) lines.push(bold(t('No speaker found')));
  else if (source.canonical === null) lines.push(`${bold(`“${say(shorten(source.text, TEXT_LIMIT))}”`)} · ${t('not resolved to a name')}`);
  else {
    const used = oneLine(source.text);
    lines.push(
      `${bold(say(source.canonical))}${used === oneLine(source.canonical) ? '' : ` · ${t('here “{0}”', say(shorten(used, TEXT_LIMIT)))}`}`,
    );
  }
  const traits = [capitalized(t(TYPE_WORDS[quotation.type])), words];
  if (quotation.level > 0) traits.push(t('inside another quotation'));
  if (!quotation.closed) traits.push(t('not closed'));
  if (cue !== null) traits.push(t('cue “{0}”', say(shorten(cue.text, TEXT_LIMIT))));
  if (source !== null) {
    const key = speakerKey(source);
    const times = view.analysis.quotations.filter(
      (other) => isMarkedQuotation(other) && other.source !== null && speakerKey(other.source) === key,
    ).length;
    if (times > 0)
      traits.push(
        times === 1 ? t('quoted once in this document') : n(times, 'quoted {0} time in this document|quoted {0} times in this document'),
      );
  }
  lines.push(traits.join(' · '));
  lines.push(
    dim(
      source === null
        ? capitalized(t(BASIS_WORDS[quotation.basis]))
        : `${t('Speaker found by: {0}', t(BASIS_WORDS[quotation.basis]))}; ${t(confidenceWords(quotation.confidence))}`,
    ),
  );
  const notes = styleNotes(view, quotation);
  if (notes.length > 0) lines.push(t('Notes on style: {0}', notes.map(say).join(', ')));
  return lines.join(line);
}

/** What rules say of the quotation itself: editors show it only on the mark or the word that it is about. */
function styleNotes(view: DocumentView, quotation: Quotation): string[] {
  const notes = new Set<string>();
  for (const finding of view.findings) {
    if (!finding.rule.startsWith('quotation/') || finding.start < quotation.start || finding.start >= quotation.end) continue;
    // Findings of a quotation within this one are said where that is hovered.
    const inner = innermost(view.analysis.quotations, finding.start);
    if (inner === null || inner.start === quotation.start) notes.add(finding.rule.slice('quotation/'.length).replaceAll('-', ' '));
  }
  return [...notes];
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
