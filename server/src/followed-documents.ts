/** Open documents that are no drafts and say something about drafts: termbases and settings count as they stand in the editor. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { at } from './features/client.ts';

export interface FollowedDocuments {
  /** True where the document is one of these: then nobody else looks at it. */
  open(item: unknown): boolean;
  /** False where none of these of that URI is open. */
  change(uri: string, version: unknown, changes: unknown): boolean;
  close(uri: string): boolean;
  has(uri: string): boolean;
  /** As it stands in the editor; null where it is none of these, or not open. */
  get(uri: string): TextDocument | null;
}

export interface FollowedOptions {
  isOne(uri: string): boolean;
  /** It says this now, whether it is saved or not; null: what stands in the file counts again. */
  says(uri: string, text: string | null): void;
}

export function createFollowedDocuments({ isOne, says }: FollowedOptions): FollowedDocuments {
  const documents = new Map<string, TextDocument>();
  const take = (document: TextDocument): void => {
    documents.set(document.uri, document);
    says(document.uri, document.getText());
  };
  return {
    open(item) {
      const uri = at(item, 'uri');
      const text = at(item, 'text');
      if (typeof uri !== 'string' || typeof text !== 'string' || !isOne(uri)) return false;
      const version = at(item, 'version');
      take(TextDocument.create(uri, String(at(item, 'languageId')), typeof version === 'number' ? version : 0, text));
      return true;
    },
    change(uri, version, changes) {
      const document = documents.get(uri);
      if (document === undefined) return false;
      const usable = (Array.isArray(changes) ? changes : []).filter((change) => typeof at(change, 'text') === 'string');
      take(TextDocument.update(document, usable, typeof version === 'number' ? version : document.version + 1));
      return true;
    },
    close(uri) {
      if (!documents.delete(uri)) return false;
      says(uri, null);
      return true;
    },
    has: (uri) => documents.has(uri),
    get: (uri) => documents.get(uri) ?? null,
  };
}
