/** What one block says about organizations: mentions, definitions and the states it names. */
import type { MentionForm } from '../facts.ts';
import type { Span } from '../span.ts';
import type { LocalDefinition } from './definitions.ts';

/** What a mention needs from the rest of the text to be one. */
export type Needs =
  /** Stands on its own. */
  | 'nothing'
  /** Is short for a body the text names elsewhere; a body of its own where no other fits. */
  | 'body'
  /** Is short for a body the text names elsewhere, else no mention: "the Council". */
  | 'antecedent'
  /** Is short for a body the text has named before, else no mention: "the foreign ministry". */
  | 'earlier'
  /** An abbreviation nobody knows, a mention where the text defines it. */
  | 'definition'
  /** Nobody is sure of the name: a mention where the text surely names the same body elsewhere. */
  | 'named';

/** A country that two states could be: "the Congolese Foreign Ministry" is no ministry named before it. */
export const UNDECIDED = -2;

/** Offsets are UTF-16, relative to the block. */
export interface LocalMention extends Span {
  /** The words of the mention, white space as single spaces. */
  readonly name: string;
  /** The wording of the gazetteer, or -1. */
  readonly nameForm: number;
  /** Country index of "Russia's Foreign Ministry" and "MFA of Ukraine", -1 for none, `UNDECIDED` for a demonym of two states. */
  readonly country: number;
  /** The mention holds the words that name its country: "Chinese foreign ministry", "MFA of Ukraine". */
  readonly placed: boolean;
  /** How the mention names its body, for a body that is not in the gazetteer. */
  readonly form: MentionForm;
  readonly needs: Needs;
  /** Head noun of "the Ministry", lower case, else empty. */
  readonly head: string;
  /** What a noun such as "das Ministerium" can stand for, in bits; else 0. */
  readonly roles: number;
  /** Row of `StateLetters` that the mention is, or -1. */
  readonly letters: number;
  readonly confidence: number;
}

/** A country, its people or its capital, in the order of the text. */
export interface LocalCountry {
  readonly start: number;
  readonly countries: readonly number[];
  /** Opens a block and is parted from what follows: where a report comes from. */
  readonly isDateline: boolean;
  /** "foreign" in "Russian Foreign Minister": the state's holder of that office speaks for its ministry; else empty. */
  readonly portfolio: string;
}

export interface LocalOrganizations {
  readonly mentions: readonly LocalMention[];
  readonly definitions: readonly LocalDefinition[];
  readonly countries: readonly LocalCountry[];
}

/** One object for all the blocks that say nothing. */
export const NO_ORGANIZATIONS: LocalOrganizations = { mentions: [], definitions: [], countries: [] };
