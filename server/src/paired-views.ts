/** What the checks of a pair say, put into the views of the two documents. */
import type { Finding } from './engine/facts.ts';
import { say } from './engine/said.ts';
import { type Lines, rangeOf } from './features/convert.ts';
import type { DocumentView, ElsewhereFinding } from './features/view.ts';
import { type PairReview, withoutIgnored, withPairFindings } from './translation/review.ts';

/** A pair with both texts at hand. */
export interface ReadPair {
  /** What the asking document is in it. */
  readonly role: 'source' | 'target';
  readonly other: { readonly uri: string; readonly lines: Lines };
  readonly review: PairReview;
}

/** The findings of the pairs in a translation, and their echo in its source. */
export function withPairs(view: DocumentView, pairs: () => readonly (readonly ElsewhereFinding[])[]): DocumentView {
  let merged: readonly Finding[] | null = null;
  const findings = (): readonly Finding[] => {
    merged ??= pairs().reduce<readonly Finding[]>((all, found) => withPairFindings(all, found), view.findings);
    return merged;
  };
  return {
    uri: view.uri,
    version: view.version,
    text: view.text,
    lines: view.lines,
    termbases: view.termbases,
    get analysis() {
      return { ...view.analysis, findings: findings() };
    },
    get findings() {
      return findings();
    },
    get problems() {
      return view.problems;
    },
    findingsOf: (text) => view.findingsOf(text),
  };
}

/** Findings of a pair for its translation; for its source pointers at them, without those that comments of the source silence. */
export function placed({ role, other, review }: ReadPair): readonly ElsewhereFinding[] {
  if (role === 'target')
    return review.findings.map((finding) => ({
      ...finding,
      elsewhere: finding.counterparts.map((one) => ({
        uri: other.uri,
        range: rangeOf(other.lines, one),
        message: one.message,
        said: one.said,
      })),
    }));
  const echoes = review.findings.flatMap(({ counterparts, ...finding }): ElsewhereFinding[] => {
    const [place] = counterparts;
    if (place === undefined) return [];
    const shown = say`In ${review.target.name}: ${finding.said ?? finding.message}`;
    const elsewhere = [{ uri: other.uri, range: rangeOf(other.lines, finding), ...say`The place in the translation` }];
    // The finding is the translation's: in the source it is only pointed at, and there is nothing to repair.
    return [{ ...finding, severity: 'hint', start: place.start, end: place.end, ...shown, fixes: [], elsewhere }];
  });
  return withoutIgnored(echoes, review.source.text);
}
