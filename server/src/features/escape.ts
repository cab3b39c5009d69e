/**
 * Makes words of a draft or termbase safe to show. Everything shown to people that was not written by this project goes
 * through here: a draft must neither load pictures in a hover, nor offer links, nor drive a terminal.
 */

/**
 * One line of Markdown that shows `text` as it stands. No links, pictures, HTML, code, emphasis or lists can come of it:
 * every ASCII character that CommonMark, GitHub's autolinks or VS Code's icons give a meaning is escaped with a backslash.
 */
export function escapeMarkdown(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>()#+\-.!|~&:@/$^=]/g, '\\$&');
}

/** The text on one line: runs of white space become one space, what cannot be seen but acts becomes U+FFFD. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(CONTROL, '\uFFFD').replace(LONE_SURROGATE, '\uFFFD');
}

/** The text on one line, at most `limit` UTF-16 code units, cut between words where one is near, never within a pair. */
export function shorten(text: string, limit: number): string {
  // Only the beginning can be shown: the rest of a very long quotation is not worth normalizing.
  const line = oneLine(text.length > limit * 8 ? text.slice(0, limit * 8) : text);
  if (line.length <= limit && text.length <= limit * 8) return line;
  let cut = Math.max(limit - 1, 0);
  const space = line.lastIndexOf(' ', cut);
  if (space > limit * 0.6) cut = space;
  else if (isHighSurrogate(line.charCodeAt(cut - 1))) cut -= 1;
  return `${line.slice(0, cut).trimEnd()}…`;
}

/** The text with every control and bidirectional control character written as `\u{…}`, for terminals and logs. */
export function escapeControls(text: string): string {
  return text
    .replace(CONTROL, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replace(LONE_SURROGATE, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
}

/** The text on one line for a terminal: white space collapsed, controls escaped. */
export function terminalLine(text: string): string {
  return escapeControls(text.replace(/\s+/g, ' ').trim());
}

// C0 and C1 controls, and the characters that reorder a line: a draft could otherwise forge what stands beside it.
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming the control characters is the purpose
const CONTROL = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
