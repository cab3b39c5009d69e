/** What the termbase says stays as it is in every language. */
import { say } from '../../engine/said.ts';
import { headOf, type PairCheck, type PairDraft, placeOf, renderedLinks, shown, widened } from '../pair.ts';
import { knownOccurrences } from './terms.ts';

export const translationDoNotTranslate: PairCheck = {
  id: 'translation/do-not-translate',
  summary: 'A term that the termbase keeps in every language does not stand in the translation as it is',
  defaultSeverity: 'warning',
  byLink: true,
  check(pair) {
    const { source, target } = pair;
    return renderedLinks(pair).flatMap((link) => {
      const [from, to] = widened(target, link.target);
      const texts = target.paragraphs.slice(from, to).map(({ prose }) => normal(prose));
      const asked = new Set<string>();
      return knownOccurrences(pair, source, link.source).flatMap((one): PairDraft[] => {
        const kept = normal(one.term);
        if (!one.entry.doNotTranslate || asked.has(one.concept)) return [];
        asked.add(one.concept);
        if (texts.some((text) => text.includes(kept) || text.includes(normal(one.text)))) return [];
        return [
          {
            ...headOf(target, link.target),
            ...say`“${shown(one.text)}” (${placeOf(source, one.start)}) stays as it is in every language by the termbase, and this paragraph does not have it. Write “${shown(one.term)}”.`,
            counterparts: [{ start: one.start, end: one.end, ...say`“${shown(one.text)}” in the source` }],
          },
        ];
      });
    });
  },
};

function normal(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ');
}
