/** The termbase and the distancing words as one table, built once for an engine. */
import type { AdministrativeStatus } from '../facts.ts';
import type { ConceptEntry, Knowledge, TermForm } from '../knowledge.ts';
import { compilePhrases, type Phrase, type PhraseTable } from '../phrases.ts';
import { compileRowsById, heldRows, madeRows, type Rows, type RowsById, rowAt } from '../rows.ts';
import type { Stems } from '../stems.ts';
import type { CallingWords } from './called.ts';
import { compileWordSet, type WordSet } from './contexts.ts';

/** A form that can be matched, with what an occurrence of it says. */
export interface LexiconForm {
  readonly concept: ConceptEntry;
  /** The term as the termbase writes it. */
  readonly term: string;
  readonly status: AdministrativeStatus | null;
  /** Insertable where this form stands. */
  readonly alternatives: readonly string[];
}

/** The context conditions of a concept entry. */
export interface Contexts {
  readonly unlessBefore: WordSet | null;
  readonly unlessAfter: WordSet | null;
  readonly unlessNear: WordSet | null;
  readonly onlyNear: WordSet | null;
}

/** The words of `distancing.tsv`, by class. */
export interface DistancingWords {
  readonly before: WordSet | null;
  readonly verb: WordSet | null;
  readonly opener: WordSet | null;
  readonly skip: WordSet | null;
  readonly border: WordSet | null;
  readonly after: WordSet | null;
  readonly as: WordSet | null;
  readonly object: WordSet | null;
  readonly frame: WordSet | null;
  readonly owned: WordSet | null;
  /** Close a frame that a word of `for` opens: "在…看来", "as far as … is concerned". */
  readonly frameEnd: WordSet | null;
  /** "For Moscow, …", and who may stand behind it beside a name. */
  readonly for: WordSet | null;
  readonly holder: WordSet | null;
  /** Those of `for` behind which no comma stands. */
  readonly bare: WordSet | null;
  /** Verbs whose object a cleft brings forward: "It is hegemony that the ministry condemned", and what opens one. */
  readonly cleft: WordSet | null;
  readonly cleftOpener: WordSet | null;
  readonly cleftPronoun: WordSet | null;
  readonly cleftBe: WordSet | null;
  /** Words of the author's own: "What we fear is …". */
  readonly first: WordSet | null;
  /** Names of days and months, which hold no view. */
  readonly time: WordSet | null;
  /** Behind a term and a comma: "…, so called, …". */
  readonly behind: WordSet | null;
  /** "Was Peking Hegemonie nennt". */
  readonly called: CallingWords;
}

/** What `detectTerms` looks for: made of rows when the data is compiled, and of a user's own termbases while the tool runs. */
export interface TermTable {
  /** The payload of a phrase is the index of its form. */
  readonly phrases: PhraseTable;
  /** Terms whose forms are made when a text may hold one; absent or null where all forms stand in `phrases`. */
  readonly stems?: Stems | null;
  /** Of their terms only what can differ between forms: the term, its status, its alternatives. */
  readonly concepts: Rows<ConceptEntry>;
  /** Form -> index into `concepts`, and into the terms of that concept entry; read through `termForm`. */
  readonly conceptOf: ArrayLike<number>;
  readonly formOf: ArrayLike<number>;
  /** Of each concept entry; absent where none has any. */
  readonly contexts: readonly (Contexts | null)[];
}

export interface TermLexicon extends TermTable {
  readonly distancing: DistancingWords;
}

export function compileTermLexicon(knowledge: Knowledge): TermLexicon & { readonly concepts: RowsById<ConceptEntry> } {
  const table = compileTermTable(knowledge.terms);
  return { ...table, concepts: compileRowsById(table.concepts.known as ConceptEntry[]), distancing: compileDistancing(knowledge) };
}

/**
 * Concept entries, whose forms are already expanded, as a table; where one text is a form of two entries, the first has it.
 * Texts that no matcher can find (`isMatchable`) are left out. A fraction of a second for a hundred thousand forms.
 */
