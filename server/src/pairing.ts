/**
 * The pairs that open documents are in: finds the other half, reads it where it is not open, and puts what the checks of a translation
 * say into the documents' views. A document without a pair costs a look at its first lines.
 */

import type { Settings } from './config.ts';
import type { Knowledge } from './engine/knowledge.ts';
import { finish, type Slices } from './engine/slices.ts';
import { createLineIndex, type Lines } from './features/convert.ts';
import type { DocumentView, ElsewhereFinding } from './features/view.ts';
import { type Files, type FileText, fileIn, folderOf } from './files.ts';
import { nextTurn } from './next-turn.ts';
import { placed, type ReadPair, withPairs } from './paired-views.ts';
import { createPauses } from './pauses.ts';
import type { TermbaseSet } from './termbases.ts';
import { movedFindings } from './translation/moved.ts';
import { organizationNamesOf } from './translation/names.ts';
import type { Terminology } from './translation/pair.ts';
import {
  chosenTranslations,
  fileNameOf,
  HEAD,
  isNamedTranslation,
  nameWithLanguage,
  readTranslationOf,
  sourcesOf,
} from './translation/pairs.ts';
import { type PairReview, reviewPair, reviewSlices } from './translation/review.ts';
import { type ParagraphCache, readSide, type Side, sideSlices } from './translation/side.ts';
import type { DocumentEngine, Workspace } from './workspace.ts';

export interface PairingHost {
  readonly engine: DocumentEngine & { readonly knowledge: Knowledge };
  readonly workspace: Workspace;
  readonly files: Files;
  folders(): readonly string[];
  settings(uri: string): Promise<Settings>;
  /** Without waiting; undefined while they are not known. */
  knownSettings(uri: string): Settings | undefined;
  /** The user's termbases that hold for a document. */
  termbases(uri: string, settings: Settings): Promise<TermbaseSet>;
  /** Their entries, as far as they are known. */
  terminology(uri: string): Terminology;
  /** What is said of an open document may have changed, although it has not. */
  touched(uri: string): void;
  /** Whether `touched` leads to the client asking again: else what is said must be of the newest version at once. */
  isHeard(): boolean;
}

export interface Pairing {
  /** Looks whether the document's other halves are known; if not, finds and reads them, and then has the document touched. */
  check(uri: string): void;
  /** The view with what its pairs say; the same where it is in none that is known. */
  view(view: DocumentView): DocumentView;
  /** The pairs of an open document in their newest versions; of long ones those that are compared already. */
  pairs(view: DocumentView): readonly ReadPair[];
  /** Waits until its long pairs are compared. */
  compared(uri: string): Promise<void>;
  /** Open documents that are in a pair with this one. */
  partners(uri: string): readonly string[];
  /** Other halves that were found but not read: a source with several translations, none of them open. */
  unread(uri: string): readonly string[];
  /** Files that could be its source, and are not read because nobody has trusted the workspace. */
  refused(uri: string): readonly string[];
  /** Comparing its pairs takes so long that nobody should wait for it after each letter. */
  isLong(uri: string): boolean;
  closed(uri: string): void;
  /** A file was changed, added or removed. */
  changed(uri: string): void;
}

interface Known {
  readonly settings: Settings;
  readonly translationOf: string | null;
  /** The file this document translates. */
  readonly source: string | null;
  /** Files that translate this one by their names or by choice, whether open or not. */
  readonly translations: readonly string[];
  readonly refused: readonly string[];
}

interface ReadSide {
  readonly side: Side;
  readonly lines: Lines;
}

