/** Code lens: what each section holds, above its heading. Off unless asked for. */
import type { CodeLens } from 'vscode-languageserver-types';
import type { Span } from '../engine/span.ts';
import type { Client } from './client.ts';
import { rangeOf } from './convert.ts';
import { sectionsOf } from './sections.ts';
import type { DocumentView } from './view.ts';
import { isMarkedQuotation, speakerKey } from './wording.ts';

/** One a section that holds something; where a text has no heading, one above its first line. */
export function codeLenses(view: DocumentView, client: Pick<Client, 'commands' | 'words'>): CodeLens[] {
  const { analysis } = view;
  const { n, t } = client.words;
  const quotations = analysis.quotations.filter(isMarkedQuotation);
  const ours = analysis.terms.filter((term) => term.voice === 'author' && term.label === 'rhetorical');
  return sectionsOf(analysis).flatMap((section): CodeLens[] => {
    const said = within(section.body, quotations);
    const words = within(section.body, ours);
    if (said.length === 0 && words.length === 0) return [];
    const speakers = new Set(said.flatMap(({ source }) => (source === null ? [] : [speakerKey(source)]))).size;
    const unnamed = said.filter(({ source }) => source === null).length;
    const parts = [n(said.length, '{0} quotation|{0} quotations')];
    if (said.length > 0) parts.push(n(speakers, '{0} speaker|{0} speakers'));
    if (unnamed > 0) parts.push(t('{0} without a speaker', unnamed));
    if (words.length > 0)
      parts.push(n(words.length, '{0} rhetorical term in the author’s voice|{0} rhetorical terms in the author’s voice'));
    // A lens without a command is text, which is all that a client without this one can do with it.
    const command = client.commands.includes(SHOW_QUOTATIONS) ? SHOW_QUOTATIONS : '';
    return [{ range: rangeOf(view.lines, section.title), command: { title: parts.join(' · '), command } }];
  });
}

/** Focuses the view of quotations; VS Code makes this command for every view. */
const SHOW_QUOTATIONS = 'policyReview.quotations.focus';

/** Facts in order that begin in the span. */
function within<T extends Span>(span: Span, facts: readonly T[]): readonly T[] {
  let low = 0;
  let high = facts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (facts[middle]!.start < span.start) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let i = low; i < facts.length && facts[i]!.start < span.end; i += 1) found.push(facts[i]!);
  return found;
}
