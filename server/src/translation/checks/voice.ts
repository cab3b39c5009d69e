/**
 * Terms that change hands on the way: a speaker's in the source, the author's own in the translation, or the other way round. Works
 * with the built-in list alone, whose concepts have their counterparts in other languages.
 */

import type { Fix, Occurrence, Quotation } from '../../engine/facts.ts';
import { type Phrase, phrase, say, titled } from '../../engine/said.ts';
import { contains } from '../../engine/span.ts';
import type { Link } from '../align.ts';
import { headOf, type Pair, type PairCheck, type PairDraft, placeOf, renderedLinks, shown } from '../pair.ts';
import { paragraphAt, type Side } from '../side.ts';

export const translationVoice: PairCheck = {
  id: 'translation/voice',
  summary: "A term that is somebody else's in the source is the author's own in the translation, or the other way round",
  defaultSeverity: 'warning',
  byLink: true,
  check(pair) {
    const isHeard = hears(pair, pair.source) && hears(pair, pair.target);
    return renderedLinks(pair).flatMap((link) => {
      const from = byConcept(occurrencesOf(pair.source, link.source));
      const to = byConcept(occurrencesOf(pair.target, link.target));
      const drafts: PairDraft[] = [];
      for (const [concept, said] of from) {
        const rendered = to.get(concept);
        if (rendered === undefined) drafts.push(...marksLost(pair, link, said));
        else drafts.push(...taken(pair, said, rendered, isHeard), ...(isHeard ? given(pair, said, rendered) : []));
      }
      for (const [concept, rendered] of to) if (!from.has(concept)) drafts.push(...marksNotKept(pair, link, rendered));
      return drafts;
    });
  },
};

/** Speakers and reports are found well enough in the language to say that nobody is quoted. */
function hears({ knowledge }: Pair, { base }: Side): boolean {
  return Object.hasOwn(knowledge.languages, base) && knowledge.languages[base]!.traits.complete;
}

function occurrencesOf(side: Side, [from, to]: readonly [number, number]): Occurrence[] {
  // A term that is merely fixed, such as a title, is nobody's position.
  return side.contents.slice(from, to).flatMap(({ terms }) => terms.filter(({ label }) => label !== null));
}

function byConcept(occurrences: readonly Occurrence[]): Map<string, Occurrence[]> {
  const groups = new Map<string, Occurrence[]>();
  for (const one of occurrences) {
    const group = groups.get(one.concept);
    if (group === undefined) groups.set(one.concept, [one]);
    else group.push(one);
  }
  return groups;
}

/** A speaker's words, or words at arm's length, that became the author's own. */
function taken(pair: Pair, said: readonly Occurrence[], rendered: readonly Occurrence[], isHeard: boolean): PairDraft[] {
  const own = (one: Occurrence): boolean => one.voice === 'author';
  // Where reports cannot be heard, only marks prove anything: they are found in every language.
  const isHeld = (one: Occurrence): boolean => !own(one) && (isHeard || marksAround(pair.source, one) !== null);
  const more = rendered.filter(own).length - said.filter(own).length;
  if (more <= 0) return [];
  return pairUp(said, rendered, (a, b) => isHeld(a) && own(b), more).map(([a, b]) => {
    const around = marksAround(pair.source, a);
    return {
      start: b.start,
      end: b.end,
      ...say`${describeSource(pair, a)}, and “${shown(b.text)}” stands in the author's own voice here. ${advice(a)}`,
      counterparts: [{ start: a.start, end: a.end, ...say`“${shown(a.text)}” in the source, ${VOICES[a.voice]}` }],
      fixes: around !== null && isShort(around, a) ? inMarks(pair, b) : [],
    };
  });
}

/** The author's own words that the translation puts in somebody's mouth, or in doubt. */
function given(pair: Pair, said: readonly Occurrence[], rendered: readonly Occurrence[]): PairDraft[] {
  const own = (one: Occurrence): boolean => one.voice === 'author';
  const isHeld = (one: Occurrence): boolean =>
    (one.voice === 'quoted' || one.voice === 'distanced') && marksAround(pair.target, one) !== null;
  const more = said.filter(own).length - rendered.filter(own).length;
  if (more <= 0) return [];
  return pairUp(said, rendered, (a, b) => own(a) && isHeld(b), more).map(([a, b]) => ({
    start: b.start,
    end: b.end,
    ...say`The source has “${shown(a.text)}” as the author's own wording (${placeOf(pair.source, a.start)}), and here it is ${VOICES[b.voice]}. Take the distance back, unless the author means it.`,
    counterparts: [{ start: a.start, end: a.end, ...say`“${shown(a.text)}” in the source, in the author's own voice` }],
  }));
}

/** The term stands in marks in the source, and here neither a listed counterpart nor as many marks are found. */
function marksLost(pair: Pair, link: Link, said: readonly Occurrence[]): PairDraft[] {
  const short = said.filter((one) => {
    const around = marksAround(pair.source, one);
    return around !== null && isShort(around, one);
  });
  if (short.length === 0 || marked(pair.source, link.source) <= marked(pair.target, link.target)) return [];
  const [first] = short;
  return [
    {
      ...headOf(pair.target, link.target),
      ...say`${describeSource(pair, first!)}, and fewer words stand in marks here. ${advice(first!)}`,
      counterparts: short.map((one) => ({
        start: one.start,
        end: one.end,
        ...say`“${shown(one.text)}” in the source, ${VOICES[one.voice]}`,
      })),
    },
  ];
}

