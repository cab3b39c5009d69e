/**
 * Messages as JSON text. A document's diagnostics are sent after every keystroke, and nearly all of them are those that were
 * sent before: each is written once and its text kept as long as the object it was made of.
 */

const written = new WeakMap<object, string>();

/** The same text as `JSON.stringify`. Diagnostics must not be changed after they were sent. */
export function encodeMessage(message: object): string {
  const diagnostics = diagnosticsOf(message);
  if (diagnostics === null) return JSON.stringify(message);
  // Written without them first; what then stands between the brackets of the last, empty list is theirs.
  const frame = JSON.stringify(message, (_key, value: unknown) => (value === diagnostics ? [] : value));
  const at = frame.lastIndexOf('[]') + 1;
  return `${frame.slice(0, at)}${diagnostics.map(textOf).join()}${frame.slice(at)}`;
}

function textOf(diagnostic: object): string {
  let text = written.get(diagnostic);
  if (text === undefined) {
    text = JSON.stringify(diagnostic);
    written.set(diagnostic, text);
  }
  return text;
}

/** The list of a `textDocument/diagnostic` answer; null where anything is written after it. */
function diagnosticsOf(message: object): readonly object[] | null {
  const result = last(message, 'result');
  if (!isObject(result) || !('kind' in result) || result.kind !== 'full') return null;
  const items = last(result, 'items');
  return Array.isArray(items) && items.length > 0 && items.every(isObject) ? items : null;
}

/** The value of a key, if it is the last. */
function last(value: object, key: string): unknown {
  const entry = Object.entries(value).at(-1);
  return entry?.[0] === key ? entry[1] : null;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
