/** The answer to `policyReview/facts`: what a client's own views show. */
import type { Analysis, Mention, Quotation } from '../engine/facts.ts';
import { hashText } from '../engine/hash.ts';
import type { Span } from '../engine/span.ts';
import type { FactsResult, FindingFact, OrganizationFact, QuotationFact, TermFact } from '../protocol.ts';
import { rangeOf } from './convert.ts';
import { oneLine, shorten } from './escape.ts';
import { sectionsOf } from './sections.ts';
import { bodyOf, type DocumentView, type KnowledgeIndex, kindOfBody } from './view.ts';
import {
  bodyKey,
  contentText,
  enclosingQuotations,
  groupByBody,
  isMarkedQuotation,
  ORGANIZATION_KIND_WORDS,
  speakerName,
} from './wording.ts';
import { ENGLISH, spoken, type Words } from './words.ts';

const TEXT_LIMIT = 200;

/** As much of a view as facts are told from. */
export type FactsView = Pick<DocumentView, 'uri' | 'version' | 'text' | 'lines' | 'analysis' | 'bodies'>;

/** `refused` are files that were not read because nobody has trusted the workspace. */
export function facts(view: FactsView, knowledge: KnowledgeIndex, words: Words = ENGLISH, refused: readonly string[] = []): FactsResult {
  const { analysis } = view;
  const rules = rulesAt(analysis);
  const sections = sectionsAt(view);
  const abbreviations = new Map(analysis.entities.map((entity) => [entity.id, entity.abbreviation]));
  const bodies = groupByBody(analysis.organizations);
  return {
    uri: view.uri,
    version: view.version,
    language: analysis.language,
    quotations: analysis.quotations.map((quotation): QuotationFact => {
      const words = contentText(view.text, quotation);
      return {
        range: rangeOf(view.lines, quotation),
        text: shorten(words, TEXT_LIMIT),
        speaker: quotation.source?.canonical ?? null,
        speakerId: quotation.source?.entity ?? null,
        speakerText: quotation.source === null ? null : oneLine(quotation.source.text),
        kind: quotation.source?.kind ?? null,
        type: quotation.type,
        use: quotation.use,
        cue: quotation.cue === null ? null : oneLine(quotation.cue.text),
        basis: quotation.basis,
        confidence: quotation.confidence,
        section: sections(quotation),
        fingerprint: hashText(`${words}\n${quotation.source?.canonical ?? ''}`),
        rules: quotationRules(rules, quotation),
      };
    }),
    organizations: bodies.map((mentions) => organization(view, knowledge, mentions, abbreviations, rules, words)),
    terms: termFacts(view, knowledge, words),
    findings: analysis.findings.map(
      (finding): FindingFact => ({
        range: rangeOf(view.lines, finding),
        rule: finding.rule,
        severity: finding.severity,
        message: spoken(words, finding),
      }),
    ),
    counts: {
      quotations: analysis.quotations.filter(isMarkedQuotation).length,
      organizations: bodies.length,
      terms: analysis.terms.length,
      findings: analysis.findings.length,
    },
    problems: [...analysis.problems.map((problem) => spoken(words, problem)), ...untrusted(refused, words)],
  };
}

const MOST_NAMED = 3;

function untrusted(uris: readonly string[], words: Words): readonly string[] {
  if (uris.length === 0) return [];
  const names = [...new Set(uris)].map((uri) => oneLine(nameOf(uri)));
  const named = names.slice(0, MOST_NAMED).join(', ') + (names.length > MOST_NAMED ? ', …' : '');
  return [words.t('Not read until you trust the folder: {0}', named)];
}

function nameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Those on its words, and on who says them: "it is reported" stands before what is reported. */
function quotationRules(rules: RulesAt, quotation: Quotation): readonly string[] {
  const parts = [quotation, quotation.source, quotation.cue].filter((part) => part !== null);
  return [...new Set(parts.flatMap((part) => rules(part, 'quotation/')))];
}

type RulesAt = (span: Span, family: string) => readonly string[];

/** The rules of a family with findings that touch a span; the spans must come in order, or nearly. */
function rulesAt({ findings }: Analysis): RulesAt {
  const starts = findings.map(({ start }) => start);
  return ({ start, end }, family) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! < start) low = middle + 1;
      else high = middle;
    }
    const found = new Set<string>();
    // A finding on the whole of a longer stretch begins before; the last few are enough, for most are short.
    for (let at = Math.max(0, low - 4); at < findings.length && findings[at]!.start < end; at += 1) {
      const finding = findings[at]!;
      if (finding.end > start && finding.rule.startsWith(family)) found.add(finding.rule);
    }
    return [...found];
  };
}

/** The title of the section a span stands in; the spans must come in order. */
function sectionsAt(view: FactsView): (span: Span) => string | null {
  const sections = sectionsOf(view.analysis);
  let at = 0;
  return ({ start }) => {
    if (start < sections[at]!.body.start) at = 0;
    while (at + 1 < sections.length && sections[at + 1]!.body.start <= start) at += 1;
    const { title } = sections[at]!;
    return title.end === title.start ? null : shorten(oneLine(view.text.slice(title.start, title.end)).replace(/^#+\s*|\s*#+$/g, ''), 80);
  };
}

function organization(
  view: FactsView,
  knowledge: KnowledgeIndex,
  mentions: readonly Mention[],
  abbreviations: ReadonlyMap<string, string | null>,
  rules: RulesAt,
  { t }: Words,
): OrganizationFact {
  const [first] = mentions as [Mention, ...Mention[]];
  const entry = bodyOf(view, knowledge, first.entity);
  const kind = kindOfBody(view, knowledge, first.entity);
  return {
    id: bodyKey(first),
    name: oneLine(entry?.name ?? first.canonical),
    abbreviation: (first.entity === null ? null : abbreviations.get(first.entity)) ?? entry?.abbreviations[0] ?? null,
    kind: kind === null ? null : t(ORGANIZATION_KIND_WORDS[kind]),
    mentions: mentions.map((mention) => ({
      range: rangeOf(view.lines, mention),
      text: shorten(oneLine(mention.text), TEXT_LIMIT),
      form: mention.form,
    })),
    rules: [...new Set(mentions.flatMap((mention) => rules(mention, 'organization/')))],
  };
}

function termFacts(view: FactsView, knowledge: KnowledgeIndex, { t }: Words): TermFact[] {
  const { terms } = view.analysis;
  const around = enclosingQuotations(view.analysis, terms);
  return terms.map((term, index): TermFact => {
    const source = around[index]?.source ?? null;
    const category = term.termbase === undefined ? (knowledge.concepts.get(term.concept)?.category ?? null) : null;
    return {
      range: rangeOf(view.lines, term),
      text: shorten(oneLine(term.text), TEXT_LIMIT),
      concept: term.termbase === undefined ? term.concept : `${term.termbase}#${term.concept}`,
      term: term.term,
      category: category === null ? null : t(category),
      voice: term.voice,
      status: term.status,
      speaker: source === null || term.voice === 'author' ? null : speakerName(source),
    };
  });
}
