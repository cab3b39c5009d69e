/**
 * Real prose of fixed sizes, put together from the Markdown files of the installed packages in an order that depends on
 * their paths only, so that one set of lockfiles gives one corpus. Where the shared evaluation texts lie beside the
 * repository, government briefings are a second source: prose as this product is made for, in plain paragraphs.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BENCH, CACHE, ROOT, SHARED } from './context.ts';

export type Size = '10 KB' | '100 KB' | '1 MB' | '10 MB';

export const BYTES: Readonly<Record<Size, number>> = { '10 KB': 10_000, '100 KB': 100_000, '1 MB': 1_000_000, '10 MB': 10_000_000 };

/** Documentation of installed packages, or government briefings. */
export type Source = 'packages' | 'policy';

export interface CorpusFile {
  readonly path: string;
  /** Of the text as UTF-8. */
  readonly bytes: number;
}

export interface Corpus {
  readonly prose: Readonly<Record<Size, CorpusFile>>;
  /** Government briefings as plain text, 1 MB; null where the shared texts are absent. */
  readonly policy: CorpusFile | null;
  /** A folder of 155 files that hold 1 MB together; file names relative to it. */
  readonly files: { readonly folder: string; readonly names: readonly string[] };
  /** One line for the report: how much, from where, and a hash to compare runs by. */
  readonly description: string;
}

const FILES = 155;
const LEAST = 500_000;

/**
 * Writes the texts below the cache folder, unless the same ones lie there. Throws where the source holds too
 * little. Where it holds less than 10 MB, the other source and then recombined paragraphs fill up.
 */
export function assembleCorpus(source: Source): Corpus {
  const folder = join(CACHE, 'corpus', source);
  mkdirSync(folder, { recursive: true });
  const packages = readPackages();
  const briefings = readBriefings();
  const unique = new Set<string>();
  const [first, second] = (source === 'packages' ? [packages, briefings] : [briefings, packages]).map((documents) =>
    documents.flatMap((document) => splitParagraphs(document, unique)),
  ) as [string[], string[]];
  if (sum(first) < LEAST) {
    const advice = source === 'packages' ? 'Run "npm ci" in the project first.' : 'They are part of the shared evaluation texts.';
    throw new Error(`The ${source} hold only ${sum(first)} bytes of prose here, and ${LEAST} are needed. ${advice}`);
  }
  const paragraphs = [...first, ...second];
  const bytes = sum(paragraphs);
  const all = enough(paragraphs, BYTES['10 MB']);
  const prose = Object.fromEntries(
    Object.entries(BYTES).map(([size, limit]) => [
      size,
      write(join(folder, `prose-${size.replace(' ', '-').toLowerCase()}.md`), take(all, limit)),
    ]),
  ) as Record<Size, CorpusFile>;
  const policyText = source === 'policy' ? [] : second;
  const hash = createHash('sha256').update(readFileSync(prose['10 MB'].path)).digest('hex').slice(0, 12);
  const own = Math.min(bytes, BYTES['10 MB']);
  return {
    prose,
    policy: policyText.length === 0 ? null : write(join(folder, 'policy-1-mb.txt'), take(policyText, BYTES['1 MB'])),
    files: writeFiles(join(folder, 'files'), take(all, BYTES['1 MB'])),
    description:
      `${(sum(first) / 1e6).toFixed(1)} MB of prose of ${source === 'packages' ? `${packages.length} Markdown files of installed packages` : `${briefings.length} briefings`}` +
      `${sum(second) > 0 ? `, filled up with ${source === 'packages' ? 'briefings' : 'packages'} to ${(own / 1e6).toFixed(1)} MB` : ''}` +
      `${own < BYTES['10 MB'] ? ', the rest of the 10 MB recombined from halves of their paragraphs' : ''}; sha256 ${hash}`,
  };
}

export function readText(file: CorpusFile): string {
  return readFileSync(file.path, 'utf8');
}

