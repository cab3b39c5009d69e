/** The one table of the benchmark: rows with their goals, judged and printed as Markdown. */
import { figure } from './statistics.ts';

/** What issue and plan ask of a figure. `better` says which side of the goal is good. */
export interface Goal {
  readonly value: number;
  readonly floor: number;
  readonly moonshot: number;
  readonly better: 'higher' | 'lower';
  /** Written behind the numbers: "×", " ms". */
  readonly unit: string;
}

export interface Row {
  readonly measure: string;
  readonly contender: string;
  readonly result: string;
  /** Ours against this contender, with the direction said in words; absent where nothing is compared. */
  readonly ratio?: string;
  readonly goal?: Goal;
}

/** A row for what could not be measured: never left out, never silent. `goal` is what it would have been held to. */
export function notMeasured(measure: string, contender: string, reason: string): Row {
  return { measure, contender, result: `not measured: ${reason}` };
}

export function meets(goal: Goal, target: number): boolean {
  return goal.better === 'higher' ? goal.value >= target : goal.value <= target;
}

/** The table as Markdown. Only the first row of a measure names it. */
export function markdownTable(rows: readonly Row[]): string {
  const lines = ['| measure | contender | result | ratio | floor | moonshot |', '|---|---|---|---|---|---|'];
  let last = '';
  for (const row of rows) {
    const cells = [
      row.measure === last ? '' : row.measure,
      row.contender,
      row.result,
      row.ratio ?? '',
      verdict(row, 'floor'),
      verdict(row, 'moonshot'),
    ];
    lines.push(`| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`);
    last = row.measure;
  }
  return `${lines.join('\n')}\n`;
}

function verdict(row: Row, which: 'floor' | 'moonshot'): string {
  if (row.goal === undefined) return '';
  const target = row.goal[which];
  const sign = row.goal.better === 'higher' ? '≥' : '≤';
  return `${sign} ${figure(target)}${row.goal.unit} ${meets(row.goal, target) ? 'pass' : '**fail**'}`;
}
