/** What the command line asks for. */
import { parseArgs } from 'node:util';
import { STYLE_SETTINGS, type StyleSetting } from '../config.ts';
import type { Severity } from '../engine/facts.ts';
import type { ReportFormat } from '../protocol.ts';
import { formatOf } from '../termbase/names.ts';
import type { Conversion } from './termbase.ts';

export type FailOn = Severity | 'never';

export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'version' }
  | { readonly name: 'lsp' }
  | { readonly name: 'usage'; readonly reason: string }
  | {
      readonly name: 'analyze' | 'check';
      readonly format: 'json' | 'text' | 'sarif';
      /** Set for the command `report`, which analyzes and prints all files together. */
      readonly report: ReportFormat | null;
      readonly language: string | null;
      readonly style: StyleSetting;
      readonly stdinFilename: string | null;
      readonly failOn: FailOn;
      /** The second file translates the first. */
      readonly pair: boolean;
      /** Termbases of the user's own. */
      readonly termbases: readonly string[];
      readonly files: readonly string[];
    }
  | { readonly name: 'termbase-check'; readonly files: readonly string[] }
  | ({ readonly name: 'termbase-convert' } & Conversion);

export const USAGE = `Usage:
  policy-review analyze [--format json|text] [--lang CODE] [--style NAME] [--stdin-filename NAME] FILE…
      Prints what was found: quotations and their speakers, organizations, rhetorical terms, findings.
  policy-review check [--format text|json|sarif] [--fail-on hint|information|warning|error|never] [--lang CODE] [--style NAME] FILE…
      Prints the findings only, one a line.
  policy-review check --pair SOURCE TRANSLATION
      Holds a translation against its source, too; "analyze" takes --pair as well.
  policy-review report [--format html|markdown|csv|json] [--lang CODE] [--style NAME] FILE…
      Prints one report of all files: who is quoted, which terms stand in whose voice, findings.
  policy-review termbase check FILE…
      Says what is wrong with termbases (.yaml, .csv, .tsv, .tbx).
  policy-review termbase convert [--to yaml|csv|tsv|tbx] [--tbx-style dca|dct] FILE TARGET
      Writes a termbase in another format, and names what that cannot hold. TARGET may be - for standard output.
  policy-review lsp --stdio
      Starts the language server for an editor.
  policy-review --help | --version

FILE is a text or Markdown file, a folder to walk, or - for standard input.
--style takes ${STYLE_SETTINGS.join(', ')}.
analyze and check take --termbase FILE, more than once; the first has the last word.

The nearest policy-review.yaml in the folder of a file, or above it, has settings in the words of the editor's:
preset, rules, language, style and more. What the command line says goes before it.

Exit codes: 0 no finding at or above --fail-on (default: warning); 1 at least one; 2 something could not be read
or was not reviewed in full, or the command line was not understood. "analyze" ends with 0 or 2 only.
`;

/** Reads the arguments behind the program's name. */
export function readCommand(argv: readonly string[]): Command {
  const [name, ...rest] = argv;
  if (name === undefined) return usage('Name a command.');
  if (name === '--help' || name === '-h' || name === 'help') return { name: 'help' };
  if (name === '--version' || name === '-v') return { name: 'version' };
  if (name === 'lsp') return readLsp(rest);
  if (name === 'analyze' || name === 'check' || name === 'report') return readReview(name, rest);
  if (name === 'termbase') return readTermbaseCommand(rest);
  return usage(name.startsWith('-') ? `The option ${name} is not known here.` : `There is no command "${name}".`);
}

const REPORT_FORMATS: readonly string[] = ['html', 'markdown', 'csv', 'json'] satisfies ReportFormat[];
const FAIL_ON: readonly string[] = ['hint', 'information', 'warning', 'error', 'never'] satisfies FailOn[];