export function createPairing(host: PairingHost): Pairing {
  const { engine, workspace, files } = host;
  const organizationNames = organizationNamesOf(engine.knowledge);
  const known = new Map<string, Known>();
  /** Documents whose other halves are being looked for. */
  const looking = new Set<string>();
  /** Closed halves as they were read last. */
  const closedSides = new Map<
    string,
    { readonly file: FileText; readonly settings: Settings; readonly own: TermbaseSet; readonly read: ReadSide } | null
  >();
  const openSides = new Map<string, { readonly quotations: unknown; readonly read: ReadSide }>();
  const caches = new Map<string, ParagraphCache>();
  const reviews = new Map<string, { source: Side; target: Side; rules: unknown; review: PairReview }>();
  /** Comparisons under way; whether they came to their end. */
  const comparisons = new Map<string, Promise<boolean>>();
  const pauses = createPauses((uri) => {
    for (const one of [uri, ...halves(uri).map(({ uri: other }) => other)]) if (workspace.has(one)) host.touched(one);
  });

  function headOf(uri: string, settings: Settings): string | null {
    return readTranslationOf(workspace.view(uri, settings)?.text.slice(0, HEAD) ?? '');
  }

  async function discover(uri: string, settings: Settings, translationOf: string | null): Promise<Known> {
    const folders = host.folders();
    let source: string | null = null;
    const missed: string[] = [];
    for (const candidate of sourcesOf(uri, translationOf, settings.translation, folders)) {
      if (!workspace.has(candidate) && (await files.read(candidate)) === null) {
        missed.push(candidate);
        continue;
      }
      source = candidate;
      break;
    }
    const folder = folderOf(uri);
    const names = source === null && folder !== uri ? await files.list(folder) : [];
    const named = names.map((name) => fileIn(folder, name)).filter((other) => isNamedTranslation(other, uri, settings.translation));
    return {
      settings,
      translationOf,
      source,
      translations: [...new Set([...chosenTranslations(uri, settings.translation, folders), ...named])],
      refused: await files.refused(missed),
    };
  }

  /** The other halves of an open document, the source first. */
  function halves(uri: string): { uri: string; role: 'source' | 'target' }[] {
    const own = known.get(uri);
    const found: { uri: string; role: 'source' | 'target' }[] = own?.source ? [{ uri: own.source, role: 'target' }] : [];
    const open = [...known]
      .filter(([other, { source }]) => source === uri && other !== uri && workspace.has(other))
      .map(([other]) => other);
    // A translation nobody has open is read where it is the only one: which of several is meant, nobody has said.
    const only = own?.translations.length === 1 && open.length === 0 ? own.translations : [];
    for (const other of [...open, ...only]) found.push({ uri: other, role: 'source' });
    return found;
  }

  async function readClosed(uri: string): Promise<void> {
    const file = await files.read(uri);
    if (file === null) {
      closedSides.set(uri, null);
      return;
    }
    const settings = await host.settings(uri);
    const own = await host.termbases(uri, settings);
    const last = closedSides.get(uri);
    if (last && last.file.stamp === file.stamp && last.settings === settings && last.own === own) return;
    const analyzer = engine.createAnalyzer();
    const { language, style, rules, organizations } = settings;
    const format = /\.(?:md|markdown|mdx)$/i.test(fileNameOf(uri)) ? 'markdown' : 'plaintext';
    analyzer.configure({
      format,
      path: nameWithLanguage(uri, settings.translation.pattern),
      language,
      style,
      rules,
      ...organizations,
      terms: own.terms,
    });
    analyzer.replace(file.text);
    const read = { side: readSide(fileNameOf(uri), file.text, analyzer.analysis()), lines: createLineIndex(file.text) };
    closedSides.set(uri, { file, settings, own, read });
  }

  function sideOf(uri: string, view: DocumentView | null): ReadSide | null {
    return finish(readInSlices(uri, view));
  }

  function* readInSlices(uri: string, view: DocumentView | null): Slices<ReadSide | null> {
    if (view === null) return closedSides.get(uri)?.read ?? null;
    const { analysis } = view;
    const last = openSides.get(uri);
    // The list is made anew with each change of the text or of what is asked of it.
    if (last?.quotations === analysis.quotations) return last.read;
    let cache = caches.get(uri);
    if (cache === undefined) {
      cache = new Map();
      caches.set(uri, cache);
    }
    const text = view.text.slice(0, analysis.length);
    const read = { side: yield* sideSlices(fileNameOf(uri), text, analysis, cache), lines: view.lines };
    openSides.set(uri, { quotations: analysis.quotations, read });
    return read;
  }

  /** The side in its newest version, where it was read already. */
  function readAlready(uri: string): ReadSide | null {
    if (!workspace.has(uri)) return closedSides.get(uri)?.read ?? null;
    const settings = host.knownSettings(uri);
    const last = openSides.get(uri);
    if (settings === undefined || last === undefined || !workspace.advance(uri, settings, undefined, 'facts')) return null;
    return last.quotations === workspace.view(uri, settings)?.analysis.quotations ? last.read : null;
  }

  /** Changes with every version of a text, open or not. */
  function stateOf(uri: string): unknown {
    const settings = host.knownSettings(uri);
    if (!workspace.has(uri)) return closedSides.get(uri)?.read;
    return settings === undefined ? undefined : workspace.view(uri, settings)?.version;
  }

  /** Nobody is kept waiting while the pair is compared: what it says is told when it is done. */
  function isSliced(uri: string, other: string, key: string): boolean {
    if (!host.isHeard()) return false;
    const last = reviews.get(key);
    return (last !== undefined && isLongReview(last)) || lengthOf(uri) + lengthOf(other) > LONG_TEXTS;
  }

  function lengthOf(uri: string): number {
    const settings = host.knownSettings(uri);
    if (!workspace.has(uri)) return closedSides.get(uri)?.read.side.text.length ?? 0;
    if (settings === undefined) return 0;
    // What is not analysed in one slice is not short.
    if (!workspace.advance(uri, settings, undefined, 'facts')) return LONG_TEXTS + 1;
    return workspace.view(uri, settings)?.analysis.length ?? 0;
  }

  /** The last comparison, where neither text nor what is asked of them has changed since. */
  function comparedPair(other: string, role: 'source' | 'target', key: string): ReadPair | null {
    const last = reviews.get(key);
    const [sourceUri, targetUri] = key.split('\n') as [string, string];
    const source = last && readAlready(sourceUri);
    const target = last && readAlready(targetUri);
    if (!last || !source || !target || last.source !== source.side || last.target !== target.side) return null;
    if (last.rules !== rulesOf(sourceUri, targetUri)) return null;
    return { role, other: { uri: other, lines: (role === 'target' ? source : target).lines }, review: last.review };
  }

  function rulesOf(sourceUri: string, targetUri: string): Settings['rules'] | undefined {
    return (host.knownSettings(targetUri) ?? host.knownSettings(sourceUri))?.rules;
  }

  function compare(key: string): Promise<boolean> {
    const running = comparisons.get(key);
    if (running !== undefined) return running;
    const started = compareInSlices(key).finally(() => comparisons.delete(key));
    comparisons.set(key, started);
    return started;
  }

  /** False where a text changed meanwhile: whoever asks then starts anew. */
  async function compareInSlices(key: string): Promise<boolean> {
    const uris = key.split('\n') as [string, string];
    const states = uris.map(stateOf);
    const isCurrent = (): boolean => uris.every((uri, i) => stateOf(uri) === states[i]);
    await nextTurn();
    for (const uri of uris) {
      for (;;) {
        if (!isCurrent()) return false;
        const settings = host.knownSettings(uri);
        if (!workspace.has(uri) || (settings !== undefined && workspace.advance(uri, settings, undefined, 'facts'))) break;
        await nextTurn();
      }
    }
    const slices = comparisonSlices(key, uris);
    for (let left = SLICE; ; ) {
      const step = slices.next();
      if (step.done === true) break;
      left -= step.value;
      if (left > 0) continue;
      await nextTurn();
      if (!isCurrent()) return false;
      left = SLICE;
    }
    for (const uri of uris) if (workspace.has(uri)) host.touched(uri);
    return true;
  }

  /** Only to be gone on with while neither text has changed. */
  function* comparisonSlices(key: string, uris: readonly [string, string]): Slices {
    const sides: Side[] = [];
    for (const uri of uris) {
      const settings = host.knownSettings(uri);
      const read = yield* readInSlices(uri, settings !== undefined && workspace.has(uri) ? workspace.view(uri, settings) : null);
      if (read === null) return;
      sides.push(read.side);
    }
    const [source, target] = sides as [Side, Side];
    const rules = rulesOf(uris[0], uris[1]) ?? {};
    const { knowledge } = engine;
    const terminology = host.terminology(uris[1]);
    const review = yield* reviewSlices(source, target, { knowledge, terminology, organizationNames, rules });
    reviews.set(key, { source, target, rules, review });
  }

  function reviewOf(sourceUri: string, targetUri: string, source: Side, target: Side, settings: Settings): PairReview {
    const key = `${sourceUri}\n${targetUri}`;
    const last = reviews.get(key);
    if (last !== undefined && last.source === source && last.target === target && last.rules === settings.rules) return last.review;
    const { knowledge } = engine;
    const terminology = host.terminology(targetUri);
    const review = reviewPair(source, target, { knowledge, terminology, organizationNames, rules: settings.rules });
    reviews.set(key, { source, target, rules: settings.rules, review });
    return review;
  }

  function pairs(view: DocumentView): readonly ReadPair[] {
    const { uri } = view;
    return halves(uri).flatMap(({ uri: other, role }): ReadPair[] => {
      const key = keyOf(uri, other, role);
      if (isSliced(uri, other, key)) {
        const pair = comparedPair(other, role, key);
        if (pair !== null) return [pair];
        // While somebody types, the comparison would only be given up again.
        if (!pauses.isTyping(uri) && !pauses.isTyping(other)) void compare(key).catch(() => undefined);
        return [];
      }
      const settings = host.knownSettings(other);
      const own = host.knownSettings(uri);
      if (own === undefined) return [];
      const there = sideOf(other, workspace.has(other) && settings !== undefined ? workspace.view(other, settings) : null);
      const here = sideOf(uri, view);
      if (there === null || here === null) return [];
      const review =
        role === 'target' ? reviewOf(other, uri, there.side, here.side, own) : reviewOf(uri, other, here.side, there.side, settings ?? own);
      return [{ role, other: { uri: other, lines: there.lines }, review }];
    });
  }

  /** What the pairs of a document said last, in its newest version, while long texts are being typed in; null where that is not known. */
  function lastFindings(view: DocumentView): readonly (readonly ElsewhereFinding[])[] | null {
    const { uri } = view;
    const now: (readonly ElsewhereFinding[])[] = [];
    for (const { uri: other, role } of halves(uri)) {
      const key = keyOf(uri, other, role);
      const last = reviews.get(key);
      if (last === undefined || !isLongReview(last)) return null;
      const isWaiting = isSliced(uri, other, key) && comparisons.has(key);
      if (!isWaiting && !pauses.isTyping(uri) && !pauses.isTyping(other)) return null;
      const settings = host.knownSettings(other);
      const there = workspace.has(other) && settings !== undefined ? workspace.view(other, settings) : null;
      const closed = closedSides.get(other)?.read ?? null;
      const otherText = there === null ? closed?.side.text : textOf(there);
      const otherLines = there?.lines ?? closed?.lines;
      if (otherText === undefined || otherLines === undefined) return null;
      const [source, target] = role === 'target' ? [otherText, textOf(view)] : [textOf(view), otherText];
      const review = { ...last.review, findings: movedFindings(last.review, source, target) };
      now.push(placed({ role, other: { uri: other, lines: otherLines }, review }));
    }
    return now;
  }

  async function look(uri: string, settings: Settings, translationOf: string | null): Promise<void> {
    const before = known.get(uri);
    const own = await discover(uri, settings, translationOf);
    if (!workspace.has(uri)) return;
    known.set(uri, own);
    await readHalves(uri);
    const others = new Set([before?.source, own.source].filter((other) => other !== null && other !== undefined));
    for (const other of others) if (other !== uri && workspace.has(other)) host.touched(other);
    if (others.size > 0 || halves(uri).length > 0) host.touched(uri);
  }

  async function readHalves(uri: string): Promise<void> {
    for (const { uri: other } of halves(uri)) if (!workspace.has(other)) await readClosed(other);
  }

  function check(uri: string): void {
    const settings = host.knownSettings(uri);
    if (settings === undefined || looking.has(uri) || !workspace.has(uri)) return;
    const translationOf = headOf(uri, settings);
    const own = known.get(uri);
    if (own !== undefined && own.settings === settings && own.translationOf === translationOf) return;
    looking.add(uri);
    void look(uri, settings, translationOf)
      // Ports never reject, and a text that cannot be analysed is said where it is open.
      .catch(() => undefined)
      .finally(() => {
        looking.delete(uri);
        // It may have been edited meanwhile.
        if (known.has(uri)) check(uri);
      });
  }

  function forget(uri: string): void {
    openSides.delete(uri);
    caches.delete(uri);
    closedSides.delete(uri);
    for (const key of reviews.keys()) if (key.split('\n').includes(uri)) reviews.delete(key);
  }

  return {
    check,
    pairs,
    view(view) {
      if (halves(view.uri).length === 0) return view;
      if (host.isHeard()) pauses.seen(view.uri, view.version);
      return withPairs(view, () => {
        const last = lastFindings(view);
        if (last !== null) return last;
        const read = pairs(view);
        // What was said last is said until the comparison that has just begun is over.
        return lastFindings(view) ?? read.map(placed);
      });
    },
    async compared(uri) {
      for (;;) {
        const keys = halves(uri)
          .map(({ uri: other, role }) => ({ other, role, key: keyOf(uri, other, role) }))
          .filter(({ other, role, key }) => isSliced(uri, other, key) && comparedPair(other, role, key) === null);
        if (keys.length === 0 || (await Promise.all(keys.map(({ key }) => compare(key)))).every((isDone) => isDone)) return;
      }
    },
    partners: (uri) =>
      halves(uri)
        .map((one) => one.uri)
        .filter((other) => workspace.has(other)),
    unread: (uri) => {
      const read = new Set(halves(uri).map((one) => one.uri));
      return (known.get(uri)?.translations ?? []).filter((other) => !read.has(other));
    },
    refused: (uri) => known.get(uri)?.refused ?? [],
    isLong: (uri) => {
      for (const [key, review] of reviews) if (isLongReview(review) && key.split('\n').includes(uri)) return true;
      return false;
    },
    closed(uri) {
      const others = halves(uri).map((one) => one.uri);
      known.delete(uri);
      pauses.forget(uri);
      forget(uri);
      for (const other of others) {
        if (!workspace.has(other)) continue;
        // From now on the file is what counts.
        void readHalves(other).then(() => host.touched(other));
      }
    },
    changed(uri) {
      const folder = folderOf(uri);
      for (const [other, { source, translations }] of [...known]) {
        const isPartner = source === uri || translations.includes(uri);
        // A new file beside a document may be its other half.
        if (!isPartner && folderOf(other) !== folder) continue;
        const { settings, translationOf } = known.get(other)!;
        const candidates = sourcesOf(other, translationOf, settings.translation, host.folders());
        if (!isPartner && !candidates.includes(uri) && !isNamedTranslation(uri, other, settings.translation)) continue;
        known.delete(other);
        check(other);
      }
    },
  };
}

/** Paragraphs of both texts together that take about a twentieth of a second to compare. */
const LONG = 1_500;

function textOf({ text }: DocumentView): string {
  return text.slice(0, Number.MAX_SAFE_INTEGER);
}

/** UTF-16 units of both texts. */
const LONG_TEXTS = 200_000;
/** So much is done before others get their turn, in UTF-16 units read. */
const SLICE = 20_000;

function keyOf(uri: string, other: string, role: 'source' | 'target'): string {
  return role === 'target' ? `${other}\n${uri}` : `${uri}\n${other}`;
}

function isLongReview({ source, target }: { readonly source: Side; readonly target: Side }): boolean {
  return source.paragraphs.length + target.paragraphs.length > LONG;
}
