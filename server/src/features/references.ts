/**
 * References and highlights: all names of a body or a person, whatever they are called, all occurrences of a term in any form, all
 * quotations of a speaker.
 */
import type { DocumentHighlight, DocumentHighlightKind, Location } from 'vscode-languageserver-types';
import { bySpan, type Span } from '../engine/span.ts';
import { rangeOf } from './convert.ts';
import { mentionsOf, namesOf, quotationsOf, type Subject, subjectAt } from './places.ts';
import type { DocumentView } from './view.ts';

export interface ReferenceOptions {
  /** False where the place that defines the name is to be left out. */
  readonly includeDeclaration: boolean;
}

/** Null where nothing is known at `offset`, so that the editor may look for the word itself. */
export function references(view: DocumentView, offset: number, options: ReferenceOptions): Location[] | null {
  const subject = subjectAt(view.analysis, offset);
  if (subject === null) return null;
  // Who asks for a term or an abbreviation wants those; who asks for a speaker or a quotation wants what was said, too.
  const spans: readonly Span[] =
    subject.kind === 'mention'
      ? mentionsOf(view.analysis, subject.at)
      : [...namesOf(view.analysis, subject), ...quotationsOf(view.analysis, subject)];
  const wanted = options.includeDeclaration ? spans : withoutDeclaration(view, subject, spans);
  return wanted.toSorted(bySpan).map((span) => ({ uri: view.uri, range: rangeOf(view.lines, span) }));
}

function withoutDeclaration(view: DocumentView, subject: Subject, spans: readonly Span[]): readonly Span[] {
  if (subject.kind !== 'mention') return spans;
  const defined = view.analysis.definitions.find((one) => one.entity === subject.at.entity);
  return defined === undefined ? spans : spans.filter((span) => span.start !== defined.long.start && span.start !== defined.short.start);
}

// The protocol's numbers; the types package is used for types only.
const TEXT: DocumentHighlightKind = 1;
const READ: DocumentHighlightKind = 2;

/**
 * Names only: quotations are long, and to light up half the text at every step of the cursor would show nothing. On a mark of a
 * quotation, where a person looks for its other end, all quotations of its speaker.
 */
export function highlights(view: DocumentView, offset: number): DocumentHighlight[] | null {
  const subject = subjectAt(view.analysis, offset);
  if (subject === null) return null;
  if (subject.kind === 'quotation') {
    const { content, start, end } = subject.at;
    const inside = content.some((part) => part.start < offset && offset < part.end);
    if (inside || subject.at.marks === null) return null;
    const same = quotationsOf(view.analysis, subject);
    return (same.length === 0 ? [{ start, end }] : same).map((span) => ({ range: rangeOf(view.lines, span), kind: READ }));
  }
  return namesOf(view.analysis, subject).map((span) => ({ range: rangeOf(view.lines, span), kind: TEXT }));
}
