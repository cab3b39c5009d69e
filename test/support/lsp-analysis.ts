/** Builds analyses by hand, so that what is made of facts can be tested without the engine that finds them. */

import type { AnalyzeOptions, Engine } from '../../server/src/engine/analyze.ts';
import type { Analysis, Finding, Heading, Mention, Occurrence, Problem, Quotation, Source } from '../../server/src/engine/facts.ts';
import type { ConceptEntry, Knowledge, OrganizationEntry } from '../../server/src/engine/knowledge.ts';
import type { Span, TextSpan } from '../../server/src/engine/span.ts';
import { createLineIndex } from '../../server/src/features/convert.ts';
import type { DocumentView } from '../../server/src/features/view.ts';
import { NO_TERMBASES } from '../../server/src/termbases.ts';
import type { DocumentAnalyzer, DocumentEngine } from '../../server/src/workspace.ts';

export const URI = 'file:///drafts/board.md';

/** The span of the `nth` (from 1) occurrence of `words`; fails when there is none. */
export function find(text: string, words: string, nth = 1): TextSpan {
  let start = -1;
  for (let times = 0; times < nth; times += 1) {
    start = text.indexOf(words, start + 1);
    if (start < 0) throw new Error(`no ${nth}. ${JSON.stringify(words)} in the text`);
  }
  return { start, end: start + words.length, text: words };
}

export function quotation(text: string, words: string, given: Partial<Quotation> = {}): Quotation {
  const span = find(text, words);
  const marked = /^["“«]/.test(words);
  return {
    ...span,
    content: [marked ? { start: span.start + 1, end: span.end - 1 } : { start: span.start, end: span.end }],
    level: 0,
    closed: true,
    use: 'quotation',
    type: 'direct',
    source: null,
    cue: null,
    marks: null,
    basis: 'none',
    confidence: 0.9,
    ...given,
  };
}

export function source(text: string, words: string, given: Partial<Source> = {}): Source {
  return { ...find(text, words), canonical: null, entity: null, kind: 'organization', ...given };
}

export function mention(text: string, words: string, given: Partial<Mention> & { nth?: number } = {}): Mention {
  const { nth = 1, ...rest } = given;
  return { ...find(text, words, nth), entity: null, canonical: words, form: 'full', known: true, confidence: 1, ...rest };
}

export function occurrence(text: string, words: string, given: Partial<Occurrence> = {}): Occurrence {
  return {
    ...find(text, words),
    concept: words,
    term: words,
    label: 'rhetorical',
    status: null,
    voice: 'author',
    alternatives: [],
    ...given,
  };
}

export function heading(text: string, words: string, depth: number): Heading {
  return { ...find(text, words), depth };
}

export function finding(text: string, words: string, given: Partial<Finding> = {}): Finding {
  const { start, end } = find(text, words);
  return {
    start,
    end,
    rule: 'attribution/vague-source',
    severity: 'warning',
    message: 'Name who says this.',
    related: [],
    fingerprint: 'f',
    fixes: [],
    ...given,
  };
}

export function analysis(text: string, given: Partial<Analysis> = {}): Analysis {
  return {
    language: 'en',
    format: 'markdown',
    length: text.length,
    headings: [],
    quotations: [],
    organizations: [],
    entities: [],
    definitions: [],
    looseMarks: [],
    terms: [],
    problems: [],
    findings: [],
    ...given,
  };
}

export function view(text: string, given: Partial<Analysis> = {}): DocumentView {
  const facts = analysis(text, given);
  return {
    uri: URI,
    version: 1,
    text,
    lines: createLineIndex(text),
    termbases: NO_TERMBASES,
    analysis: facts,
    findings: facts.findings,
    problems: facts.problems,
    findingsOf: () => [],
  };
}

export function organizationEntry(given: Partial<OrganizationEntry> & { id: string; name: string }): OrganizationEntry {
  return {
    kind: 'ministry',
    aliases: [],
    abbreviations: [],
    shortForms: [],
    country: null,
    wellKnown: false,
    description: '',
    source: 'editorial',
    ...given,
  };
}

export function conceptEntry(given: Partial<ConceptEntry> & { id: string }): ConceptEntry {
  return {
    label: 'rhetorical',
    category: '',
    users: '',
    why: '',
    alternatives: [],
    note: '',
    terms: [],
    unlessBefore: [],
    unlessAfter: [],
    source: 'editorial',
    ...given,
  };
}

export const EMPTY_KNOWLEDGE: Knowledge = { languages: {}, organizations: [], countries: [], terms: [], styles: {}, marks: {} };

export interface PlainEngine extends DocumentEngine, Pick<Engine, 'knowledge'> {
  readonly analyses: () => number;
}

/**
 * An engine whose facts are plain to see: “…” is a quotation of the Ministry, every "It is said" a finding with a fix,
 * "[unread]" a problem; a text with "BOOM" makes it throw an error that holds the whole text, once and for all. Counts its
 * analyses.
 */
export function createPlainEngine(): PlainEngine {
  let analyses = 0;
  const analyze: Engine['analyze'] = (text, options) => {
    analyses += 1;
    if (text.includes('BOOM')) throw new Error(text);
    const said: Finding[] = all(text, /It is said/g).map((span) => ({
      ...finding(text, 'It is said'),
      ...span,
      severity: options.rules?.['attribution/vague-source'] === 'error' ? 'error' : 'warning',
      related: [{ start: 0, end: 1, message: 'The text begins here.' }],
      fixes: [{ ...span, title: 'Replace with “The ministry says”', newText: 'The ministry says', safe: true }],
    }));
    const problems: Problem[] = all(text, /\[unread\]/g).map((span) => ({
      ...span,
      code: 'unread',
      message: 'This part was not reviewed.',
    }));
    return analysis(text, {
      format: options.format,
      quotations: all(text, /“[^”]*”/g).map((span) => ({
        ...quotation(text, text.slice(span.start, span.end)),
        ...span,
        content: [{ start: span.start + 1, end: span.end - 1 }],
        source: { start: 0, end: 0, text: 'ministry', canonical: 'Foreign Ministry', entity: 'ministry', kind: 'organization' },
        basis: 'colon',
      })),
      findings: options.rules?.['attribution/vague-source'] === 'off' ? [] : said,
      problems,
    });
  };
  const createAnalyzer = (): DocumentAnalyzer => {
    let isBroken = false;
    let text = '';
    let options: AnalyzeOptions = { format: 'plaintext' };
    let known: Analysis | null = null;
    const current = (): Analysis => {
      if (isBroken) throw new Error('an analyzer that failed must not be used again');
      if (known !== null) return known;
      isBroken = true;
      known = analyze(text, options);
      isBroken = false;
      return known;
    };
    return {
      replace(next) {
        text = next;
        known = null;
      },
      edit(start, end, insert) {
        text = text.slice(0, start) + insert + text.slice(end);
        known = null;
      },
      configure(next) {
        options = next;
        known = null;
      },
      advance: () => true,
      isRead: true,
      analysis: current,
      findings: () => current().findings,
      problems: () => current().problems,
      text: () => text,
      slice: (start, end) => text.slice(start, end),
      placeAt: (offset) => createLineIndex(text).placeAt(offset),
      offsetAt: (line, character) => createLineIndex(text).offsetAt(line, character),
    };
  };
  return { knowledge: EMPTY_KNOWLEDGE, createAnalyzer, analyses: () => analyses };
}

function all(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
