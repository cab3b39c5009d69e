/** Too many quotations of a word or two: they quote a speaker without letting him speak. */
import { phrase, say } from '../said.ts';
import type { Span } from '../span.ts';
import type { Draft, Rule } from './rule.ts';

/** Fragments of one paragraph from which they are too many. */
const IN_PARAGRAPH = 3;
/** Fragments of the whole text, if they are more than half of its quotations. */
const IN_TEXT = 6;

export const quotationFragments: Rule = {
  id: 'quotation/fragments',
  summary: 'A paragraph or text quotes many single words instead of sentences',
  defaultSeverity: 'off',
  scope: 'quotations',
  needsSpeakers: true,
  check(_facts, { overview }) {
    if (overview === undefined) return [];
    const paragraphs = overview.fragments();
    const found = paragraphs
      .filter((fragments) => fragments.length >= IN_PARAGRAPH)
      .map((fragments) => draft(fragments, IN_PARAGRAPH, 'paragraph'));
    const all = paragraphs.flat();
    if (found.length === 0 && all.length >= IN_TEXT && all.length * 2 > overview.quotations) found.push(draft(all, IN_TEXT, 'text'));
    return found;
  },
};

function draft(fragments: readonly Span[], most: number, where: 'paragraph' | 'text'): Draft {
  const before = fragments.slice(0, most - 1);
  return {
    ...fragments[most - 1]!,
    ...say`${where === 'text' ? phrase`This text` : phrase`This paragraph`} quotes ${fragments.length} fragments of a word or two, so readers hear the marks more than the speaker. Quote a whole sentence, or put it in your own words.`,
    related: before.map((span) => ({ ...span, ...say`Another fragment` })),
  };
}
