/**
 * Rewrites that a person may want where no rule complains: the long form of an abbreviation and the other way round, an attribution,
 * a block quotation. Each is offered only where the text around allows just one way to write it.
 */

import type { Basis, Edit, Mention, Quotation } from '../engine/facts.ts';
import { nameIn, namesIn } from '../engine/known.ts';
import { baseLanguage } from '../engine/language.ts';
import { contains, type Span, type TextSlices } from '../engine/span.ts';
import { oneLine } from './escape.ts';
import { mentionsOf, touching } from './places.ts';
import { paragraphAt } from './sentences.ts';
import { bodyOf, type DocumentView, type KnowledgeIndex } from './view.ts';
import { countWords, isMarkedQuotation } from './wording.ts';
import { ENGLISH, type Words } from './words.ts';

export interface Rewrite {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** The rule whose finding it answers, where there is one. */
  readonly answers?: string;
}

/** Those that fit the place of the cursor. */
export function rewrites(view: DocumentView, knowledge: KnowledgeIndex, offset: number, words = ENGLISH): readonly Rewrite[] {
  const { analysis } = view;
  const mention = touching(analysis.organizations, offset);
  const outer = analysis.quotations.filter((one) => one.level === 0 && isMarkedQuotation(one));
  const quotation = touching(outer, offset);
  const found: (Rewrite | null)[] = [];
  // Names in a quotation are the speaker's words.
  if (mention !== null && quotation === null)
    found.push(expand(view, knowledge, mention, words), abbreviate(view, knowledge, mention, words));
  if (quotation !== null) found.push(...attribute(view, quotation, words), toBlock(view, quotation, words));
  return found.filter((one) => one !== null);
}

function isInHeading(view: DocumentView, span: Span): boolean {
  return view.analysis.headings.some((heading) => contains(heading, span));
}

/** "CSTO" at its first use becomes "Collective Security Treaty Organization (CSTO)". */
function expand(view: DocumentView, knowledge: KnowledgeIndex, mention: Mention, { t }: Words): Rewrite | null {
  const { analysis } = view;
  if (mention.form !== 'abbreviation' || !mention.known || mention.entity === null || isInHeading(view, mention)) return null;
  const same = mentionsOf(analysis, mention).filter((one) => !isInHeading(view, one));
  const isExplained = same.some((one) => one.start < mention.start) || analysis.definitions.some((one) => one.entity === mention.entity);
  // Where the rule has a fix for it, it is offered there.
  const hasFix = view.findings.some((one) => one.start === mention.start && one.end === mention.end && one.fixes.length > 0);
  if (isExplained || hasFix || same.some((one) => one.form === 'full') || oneLine(mention.canonical) === oneLine(mention.text)) return null;
  const entry = bodyOf(view, knowledge, mention.entity);
  const newText = `${entry === undefined ? mention.canonical : nameIn(entry, analysis.language)} (${mention.text})`;
  return { title: t('Write “{0}”', newText), edits: [{ start: mention.start, end: mention.end, newText }] };
}

