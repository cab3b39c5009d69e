/** Reads the texts of messages out of the code: the templates behind `say`, `titled` and `phrase`, with `{0}` for what is put in. */

export function templatesIn(source: string): string[] {
  const texts: string[] = [];
  for (const match of source.matchAll(/\b(?:say|titled|phrase)`/g)) {
    let text = '';
    let nth = 0;
    for (let at = match.index + match[0].length; source[at] !== '`'; ) {
      if (source.startsWith('${', at)) {
        at = behind(source, at + 2);
        text += `{${nth}}`;
        nth += 1;
        continue;
      }
      if (source[at] === '\\') at += 1;
      text += source[at];
      at += 1;
    }
    texts.push(text);
  }
  return texts;
}

/** Behind the brace that closes what is put in. */
function behind(source: string, start: number): number {
  let at = start;
  for (let depth = 1; depth > 0; at += 1) {
    if (source[at] === '`') {
      at += 1;
      while (source[at] !== '`') at = source.startsWith('${', at) ? behind(source, at + 2) : at + 1;
    } else if (source[at] === "'") at = source.indexOf("'", at + 1);
    else if (source[at] === '{') depth += 1;
    else if (source[at] === '}') depth -= 1;
  }
  return at;
}