function readReview(name: 'analyze' | 'check' | 'report', rest: readonly string[]): Command {
  const parsed = parse(rest, {
    format: { type: 'string' },
    lang: { type: 'string' },
    style: { type: 'string' },
    'stdin-filename': { type: 'string' },
    termbase: { type: 'string', multiple: true },
    pair: { type: 'boolean' },
    ...(name === 'check' ? ({ 'fail-on': { type: 'string' } } as const) : {}),
    help: { type: 'boolean', short: 'h' },
  });
  if (typeof parsed === 'string') return usage(parsed);
  const { values, positionals } = parsed;
  if (values.help === true) return { name: 'help' };
  let report: ReportFormat | null = null;
  let format = values.format ?? 'text';
  if (name === 'report') {
    const asked = values.format === 'md' ? 'markdown' : (values.format ?? 'html');
    if (!REPORT_FORMATS.includes(String(asked))) return usage(`--format takes one of ${REPORT_FORMATS.join(', ')}.`);
    report = asked as ReportFormat;
    format = 'text';
  }
  if (format !== 'json' && format !== 'text' && !(format === 'sarif' && name === 'check')) {
    return usage(name === 'check' ? '--format takes "text", "json" or "sarif".' : '--format takes "json" or "text".');
  }
  const language = values.lang ?? null;
  if (language !== null && !/^(auto|[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)$/.test(String(language))) {
    return usage('--lang takes a language code such as "en".');
  }
  const style = values.style ?? 'auto';
  if (!STYLE_SETTINGS.includes(style as StyleSetting)) return usage(`--style takes one of ${STYLE_SETTINGS.join(', ')}.`);
  const failOn = values['fail-on'] ?? 'warning';
  if (!FAIL_ON.includes(String(failOn))) return usage(`--fail-on takes one of ${FAIL_ON.join(', ')}.`);
  if (positionals.length === 0) return usage('Name at least one file, or - for standard input.');
  if (positionals.filter((path) => path === '-').length > 1) return usage('Standard input can be read once only: name - once.');
  const pair = values.pair === true;
  if (pair && positionals.length !== 2) return usage('--pair takes two files: the source and its translation.');
  return {
    name: name === 'report' ? 'analyze' : name,
    report,
    pair,
    format,
    language: language === null ? null : String(language),
    style: style as StyleSetting,
    stdinFilename: values['stdin-filename'] === undefined ? null : String(values['stdin-filename']),
    failOn: failOn as FailOn,
    termbases: (values.termbase as readonly string[] | undefined) ?? [],
    files: positionals,
  };
}

function readTermbaseCommand([name, ...rest]: readonly string[]): Command {
  if (name === undefined || name === '--help' || name === '-h') return { name: 'help' };
  const parsed = parse(rest, { to: { type: 'string' }, 'tbx-style': { type: 'string' }, help: { type: 'boolean', short: 'h' } });
  if (typeof parsed === 'string') return usage(parsed);
  const { values, positionals } = parsed;
  if (values.help === true) return { name: 'help' };
  if (name === 'check') {
    return positionals.length === 0 ? usage('Name at least one termbase.') : { name: 'termbase-check', files: positionals };
  }
  if (name !== 'convert') return usage(`There is no command "termbase ${name}".`);
  const [from, to] = positionals;
  if (from === undefined || to === undefined || positionals.length > 2) return usage('Name a termbase and the file to write.');
  const format = values.to === undefined ? null : formatOf(`x.${String(values.to)}`);
  if (values.to !== undefined && format === null) return usage('--to takes one of yaml, csv, tsv, tbx.');
  const style = values['tbx-style'] ?? 'dca';
  if (style !== 'dca' && style !== 'dct') return usage('--tbx-style takes "dca" or "dct".');
  return { name: 'termbase-convert', from, to, format, style };
}

function readLsp(rest: readonly string[]): Command {
  // Clients add options of their own, such as --clientProcessId; the transport is what matters.
  if (rest.includes('--help') || rest.includes('-h')) return { name: 'help' };
  return rest.includes('--stdio') || rest.includes('--node-ipc') ? { name: 'lsp' } : usage('The language server talks over --stdio.');
}

function usage(reason: string): Command {
  return { name: 'usage', reason };
}

type Options = NonNullable<Parameters<typeof parseArgs>[0]>['options'];

function parse(args: readonly string[], options: Options): { values: Record<string, unknown>; positionals: string[] } | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: options ?? {}, allowPositionals: true, strict: true });
    return { values, positionals };
  } catch (error) {
    return error instanceof Error ? error.message : 'The options could not be understood.';
  }
}
