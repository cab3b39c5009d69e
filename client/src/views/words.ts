/** Words of drafts, made to fit a line of a tree. */

export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** At most so many UTF-16 units, cut between words where one is near. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const head = text.slice(0, max);
  const space = head.lastIndexOf(' ');
  // Neither half a surrogate pair nor a stop may stand before the ellipsis.
  return `${(space > max / 2 ? head.slice(0, space) : head).replace(/[\uD800-\uDBFF]$/, '').replace(/[\s.,;:…]+$/, '')}…`;
}
