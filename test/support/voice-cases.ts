/** Reads the cases in `test/corpus/voices`, whose README says how they are marked. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Format, Occurrence, Voice } from '../../server/src/engine/facts.ts';

export interface VoiceCase {
  /** File and line, such as `open:12`. */
  readonly id: string;
  /** The remark above it. */
  readonly kind: string;
  readonly language: string;
  readonly format: Format;
  readonly text: string;
  readonly terms: readonly { readonly start: number; readonly end: number; readonly voice: Voice }[];
}

export interface VoiceScore {
  readonly cases: number;
  readonly terms: number;
  readonly right: number;
  /** Found where no term is marked: inside a title. */
  readonly invented: number;
  readonly differences: readonly string[];
}

const FOLDER = join(import.meta.dirname, '../corpus/voices');

const VOICES: Readonly<Record<string, Voice>> = { a: 'author', q: 'quoted', r: 'reported', d: 'distanced' };

/** `open` are the cases the reader was improved with, the others those it was not; see the README. */
export const VOICE_SETS = ['open', 'held-out', 'fresh', 'second', 'third', 'impersonal', 'fourth'] as const;

export function readVoiceCases(set: (typeof VOICE_SETS)[number]): readonly VoiceCase[] {
  const cases: VoiceCase[] = [];
  let kind = '';
  readFileSync(join(FOLDER, `${set}.txt`), 'utf8')
    .split('\n')
    .forEach((line, index) => {
      if (line.startsWith('# ')) kind = line.slice(2);
      if (line === '' || line.startsWith('# ')) return;
      const id = `${set}:${index + 1}`;
      const [language = '', ...rest] = line.split('\t');
      const format: Format = rest[0] === 'md' ? 'markdown' : 'plaintext';
      cases.push({ id, kind, language, format, ...readMarked(rest.at(-1)!.replaceAll('\\n', '\n'), id) });
    });
  return cases;
}

function readMarked(source: string, id: string): Pick<VoiceCase, 'text' | 'terms'> {
  const terms: { start: number; end: number; voice: Voice }[] = [];
  let text = '';
  let open: { voice: Voice; start: number } | null = null;
  for (const [piece] of source.matchAll(/‹[aqrd]:|›|[^‹›]+|‹/gu)) {
    if (piece === '›') {
      assert.ok(open !== null, `${id}: › without ‹`);
      terms.push({ ...open, end: text.length });
      open = null;
    } else if (piece.startsWith('‹')) {
      assert.ok(open === null && piece.length > 1, `${id}: ‹ without a voice, or inside another`);
      open = { voice: VOICES[piece.charAt(1)]!, start: text.length };
    } else text += piece;
  }
  assert.equal(open, null, `${id}: ‹ without ›`);
  return { text, terms };
}

/** A term is right where an occurrence that overlaps it stands in its voice; one that is not found counts as wrong. */
export function scoreVoices(cases: readonly VoiceCase[], termsOf: (item: VoiceCase) => readonly Occurrence[]): VoiceScore {
  const score = { terms: 0, right: 0, invented: 0 };
  const differences: string[] = [];
  for (const item of cases) {
    const found = termsOf(item);
    for (const { start, end, voice } of item.terms) {
      score.terms++;
      const match = found.find((one) => one.start < end && start < one.end);
      if (match?.voice === voice) score.right++;
      else
        differences.push(
          `${item.id} (${item.kind}): ${item.text.slice(start, end)} is ${voice}, not ${match?.voice ?? 'unfound'} | ${item.text.replace(/\n+/g, ' ⏎ ')}`,
        );
    }
    for (const one of found) {
      if (item.terms.some(({ start, end }) => one.start < end && start < one.end)) continue;
      score.invented++;
      differences.push(`${item.id} (${item.kind}): ${one.text} is ${one.voice} and not marked | ${item.text.replace(/\n+/g, ' ⏎ ')}`);
    }
  }
  return { cases: cases.length, ...score, differences };
}
