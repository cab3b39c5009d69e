/** What the checks say of a translation beside its source: findings in the translation, and their echo in the source. */
import type { RuleSetting } from '../config.ts';
import type { Finding } from '../engine/facts.ts';
import { hashText } from '../engine/hash.ts';
import type { Knowledge } from '../engine/knowledge.ts';
import { LIMITS } from '../engine/limits.ts';
import { finish, type Slices } from '../engine/slices.ts';
import { bySpan } from '../engine/span.ts';
import { DIRECTIVE, type SuppressibleText, suppress } from '../engine/suppressions.ts';
import { alignSlices, type Link } from './align.ts';
import { PAIR_CHECKS } from './checks/index.ts';
import type { OrganizationNames, Pair, PairCheck, PairDraft, PairFinding, Terminology } from './pair.ts';
import { paragraphAt, type Side } from './side.ts';

export interface PairOptions {
  readonly knowledge: Knowledge;
  readonly terminology: Terminology;
  readonly organizationNames: OrganizationNames;
  /** Rule id -> severity or `off`, as set for the translation. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

export interface PairReview {
  readonly source: Side;
  readonly target: Side;
  readonly links: readonly Link[];
  /** In the order of the translation. */
  readonly findings: readonly PairFinding[];
}

/** Aligns and checks. Bounded by the texts' lengths; never throws on any text. */
export function reviewPair(source: Side, target: Side, options: PairOptions): PairReview {
  return finish(reviewSlices(source, target, options));
}

/** The same in slices. */
export function* reviewSlices(source: Side, target: Side, options: PairOptions): Slices<PairReview> {
  const links = yield* alignSlices(source, target);
  const { knowledge, terminology, organizationNames } = options;
  return {
    source,
    target,
    links,
    findings: yield* judgeSlices({ source, target, links, knowledge, terminology, organizationNames }, options.rules),
  };
}

/** Checks texts that are aligned already. */
export function judgePair(pair: Pair, rules: PairOptions['rules']): readonly PairFinding[] {
  return finish(judgeSlices(pair, rules));
}

function* judgeSlices(pair: Pair, rules: PairOptions['rules']): Slices<readonly PairFinding[]> {
  const found: PairFinding[] = [];
  const counts = new Map<string, number>();
  for (const check of PAIR_CHECKS) {
    const severity = Object.hasOwn(rules, check.id) ? rules[check.id]! : check.defaultSeverity;
    if (severity === 'off') continue;
    for (const { start, end, message, said, counterparts, fixes = [] } of yield* draftsOf(check, pair)) {
      const key = `${check.id}\n${pair.target.text.slice(start, Math.min(end, start + FINGERPRINT_WORDS)).replace(/\s+/g, ' ')}`;
      const nth = counts.get(key) ?? 0;
      counts.set(key, nth + 1);
      const fingerprint = hashText(`${key}\n${nth}`);
      found.push({ rule: check.id, severity, start, end, message, said, related: [], fingerprint, fixes, counterparts });
    }
  }
  found.sort(bySpan);
  // Comments of the translation switch these rules off like all others; what is wrong with a comment the engine says.
  return withoutIgnored(withoutEchoes(found, pair), pair.target.text).slice(0, LIMITS.findings);
}

function* draftsOf(check: PairCheck, pair: Pair): Slices<readonly PairDraft[]> {
  if (check.byLink !== true) {
    const drafts = check.check(pair);
    yield AT_ONCE;
    return drafts;
  }
  const { source, target, links } = pair;
  const drafts: PairDraft[] = [];
  let from = 0;
  let read = 0;
  for (let i = 0; i < links.length; i++) {
    const link = links[i]!;
    for (const { size } of source.paragraphs.slice(...link.source)) read += size;
    for (const { size } of target.paragraphs.slice(...link.target)) read += size;
    // Neighbours that have no counterpart make one finding: a part ends with a link that has both sides.
    const isWhole = link.source[0] < link.source[1] && link.target[0] < link.target[1];
    if (i + 1 < links.length && (!isWhole || read < AT_ONCE)) continue;
    for (const draft of check.check({ ...pair, links: links.slice(from, i + 1) })) drafts.push(draft);
    yield read;
    from = i + 1;
    read = 0;
  }
  return drafts;
}

