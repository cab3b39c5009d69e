/** What one part of the end-to-end run found; the suite in the editor writes it, the runner reads and prints it. */
import { readFileSync } from 'node:fs';

export interface TestOutcome {
  readonly title: string;
  readonly passed: boolean;
  readonly milliseconds: number;
  /** Message and stack, null for a test that passed. */
  readonly error: string | null;
}

export interface PartResult {
  readonly name: string;
  readonly tests: readonly TestOutcome[];
}

/** What the suite is told, as JSON in the variable `POLICY_REVIEW_E2E`. */
export interface SuiteEnvironment {
  readonly resultFile: string;
  /** Folder the extension must have been loaded from, so that the packed run cannot pass on the source tree. */
  readonly extensionsRoot: string;
}

export const SUITE_VARIABLE = 'POLICY_REVIEW_E2E';

/** Throws when the file is missing or is no list of outcomes. */
export function readOutcomes(file: string): readonly TestOutcome[] {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(value) || value.length === 0) throw new Error(`${file} holds no test results.`);
  return value as readonly TestOutcome[];
}

/** Runs one named step and turns what it throws into an outcome. */
export async function outcomeOf(title: string, step: () => Promise<void>): Promise<TestOutcome> {
  const start = performance.now();
  let error: string | null = null;
  try {
    await step();
  } catch (thrown) {
    error = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  }
  return { title, passed: error === null, milliseconds: Math.round(performance.now() - start), error };
}

/**
 * The same, with a second try after `recover`: an editor that is driven from outside moves a row or closes a hover now and then
 * while a key is on its way. That a second try was needed is said.
 */
export async function outcomeOfTwo(title: string, step: () => Promise<void>, recover: () => Promise<void>): Promise<TestOutcome> {
  const first = await outcomeOf(title, step);
  if (first.passed) return first;
  await recover();
  return outcomeOf(`${title}, at the second try`, step);
}

export function printPart(part: PartResult): void {
  console.log(`\n${part.name}`);
  for (const test of part.tests) {
    console.log(`  ${test.passed ? 'passed' : 'FAILED'}  ${test.title} (${test.milliseconds} ms)`);
    if (test.error !== null) console.log(test.error.replace(/^/gm, '          '));
  }
}

export function totals(parts: readonly PartResult[]): { readonly passed: number; readonly failed: number } {
  const tests = parts.flatMap((part) => part.tests);
  const passed = tests.filter((test) => test.passed).length;
  return { passed, failed: tests.length - passed };
}
