/**
 * What rules about all quotations of a text look at. Of each block a small summary is kept, made once from its text; the overview
 * counts over summaries, so that an edit costs the blocks it touches and never reads another block again.
 */
import { type Entry, HAS } from '../entries.ts';
import type { Chunk } from '../pieces.ts';
import type { Span } from '../span.ts';
import type { LocalQuotation, LocalQuotations } from './detect.ts';
import { asProfiled } from './profile.ts';
import { type Wording, WordingIndex, wordingOf } from './wordings.ts';

/** A pair of marks or an ellipsis in the document, with what it looks like. The same object as long as its block stands. */
export class FormPlace implements Span {
  /** Marks as a pair, such as `“”`, or the form of an ellipsis. */
  readonly form: string;
  private readonly entry: Entry;
  private readonly within: LocalForm;
  /** What was made of it last, and what that depended on. */
  private made: { readonly value: unknown; readonly basis: readonly unknown[] } | null = null;

  constructor(entry: Entry, within: LocalForm) {
    this.entry = entry;
    this.within = within;
    this.form = within.form;
  }

  /** UTF-16 offset in the document, where it stands now. */
  get start(): number {
    return this.entry.start + this.within.start;
  }

  get end(): number {
    return this.entry.start + this.within.end;
  }

  /** The closing mark; for an ellipsis its own place. */
  get close(): Span {
    return moved(this.within.close, this.entry.start);
  }

  /** What `make` says of it, kept until something of `basis` is another thing. A place is asked by one rule only. */
  keep<T>(basis: readonly unknown[], make: (place: FormPlace) => T): T {
    const { made } = this;
    if (made?.basis.every((one, i) => one === basis[i])) return made.value as T;
    const value = make(this);
    this.made = { value, basis };
    return value;
  }
}

/** How often each form stands in the text, and where. */
export interface Census {
  count(form: string): number;
  /** In no order. */
  forms(): readonly string[];
  first(form: string): FormPlace | null;
  /** In no order. Costs the blocks that hold the form. */
  places(form: string): readonly FormPlace[];
}

export interface QuotationOverview {
  /** Pairs of double marks around what stands in no other marks. */
  readonly pairs: Census;
  /** Ellipses within quotations: `…`, `...` or `. . .`. */
  readonly ellipses: Census;
  /** Quotations in marks. */
  readonly quotations: number;
  /** Quotations of one or two words woven into the author's sentences, paragraph by paragraph, in the order of the text. */
  fragments(): readonly (readonly Span[])[];
  /** Quotations that say nearly the same as an earlier one, in the order of the text. */
  reworded(): readonly { readonly earlier: Span; readonly later: Span }[];
}

/** Lives with the verdicts on a document; `exchange` keeps it true after an edit. */
export class QuotationIndex implements QuotationOverview {
  readonly pairs = new FormIndex((summary) => summary.pairs);
  readonly ellipses = new FormIndex((summary) => summary.ellipses);
  quotations = 0;
  /** Differs from what it was once a block with quotations came or went. */
  version = 0;
  private readonly fragmented = new Set<Entry>();
  private readonly holders = new Map<Entry, readonly Holder[]>();
  private readonly wordings = new WordingIndex<Holder>();

  take({ pieces }: Chunk): void {
    for (const { entries } of pieces) for (const entry of entries ?? NO_ENTRIES) this.add(entry);
  }

  exchange(removed: readonly Entry[], added: readonly Entry[]): void {
    for (const entry of removed) this.remove(entry);
    for (const entry of added) this.add(entry);
  }

  fragments(): readonly (readonly Span[])[] {
    return inOrder(this.fragmented).map((entry) => summaryOf(entry).fragments.map((span) => moved(span, entry.start)));
  }

  reworded(): readonly { readonly earlier: Span; readonly later: Span }[] {
    const first = new Map<Holder, Holder>();
    for (const [a, b] of this.wordings.pairs()) {
      const [earlier, later] = placeOf(a).start < placeOf(b).start ? [a, b] : [b, a];
      const known = first.get(later);
      if (known === undefined || placeOf(earlier).start < placeOf(known).start) first.set(later, earlier);
    }
    return [...first]
      .map(([later, earlier]) => ({ earlier: placeOf(earlier), later: placeOf(later) }))
      .sort((a, b) => a.later.start - b.later.start);
  }

  private add(entry: Entry): void {
    if ((entry.has & HAS.quotations) === 0) return;
    this.version++;
    const summary = summaryOf(entry);
    this.pairs.add(entry, summary);
    this.ellipses.add(entry, summary);
    this.quotations += summary.quotations;
    if (summary.fragments.length > 0) this.fragmented.add(entry);
    if (summary.wordings.length === 0) return;
    const holders = summary.wordings.map(({ span, wording }) => ({ entry, span, wording }));
    this.holders.set(entry, holders);
    for (const holder of holders) this.wordings.add(holder);
  }

  private remove(entry: Entry): void {
    if ((entry.has & HAS.quotations) === 0) return;
    this.version++;
    const summary = summaryOf(entry);
    this.pairs.remove(entry, summary);
    this.ellipses.remove(entry, summary);
    this.quotations -= summary.quotations;
    this.fragmented.delete(entry);
    for (const holder of this.holders.get(entry) ?? []) this.wordings.remove(holder);
    this.holders.delete(entry);
  }
}

const NO_ENTRIES: readonly Entry[] = [];

interface Holder {
  readonly entry: Entry;
  readonly span: Span;
  readonly wording: Wording;
}

function placeOf({ entry, span }: Holder): Span {
  return moved(span, entry.start);
}

