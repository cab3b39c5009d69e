/** A body of one text, known or not, and what it is called by where only the text knows it. */
import type { Span } from '../span.ts';

export interface Body {
  readonly id: string;
  readonly canonical: string;
  /** Index in the gazetteer, or -1. */
  readonly entry: number;
  abbreviation: string | null;
  /** See `stand-ins.ts`; null until asked for. */
  roles: number | null;
  readonly spans: Span[];
}

/** A document-local id: lower case, words joined by hyphens; spellings of one name give one id. */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/organis/g, 'organiz')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
