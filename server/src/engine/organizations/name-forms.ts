/**
 * The wordings of names with the bodies they mean. Most are words only and mean one body, which is said in a number; the others
 * are rows.
 */
import type { MentionForm } from '../facts.ts';
import { type PhraseTable, phraseText } from '../phrases.ts';
import { compileRows, type Rows, rowAt } from '../rows.ts';
import type { Institutions } from './institutions.ts';

/** One wording and the bodies it can mean. */
export interface NameForm {
  readonly text: string;
  /** Indexes into `entries`; those whose name this is come first, then those it is only short for. */
  readonly entries: readonly number[];
  /** How the wording names the body of the same index. */
  readonly forms: readonly MentionForm[];
  /** How many of `entries` the wording names without help of the text. */
  readonly owners: number;
  /** The wording is an ordinary word in capitals, or belongs to other bodies too. */
  readonly ambiguous: boolean;
  /** The whole wording where it holds more than words ("OPEC+", "Educational, Scientific"): the phrase is only its beginning. */
  readonly whole: string | null;
  /** Indexes into `countries`: the wording is a state, its people or its capital. */
  readonly countries: readonly number[];
  /** What every state has a body of, and calls so; `entries` ends with these bodies. */
  readonly institutions: readonly number[];
  /** How many of `entries` are rows that have the wording themselves, and not as what every state has. */
  readonly listed: number;
}

/** Plain data, so that it can be packed. `known` holds what was read already. */
export interface NameForms {
  /**
   * The body, how it is named (`FORMS`), whether it is an owner and ambiguous; or a state, marked by `STATE`; below zero those that are
   * row `-1 - packed` of `others`.
   */
  readonly packed: Int32Array;
  readonly others: Rows<NameForm>;
  readonly known: (NameForm | null)[];
}

/** Two bits; their places in this list are in packed data. */
const FORMS: readonly MentionForm[] = ['full', 'abbreviation', 'alias', 'short'];

const OWNER = 4;
const AMBIGUOUS = 8;
const BODY_SHIFT = 4;
/** No body owns a wording that is only short for it. */
const STATE = FORMS.indexOf('short') | OWNER;

export function compileForms(forms: readonly NameForm[]): NameForms {
  const others: NameForm[] = [];
  const packed = Int32Array.from(forms, (form) => {
    if (form.entries.length === 1 && form.countries.length === 0 && form.institutions.length === 0 && form.whole === null)
      return (
        (form.entries[0]! << BODY_SHIFT) |
        FORMS.indexOf(form.forms[0]!) |
        (form.owners === 1 ? OWNER : 0) |
        (form.ambiguous ? AMBIGUOUS : 0)
      );
    if (form.entries.length === 0 && form.countries.length === 1 && form.institutions.length === 0 && form.whole === null)
      return (form.countries[0]! << BODY_SHIFT) | STATE;
    others.push(form);
    return -others.length;
  });
  return { packed, others: compileRows(others), known: [] };
}

/** The same object each time. `table` has the letters: the payload of a phrase is the index of its wording. */
export function readForm(forms: NameForms, table: PhraseTable, institutions: Institutions, index: number): NameForm {
  const { known } = forms;
  const form = known[index];
  if (form !== undefined && form !== null) return form;
  const bits = forms.packed[index];
  if (bits === undefined) throw new RangeError(`There is no wording ${index}.`);
  // Filled up to here: an array with holes could not be packed, and is slower.
  while (known.length < index) known.push(null);
  const read = bits < 0 ? withInstitutions(rowAt(forms.others, -1 - bits), institutions) : formOf(bits, phraseText(table, index));
  known[index] = read;
  return read;
}

function formOf(bits: number, text: string): NameForm {
  if ((bits & STATE) === STATE) {
    const countries = [bits >>> BODY_SHIFT];
    return { text, entries: NONE, forms: [], owners: 0, ambiguous: false, whole: null, countries, institutions: NONE, listed: 0 };
  }
  return {
    text,
    entries: [bits >>> BODY_SHIFT],
    forms: [FORMS[bits & 3]!],
    owners: (bits & OWNER) === 0 ? 0 : 1,
    ambiguous: (bits & AMBIGUOUS) !== 0,
    whole: null,
    countries: NONE,
    institutions: NONE,
    listed: 1,
  };
}

const NONE: readonly number[] = [];

/** The wording with the bodies of all states that it can mean: rows say only of what kind they are. */
function withInstitutions(form: NameForm, { bodies, entries: all }: Institutions): NameForm {
  if (form.institutions.length === 0) return form;
  const states = bodies.length / all.length;
  const meant = form.institutions.flatMap((nth) => [...bodies.subarray(nth * states, (nth + 1) * states)]);
  const entries = [...new Set([...form.entries, ...meant.filter((body) => body !== -1)])];
  return { ...form, entries, forms: entries.map((_, at) => form.forms[at] ?? 'short') };
}