/** Markdown files of both folders of packages; read-mes and documentation before change logs, whose prose is thin. */
function readPackages(): string[] {
  const found: { path: string; rank: string }[] = [];
  for (const [label, folder] of [
    ['project', join(ROOT, 'node_modules')],
    ['bench', join(BENCH, 'node_modules')],
  ] as const) {
    if (!existsSync(folder)) continue;
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      // Translations, such as README.es.md, would be held against peers that know English only.
      if (!entry.isFile() || !/^[^.]+\.(md|markdown)$/i.test(entry.name) || /^(licen[cs]e|notice|third)/i.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      // The order of a hash mixes the packages, so that no size is the prose of one author only.
      const hash = createHash('sha256')
        .update(`${label}/${path.slice(folder.length).replaceAll('\\', '/')}`)
        .digest('hex');
      found.push({ path, rank: `${/^(changelog|history|changes)/i.test(entry.name) ? 1 : 0}${hash}` });
    }
  }
  found.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return found.map(({ path }) => readFileSync(path, 'utf8').replaceAll('\r\n', '\n').replaceAll('\uFEFF', '')).filter(isWhole);
}

/** A fence or comment that stays open would turn all that follows into code. */
function isWhole(text: string): boolean {
  const fences = text.match(/^ {0,3}(```|~~~)/gm)?.length ?? 0;
  return fences % 2 === 0 && text.split('<!--').length === text.split('-->').length && !/<(script|style|pre)\b/i.test(text);
}

function readBriefings(): string[] {
  const file = join(SHARED, 'eval', 'briefings.jsonl');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => (JSON.parse(line) as { text: string }).text);
}

/** Paragraphs of prose; code, tables, lists of links and what another document has already are left out. */
function splitParagraphs(document: string, unique: Set<string>): string[] {
  const found: string[] = [];
  let open = '';
  for (const part of document.split(/\n[ \t]*\n+/)) {
    const text = open === '' ? part : `${open}\n\n${part}`;
    const fences = text.match(/^\s*(```|~~~)/gm)?.length ?? 0;
    open = fences % 2 === 0 ? '' : text;
    if (open !== '' || fences > 0 || !isProse(text)) continue;
    if (text.length > 80 && unique.has(text)) continue;
    unique.add(text);
    found.push(text);
  }
  return found;
}

function isProse(text: string): boolean {
  if (text.trim() === '' || /^( {4}|\t)/.test(text)) return false;
  const links = text.match(/https?:|\]\[|\]:/g)?.length ?? 0;
  const letters = text.match(/[\p{L}\s]/gu)?.length ?? 0;
  return links * 120 <= text.length && letters >= 0.8 * text.length && !/<\/?[a-z]/i.test(text);
}

/**
 * Where the machine has too little prose, paragraphs are recombined: repeating them as they are would flatter an engine
 * that reads equal blocks once.
 */
function enough(paragraphs: readonly string[], limit: number): readonly string[] {
  const all = [...paragraphs];
  let total = sum(paragraphs);
  const plain = paragraphs.filter((text) => text.length > 120 && !/^\s*(```|~~~|\||>|<|#|[-*+] |\d+[.)] | {4})/m.test(text));
  for (let round = 1; total < limit && round < plain.length; round += 1) {
    for (let i = 0; i < plain.length && total < limit; i += 1) {
      const text = halves(plain[i]!)[0] + halves(plain[(i + round * 7) % plain.length]!)[1];
      all.push(text);
      total += Buffer.byteLength(text) + 2;
    }
  }
  return all;
}

function halves(text: string): [string, string] {
  const at = text.indexOf(' ', text.length >> 1);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
}

function take(paragraphs: readonly string[], limit: number): string[] {
  const taken: string[] = [];
  let total = 0;
  for (const text of paragraphs) {
    const bytes = Buffer.byteLength(text) + 2;
    if (total + bytes > limit) {
      if (limit - total < limit / 100) break;
      continue;
    }
    taken.push(text);
    total += bytes;
  }
  return taken;
}

function sum(paragraphs: readonly string[]): number {
  return paragraphs.reduce((total, text) => total + Buffer.byteLength(text) + 2, 0);
}

function write(path: string, paragraphs: readonly string[]): CorpusFile {
  const text = `${paragraphs.join('\n\n')}\n`;
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
  return { path, bytes: Buffer.byteLength(text) };
}

function writeFiles(folder: string, paragraphs: readonly string[]): { folder: string; names: string[] } {
  mkdirSync(folder, { recursive: true });
  const share = sum(paragraphs) / FILES;
  const groups: string[][] = Array.from({ length: FILES }, () => []);
  let total = 0;
  for (const text of paragraphs) {
    groups[Math.min(FILES - 1, Math.floor(total / share))]!.push(text);
    total += Buffer.byteLength(text) + 2;
  }
  const names = groups.map((group, i) => {
    const name = `${String(i + 1).padStart(3, '0')}.md`;
    write(join(folder, name), group);
    return name;
  });
  return { folder, names };
}
