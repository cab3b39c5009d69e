/**
 * Comments that switch rules off where they stand:
 * `<!-- policy-review-disable-next-line term/rhetorical -- the decree's own words -->`, `-disable-line`, `-disable` … `-enable`,
 * `-disable-file`. Without rule ids they mean every rule. A directive that cannot be read suppresses nothing and says so.
 */
import { type Said, say } from './said.ts';
import { mergeSpans, reachesOver, type Span, type TextSlices } from './span.ts';

/** A text that is asked for its directives only, so that the rest of a long one is not gone through. UTF-16 offsets. */
export interface SuppressibleText extends TextSlices {
  readonly length: number;
  /** Where what every directive begins with stands, in order. */
  directives(): Iterable<number>;
  /** The line around an offset. */
  lineAt(offset: number): Line;
}

export interface Line extends Span {
  /** Start of the line after it. */
  readonly next: number;
}

export interface Suppressions<T> {
  /** Findings that no directive covers. */
  readonly kept: readonly T[];
  /** Directives that could not be read, UTF-16 offsets. */
  readonly problems: readonly (Span & Said)[];
}

/** What every directive begins with; a text without it has none. */
export const DIRECTIVE = 'policy-review-';
const LONGEST = 1_000;
const COMMAND = /^(disable-next-line|disable-line|disable-file|disable|enable)(?=\s|$)([\s\S]*)$/;

/** `ruleIds` are the rules that exist; any other id in a directive is a problem. Linear in directives and findings. */
export function suppress<T extends Span & { readonly rule: string }>(
  text: SuppressibleText,
  findings: readonly T[],
  ruleIds: ReadonlySet<string>,
): Suppressions<T> {
  const problems: (Span & Said)[] = [];
  const ranges = new Map<string, Span[]>();
  const open = new Map<string, number>();
  const lines = (at: number): Line => text.lineAt(at);
  const add = (rule: string, start: number, end: number): void => {
    const list = ranges.get(rule);
    if (list === undefined) ranges.set(rule, [{ start, end }]);
    else list.push({ start, end });
  };
  for (const at of text.directives()) {
    const start = commentStart(text, at);
    if (start === -1) continue;
    const close = text.slice(at, at + LONGEST).indexOf('-->');
    const end = close === -1 ? -1 : at + close;
    const span = { start, end: end === -1 ? at + DIRECTIVE.length : end + 3 };
    if (end === -1) {
      problems.push({ ...span, ...say`This suppression comment is not closed and suppresses nothing. End it with “-->”.` });
      continue;
    }
    const directive = COMMAND.exec(text.slice(at + DIRECTIVE.length, end));
    if (directive === null) {
      problems.push({
        ...span,
        ...say`This suppression comment is not known and suppresses nothing. Use disable-next-line, disable-line, disable, enable or disable-file.`,
      });
      continue;
    }
    const rules = named(directive[2]!);
    for (const rule of rules) {
      if (rule !== ALL && !ruleIds.has(rule))
        problems.push({ ...span, ...say`There is no rule “${rule.slice(0, 80)}”, so nothing is suppressed for it. Check the id.` });
      else apply(directive[1]!, rule, lines, span, open, add);
    }
  }
  for (const [rule, start] of open) add(rule, start, text.length);
  if (ranges.size === 0) return { kept: findings, problems };
  const merged = new Map([...ranges].map(([rule, spans]) => [rule, mergeSpans(spans)]));
  return {
    kept: findings.filter((finding) => ![ALL, finding.rule].some((rule) => reachesOver(merged.get(rule) ?? [], finding.start))),
    problems,
  };
}

const ALL = '*';

/** How far a directive may stand from the signs that begin its comment. */
const INDENT = 36;

function commentStart(text: SuppressibleText, marker: number): number {
  const from = Math.max(0, marker - INDENT);
  const before = /<!--[ \t]{0,31}$/.exec(text.slice(from, marker));
  return before === null ? -1 : from + before.index;
}

/** Rule ids up to the reason, which follows two hyphens. */
function named(rest: string): string[] {
  const [ids = ''] = rest.split(/\s--(?:\s|$)/);
  const rules = ids.split(/[\s,]+/).filter((id) => id !== '');
  return rules.length === 0 ? [ALL] : rules;
}

function apply(
  kind: string,
  rule: string,
  lines: (at: number) => Line,
  span: Span,
  open: Map<string, number>,
  add: (rule: string, start: number, end: number) => void,
): void {
  if (kind === 'disable-file') add(rule, 0, Number.MAX_SAFE_INTEGER);
  else if (kind === 'disable') {
    if (!open.has(rule)) open.set(rule, span.end);
  } else if (kind === 'enable') {
    for (const [name, start] of rule === ALL ? [...open] : [...open].filter(([other]) => other === rule)) {
      add(name, start, span.start);
      open.delete(name);
    }
  } else if (kind === 'disable-line') add(rule, lines(span.start).start, lines(span.end).end);
  else {
    const next = lines(lines(span.end).next);
    add(rule, next.start, next.end);
  }
}
