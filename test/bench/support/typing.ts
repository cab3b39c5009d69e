/** Where and what is typed. */
import type { Sample, Session } from './servers.ts';

export type Place = 'start' | 'middle' | 'end';

export const PLACES: readonly Place[] = ['start', 'middle', 'end'];

/** What a person types: words, marks, a speaker. */
const SENTENCE = ' "We will not accept this," the Foreign Minister said, and unfriendly states replied. ';

/** An offset between two words of running prose near the place: inside a line that is neither code, list, table nor heading. */
export function proseAt(text: string, place: Place): number {
  const wanted = place === 'start' ? 0 : place === 'middle' ? text.length >> 1 : text.length;
  let best = -1;
  for (const match of text.matchAll(/^[A-Z][a-z]+ [a-z]+ [^\n|<>[\]`]{40,}$/gm)) {
    const at = match.index + match[0].lastIndexOf(' ', 40);
    if (best < 0 || Math.abs(at - wanted) < Math.abs(best - wanted)) best = at;
    else if (at > wanted) break;
  }
  if (best < 0) throw new Error('The text has no line of running prose to type in.');
  return best;
}

/** Types `count` characters, one change each, as one goes on writing at `at`. */
export async function typeOn(session: Session, at: number, count: number, typed = 0, outline = false): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let i = typed; i < typed + count; i += 1) {
    const character = SENTENCE[i % SENTENCE.length]!;
    samples.push(outline ? await session.editWithOutline(at + i, at + i, character) : await session.edit(at + i, at + i, character));
  }
  return samples;
}

/** Inserts `text` at `at` and takes it out again, `times` times; ends early after `budgetMs`, but never before the first pair. */
export async function toggle(session: Session, at: number, text: string, times: number, budgetMs: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  const end = performance.now() + budgetMs;
  for (let i = 0; i < times && (i === 0 || performance.now() < end); i += 1) {
    samples.push(await session.edit(at, at, text));
    samples.push(await session.edit(at, at + text.length, ''));
  }
  return samples;
}
