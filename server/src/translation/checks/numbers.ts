/** Numbers and dates of the source that the translation does not have, or has as others. */
import { phrase, say, titled } from '../../engine/said.ts';
import { knowsNumbers } from '../number-words.ts';
import { type Quantity, sameQuantity } from '../numbers.ts';
import { headOf, languageName, type Pair, type PairCheck, type PairDraft, placeOf, renderedLinks, shown, widened } from '../pair.ts';
import type { Side } from '../side.ts';

export const translationNumbers: PairCheck = {
  id: 'translation/numbers',
  summary: 'A number or date of the source is missing or another one in the translation',
  defaultSeverity: 'warning',
  byLink: true,
  check(pair) {
    const { source, target } = pair;
    if (!knowsNumbers(source.base) || !knowsNumbers(target.base)) return [];
    return renderedLinks(pair).flatMap((link) => {
      const from = quantitiesOf(source, link.source);
      const to = quantitiesOf(target, link.target);
      const missing = unanswered(from, to).filter(uncovered(quantitiesOf(target, widened(target, link.target))));
      const extra = unanswered(to, from).filter(uncovered(quantitiesOf(source, widened(source, link.source))));
      return [...differences(pair, link, missing, extra), ...foreignDecimals(pair, to)];
    });
  },
};

/** Offsets of the document. */
function quantitiesOf(side: Side, [from, to]: readonly [number, number]): Quantity[] {
  return side.paragraphs
    .slice(from, to)
    .flatMap(({ start, quantities }) => quantities.map((one) => ({ ...one, start: one.start + start, end: one.end + start })));
}

/** Each value once: what is repeated may be said once. */
function unanswered(asked: readonly Quantity[], answers: readonly Quantity[]): Quantity[] {
  const found: Quantity[] = [];
  for (const one of asked) {
    if (!one.required || answers.some((answer) => sameQuantity(one, answer)) || found.some((other) => sameQuantity(one, other))) continue;
    found.push(one);
  }
  return found;
}

function uncovered(answers: readonly Quantity[]): (one: Quantity) => boolean {
  return (one) => !answers.some((answer) => sameQuantity(one, answer));
}

function differences(
  { source, target }: Pair,
  link: Pair['links'][number],
  missing: readonly Quantity[],
  extra: readonly Quantity[],
): PairDraft[] {
  const drafts: PairDraft[] = [];
  const left = [...extra];
  for (const one of missing) {
    const words = shown(source.text.slice(one.start, one.end));
    const nth = left.findIndex((other) => other.kind === one.kind);
    const other = nth === -1 ? undefined : left.splice(nth, 1)[0]!;
    const counterparts = [{ start: one.start, end: one.end, ...say`The source has “${words}”` }];
    if (other === undefined) {
      const what = one.kind === 'month' ? phrase`the month` : phrase`the number`;
      drafts.push({
        ...headOf(target, link.target),
        ...say`The source has ${what} “${words}” here (${placeOf(source, one.start)}), and this paragraph does not. Add it, or check that it was left out on purpose.`,
        counterparts,
      });
    } else {
      const here = shown(target.text.slice(other.start, other.end));
      const isRead = other.values.length === 1 && one.kind === 'number' && here.replace(/[^\d]/g, '') === words.replace(/[^\d]/g, '');
      drafts.push({
        start: other.start,
        end: other.end,
        ...(isRead
          ? say`“${here}” stands here where the source has “${words}” (${placeOf(source, one.start)}). In ${languageName(target.base)} it reads as ${other.values[0]!}. Check which is right.`
          : say`“${here}” stands here where the source has “${words}” (${placeOf(source, one.start)}). Check which is right.`),
        counterparts,
      });
    }
  }
  for (const one of left) {
    const words = shown(target.text.slice(one.start, one.end));
    const paragraph = source.paragraphs[link.source[0]]!;
    drafts.push({
      start: one.start,
      end: one.end,
      ...say`“${words}” is not in the source (${placeOf(source, paragraph.start)}). Check where it comes from.`,
      counterparts: [{ ...headOf(source, link.source), ...say`The paragraph this one translates` }],
    });
  }
  return drafts;
}

/** "3.5 Prozent": the value is right, and the sign is the source's. */
function foreignDecimals({ source, target }: Pair, to: readonly Quantity[]): PairDraft[] {
  if (source.base === target.base) return [];
  return to
    .filter(({ foreign, required }) => foreign && required)
    .flatMap((one) => {
      const text = target.text.slice(one.start, one.end);
      const digits = /\d+([.,])\d{1,2}(?!\d)/.exec(text);
      if (digits === null) return [];
      const at = one.start + digits.index + digits[0].indexOf(digits[1]!);
      const sign = digits[1] === '.' ? ',' : '.';
      return [
        {
          start: one.start,
          end: one.end,
          ...say`“${shown(text)}” has the decimal sign of another language. In ${languageName(target.base)} decimals follow “${sign}”.`,
          counterparts: [],
          fixes: [{ start: at, end: at + 1, newText: sign, ...titled`Write “${sign}”`, safe: true }],
        },
      ];
    });
}
