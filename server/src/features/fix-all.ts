/**
 * Every fix at once, of all findings or of one kind: only those that cannot change meaning. Mending one mark may bring to light what
 * was wrong with the next, so it goes on until nothing is left to mend: doing it twice changes no more than doing it once.
 */
import type { Edit, Finding } from '../engine/facts.ts';
import type { DocumentView } from './view.ts';

/** The fix that may be applied without a look: the only one of its finding, and safe. */
export function safeFix(finding: Finding): Finding['fixes'][number] | null {
  const [fix] = finding.fixes;
  return finding.fixes.length === 1 && fix!.safe ? fix! : null;
}

/** Edits in order and apart, UTF-16 offsets of the view's text; none where nothing can be mended. */
export function fixAll(view: DocumentView, isWanted: (finding: Finding) => boolean = () => true): readonly Edit[] {
  const original = view.text.slice(0, view.analysis.length);
  let text = original;
  let findings = view.findings;
  const pieces = new Pieces(original.length);
  // Two rules that each want another mark would go on for ever: a text that was there before ends it.
  const seen = new Set([text]);
  for (let round = 0; round < ROUNDS; round += 1) {
    const edits = chosen(findings.filter(isWanted));
    if (edits.length === 0) break;
    const next = applied(text, edits);
    if (seen.has(next)) break;
    seen.add(next);
    const after = view.findingsOf(next);
    // What is meant to mend must not break: a round that leaves more to say than before is not taken.
    if (after.length > findings.length) break;
    pieces.apply(edits);
    text = next;
    findings = after;
  }
  return pieces.edits(text);
}

/** More are never needed where fixes do not undo each other. */
const ROUNDS = 12;

/** The first of those that would touch each other; the others get their turn in the next round. */
function chosen(findings: readonly Finding[]): Edit[] {
  const taken: Edit[] = [];
  const touches = (edit: Edit): boolean => taken.some((other) => edit.start <= other.end && other.start <= edit.end);
  // Findings come in the order of the text, but the other side of a pair may lie far behind: only near ones are looked through.
  for (const finding of findings) {
    const fix = safeFix(finding);
    if (fix === null) continue;
    const edits = [fix, ...(fix.also ?? [])];
    if (!edits.some(touches)) taken.push(...edits.map(({ start, end, newText }) => ({ start, end, newText })));
  }
  return taken.sort((a, b) => a.start - b.start);
}

function applied(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.newText);
    at = edit.end;
  }
  return parts.join('') + text.slice(at);
}

/** A stretch of the present text: kept from the original, from `from` on, or new. */
interface Piece {
  readonly length: number;
  readonly from: number | null;
}

/** Follows the original through rounds of edits, so that only what differs in the end is sent. */
class Pieces {
  private list: Piece[];
  private readonly length: number;

  constructor(length: number) {
    this.length = length;
    this.list = [{ length, from: 0 }];
  }

  /** Edits in offsets of the present text, in order and apart. */
  apply(edits: readonly Edit[]): void {
    const next: Piece[] = [];
    let at = 0;
    let i = 0;
    let skip = 0;
    const push = (piece: Piece): void => {
      if (piece.length > 0) next.push(piece);
    };
    for (const piece of this.list) {
      let done = 0;
      while (done < piece.length) {
        const edit = edits[i];
        const here = at + done;
        if (skip > 0) {
          const cut = Math.min(skip, piece.length - done);
          skip -= cut;
          done += cut;
        } else if (edit !== undefined && edit.start === here) {
          push({ length: edit.newText.length, from: null });
          skip = edit.end - edit.start;
          i += 1;
        } else {
          const until = Math.min(piece.length, (edit?.start ?? Number.POSITIVE_INFINITY) - at);
          push({ length: until - done, from: piece.from === null ? null : piece.from + done });
          done = until;
        }
      }
      at += piece.length;
    }
    for (; i < edits.length; i += 1) push({ length: edits[i]!.newText.length, from: null });
    this.list = next;
  }

  edits(text: string): Edit[] {
    const edits: Edit[] = [];
    let original = 0;
    let fresh = '';
    let at = 0;
    const close = (until: number): void => {
      if (fresh !== '' || until > original) edits.push({ start: original, end: until, newText: fresh });
      fresh = '';
    };
    for (const piece of this.list) {
      if (piece.from === null) fresh += text.slice(at, at + piece.length);
      else {
        close(piece.from);
        original = piece.from + piece.length;
      }
      at += piece.length;
    }
    close(this.length);
    return edits;
  }
}