/**
 * The other way round: the term is listed in the translation only, in the author's own voice, and the source has a few words in marks
 * that are in none here.
 */
function marksNotKept(pair: Pair, link: Link, rendered: readonly Occurrence[]): PairDraft[] {
  const { source, target } = pair;
  const own = rendered.filter(({ voice }) => voice === 'author');
  if (own.length !== 1 || marked(source, link.source) <= marked(target, link.target)) return [];
  const [term] = own;
  const loose = source.contents
    .slice(...link.source)
    .flatMap(({ quotations, terms }) =>
      quotations.filter((one) => one.marks !== null && one.use !== 'title' && !terms.some((other) => contains(one, other))),
    );
  const [around] = loose;
  if (loose.length !== 1 || around!.end - around!.start > LONGEST_LOOSE) return [];
  const words = shown(source.text.slice(around!.start, around!.end));
  return [
    {
      start: term!.start,
      end: term!.end,
      ...say`The source has ${words} in marks (${placeOf(source, around!.start)}), fewer words stand in marks here, and “${shown(term!.text)}” is the author's own. If the one renders the other, keep the marks.`,
      counterparts: [{ start: around!.start, end: around!.end, ...say`${words} in the source, in marks` }],
      fixes: inMarks(pair, term!),
    },
  ];
}

/** A sentence is no term. UTF-16 units. */
const LONGEST_LOOSE = 60;

/** Marked stretches, whatever they are used as. */
function marked(side: Side, [from, to]: readonly [number, number]): number {
  return new Set(side.contents.slice(from, to).flatMap(({ quotations }) => quotations.filter(({ marks }) => marks !== null))).size;
}

/** At most so many pairs, in order: by their place where both sides have equally many, else as they come. */
function pairUp(
  said: readonly Occurrence[],
  rendered: readonly Occurrence[],
  fits: (a: Occurrence, b: Occurrence) => boolean,
  most: number,
): [Occurrence, Occurrence][] {
  const pairs: [Occurrence, Occurrence][] = [];
  if (said.length === rendered.length) {
    said.forEach((a, i) => {
      if (pairs.length < most && fits(a, rendered[i]!)) pairs.push([a, rendered[i]!]);
    });
    if (pairs.length > 0) return pairs;
  }
  const rest = [...rendered];
  for (const a of said) {
    const nth = rest.findIndex((b) => fits(a, b));
    if (nth !== -1 && pairs.length < most) pairs.push([a, rest.splice(nth, 1)[0]!]);
  }
  return pairs;
}

/** Those of the paragraph the term stands in. */
function quotationsAround(side: Side, { start }: Occurrence): readonly Quotation[] {
  return side.contents[paragraphAt(side, start)]?.quotations ?? [];
}

/** The marked stretch closest around a term. */
function marksAround(side: Side, term: Occurrence): Quotation | null {
  let best: Quotation | null = null;
  for (const one of quotationsAround(side, term)) {
    if (one.marks === null || !contains(one, term)) continue;
    if (best === null || one.end - one.start <= best.end - best.start) best = one;
  }
  return best;
}

/** The marks hold the term and a word or two: they can be put around its counterpart. */
function isShort({ start, end }: Quotation, term: Occurrence): boolean {
  return end - start - (term.end - term.start) <= SHORT;
}

const SHORT = 16;

const VOICES: Readonly<Record<Occurrence['voice'], Phrase>> = {
  author: phrase`in the author's own voice`,
  quoted: phrase`quoted`,
  reported: phrase`reported as somebody’s words`,
  distanced: phrase`held at arm’s length`,
};

function describeSource(pair: Pair, term: Occurrence): Phrase {
  const { source } = pair;
  const place = placeOf(source, term.start);
  const speaker = speakerOf(source, term);
  const words = shown(term.text);
  switch (term.voice) {
    case 'quoted':
      return speaker === null
        ? phrase`The source quotes “${words}” (${place})`
        : phrase`The source quotes “${words}” from ${speaker} (${place})`;
    case 'reported':
      return speaker === null
        ? phrase`The source reports “${words}” as somebody’s words (${place})`
        : phrase`The source reports “${words}” as words of ${speaker} (${place})`;
    default:
      return phrase`The source holds “${words}” at arm's length (${place})`;
  }
}

function speakerOf(side: Side, term: Occurrence): string | null {
  const around = quotationsAround(side, term)
    .filter((one) => one.source !== null && contains(one, term))
    .at(-1);
  return around === undefined ? null : shown(around.source!.canonical ?? around.source!.text);
}

function advice({ voice }: Occurrence): Phrase {
  if (voice === 'quoted') return phrase`Keep the quotation marks, or say whose words they are.`;
  return voice === 'reported' ? phrase`Say whose words they are.` : phrase`Keep the marks or the word that holds it off.`;
}

/** Marks around the words: they change what is said, so nothing does this unasked. */
function inMarks({ target, knowledge }: Pair, { start, end, text }: Occurrence): readonly Fix[] {
  const pair = Object.hasOwn(knowledge.marks, target.base) ? knowledge.marks[target.base]!.outer[0] : undefined;
  if (pair === undefined) return [];
  const space = target.base === 'fr' ? '\u00a0' : '';
  const newText = `${pair.charAt(0)}${space}${target.text.slice(start, end)}${space}${pair.charAt(1)}`;
  return [{ start, end, newText, ...titled`Put “${shown(text)}” in quotation marks`, safe: false }];
}
