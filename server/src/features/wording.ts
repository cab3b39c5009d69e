/**
 * The words people read for the facts: one vocabulary for hovers, symbols and reports. They are English; `Words` gives them in the
 * language of the client.
 */
import type {
  AdministrativeStatus,
  Analysis,
  Basis,
  Mention,
  Quotation,
  QuotationType,
  Severity,
  Source,
  Use,
  Voice,
} from '../engine/facts.ts';
import type { OrganizationKind } from '../engine/knowledge.ts';
import type { TextSlices } from '../engine/span.ts';
import { bySpan, contains, type Span } from '../engine/span.ts';
import { ENGLISH, type Words } from './words.ts';

/** How the speaker was found, to follow "Speaker found by:". */
export const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  'quotation-verb-source': 'a reporting verb and the name after the quotation',
  'quotation-source-verb': 'the name and a reporting verb after the quotation',
  'source-verb-quotation': 'the name and a reporting verb before the quotation',
  colon: 'the name before a colon',
  'according-to': '“according to” and the name',
  'passive-by': 'a passive and “by” with the name',
  'noun-cue': 'a noun of speech, such as “statement”, and whose it is',
  clause: 'the clause the quotation is part of',
  'trailing-clause': 'the clause after the quotation',
  interrupted: 'the words that interrupt the quotation',
  continued: 'the quotation it continues',
  floating: 'the speaker of the passage around it',
  'lead-in': 'the sentence that leads into it',
  'attribution-line': 'the attribution line below it',
  'dialogue-dash': 'the words beside the dialogue dash',
  incise: 'the words inserted within the quotation',
  'that-clause': 'a reporting verb and “that”',
  parenthetical: 'the name and a reporting verb set between commas',
  impersonal: 'an impersonal report that names nobody',
  headline: 'the dash or colon of the headline',
  enclosing: 'the quotation around it',
  none: 'nothing near it names a speaker',
};

export const USE_WORDS: Readonly<Record<Use, string>> = {
  quotation: 'quotation',
  scare: 'scare quotes',
  title: 'title',
  term: 'word used as a word',
  other: 'marked words',
};

export const TYPE_WORDS: Readonly<Record<QuotationType, string>> = {
  direct: 'direct quotation',
  mixed: 'quotation within a sentence',
  block: 'block quotation',
  reported: 'reported speech',
};

/** Short names of the voices; the order is the order of interest to an editor: our own words first. */
export const VOICE_WORDS: Readonly<Record<Voice, string>> = {
  author: 'author’s voice',
  distanced: 'at arm’s length',
  reported: 'reported',
  quoted: 'quoted',
};

export const STATUS_WORDS: Readonly<Record<AdministrativeStatus, string>> = {
  preferred: 'preferred term',
  admitted: 'admitted term',
  deprecated: 'deprecated term',
  superseded: 'superseded term',
};

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'information',
  hint: 'hint',
};

export const ORGANIZATION_KIND_WORDS: Readonly<Record<OrganizationKind, string>> = {
  international: 'international organization',
  regional: 'regional organization',
  grouping: 'grouping of states',
  un: 'United Nations body',
  eu: 'European Union body',
  ministry: 'ministry',
  government: 'government body',
  legislature: 'legislature',
  court: 'court',
  military: 'military body',
  intelligence: 'intelligence service',
  bank: 'bank',
  party: 'political party',
  company: 'company',
  media: 'media outlet',
  'armed-group': 'armed group',
  ngo: 'non-governmental organization',
  other: 'organization',
};

export const CONFIDENCE_WORDS = ['very likely', 'likely', 'uncertain', 'a guess'] as const;

export function confidenceWords(confidence: number): (typeof CONFIDENCE_WORDS)[number] {
  return CONFIDENCE_WORDS[confidence >= 0.85 ? 0 : confidence >= 0.65 ? 1 : confidence >= 0.4 ? 2 : 3];
}

/** "1 word", "2 words", "4,711 words". */
export function count(amount: number, one: string, many: string): string {
  return `${amount.toLocaleString('en-US')} ${amount === 1 ? one : many}`;
}

/** Words in the sense of a word count: stretches between white space that hold a letter or digit. */
export function countWords(text: string): number {
  let words = 0;
  for (const piece of text.split(/\s+/)) if (/[\p{L}\p{N}]/u.test(piece)) words += 1;
  return words;
}

/** The quotation's words without its marks, fragments joined by a space. */
export function contentText(text: TextSlices, quotation: Quotation): string {
  return quotation.content.map((part) => text.slice(part.start, part.end)).join(' ');
}

/** True for what an outline lists as a quotation: neither reported speech nor a title, scare quotes or the like. */
export function isMarkedQuotation(quotation: Quotation): boolean {
  return quotation.use === 'quotation' && quotation.type !== 'reported';
}

/** The name to show for a source: canonical where resolved, else the words used, else what is missing. */
export function speakerName(source: Source | null, { t }: Words = ENGLISH): string {
  if (source === null) return t('No speaker found');
  return source.canonical ?? source.text;
}

/** What makes two sources the same speaker in one document. */
export function speakerKey(source: Source): string {
  return source.entity ?? `text:${(source.canonical ?? source.text).toLowerCase()}`;
}

/** What makes two mentions the same body in one document. */
export function bodyKey(mention: Mention): string {
  return mention.entity ?? `text:${mention.canonical}`;
}

/** Mentions by body, both in the order of the text. */
export function groupByBody(mentions: readonly Mention[]): readonly (readonly Mention[])[] {
  const bodies = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const key = bodyKey(mention);
    const found = bodies.get(key);
    if (found) found.push(mention);
    else bodies.set(key, [mention]);
  }
  return [...bodies.values()];
}

/**
 * For each span the innermost quotation or reported clause whose words cover it; null in the author's own text. One walk
 * over both, because a long text holds many of each. The answers are in the order of `spans`.
 */
export function enclosingQuotations(analysis: Analysis, spans: readonly Span[]): (Quotation | null)[] {
  const quotations = analysis.quotations.filter((quotation) => quotation.use === 'quotation').sort(bySpan);
  const answers = new Map<Span, Quotation | null>();
  const open: Quotation[] = [];
  let next = 0;
  for (const span of spans.toSorted(bySpan)) {
    for (; next < quotations.length && quotations[next]!.start <= span.start; next += 1) {
      while (open.length > 0 && open.at(-1)!.end <= quotations[next]!.start) open.pop();
      open.push(quotations[next]!);
    }
    while (open.length > 0 && open.at(-1)!.end <= span.start) open.pop();
    answers.set(span, open.findLast((quotation) => contains(quotation, span)) ?? null);
  }
  return spans.map((span) => answers.get(span) ?? null);
}
