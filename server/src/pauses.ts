/** Which documents are being typed in: what takes long waits for a pause. */

export interface Pauses {
  /** A version of the document was met; another than before means that it is being typed in. */
  seen(uri: string, version: number): void;
  isTyping(uri: string): boolean;
  forget(uri: string): void;
}

/** Nobody looks at another text before that has passed since the last letter. */
const PAUSE_MS = 700;

/** Calls back when typing in a document pauses. */
export function createPauses(paused: (uri: string) => void): Pauses {
  const versions = new Map<string, number>();
  const typing = new Map<string, ReturnType<typeof setTimeout>>();
  const stop = (uri: string): void => {
    clearTimeout(typing.get(uri));
    typing.delete(uri);
  };
  return {
    seen(uri, version) {
      const before = versions.get(uri);
      versions.set(uri, version);
      if (before === undefined || before === version) return;
      stop(uri);
      typing.set(
        uri,
        setTimeout(() => {
          typing.delete(uri);
          paused(uri);
        }, PAUSE_MS),
      );
    },
    isTyping: (uri) => typing.has(uri),
    forget(uri) {
      stop(uri);
      versions.delete(uri);
    },
  };
}
