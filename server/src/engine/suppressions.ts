/**
 * Comments that switch rules off where they stand:
 * `<!-- policy-review-disable-next-line term/rhetorical -- the decree's own words -->`, `-disable-line`, `-disable` … `-enable`,
 * `-disable-file`. Without rule ids they mean every rule. A directive that cannot be read suppresses nothing and says so.
 */
import type { Finding } from './facts.ts';
import { mergeSpans, reachesOver, type Span } from './span.ts';

export interface Suppressions {
  /** Findings that no directive covers. */
  readonly kept: readonly Finding[];
  /** Directives that could not be read, UTF-16 offsets. */
  readonly problems: readonly (Span & { readonly message: string })[];
}

/** What every directive begins with; a text without it has none. */
export const DIRECTIVE = 'policy-review-';
const LONGEST = 1_000;
const COMMAND = /^(disable-next-line|disable-line|disable-file|disable|enable)(?=\s|$)([\s\S]*)$/;

/** `ruleIds` are the rules that exist; any other id in a directive is a problem. Linear in text, directives and findings. */
export function suppress(text: string, findings: readonly Finding[], ruleIds: ReadonlySet<string>): Suppressions {
  const problems: (Span & { message: string })[] = [];
  const ranges = new Map<string, Span[]>();
  const open = new Map<string, number>();
  const lines = lineReader(text);
  const add = (rule: string, start: number, end: number): void => {
    const list = ranges.get(rule);
    if (list === undefined) ranges.set(rule, [{ start, end }]);
    else list.push({ start, end });
  };
  for (let at = text.indexOf(DIRECTIVE); at !== -1; at = text.indexOf(DIRECTIVE, at + DIRECTIVE.length)) {
    const start = commentStart(text, at);
    if (start === -1) continue;
    const close = text.slice(at, at + LONGEST).indexOf('-->');
    const end = close === -1 ? -1 : at + close;
    const span = { start, end: end === -1 ? at + DIRECTIVE.length : end + 3 };
    if (end === -1) {
      problems.push({ ...span, message: 'This suppression comment is not closed and suppresses nothing. End it with “-->”.' });
      continue;
    }
    const directive = COMMAND.exec(text.slice(at + DIRECTIVE.length, end));
    if (directive === null) {
      const message =
        'This suppression comment is not known and suppresses nothing. Use disable-next-line, disable-line, disable, enable or disable-file.';
      problems.push({ ...span, message });
      continue;
    }
    const rules = named(directive[2]!);
    for (const rule of rules) {
      if (rule !== ALL && !ruleIds.has(rule))
        problems.push({ ...span, message: `There is no rule “${rule.slice(0, 80)}”, so nothing is suppressed for it. Check the id.` });
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

function commentStart(text: string, marker: number): number {
  let i = marker - 1;
  while (i >= 0 && marker - i < 32 && (text[i] === ' ' || text[i] === '\t')) i--;
  return text.startsWith('<!--', i - 3) ? i - 3 : -1;
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

interface Line extends Span {
  /** Start of the line after it. */
  readonly next: number;
}

/** Finds the line around an offset; the last one is remembered, so that many directives on one long line stay linear. */
function lineReader(text: string): (at: number) => Line {
  let last: Line = { start: 0, end: -1, next: 0 };
  return (at) => {
    if (at >= last.start && at <= last.end) return last;
    let start = at;
    while (start > 0 && !isLineEnd(text, start - 1)) start--;
    let end = at;
    while (end < text.length && !isLineEnd(text, end)) end++;
    const next = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : Math.min(text.length, end + 1);
    last = { start, end, next };
    return last;
  };
}

function isLineEnd(text: string, at: number): boolean {
  return text[at] === '\n' || text[at] === '\r';
}