/** "Collective Security Treaty Organization" at its first use gets its "(CSTO)", where the text goes on to use that. */
function abbreviate(view: DocumentView, knowledge: KnowledgeIndex, mention: Mention, { t }: Words): Rewrite | null {
  const { analysis, text } = view;
  if ((mention.form !== 'full' && mention.form !== 'alias') || mention.entity === null || isInHeading(view, mention)) return null;
  if (analysis.definitions.some((one) => one.entity === mention.entity)) return null;
  const same = mentionsOf(analysis, mention);
  if (same.some((one) => one.start < mention.start && !isInHeading(view, one))) return null;
  const short = same.find((one) => one.start > mention.end && one.form === 'abbreviation')?.text;
  const known = short === undefined ? undefined : bodyOf(view, knowledge, mention.entity);
  if (
    short === undefined ||
    // Of all other names only those that the letters stand for: “Organization” is written in two ways.
    (mention.form === 'alias' && initials(mention.text) !== short) ||
    (known !== undefined && ![...known.abbreviations, ...namesIn(known, analysis.language)].includes(short)) ||
    /^\s*\(/.test(text.slice(mention.end, mention.end + 4))
  )
    return null;
  return { title: t('Add “({0})” after the name', short), edits: [{ start: mention.end, end: mention.end, newText: ` (${short})` }] };
}

function initials(name: string): string {
  return (name.match(/(?<![\p{L}\p{N}'’-])\p{Lu}/gu) ?? []).join('');
}

interface Attribution {
  /** What is said of the speaker, with the name in place of `{0}`. */
  readonly clause: string;
  /** What takes the place of the full stop before the closing mark. */
  readonly stop: string;
  /** Between the closing mark and the clause: after a full stop was taken away, and after a question or exclamation mark. */
  readonly joints: readonly [stop: string, other: string];
  readonly end: string;
}

/** Verbs that say no more than that something was said, in a form that fits any one speaker. */
const ATTRIBUTIONS: Readonly<Record<string, Attribution>> = {
  en: { clause: 'said {0}', stop: ',', joints: [' ', ' '], end: '.' },
  de: { clause: 'sagte {0}', stop: '', joints: [', ', ', '], end: '.' },
  es: { clause: 'dijo {0}', stop: '', joints: [', ', ', '], end: '.' },
  fr: { clause: 'a déclaré {0}', stop: '', joints: [', ', ', '], end: '.' },
  // The past would have to know whether a man or a woman speaks.
  ru: { clause: 'говорит {0}', stop: '', joints: [', — ', ' — '], end: '.' },
  zh: { clause: '{0}说', stop: '，', joints: ['', ''], end: '。' },
};

const MOST_SPEAKERS = 3;
/** UTF-16 code units. */
const NEAR = 1_000;

/** “We will go.” becomes “We will go,” said Sergei Lavrov. One rewrite a speaker, those named nearest before it first. */
function attribute(view: DocumentView, quotation: Quotation, { t }: Words): Rewrite[] {
  const { analysis, text } = view;
  const language = baseLanguage(analysis.language);
  const how = Object.hasOwn(ATTRIBUTIONS, language) ? ATTRIBUTIONS[language]! : null;
  // Who speaks over several paragraphs is better named before the first.
  if (quotation.content.length > 1) return [];
  if (how === null || quotation.source !== null || !quotation.closed || quotation.type !== 'direct' || isInHeading(view, quotation))
    return [];
  for (const other of analysis.quotations) {
    // Behind a quotation that nobody closed it is anybody's guess what is quoted at all.
    if (!other.closed && other.end <= quotation.start && quotation.start - other.end < NEAR) return [];
    // Of two in a row, an attribution of one says something of the other, too.
    if (other !== quotation && (adjoins(text, other, quotation) || adjoins(text, quotation, other))) return [];
  }
  const last = quotation.content.at(-1)!;
  // French has a space before the closing mark.
  const at = last.end - 1 - /\s*$/.exec(text.slice(Math.max(last.start, last.end - 4), last.end))![0].length;
  const stop = text.slice(at, at + 1);
  const isStop = /[.。]/.test(stop);
  // A sentence of its own: what goes on around it would have to be rewritten, too.
  const before = text.slice(Math.max(0, quotation.start - 8), quotation.start);
  const after = text.slice(quotation.end, quotation.end + 4);
  const opens = /(?:^|[\r\n]|[.!?…][”"’»)]{0,2}[ \t]{1,3}|[。！？][”」』]?)$/.test(before);
  const closes = /^(?:$|[ \t]*[\r\n]|[ \t]+[\p{Lu}"“„«]|\p{Script=Han})/u.test(after);
  if (!opens || !closes || !/[.!?。！？]/.test(stop) || /[.。…]/.test(text.slice(at - 1, at))) return [];
  return speakersNear(view, quotation, language === 'ru' || language === 'zh').map((name) => {
    const clause = how.clause.replace('{0}', () => name);
    const newText = `${how.joints[isStop ? 0 : 1]}${clause}${how.end}`;
    const edits: Edit[] = [{ start: quotation.end, end: quotation.end, newText }];
    if (isStop) edits.unshift({ start: at, end: at + 1, newText: how.stop });
    return { title: t('Attribute: “{0}”', clause), edits, answers: 'quotation/unattributed' };
  });
}

function adjoins(text: TextSlices, before: Span, after: Span): boolean {
  return (
    before.end <= after.start && after.start - before.end <= 6 && /^[ \t]*(?:\r\n?|\n)?[ \t]*$/.test(text.slice(before.end, after.start))
  );
}

/** `speaking`: those only who are the subject of what they say elsewhere, so that they are persons and stand in the nominative. */
function speakersNear(view: DocumentView, quotation: Quotation, speaking: boolean): string[] {
  const subjects = new Set(view.analysis.quotations.flatMap(({ source, basis }) => (SUBJECT.has(basis) ? [source?.entity] : [])));
  const names: { readonly name: string; readonly distance: number }[] = [];
  for (const entity of view.analysis.entities) {
    if (entity.kind !== 'person' || entity.mentions.length === 0 || (speaking && !subjects.has(entity.id))) continue;
    let distance = Number.POSITIVE_INFINITY;
    for (const { start } of entity.mentions) {
      // Who is named before is the likelier speaker, so what comes after counts as farther away.
      distance = Math.min(distance, start < quotation.start ? quotation.start - start : 10 * (start - quotation.start));
    }
    names.push({ name: oneLine(entity.canonical), distance });
  }
  return names
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_SPEAKERS)
    .map(({ name }) => name);
}

/** Ways to name a speaker by the subject of a verb. */
const SUBJECT: ReadonlySet<Basis> = new Set<Basis>([
  ...(['quotation-verb-source', 'quotation-source-verb', 'source-verb-quotation', 'that-clause', 'incise', 'interrupted'] as const),
]);

/** Shorter ones are better off in their sentence. */
const BLOCK_WORDS = 15;

/** A long quotation that ends its paragraph and has its speaker before it, or nothing, becomes a block without marks. */
function toBlock(view: DocumentView, quotation: Quotation, { t }: Words): Rewrite | null {
  const { analysis, text } = view;
  if (
    analysis.format !== 'markdown' ||
    quotation.type !== 'direct' ||
    !quotation.closed ||
    quotation.marks === null ||
    isInHeading(view, quotation)
  )
    return null;
  const words = quotation.content.reduce((sum, part) => sum + countWords(text.slice(part.start, part.end)), 0);
  const first = paragraphAt(text, analysis.length, quotation.start);
  const last = paragraphAt(text, analysis.length, quotation.end);
  if (words < BLOCK_WORDS || first === null || last === null || last.end !== quotation.end) return null;
  const before = text.slice(first.start, quotation.start);
  if (!/^$|:[ \t]*(?:\r\n?|\n)?[ \t]*$/.test(before) || !isPlain(text, first.start)) return null;
  // What the author puts in between would become the speaker's words.
  if (!isWhole(text, quotation)) return null;
  const end = text.slice(0, 4_096).includes('\r\n') ? '\r\n' : '\n';
  const body = quotation.content.map((part) =>
    text
      .slice(part.start, part.end)
      .trim()
      .replace(/[ \t]*(?:\r\n?|\n)[ \t]*/g, `${end}> `),
  );
  const start = first.start + before.trimEnd().length;
  const newText = `${start === first.start ? '' : end + end}> ${body.join(`${end}>${end}> `)}`;
  return { title: t('Make it a block quotation'), edits: [{ start, end: quotation.end, newText }], answers: 'quotation/long-inline' };
}

/** True where nothing but marks and line ends stands between the parts. */
function isWhole(text: TextSlices, { content }: Quotation): boolean {
  return content.every((part, i) => i === 0 || !/[\p{L}\p{N}]/u.test(text.slice(content[i - 1]!.end, part.start)));
}

/** A paragraph of its own, in no list, table or other block. */
function isPlain(text: TextSlices, start: number): boolean {
  const line = text.slice(Math.max(0, start - 80), start);
  return /(?:^|[\r\n])$/.test(line) && !/^(?:[-*+|#]|\d+[.)])/.test(text.slice(start, start + 12));
}
