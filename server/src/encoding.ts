/**
 * Messages as bytes of JSON. A document's diagnostics are sent after every keystroke, and nearly all of them are those that were
 * sent before: each is written once and its bytes kept as long as the object it was made of.
 */

const written = new WeakMap<object, Uint8Array>();
const encoder = new TextEncoder();

/** The text of `JSON.stringify` in UTF-8. Diagnostics must not be changed after they were sent. */
export function encodeMessage(message: object): Uint8Array {
  const diagnostics = diagnosticsOf(message);
  if (diagnostics === null) return encoder.encode(JSON.stringify(message));
  // Written without them first; what then stands between the brackets of the last, empty list is theirs.
  const frame = JSON.stringify(message, (_key, value: unknown) => (value === diagnostics ? [] : value));
  const at = frame.lastIndexOf('[]') + 1;
  return joined(encoder.encode(frame.slice(0, at)), diagnostics.map(bytesOf), encoder.encode(frame.slice(at)));
}

function bytesOf(diagnostic: object): Uint8Array {
  let bytes = written.get(diagnostic);
  if (bytes === undefined) {
    bytes = encoder.encode(JSON.stringify(diagnostic));
    written.set(diagnostic, bytes);
  }
  return bytes;
}

/** The items with commas between them. */
function joined(head: Uint8Array, items: readonly Uint8Array[], tail: Uint8Array): Uint8Array {
  let length = head.byteLength + tail.byteLength + items.length - 1;
  for (const item of items) length += item.byteLength;
  const bytes = new Uint8Array(length);
  bytes.set(head);
  let at = head.byteLength;
  items.forEach((item, i) => {
    if (i > 0) bytes[at++] = COMMA;
    bytes.set(item, at);
    at += item.byteLength;
  });
  bytes.set(tail, at);
  return bytes;
}

const COMMA = 0x2c;

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