class FormIndex implements Census {
  private readonly known = new Map<string, { count: number; readonly entries: Set<Entry>; first: Entry | null }>();
  private readonly placed = new WeakMap<Entry, readonly FormPlace[]>();
  private readonly formsOf: (summary: Summary) => readonly LocalForm[];

  constructor(formsOf: (summary: Summary) => readonly LocalForm[]) {
    this.formsOf = formsOf;
  }

  count(form: string): number {
    return this.known.get(form)?.count ?? 0;
  }

  forms(): readonly string[] {
    return [...this.known.keys()];
  }

  first(form: string): FormPlace | null {
    const known = this.known.get(form);
    if (known === undefined) return null;
    if (known.first === null) for (const entry of known.entries) known.first = earlier(known.first, entry);
    return known.first === null ? null : (this.placesIn(known.first).find((place) => place.form === form) ?? null);
  }

  places(form: string): readonly FormPlace[] {
    const found: FormPlace[] = [];
    for (const entry of this.known.get(form)?.entries ?? [])
      for (const place of this.placesIn(entry)) if (place.form === form) found.push(place);
    return found;
  }

  add(entry: Entry, summary: Summary): void {
    for (const { form } of this.formsOf(summary)) {
      const known = this.known.get(form);
      if (known === undefined) this.known.set(form, { count: 1, entries: new Set([entry]), first: entry });
      else {
        known.count++;
        known.entries.add(entry);
        // Where the first is not known any more, all are looked at when it is asked for.
        if (known.first !== null) known.first = earlier(known.first, entry);
      }
    }
  }

  remove(entry: Entry, summary: Summary): void {
    for (const { form } of this.formsOf(summary)) {
      const known = this.known.get(form);
      if (known === undefined) continue;
      known.count--;
      known.entries.delete(entry);
      if (known.first === entry) known.first = null;
      if (known.count === 0) this.known.delete(form);
    }
  }

  private placesIn(entry: Entry): readonly FormPlace[] {
    let places = this.placed.get(entry);
    if (places === undefined) {
      places = this.formsOf(summaryOf(entry)).map((within) => new FormPlace(entry, within));
      this.placed.set(entry, places);
    }
    return places;
  }
}

function earlier(a: Entry | null, b: Entry): Entry {
  return a === null || b.start < a.start ? b : a;
}

function inOrder(entries: Iterable<Entry>): readonly Entry[] {
  return [...entries].sort((a, b) => a.start - b.start);
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** A form in its block, in the offsets of that. */
interface LocalForm extends Span {
  readonly form: string;
  readonly close: Span;
}

/** Of one block, in its offsets. */
interface Summary {
  readonly pairs: readonly LocalForm[];
  readonly ellipses: readonly LocalForm[];
  readonly quotations: number;
  readonly fragments: readonly Span[];
  readonly wordings: readonly { readonly span: Span; readonly wording: Wording }[];
}

/** Equal blocks share what was found in them, and so they share their summary. */
const summaries = new WeakMap<LocalQuotations, Summary>();
/** The same where single marks hold no speech. */
const summariesApart = new WeakMap<LocalQuotations, Summary>();

function summaryOf({ apart, block, local }: Entry): Summary {
  const known = apart ? summariesApart : summaries;
  let summary = known.get(local.quotations);
  if (summary === undefined) {
    summary = summarize(block.text, local.quotations.quotations, apart);
    known.set(local.quotations, summary);
  }
  return summary;
}

function summarize(text: string, quotations: readonly LocalQuotation[], apart: boolean): Summary {
  const pairs: LocalForm[] = [];
  const ellipses: LocalForm[] = [];
  const fragments: Span[] = [];
  const wordings: { span: Span; wording: Wording }[] = [];
  let counted = 0;
  for (const one of quotations) {
    const quotation = asProfiled(one, apart);
    const { start, end, content, marks } = quotation;
    if (marks === null || marks.around !== null) continue;
    const { open, close } = marks;
    if (close !== null && !NO_OUTER_MARKS.includes(open.charAt(0)))
      pairs.push({ start, end: content.start, form: open + close, close: { start: content.end, end } });
    if (quotation.use !== 'quotation') continue;
    counted++;
    const words = text.slice(content.start, content.end);
    findEllipses(words, content.start, ellipses);
    if (close !== null && quotation.mixed && quotation.attribution !== null && isFragment(words)) fragments.push({ start, end });
    const source = quotation.attribution?.source ?? null;
    const speaker = source === null || source.kind === 'pronoun' ? null : source.name;
    const wording = wordingOf(text, content.start, content.end, speaker);
    if (wording !== null) wordings.push({ span: { start, end }, wording });
  }
  return { pairs, ellipses, quotations: counted, fragments, wordings };
}

/** Single marks may be apostrophes or the marks of headlines; the marks of titles say something else. */
const NO_OUTER_MARKS = "'‘’‚‛`《〈‹›";

function isFragment(words: string): boolean {
  return words.length < FRAGMENT_LONGEST && /^\s*\S+(?:\s+\S+)?\s*$/.test(words);
}

const FRAGMENT_LONGEST = 60;

/** Four dots are three and a stop. */
const ELLIPSIS = /…|\.\.\.|\. \. \./g;

function findEllipses(words: string, by: number, out: LocalForm[]): void {
  if (!words.includes('…') && !words.includes('..') && !words.includes('. .')) return;
  for (const match of words.matchAll(ELLIPSIS)) {
    const place = { start: by + match.index, end: by + match.index + match[0].length };
    out.push({ ...place, form: match[0], close: place });
  }
}
