/** YAML as text: writing needs no library. */
import type { Termbase, TermSection } from './model.ts';

/** Writes a termbase as YAML, entries in their order. Everything the model holds is kept. */
export function writeYaml(termbase: Termbase): string {
  const lines: string[] = [];
  if (termbase.title !== '') lines.push(`title: ${quote(termbase.title)}`);
  lines.push(termbase.entries.length === 0 ? 'entries: []' : 'entries:');
  for (const entry of termbase.entries) {
    const fields: string[] = [`id: ${quote(entry.id)}`];
    for (const key of ['subject', 'definition', 'note', 'source'] as const) {
      const value = entry[key];
      if (value !== null) fields.push(`${key}: ${quote(value)}`);
    }
    if (entry.doNotTranslate) fields.push('doNotTranslate: true');
    const definitions = entry.languages.filter(({ definition }) => definition !== null);
    if (definitions.length > 0) {
      fields.push('definitions:', ...definitions.map(({ language, definition }) => `  ${language}: ${quote(definition!)}`));
    }
    fields.push('terms:');
    for (const { language, terms } of entry.languages) {
      fields.push(`  ${language}:`);
      for (const term of terms) fields.push(...termLines(term).map((line, index) => `    ${index === 0 ? '- ' : '  '}${line}`));
    }
    lines.push(...fields.map((line, index) => `  ${index === 0 ? '- ' : '  '}${line}`));
  }
  return `${lines.join('\n')}\n`;
}

/** The lines of one term, as they stand after the dash of a list. */
export function termLines(term: Omit<TermSection, 'at'>): string[] {
  const details: string[] = [];
  if (term.status !== null) details.push(`status: ${term.status}`);
  if (term.case === 'exact') details.push('case: exact');
  if (!term.inflect) details.push('inflect: false');
  for (const key of ['partOfSpeech', 'context', 'note', 'source', 'reviewDate'] as const) {
    const value = term[key];
    if (value !== null) details.push(`${key}: ${quote(value)}`);
  }
  return details.length === 0 ? [quote(term.text)] : [`term: ${quote(term.text)}`, ...details];
}

/** Plain where any reader takes it for the same text, else in double quotes, where JSON's escapes are YAML's. */
export function quote(text: string): string {
  const plain =
    /^[\p{L}][\p{L}\p{N} ,.()’'/-]*$/u.test(text) && !/\s$|[:#]/.test(text) && !/^(?:y|n|yes|no|true|false|null|on|off)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}
