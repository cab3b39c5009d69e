/** What leads to the words of somebody at the end of a block: "The ministry said:", "The union's complaints are familiar:". */
import { CLASS } from '../lexicon.ts';
import { KIND } from '../words.ts';
import { type Attribution, cueTokens } from './attribution.ts';
import { cueAt, cuesIn, lower } from './cues.ts';
import type { Frame } from './frame.ts';
import { isComma, isPunct, type NounPhrase, phraseAfter, phraseBefore, sourceKind } from './sources.ts';
import { subjectOf } from './subjects.ts';

/** The block ends in a colon after a cue or a bare name; basis `lead-in`. */
export function leadIn(frame: Frame): Attribution | null {
  const end = frame.items.length;
  const sentence = frame.sentences[frame.sentences.length - 1];
  if (sentence === undefined) return null;
  if (!isPunct(frame, end - 1, 0x3a)) return loosely(frame, sentence.from, end);
  const cues = cuesIn(frame, sentence.from, end - 1).filter((cue) => cue.form !== 'passive');
  for (let n = cues.length - 1; n >= 0; n--) {
    const cue = cues[n]!;
    const source = subjectOf(frame, cue, sentence.from);
    if (source !== null) return { source, cue: cueTokens(frame, cue), basis: 'lead-in', confidence: 0.85 };
  }
  if (lower(frame, sentence.from) === 'according' && lower(frame, sentence.from + 1) === 'to') {
    const said = phraseAfter(frame, sentence.from + 2, end - 1);
    return said === null ? null : { source: said, cue: null, basis: 'lead-in', confidence: 0.65 };
  }
  const owner = claimant(frame, sentence.from, end - 1);
  if (owner !== null) return { source: owner, cue: null, basis: 'lead-in', confidence: 0.65 };
  const source = phraseAfter(frame, sentence.from, end - 1);
  if (source === null) return null;
  if (source.to === end - 1) return { source, cue: null, basis: 'lead-in', confidence: 0.7 };
  return !isAuthor(frame, source) && announces(frame, source, end) ? { source, cue: null, basis: 'lead-in', confidence: 0.65 } : null;
}

/** Words between a claim and whose it is. */
const CLAIM_REACH = 4;

/** "The union's complaints are familiar:", "The opposition leader made three accusations:": the claims are whose they are. */
function claimant(frame: Frame, from: number, to: number): NounPhrase | null {
  const { tokens, items } = frame;
  for (let claim = to - 1; claim > from; claim--) {
    if (!POINTS.has(lower(frame, claim))) continue;
    for (let i = claim - 1; i > from && claim - i <= CLAIM_REACH; i--) {
      if (items[i]! < 0) return null;
      const owned = tokens.kind[items[i]!] === KIND.possessive;
      if (owned || MAKING.has(lower(frame, i))) {
        const source = phraseBefore(frame, i, from);
        return source !== null && !isAuthor(frame, source) ? source : null;
      }
    }
  }
  return null;
}

function isAuthor(frame: Frame, source: NounPhrase): boolean {
  return source.first === source.last && /^(?:i|we)$/.test(lower(frame, source.from));
}

/** What is done to claims. */
const MAKING: ReadonlySet<string> = new Set(
  'made makes raised raises repeated repeats levelled leveled brought brings lists listed renewed renews'.split(' '),
);

/** What a person makes before it is told: "The minister made two points:". */
const POINTS: ReadonlySet<string> = new Set([
  'points',
  'demands',
  'claims',
  'arguments',
  'accusations',
  'allegations',
  'assertions',
  'charges',
  'grievances',
  'complaints',
  'reproaches',
]);

/** "Gen. Jane Doe, the commander, released the following statement today:": a person does something, and a document is at hand. */
function announces(frame: Frame, source: NounPhrase, end: number): boolean {
  const { tokens, classes, items } = frame;
  const kind = sourceKind(frame, source);
  const isPerson = kind === 'person' || kind === 'pronoun';
  for (let i = end - 2; i > source.to; i--) {
    const item = items[i]!;
    if (item < 0 || tokens.kind[item] === KIND.punctuation) return false;
    // A claim is somebody's, whatever kind of source comes with it.
    if ((isPerson && (classes[item]! & CLASS.document) !== 0) || POINTS.has(lower(frame, i))) return true;
  }
  return false;
}

/** "And they say," at the end of a block: without a colon only where the verb is its last word. */
function loosely(frame: Frame, from: number, end: number): Attribution | null {
  if (!isComma(frame, end - 1) && !isPunct(frame, end - 1, 0x3b)) return null;
  const cue = cueAt(frame, end - 2, from);
  if (cue === null || cue.form === 'passive' || cue.next !== end - 1) return null;
  const source = subjectOf(frame, cue, from);
  return source === null ? null : { source, cue: cueTokens(frame, cue), basis: 'lead-in', confidence: 0.75 };
}
