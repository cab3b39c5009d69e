/** Inlay hints: who "he" is behind his quotation, and what an abbreviation stands for where it is first used. Off unless asked for. */
import type { InlayHint } from 'vscode-languageserver-types';
import type { InlayHintSettings } from '../config.ts';
import type { Analysis } from '../engine/facts.ts';
import { overlaps, type Span } from '../engine/span.ts';
import { positionAt } from './convert.ts';
import { oneLine, shorten } from './escape.ts';
import type { DocumentView } from './view.ts';
import { bodyKey } from './wording.ts';
import { ENGLISH, type Words } from './words.ts';

const LABEL_LIMIT = 60;

export function inlayHints(view: DocumentView, within: Span, settings: InlayHintSettings, words = ENGLISH): InlayHint[] {
  const hints = [...(settings.speakers ? speakers(view.analysis, words) : []), ...(settings.longForms ? longForms(view.analysis) : [])];
  return hints
    .filter((hint) => overlaps({ start: hint.at, end: hint.at + 1 }, { start: within.start, end: within.end + 1 }))
    .sort((a, b) => a.at - b.at)
    .map(({ at, label, tooltip }) => ({ position: positionAt(view.lines, at), label, tooltip, paddingLeft: true }));
}

interface Hint {
  readonly at: number;
  readonly label: string;
  readonly tooltip: string;
}

/** Behind the pronoun, once each: the words around it say the rest. */
function speakers({ quotations }: Analysis, words: Words): Hint[] {
  const hints = new Map<number, Hint>();
  for (const { source, use } of quotations) {
    if (use !== 'quotation' || source === null || source.kind !== 'pronoun' || source.canonical === null || source.start === source.end)
      continue;
    if (hints.has(source.end)) continue;
    hints.set(source.end, {
      at: source.end,
      label: `= ${shorten(source.canonical, LABEL_LIMIT)}`,
      tooltip: words.t('Whom the pronoun means, as far as the text before it tells.'),
    });
  }
  return [...hints.values()];
}

function longForms({ organizations, definitions, entities }: Analysis): Hint[] {
  const hints: Hint[] = [];
  const seen = new Set<string>();
  const defined = new Set(definitions.map((one) => one.entity));
  const names = new Map(entities.map((entity) => [entity.id, entity.canonical]));
  for (const mention of organizations) {
    const key = bodyKey(mention);
    if (seen.has(key)) continue;
    seen.add(key);
    // Where the text explains the abbreviation itself, or begins with the long form, a hint would repeat it.
    if (mention.form !== 'abbreviation' || (mention.entity !== null && defined.has(mention.entity))) continue;
    const name = oneLine((mention.entity === null ? undefined : names.get(mention.entity)) ?? mention.canonical);
    if (name === '' || name === oneLine(mention.text)) continue;
    hints.push({ at: mention.end, label: `= ${shorten(name, LABEL_LIMIT)}`, tooltip: name });
  }
  return hints;
}
