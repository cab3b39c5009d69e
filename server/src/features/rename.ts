/**
 * Rename: a body or a term throughout the text, each form by its own rule. What stands there in just the form that is renamed takes
 * the new name at once; forms that follow from it (initials, a shortened name, a plural) and words inside quotations, which are a
 * speaker's, are proposed and wait for a yes. A client that cannot ask leaves those as they are.
 */
import type { ChangeAnnotation, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Span } from '../engine/span.ts';
import { expandForms, formFor } from '../engine/terms/inflection/expand.ts';
import type { Client } from './client.ts';
import { rangeOf } from './convert.ts';
import { oneLine } from './escape.ts';
import { mentionsOf, type Subject, subjectAt } from './places.ts';
import type { DocumentView } from './view.ts';
import { enclosingQuotations } from './wording.ts';

export interface RenameTarget {
  readonly range: Range;
  /** What the person edits: the name in the form under the cursor. */
  readonly placeholder: string;
}

/** Null where no body and no term stands: then nothing can be renamed. */
export function prepareRename(view: DocumentView, offset: number): RenameTarget | null {
  const subject = renamable(view, offset);
  return subject === null ? null : { range: rangeOf(view.lines, subject.at), placeholder: oneLine(subject.at.text) };
}

type RenameClient = Pick<Client, 'documentChanges' | 'changeAnnotations'>;

/** Null where nothing can be renamed, and for a name without a word. */
export function rename(view: DocumentView, offset: number, name: string, client: RenameClient): WorkspaceEdit | null {
  const subject = renamable(view, offset);
  const wanted = oneLine(name);
  if (subject === null || !/[\p{L}\p{N}]/u.test(wanted)) return null;
  const changes = subject.kind === 'mention' ? ofBody(view, subject, wanted) : ofTerm(view, subject, wanted);
  const asks = client.documentChanges && client.changeAnnotations;
  const quoted = enclosingQuotations(view.analysis, changes);
  const edits: (TextEdit & { annotationId?: string })[] = [];
  const used = new Set<AnnotationId>();
  changes.forEach((change, i) => {
    const isQuoted = quoted[i] != null && quoted[i]!.type !== 'reported';
    const annotation: AnnotationId | null = isQuoted ? 'quoted' : change.derived ? 'derived' : null;
    const edit = { range: rangeOf(view.lines, change), newText: change.newText };
    if (annotation === null) edits.push(edit);
    else if (asks) {
      used.add(annotation);
      edits.push({ ...edit, annotationId: annotation });
    }
  });
  if (!client.documentChanges) return { changes: { [view.uri]: edits } };
  const edit: WorkspaceEdit = { documentChanges: [{ textDocument: { uri: view.uri, version: view.version }, edits }] };
  if (used.size > 0) edit.changeAnnotations = Object.fromEntries([...used].map((id) => [id, ANNOTATIONS[id]]));
  return edit;
}

type AnnotationId = 'quoted' | 'derived';

const ANNOTATIONS: Readonly<Record<AnnotationId, ChangeAnnotation>> = {
  quoted: {
    label: 'Words inside quotations',
    description: 'They are a speaker’s words: change them only if the quotation was wrong.',
    needsConfirmation: true,
  },
  derived: { label: 'Other forms of the name', description: 'Made from the new name: please check each.', needsConfirmation: true },
};

interface Change extends Span {
  readonly newText: string;
  /** The form is not the renamed one but follows from it. */
  readonly derived: boolean;
}

type Renamable = Extract<Subject, { kind: 'mention' | 'term' }>;

function renamable(view: DocumentView, offset: number): Renamable | null {
  const subject = subjectAt(view.analysis, offset);
  if (subject === null || subject.kind === 'quotation') return null;
  if (subject.kind !== 'speaker') return subject;
  // "the Foreign Ministry" as a source is the body's name, too; persons have no entry whose forms are known.
  const { start, end } = subject.at;
  const mention = view.analysis.organizations.find(
    (one) => start <= one.start && one.end <= end && one.start <= offset && offset <= one.end,
  );
  return mention === undefined ? null : { kind: 'mention', at: mention };
}

