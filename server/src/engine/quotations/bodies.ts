/** The organizations of a document, found again where a source ends or a pronoun looks back. */
import type { Mention } from '../facts.ts';
import type { Span } from '../span.ts';

/** Lives as long as the sources of a document are resolved. */
export class Bodies {
  private readonly byEnd = new Map<number, Mention>();
  private readonly mentions: readonly Mention[];
  private readonly text: string;

  constructor(mentions: readonly Mention[], text: string) {
    this.mentions = mentions;
    this.text = text;
    for (const mention of mentions) this.byEnd.set(mention.end, mention);
  }

  /** The body a source is: it ends with the mention, and before it stands nothing but an article, a country or markup. */
  of(source: Span): Mention | null {
    for (let end = source.end; end >= source.end - MARKUP_REACH; end--) {
      const mention = this.byEnd.get(end);
      if (mention === undefined) continue;
      const before = this.text.slice(source.start, Math.max(source.start, mention.start));
      const after = this.text.slice(mention.end, source.end);
      return BEFORE_BODY.test(before) && /^[*_~\])]*$/.test(after) ? mention : null;
    }
    return null;
  }

  /**
   * The body named last before an offset: whether it is the only one within reach, where its first and last mention there are,
   * and whether one of them opens a sentence.
   */
  before(offset: number, reach: number): { mention: Mention; alone: boolean; first: number; last: number; opens: boolean } | null {
    let i = this.indexAt(offset) - 1;
    const nearest = this.mentions[i];
    if (nearest === undefined || offset - nearest.end > reach || nearest.entity === null) return null;
    let first = nearest.start;
    let opens = false;
    let alone = true;
    for (; i >= 0 && offset - this.mentions[i]!.end <= reach; i--) {
      const mention = this.mentions[i]!;
      if (mention.entity !== nearest.entity) {
        alone = opens;
        break;
      }
      first = mention.start;
      opens ||= OPENING.test(this.text.slice(Math.max(0, mention.start - OPENING_REACH), mention.start));
    }
    return { mention: nearest, alone, first, last: nearest.start, opens };
  }

  /** Index of the first mention that ends after an offset. */
  private indexAt(offset: number): number {
    let low = 0;
    let high = this.mentions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.mentions[middle]!.end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  touches(span: Span): boolean {
    let low = 0;
    let high = this.mentions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.mentions[middle]!.end <= span.start) low = middle + 1;
      else high = middle;
    }
    return low < this.mentions.length && this.mentions[low]!.start < span.end;
  }
}

/** Emphasis and brackets may stand between the end of a name and the end of its source. */
const MARKUP_REACH = 3;
const BEFORE_BODY =
  /^(?:<[^<>]{0,200}>|[*_~[\s])*(?:the|a|an|le|la|les|der|die|das)?(?:<[^<>]{0,200}>|[*_~[\s])*(?:[\p{L}. -]{1,40}['’]s?\s+)?$/iu;

/** What stands before the first words of a sentence. */
const OPENING = /(?:^|[.!?…]['"”’»)]*\s+|\n\s*)(?:the\s+)?$/i;
const OPENING_REACH = 12;
