/**
 * Entry of the suite inside VS Code: both hosts call `run`. The results go to a file, because the two hosts forward the
 * console of the extension host in different ways or not at all.
 */
import { renameSync, writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { SUITE_VARIABLE, type SuiteEnvironment, type TestOutcome } from '../result.ts';
import { describeDocuments } from './documents.ts';
import { describeFeatures } from './features.ts';
import { describeMenu } from './menu.ts';
import { describePairs } from './pairs.ts';
import { describeSample } from './sample.ts';
import { describeVirtual } from './virtual.ts';

export async function run(): Promise<void> {
  const given = process.env[SUITE_VARIABLE];
  // Without the variable it was started from the editor's own launch configuration: print and keep no file.
  const environment = given === undefined ? null : (JSON.parse(given) as SuiteEnvironment);
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: 'dot' });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  describeSample(environment);
  describeDocuments();
  describeFeatures();
  describePairs();
  describeVirtual();
  describeMenu();

  const outcomes: TestOutcome[] = [];
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('pass', (test) => outcomes.push({ title: test.fullTitle(), passed: true, milliseconds: test.duration ?? 0, error: null }));
    runner.on('fail', (test, error: Error) => {
      outcomes.push({ title: test.fullTitle(), passed: false, milliseconds: test.duration ?? 0, error: error.stack ?? error.message });
    });
  });
  if (environment !== null) {
    // Renamed into place, so that who waits for the file never reads half of it.
    writeFileSync(`${environment.resultFile}.part`, JSON.stringify(outcomes, null, 2));
    renameSync(`${environment.resultFile}.part`, environment.resultFile);
  }
  if (failures > 0) throw new Error(`${failures} failed`);
}
