/** Completion in `policy-review.yaml` and in termbases, out of their schemas. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type CompletionItem, CompletionItemKind, InsertTextMode, type Position } from 'vscode-languageserver-types';
import { completeYaml, type YamlSchema } from '../configuration/complete.ts';
import { CONFIGURATION_NAME } from '../configuration/overlay.ts';

export async function yamlCompletion(document: TextDocument, position: Position): Promise<CompletionItem[]> {
  const schema = await schemaOf(document.uri);
  if (schema === null) return [];
  const found = completeYaml(schema, document.getText(), document.offsetAt(position));
  return found.map(({ label, insert, description, isKey, from }, index) => ({
    label,
    kind: isKey ? CompletionItemKind.Property : CompletionItemKind.EnumMember,
    ...(description === null ? {} : { documentation: description }),
    // In the order of the schema: from what matters most.
    sortText: String(index).padStart(3, '0'),
    insertTextMode: InsertTextMode.adjustIndentation,
    textEdit: { range: { start: document.positionAt(from), end: position }, newText: insert },
  }));
}

async function schemaOf(uri: string): Promise<YamlSchema | null> {
  if (uri.endsWith(`/${CONFIGURATION_NAME}`)) return (await import('../../schemas/config.schema.json', { with: { type: 'json' } })).default;
  if (/\.ya?ml$/i.test(uri)) return (await import('../../schemas/termbase.schema.json', { with: { type: 'json' } })).default;
  return null;
}