export function compileTermTable(entries: readonly ConceptEntry[]): TermTable {
  const phrases: Phrase[] = [];
  const concepts: ConceptEntry[] = [];
  const conceptOf: number[] = [];
  const formOf: number[] = [];
  for (const entry of entries) {
    // What forms of one term have in common is kept once: an inflected language makes a dozen of each.
    const faces: TermForm[] = [];
    for (const form of entry.terms) {
      phrases.push({ text: form.text, payload: conceptOf.length, caseSensitive: form.caseSensitive });
      const text = form.base ?? form.text;
      const { alternatives, readings } = form;
      // Nearly every form that has readings has its own.
      const isPlain = readings === undefined || readings.length === 0;
      let index = isPlain
        ? faces.findIndex((face) => face.text === text && face.status === form.status && sameFace(face, alternatives))
        : -1;
      if (index === -1) {
        index = faces.length;
        const { base: _, ...face } = form;
        faces.push({ ...face, text });
      }
      conceptOf.push(concepts.length);
      formOf.push(index);
    }
    concepts.push({ ...entry, terms: faces });
  }
  return {
    phrases: compilePhrases(phrases, 'skip'),
    concepts: heldRows(concepts),
    conceptOf: Int32Array.from(conceptOf),
    formOf: Int32Array.from(formOf),
    contexts: concepts.map(compileContexts),
  };
}

/** A user's own terms, which may be hundreds of thousands, of which a text has a few. */
export interface OwnForms {
  readonly phrases: PhraseTable;
  readonly stems: Stems | null;
  readonly conceptOf: ArrayLike<number>;
  readonly formOf: ArrayLike<number>;
  readonly count: number;
  /** What an occurrence says is worked out when there is one; its terms are all forms. */
  concept(index: number): ConceptEntry;
}

export function ownTable({ phrases, stems, conceptOf, formOf, count, concept }: OwnForms): TermTable {
  return { phrases, stems, conceptOf, formOf, concepts: madeRows(count, concept), contexts: [] };
}

function sameFace(face: TermForm, alternatives: readonly string[] | undefined): boolean {
  return (
    (face.readings?.length ?? 0) === 0 && (face.alternatives === alternatives || face.alternatives?.join('\n') === alternatives?.join('\n'))
  );
}

/** What an occurrence of the form says. */
export function termForm(lexicon: TermTable, index: number): LexiconForm {
  const concept = rowAt(lexicon.concepts, lexicon.conceptOf[index]!);
  const form = concept.terms[lexicon.formOf[index]!]!;
  return {
    concept,
    term: form.text,
    status: form.status,
    alternatives: form.alternatives ?? concept.alternatives,
  };
}

/** The conditions on the surroundings of the form. */
export function contextsOf(lexicon: TermTable, index: number): Contexts | null {
  return lexicon.contexts[lexicon.conceptOf[index]!] ?? null;
}

function compileContexts(concept: ConceptEntry): Contexts | null {
  const contexts: Contexts = {
    unlessBefore: compileWordSet(concept.unlessBefore),
    unlessAfter: compileWordSet(concept.unlessAfter),
    unlessNear: compileWordSet(concept.unlessNear ?? []),
    onlyNear: compileWordSet(concept.onlyNear ?? []),
  };
  return Object.values(contexts).some((set) => set !== null) ? contexts : null;
}

/** Markers of all languages together: a term that is quoted in another language keeps its marker. */
function compileDistancing(knowledge: Knowledge): DistancingWords {
  const rows = Object.keys(knowledge.languages)
    .sort()
    .flatMap((code) => knowledge.languages[code]!.lexicon);
  const of = (name: string): WordSet | null =>
    compileWordSet(rows.filter((row) => row.classes.includes(name)).map((row) => row.text.toLowerCase()));
  return {
    before: of('distancing'),
    verb: of('distancingVerb'),
    opener: of('distancingOpener'),
    skip: of('distancingSkip'),
    border: of('distancingBorder'),
    after: of('distancingAfter'),
    as: of('distancingAs'),
    object: of('distancingObject'),
    frame: of('distancingFrame'),
    owned: of('distancingOwned'),
    frameEnd: of('distancingFrameEnd'),
    for: of('distancingFor'),
    holder: of('distancingHolder'),
    bare: of('distancingForBare'),
    cleft: of('distancingCleft'),
    cleftOpener: of('distancingCleftOpener'),
    cleftPronoun: of('distancingCleftPronoun'),
    cleftBe: of('distancingCleftBe'),
    first: of('distancingFirst'),
    time: of('distancingTime'),
    behind: of('distancingBehind'),
    called: {
      before: of('calledBefore'),
      behind: of('calledBehind'),
      like: of('calledLike'),
      objects: of('calledObject'),
      as: of('calledAs'),
      article: of('calledArticle'),
      link: of('calledLink'),
      border: of('calledBorder'),
      first: of('distancingFirst'),
    },
  };
}
