/** Reads the documents in `test/corpus/linking`, whose README says how they are written, and scores which mentions are linked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mention } from '../../server/src/engine/facts.ts';
import type { Span } from '../../server/src/engine/span.ts';

export interface LinkCase {
  readonly title: string;
  readonly language: string;
  readonly text: string;
  readonly mentions: readonly (Span & { readonly body: string })[];
}

export interface LinkScore {
  /** Pairs of mentions of one body: in the documents, found, and right. */
  readonly gold: number;
  readonly found: number;
  readonly right: number;
  readonly mentions: number;
  readonly foundMentions: number;
  readonly differences: readonly string[];
}

export const LINK_SETS = ['seen', 'held-out', 'short-forms'] as const;

export function readLinkCases(set: (typeof LINK_SETS)[number]): LinkCase[] {
  const file = readFileSync(join(import.meta.dirname, '../corpus/linking', `${set}.txt`), 'utf8');
  return file
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.split('\n');
      const mentions: (Span & { body: string })[] = [];
      let text = '';
      for (const piece of lines
        .join('\n')
        .trim()
        .split(/(\{[^}]*\})/)) {
        const marked = /^\{(.*)\|(.*)\}$/.exec(piece);
        if (marked !== null) mentions.push({ start: text.length, end: text.length + marked[1]!.length, body: marked[2]! });
        text += marked?.[1] ?? piece;
      }
      return { title, language: title.slice(0, 2), text, mentions };
    });
}

/** A mention found is the one in the document that it shares a character with; others count as bodies of their own. */
export function scoreLinks(cases: readonly LinkCase[], read: (one: LinkCase) => readonly Mention[]): LinkScore {
  let [gold, found, right, mentions, foundMentions] = [0, 0, 0, 0, 0];
  const differences: string[] = [];
  for (const one of cases) {
    const linked = read(one).filter((mention) => mention.entity !== null);
    const bodies = one.mentions.map(({ body }) => body);
    const entities: (string | null)[] = one.mentions.map(
      (wanted) => linked.find((mention) => mention.start < wanted.end && mention.end > wanted.start)?.entity ?? null,
    );
    const others = linked.filter((mention) => !one.mentions.some((wanted) => mention.start < wanted.end && mention.end > wanted.start));
    for (const mention of others) {
      bodies.push(`none ${mention.start}`);
      entities.push(mention.entity);
      differences.push(`${one.title}: “${mention.text}” is no mention`);
    }
    mentions += one.mentions.length;
    one.mentions.forEach((wanted, i) => {
      if (entities[i] === null)
        differences.push(`${one.title}: “${one.text.slice(wanted.start, wanted.end)}” (${wanted.body}) is not found`);
      else foundMentions++;
    });
    for (let i = 0; i < bodies.length; i++) {
      for (let j = 0; j < i; j++) {
        const same = bodies[i] === bodies[j];
        const linkedTo = entities[i] !== null && entities[i] === entities[j];
        if (same) gold++;
        if (linkedTo) found++;
        if (same && linkedTo) right++;
        if (same !== linkedTo && entities[i] !== null && entities[j] !== null) {
          const [a, b] = [one.mentions[j], one.mentions[i]].map((span) =>
            span === undefined ? '…' : one.text.slice(span.start, span.end),
          );
          differences.push(`${one.title}: “${a}” and “${b}” ${same ? 'are one body' : 'are two bodies'}`);
        }
      }
    }
  }
  return { gold, found, right, mentions, foundMentions, differences };
}

export function linkF1({ gold, found, right }: LinkScore): number {
  return (200 * right) / (gold + found);
}