/** So many letters of both texts are checked at once. */
const AT_ONCE = 10_000;

/** Those that no comment of the text they stand in switches off. */
export function withoutIgnored<T extends Finding>(findings: readonly T[], text: string): readonly T[] {
  return suppress(suppressible(text), findings, RULE_IDS).kept;
}

const RULE_IDS: ReadonlySet<string> = new Set(PAIR_CHECKS.map(({ id }) => id));

/** What stands untranslated is all there, but in the other language: nothing of it is missing besides. */
function withoutEchoes(found: readonly PairFinding[], { source, target }: Pair): readonly PairFinding[] {
  const left = new Map<number, string>();
  for (const { rule, start, end } of found) {
    if (rule !== 'translation/untranslated' || end - start <= LONGEST_WORD) continue;
    const at = paragraphAt(target, start);
    left.set(at, `${left.get(at) ?? ''}\n${target.text.slice(start, end)}`);
  }
  if (left.size === 0) return found;
  return found.filter(({ rule, start, counterparts }) => {
    if (rule === 'translation/untranslated' || counterparts.length === 0) return true;
    const words = left.get(paragraphAt(target, start));
    return words === undefined || !counterparts.every((one) => words.includes(source.text.slice(one.start, one.end)));
  });
}

/** What marks a place where a paragraph is missing is a word; a sentence is longer. */
const LONGEST_WORD = 24;

const FINGERPRINT_WORDS = 400;

/** Rules of one text that say what a check of the pair says, too, and knows more of. */
const SAID_BY: Readonly<Record<string, string>> = {
  'quotation/mark-style': 'translation/quotation-marks',
  'quotation/inconsistent-marks': 'translation/quotation-marks',
  'term/deprecated': 'translation/term-forbidden',
};

/** The translation's own findings with those of the pair; what both say of one place is said once. */
export function withPairFindings(own: readonly Finding[], ofPair: readonly Finding[]): readonly Finding[] {
  if (ofPair.length === 0) return own;
  const places = new Set(ofPair.map(({ rule, start }) => `${rule} ${start}`));
  const rest = own.filter(({ rule, start }) => !Object.hasOwn(SAID_BY, rule) || !places.has(`${SAID_BY[rule]} ${start}`));
  return [...rest, ...ofPair].sort(bySpan);
}

export interface Rendering {
  /** Indices of paragraphs of the other text; empty where it has none. */
  readonly paragraphs: readonly number[];
  readonly link: Link;
}

/** What of the other text stands for the paragraph around an offset; null where the offset stands before all paragraphs. */
export function renderingAt({ source, target, links }: PairReview, side: 'source' | 'target', offset: number): Rendering | null {
  const at = paragraphAt(side === 'source' ? source : target, offset);
  const link = links.find((one) => one[side][0] <= at && at < one[side][1]);
  if (link === undefined) return null;
  const [from, to] = link[side === 'source' ? 'target' : 'source'];
  return { link, paragraphs: Array.from({ length: to - from }, (_, i) => from + i) };
}

function suppressible(text: string): SuppressibleText {
  return {
    length: text.length,
    slice: (start, end) => text.slice(start, end),
    *directives() {
      for (let at = text.indexOf(DIRECTIVE); at !== -1; at = text.indexOf(DIRECTIVE, at + 1)) yield at;
    },
    lineAt(offset) {
      const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
      const next = /\r\n|\r|\n/g;
      next.lastIndex = offset;
      const end = next.exec(text);
      return end === null ? { start, end: text.length, next: text.length } : { start, end: end.index, next: next.lastIndex };
    },
  };
}
