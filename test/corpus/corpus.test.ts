/**
 * Whole documents with what a careful reader says of them, line by line. `POLICY_REVIEW_UPDATE=1` rewrites the lines; every
 * change is then read by a person before it is kept. A line `known: …` holds what a reader would say where the engine says the
 * line after `instead:`, so that a repair is noticed and a loss is too.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Analysis, Severity } from '../../server/src/engine/facts.ts';
import { analyze } from '../support/engine.ts';

const FOLDER = import.meta.dirname;
const DOCUMENTS = readdirSync(FOLDER).filter((name) => /\.(?:md|txt)$/.test(name) && !name.endsWith('.expected.txt'));

describe('whole documents', () => {
  it('are all here', () => assert.ok(DOCUMENTS.length >= 5));

  for (const name of DOCUMENTS) {
    it(`${name} says what a reader says`, () => {
      const actual = linesOf(analyzeFile(name));
      const file = join(FOLDER, `${name}.expected.txt`);
      if (process.env.POLICY_REVIEW_UPDATE === '1') {
        writeFileSync(file, `${actual.join('\n')}\n`);
        return;
      }
      assert.deepEqual(actual, readExpected(readFileSync(file, 'utf8')));
    });
  }

  it('a clean wire story gets no warning', () => {
    const severe: readonly Severity[] = ['error', 'warning'];
    assert.deepEqual(
      analyzeFile('wire-story.txt').findings.filter((finding) => severe.includes(finding.severity)),
      [],
    );
  });
});

describe('the wire story that is shipped as a sample', () => {
  const sample = readFileSync(new URL('../../client/samples/wire-story.txt', import.meta.url), 'utf8');
  const shown = (text: string): string[] =>
    analyze(text, { format: 'plaintext', path: 'wire-story.txt' }).findings.map(
      ({ severity, rule, start, end }) => `${severity} ${rule} ${text.slice(start, end)}`,
    );

  it('shows its one fault, as no warning', () => {
    assert.deepEqual(
      shown(sample).filter((line) => !line.startsWith('hint ')),
      ['information quotation/vague-source It is reported'],
    );
  });

  it('shows nothing but hints without it', () => {
    const clean = sample.replace('It is reported that the first call may', 'The Foreign Ministry said the first call may');
    assert.notEqual(clean, sample);
    assert.deepEqual(
      shown(clean).filter((line) => !line.startsWith('hint ')),
      [],
    );
  });
});

describe('the lines of an annotated document', () => {
  it('take what the engine says now where a reader says something else', () => {
    assert.deepEqual(readExpected('a\n# remark\n\nknown: b\ninstead: c\nknown: d\nknown: e\ninstead: f\ninstead: g\n'), [
      'a',
      'c',
      'f',
      'g',
    ]);
  });
});

function analyzeFile(name: string): Analysis {
  return analyze(readFileSync(join(FOLDER, name), 'utf8'), { format: name.endsWith('.md') ? 'markdown' : 'plaintext', path: name });
}

/** What the engine is known to say: remarks and the better lines of the reader left out. */
function readExpected(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# ') && !line.startsWith('known: '))
    .map((line) => line.replace(/^instead: /, ''));
}

function linesOf(analysis: Analysis): string[] {
  const lines: { at: number; line: string }[] = [];
  const add = (at: number, ...parts: readonly string[]): void => {
    lines.push({ at, line: parts.join(' | ') });
  };
  for (const { start, use, type, level, closed, source, cue, basis, text } of analysis.quotations) {
    const shape = `${type}${level > 0 ? ` ${level}` : ''}${closed ? '' : ' unclosed'}`;
    const who = source === null ? '–' : `${flat(source.text)} -> ${source.canonical ?? '?'}`;
    add(start, 'quotation', use, shape, who, cue === null ? '–' : flat(cue.text), basis, short(text));
  }
  for (const { start, text, canonical, form, known } of analysis.organizations) {
    add(start, 'organization', `${flat(text)} -> ${canonical}`, `${form}${known ? '' : ', not in the gazetteer'}`);
  }
  for (const { start, text, voice, concept } of analysis.terms) add(start, 'term', voice, flat(text), concept);
  for (const { start, rule, severity } of analysis.findings) add(start, 'finding', severity, rule);
  lines.sort((a, b) => a.at - b.at || (a.line < b.line ? -1 : 1));
  return lines.map(({ line }) => line);
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function short(text: string): string {
  const line = flat(text);
  return line.length <= 70 ? line : `${line.slice(0, 45)} … ${line.slice(-22)}`;
}
