/** What a rule is: it judges facts, one file each, and knows no other rule. */
import type { RuleSetting } from '../../config.ts';
import type { Facts, Fix, Voice } from '../facts.ts';
import type { Knowledge, LanguageMarks, StyleEntry } from '../knowledge.ts';
import type { QuotationOverview } from '../quotations/overview.ts';
import type { Phrase, Said } from '../said.ts';
import type { Span, TextSlices } from '../span.ts';

export interface RuleContext {
  readonly text: TextSlices;
  readonly knowledge: Knowledge;
  /** BCP 47 code of the text's language. */
  readonly language: string;
  /** The house style the text is held to; null where none was chosen. */
  readonly style: StyleEntry | null;
  /** The marks the text's language uses; null where they are not known. */
  readonly marks: LanguageMarks | null;
  /** Abbreviations that the settings add to those that need no explanation. */
  readonly wellKnown?: readonly string[];
  /** The voices in which a rhetorical term is spoken about; absent means the author's. */
  readonly voices?: readonly Voice[];
  /** All quotations of the text; only for rules of the scope `quotations`. */
  readonly overview?: QuotationOverview;
  /** True where the words at an offset of the document are a speaker's; absent where nothing is known of quotations. */
  readonly isQuoted?: (offset: number) => boolean;
}

/** A finding before the registry gives it its severity and fingerprint. */
export interface Draft extends Span {
  readonly message: string;
  /** What the message is made of. */
  readonly said?: Phrase;
  readonly related?: readonly (Span & Partial<Said> & { readonly message: string })[];
  readonly fixes?: readonly Fix[];
}

export interface Rule {
  /** `family/kebab-name`; never changes meaning once shipped. */
  readonly id: string;
  /** One line for settings and reports. */
  readonly summary: string;
  readonly defaultSeverity: RuleSetting;
  /**
   * `block`: judges quotations, terms and loose marks, each by itself; is asked block by block, so an answer is kept until the
   * block changes, and once for the quotations that run over several blocks. Sources are not resolved yet.
   * `quotations`: judges the quotations of the whole text together by the overview in its context; is given no facts besides. An
   * answer is kept until a block with quotations comes or goes.
   * `document`: judges organizations, definitions and headings of the whole text together: by their words and their order, not
   * by how far apart they stand. An answer is kept until one of them changes, or text or quotedness that the rule asked for.
   */
  readonly scope: 'block' | 'quotations' | 'document';
  /** Judges whose words something is; does not run on texts in a language whose speakers cannot be found. */
  readonly needsSpeakers?: true;
  check(facts: Facts, context: RuleContext): readonly Draft[];
}
