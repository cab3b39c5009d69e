/** What a Markdown text says of itself at its top. */

/** Where `lang:` stands in the front matter of a text, or is to stand, and what to write there. UTF-16 offsets. */
export function languageLine(
  text: string,
  code: string,
): { readonly at: { readonly start: number; readonly end: number }; readonly text: string } {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const matter = /^---[ \t]*\r?\n(?:[\s\S]*?\r?\n)??---[ \t]*(?:\r?\n|$)/.exec(text)?.[0];
  if (matter === undefined) return { at: { start: 0, end: 0 }, text: `---${end}lang: ${code}${end}---${end}${end}` };
  const known = /^lang:[^\r\n]*/m.exec(matter);
  if (known !== null) return { at: { start: known.index, end: known.index + known[0].length }, text: `lang: ${code}` };
  const first = /\n/.exec(matter)!.index + 1;
  return { at: { start: first, end: first }, text: `lang: ${code}${end}` };
}