function ofBody(view: DocumentView, subject: Extract<Subject, { kind: 'mention' }>, wanted: string): Change[] {
  const old = oneLine(subject.at.text);
  return mentionsOf(view.analysis, subject.at).flatMap(({ start, end, text }): Change[] => {
    const form = oneLine(text);
    if (fold(form) === fold(old)) return [{ start, end, newText: inCaseOf(wanted, form, old), derived: false }];
    const follows = initialsFor(old, wanted, form) ?? shortenedFor(old, wanted, form);
    return follows === null ? [] : [{ start, end, newText: follows, derived: true }];
  });
}

/** "NHC" was made of the initials of the old name, so the new name's take its place. */
function initialsFor(old: string, wanted: string, form: string): string | null {
  if (!/^\p{Lu}{2,}$/u.test(form) || initials(old) !== form) return null;
  const made = initials(wanted);
  return made.length < 2 ? null : made;
}

function initials(name: string): string {
  return name
    .split(/[\s-]+/)
    .map((word) => word.charAt(0))
    .filter((letter) => /\p{Lu}/u.test(letter))
    .join('');
}

/** "the Council" was the end of the old name, so as many words of the new one take its place. */
function shortenedFor(old: string, wanted: string, form: string): string | null {
  const match = /^(the\s+)?(.+)$/iu.exec(form)!;
  const short = match[2]!.split(' ');
  const words = old.split(' ');
  if (short.length >= words.length || fold(words.slice(-short.length).join(' ')) !== fold(short.join(' '))) return null;
  const made = wanted.split(' ');
  return made.length <= short.length
    ? null
    : `${match[1] ?? ''}${inCaseOf(made.slice(-short.length).join(' '), match[2]!, words.slice(-short.length).join(' '))}`;
}

function ofTerm(view: DocumentView, subject: Extract<Subject, { kind: 'term' }>, wanted: string): Change[] {
  const { language, terms } = view.analysis;
  const old = subject.at;
  const oldForm = oneLine(old.text);
  const same = terms.filter((other) => other.concept === old.concept && fold(other.term) === fold(old.term));
  const readings = new Map(expandForms(oldForm, language, { inflect: true }).map((one) => [fold(one.text), one.readings]));
  const forms = expandForms(wanted, language, { inflect: true });
  return same.map((occurrence): Change => {
    const { start, end } = occurrence;
    const form = oneLine(occurrence.text);
    if (fold(form) === fold(oldForm)) return withArticle(view, { start, end, newText: inCaseOf(wanted, form, oldForm), derived: false });
    // Only a form that is certain is made; else the person writes it over the name as it was given.
    const known = formFor(readings.get(fold(form)) ?? [], forms) ?? wanted;
    return { start, end, newText: inCaseOf(known, form, occurrence.term), derived: true };
  });
}

/** "an unfriendly state" becomes "a sanctioning state": the article is part of the form. */
function withArticle(view: DocumentView, change: Change): Change {
  if (!view.analysis.language.startsWith('en')) return change;
  const article = /(?<![\p{L}\p{N}])(an?)([ \t])$/iu.exec(view.text.slice(Math.max(0, change.start - 4), change.start));
  if (article === null) return change;
  const [whole, word = '', space = ''] = article;
  const fitting = /^[aeiou]/i.test(change.newText) && !/^(?:eu|uni|us)/i.test(change.newText) ? 'an' : 'a';
  if (word.toLowerCase() === fitting) return change;
  const written = /^\p{Lu}/u.test(word) ? fitting.charAt(0).toUpperCase() + fitting.slice(1) : fitting;
  return { ...change, start: change.start - whole.length, newText: written + space + change.newText };
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[\s-]+/g, ' ');
}

/** The new words in the case of `form`, where that differs from how the name is usually written: in capitals, or at a sentence's start. */
function inCaseOf(text: string, form: string, usual: string): string {
  if (form === usual) return text;
  if (form.length > 1 && form === form.toUpperCase() && usual !== usual.toUpperCase()) return text.toUpperCase();
  if (/^\p{Lu}/u.test(form) && /^\p{Ll}/u.test(usual)) return text.charAt(0).toUpperCase() + text.slice(1);
  if (/^\p{Ll}/u.test(form) && /^\p{Lu}/u.test(usual)) return text.charAt(0).toLowerCase() + text.slice(1);
  return text;
}
