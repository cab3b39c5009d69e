/** Every limit of the engine in one place. A limit that bites is always said in `problems` or a finding. */
export const LIMITS = {
  /** Nesting of quotations that is still told apart; deeper marks are characters. */
  quotationLevels: 64,
  /** Markdown containers (block quotations, lists) inside one another; deeper markers are text. */
  containers: 64,
  /** A link destination or title longer than this is read as text, which keeps hostile input linear. */
  linkDestination: 2_048,
  /** A block longer than this is split at a sentence or line end, so that one-paragraph files stay quick. */
  blockLength: 8_192,
  /** Front matter that is longer is text; an edit must look this far for its end. */
  frontMatter: 65_536,
  /** Findings per document; the most severe first, then one that says how many more there are. */
  findings: 1_000,
  /** Characters the editor hands over (VS Code's own limit for extensions is 50 MB). */
  documentLength: 52_428_800,
  /** Paragraphs of a document: texts of tens of megabytes with nothing but tiny ones would need more memory than a process gets. */
  blocks: 800_000,
  /** Bytes of a file the command line reads. */
  fileBytes: 209_715_200,
} as const;

/** How much of a long text is done at once, in UTF-16 units. Changes no answer: tests make it small, so that short texts go the ways of long ones. */
export interface Pace {
  /** No section is shorter, unless the text ends there: each costs some objects, and an edit cuts two or three of them anew. */
  readonly section: number;
  /** What is cut at once, after opening or by an edit. About a millisecond. */
  readonly cut: number;
  /** What is cut at least before it is put into the list of pieces. */
  readonly cutOn: number;
  /** What an edit may bring that is read at once. */
  readonly read: number;
  /** A change of more is put together in slices with all that it left. */
  readonly patch: number;
  /** Shorter stretches that went are as quickly cut again as kept. */
  readonly keep: number;
}

export const PACE: Pace = { section: 1_024, cut: LIMITS.frontMatter, cutOn: 65_536, read: 40_000, patch: 4_000_000, keep: 32_768 };
