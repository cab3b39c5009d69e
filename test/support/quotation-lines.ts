/** Quotations as lines that can be read and reviewed: what is quoted, as what, whose it is, by which word, on what grounds. */
import assert from 'node:assert/strict';
import type { Format, Quotation } from '../../server/src/engine/facts.ts';
import { analyze } from './engine.ts';

/** `text | use type level | source -> canonical | cue | basis`; line breaks as ⏎, and … for the middle of long texts. */
export function quotationLine(quotation: Quotation): string {
  const { source } = quotation;
  const level = quotation.level > 0 ? ` ${quotation.level}` : '';
  return [
    short(quotation.text),
    `${quotation.use} ${quotation.type}${level}${quotation.closed ? '' : ' unclosed'}`,
    source === null ? '–' : `${short(source.text)} -> ${source.canonical ?? '?'}`,
    quotation.cue === null ? '–' : short(quotation.cue.text),
    quotation.basis,
  ].join(' | ');
}

export type QuotationRow = readonly [what: string, text: string, ...lines: string[]];

/** One test a row: the text must hold exactly these quotations, in this order. */
export function checkQuotations(rows: readonly QuotationRow[], format: Format = 'plaintext', language = 'en'): void {
  for (const [what, text, ...lines] of rows) {
    it(what, () => {
      // The language named, whatever the few words look like: language detection has tests of its own.
      const analysis = analyze(text, { format, language });
      assert.deepEqual(analysis.quotations.map(quotationLine), lines);
    });
  }
}

function short(text: string): string {
  const line = text.replace(/\s*\n\s*/g, '⏎');
  return line.length <= 60 ? line : `${line.slice(0, 40)}…${line.slice(-15)}`;
}
