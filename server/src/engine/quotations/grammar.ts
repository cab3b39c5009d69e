/** The two grammars behind one door: English has patterns of its own, the other languages share theirs. */
import type { SourceKind } from '../facts.ts';
import type { Traits } from '../knowledge.ts';
import type { Tokens } from '../words.ts';
import { type Attribution, attribute } from './attribution.ts';
import type { Judgement } from './evidence.ts';
import type { Frame } from './frame.ts';
import { attributeGeneral, leadInGeneral } from './general/attribution.ts';
import { readPhrase } from './general/nouns.ts';
import { findReportedGeneral } from './general/reported.ts';
import { kindOf } from './general/source-kind.ts';
import { judgeGeneral } from './general/use.ts';
import { leadIn } from './lead-in.ts';
import { findReported, isSilent, leadOut, type ReportedClause } from './reported.ts';
import { type NounPhrase, phraseAfter, sourceKind } from './sources.ts';
import { judgeUse } from './use.ts';

export interface Grammar {
  /** True where the tokens of a block without marks tell at once that it has no clause, lead-in or line of attribution. */
  isSilent(tokens: Tokens, classes: Int32Array, heading: boolean): boolean;
  /** One attribution, or null, for each quotation of the frame. */
  attribute(frame: Frame): (Attribution | null)[];
  /** Clauses whose words are a source's without marks. */
  findReported(frame: Frame, heading: boolean): readonly ReportedClause[];
  /** The block ends with "S said:"; null where it does not. */
  leadIn(frame: Frame): Attribution | null;
  /** The block begins with "S said on Monday." and says nothing of what; null where it does not. */
  leadOut(frame: Frame): Attribution | null;
  /** The noun phrase that begins at item `at`. */
  phraseAt(frame: Frame, at: number, limit: number): NounPhrase | null;
  kindOf(frame: Frame, phrase: NounPhrase): SourceKind;
  /** What the quotation at item `at` is used as. */
  judgeUse(frame: Frame, at: number, attribution: Attribution | null): Judgement;
}

const ENGLISH: Grammar = { isSilent, attribute, findReported, leadIn, leadOut, phraseAt: phraseAfter, kindOf: sourceKind, judgeUse };

const GENERAL: Grammar = {
  isSilent: () => false,
  attribute: attributeGeneral,
  findReported: findReportedGeneral,
  leadIn: leadInGeneral,
  leadOut: () => null,
  phraseAt: readPhrase,
  kindOf,
  judgeUse: judgeGeneral,
};

export function grammarOf(traits: Traits): Grammar {
  return traits.grammar === 'english' ? ENGLISH : GENERAL;
}
