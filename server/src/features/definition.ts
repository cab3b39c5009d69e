/**
 * Go to definition: from an abbreviation or another short name to where the text gives the long form, from "he" or a surname to the
 * speaker's full name.
 */
import type { Location, LocationLink } from 'vscode-languageserver-types';
import type { Analysis, Mention } from '../engine/facts.ts';
import { contains, type Span, type TextSlices } from '../engine/span.ts';
import type { Client } from './client.ts';
import { rangeOf } from './convert.ts';
import { entityOf, mentionsOf, type Subject, subjectAt } from './places.ts';
import type { DocumentView } from './view.ts';

/** Null where nothing in this text defines what stands there. */
export function definition(view: DocumentView, offset: number, client: Pick<Client, 'definitionLinks'>): Location | LocationLink[] | null {
  const subject = subjectAt(view.analysis, offset);
  const target = subject === null ? null : targetOf(view.analysis, view.text, subject);
  if (subject === null || target === null) return null;
  const range = rangeOf(view.lines, target.name);
  if (!client.definitionLinks) return { uri: view.uri, range };
  return [
    {
      originSelectionRange: rangeOf(view.lines, subject.at),
      targetUri: view.uri,
      targetRange: rangeOf(view.lines, target.whole),
      targetSelectionRange: range,
    },
  ];
}

interface Target {
  readonly name: Span;
  /** With what belongs to it: the abbreviation in brackets. */
  readonly whole: Span;
}

function targetOf(analysis: Analysis, text: TextSlices, subject: Subject): Target | null {
  if (subject.kind === 'mention') return ofMention(analysis, subject.at);
  if (subject.kind === 'term') return null;
  const { source } = subject.kind === 'speaker' ? subject.quotation : subject.at;
  if (source?.entity == null) return null;
  const entity = entityOf(analysis, source.entity);
  if (entity === undefined) return null;
  const isFull = (span: Span): boolean => text.slice(span.start, span.end).includes(entity.canonical);
  // The first place with the whole name, else the first of the longest.
  const name =
    entity.mentions.find(isFull) ??
    entity.mentions.reduce<Span | null>((best, one) => (best === null || length(one) > length(best) ? one : best), null);
  return name === null || contains(name, subject.at) ? null : { name, whole: name };
}

function ofMention(analysis: Analysis, mention: Mention): Target | null {
  const defined = analysis.definitions.find((one) => one.entity === mention.entity && mention.entity !== null);
  if (defined !== undefined) return contains(defined.long, mention) ? null : { name: defined.long, whole: defined };
  const full = mentionsOf(analysis, mention).find((one) => one.form === 'full');
  return full === undefined || full.start === mention.start ? null : { name: full, whole: full };
}

function length(span: Span): number {
  return span.end - span.start;
}
