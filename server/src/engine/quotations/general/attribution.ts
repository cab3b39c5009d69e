import type { Attribution } from '../attribution.ts';
import { type Frame, quotationOf } from '../frame.ts';
import { CONFIDENCE, Sentence } from './sentence.ts';
import { isColonAt, nextQuotation, sentencesOf } from './words.ts';

/** One attribution, or null, for each quotation of the frame. */
export function attributeGeneral(frame: Frame): (Attribution | null)[] {
  const found: (Attribution | null)[] = frame.pairs.map(() => null);
  let previous: Attribution | null = null;
  let topic: Attribution | null = null;
  let before: readonly number[] = [];
  /** Who spoke last in the block, though something else was told since. */
  let earlier: Attribution | null = null;
  for (const { from, to } of sentencesOf(frame)) {
    const sentence: Sentence = new Sentence(frame, from, to);
    const quoted: number[] = [];
    for (let i = nextQuotation(frame, from, to); i < to; i = nextQuotation(frame, i + 1, to)) quoted.push(i);
    for (const at of quoted) found[quotationOf(frame.items[at])] = sentence.attribute(at);
    share(frame, quoted, found);
    for (const at of quoted) {
      const nth = quotationOf(frame.items[at]);
      // "Dies sei „folgerichtig“": a sentence in the mood of reports goes on with the speaker before it.
      if (found[nth] === null && previous !== null) {
        const cue = sentence.leftOut(at);
        const led = cue === null ? sentence.leftOutBefore(at) : null;
        // “Q”, añadió. · Aunque advirtió que “Q”
        if (cue !== null) found[nth] = { ...goOn(previous), cue, basis: 'quotation-verb-source' };
        else if (led !== null) found[nth] = { ...goOn(previous), cue: led, basis: 'source-verb-quotation' };
        else if (sentence.isBare() || sentence.isReport()) found[nth] = goOn(previous);
      }
      if (found[nth] === null && topic !== null && (sentence.isBare() || sentence.isReport())) found[nth] = topic;
      if (found[nth] === null && earlier !== null && (sentence.isBare() || sentence.isReport())) found[nth] = weaker(goOn(earlier), 0.4);
    }
    // “Q”. Lo ha detto S.
    const back = before.length > 0 && quoted.length === 0 ? sentence.refersBack() : null;
    for (const nth of back === null ? [] : before) if (isWeak(found[nth]!)) found[nth] = back;
    before = quoted.map((at) => quotationOf(frame.items[at]));
    const answers = quoted.map((at) => found[quotationOf(frame.items[at])] ?? null).filter((answer) => answer !== null);
    previous = answers[answers.length - 1] ?? sentence.speaker() ?? (sentence.isReport() ? previous : null);
    earlier = previous ?? earlier;
    if (previous !== null) topic = null;
    else if (!sentence.isReport()) topic = sentence.topic();
  }
  return found;
}

function isWeak(attribution: Attribution | null): boolean {
  return attribution === null || attribution.basis === 'continued' || attribution.basis === 'floating';
}

/** „a“, „b“ und „c“: quotations of one sentence take the nearest attribution, first from the left. */
function share(frame: Frame, quoted: readonly number[], found: (Attribution | null)[]): void {
  const pass = (order: readonly number[], most: number): void => {
    let last: Attribution | null = null;
    for (const at of order) {
      const nth = quotationOf(frame.items[at]);
      found[nth] ??= weaker(last, most);
      last = found[nth] ?? last;
    }
  };
  pass(quoted, 0.7);
  pass([...quoted].reverse(), 0.6);
}

function weaker(attribution: Attribution | null, most: number): Attribution | null {
  return attribution === null ? null : { ...attribution, confidence: Math.min(attribution.confidence, most) };
}

function goOn(attribution: Attribution): Attribution {
  return { ...attribution, basis: 'continued', confidence: Math.min(attribution.confidence, CONFIDENCE.continued!) };
}

/** What stands before a colon, at the end of a block or before a quotation: "S sagte:", "S:". */
export function leadInGeneral(frame: Frame): Attribution | null {
  const end = frame.items.length;
  const last = frame.sentences[frame.sentences.length - 1];
  if (last === undefined || !isColonAt(frame, end - 1)) return null;
  const sentence = new Sentence(frame, last.from, end);
  const found: Attribution | null = sentence.before(end) ?? sentence.colon(end);
  return found === null ? null : { ...found, basis: 'lead-in', confidence: Math.min(found.confidence, CONFIDENCE['lead-in']!) };
}
