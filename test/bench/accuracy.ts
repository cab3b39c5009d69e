/**
 * `npm run accuracy`: how well the facts agree with annotated texts, and how much is found in real policy talk. The texts
 * are no part of the project: they are looked for in the folder `shared` beside the repository, and every set that is not
 * there is named.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createEngine, type Engine } from '../../server/src/engine/analyze.ts';
import type { Analysis, Format } from '../../server/src/engine/facts.ts';
import type { Knowledge } from '../../server/src/engine/knowledge.ts';
import { crossValidated, readTexts } from '../../server/tools/organization-texts.ts';
import { DEFINITION_LANGUAGES, definitionShares, readDefinitionCases, scoreDefinitions } from '../support/definition-cases.ts';
import { LANGUAGES, readCases } from '../support/language-cases.ts';
import { LINK_SETS, linkF1, readLinkCases, scoreLinks } from '../support/link-cases.ts';
import { readTermCases, scoreTerms, TERM_LANGUAGES } from '../support/term-cases.ts';
import { readTranslationCases, reviewCase, scoreTranslation } from '../support/translation-cases.ts';
import { readVoiceCases, scoreVoices, VOICE_SETS } from '../support/voice-cases.ts';
import { f1, scoreLanguage, shares } from './languages.ts';
import { type GoldReports, scoreReports } from './reported.ts';
import { type Gold, type Ratio, scoreCases, scoreOrganizations, scoreQuotations, type Tell } from './score.ts';
import { ROOT, SHARED } from './support/context.ts';
import { loadKnowledge, loadModel } from './support/terms.ts';

const QUOTATIONS = ['news-en', 'gum', 'news-de', 'edge-cases'];
const ORGANIZATIONS = ['policy-en', 'politics-en', 'gum'];

const USAGE = `Usage: npm run accuracy -- [--only NAME] [--show N]
  --only NAME   one set, such as quotations/news-en or briefings; may be given more than once
  --show N      prints the first N differences of each set
  --half WHICH  of the cases by language (languages/fr, definitions/fr) only the first or the second half
`;

interface Asked {
  readonly only: readonly string[] | null;
  readonly show: number;
  /** Null for both halves, each in its own row. */
  readonly half: 'first' | 'second' | null;
}

function main(): number {
  const asked = readOptions();
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n\n${USAGE}`);
    return 2;
  }
  const knowledge = loadKnowledge(ROOT);
  const engine = createEngine(knowledge, loadModel(ROOT));
  const wants = (name: string): boolean => asked.only === null || asked.only.includes(name);
  const quotationRows: string[] = [];
  const reportRows: string[] = [];
  const organizationRows: string[] = [];
  const languageRows: string[] = [];
  for (const set of QUOTATIONS.filter((name) => wants(`quotations/${name}`))) {
    const gold = load(`quotations/${set}`);
    if (gold === null) continue;
    const found = analyzeAll(gold, engine.analyze);
    const { exact, overlap, sources, marked, judgedAway } = scoreQuotations(
      gold,
      (document) => found.get(document)!.quotations,
      teller(`quotations/${set}`, asked.show),
    );
    const answered = sources.right + sources.wrong;
    const all = answered + sources.none;
    const source = `${percent(sources.right, all)} | ${percent(sources.right, answered)} | ${percent(answered, all)} | ${sources.invented}`;
    quotationRows.push(
      `| ${set} | ${gold.length} | ${exact.gold} | ${exact.found} | ${scores(exact)} | ${scores(overlap)} | ${source} | ${judgedAway} of ${marked} |`,
    );
    if (set === 'news-en') reportRows.push(reportRow(set, gold, found, asked.show));
    if (set === 'edge-cases') {
      const passed = scoreCases(gold, (document) => found.get(document)!.quotations, teller('cases', asked.show));
      process.stdout.write(`edge cases: ${passed} of ${gold.length} pass (${percent(passed, gold.length)} %)\n\n`);
    }
  }
  for (const lang of LANGUAGES.filter((code) => wants(`languages/${code}`))) {
    for (const half of ['first', 'second'] as const) {
      if (asked.half !== null && asked.half !== half) continue;
      const cases = readCases(lang).filter(({ heldOut }) => heldOut === (half === 'second'));
      const found = new Map(cases.map((item) => [item, engine.analyze(item.text, { format: 'plaintext', language: lang }).quotations]));
      const score = scoreLanguage(cases, (item) => found.get(item)!, teller(`languages/${lang}`, asked.show));
      const { precision, recall, sources, answers, reported } = shares(score);
      const name = half === 'first' ? lang : `${lang}, held out`;
      const right = `${cases.length - score.failed.size} of ${cases.length}`;
      const { gold } = score.quotations;
      languageRows.push(
        `| ${name} | ${right} | ${gold} | ${precision} | ${recall} | ${f1(score.quotations)} | ${sources} | ${answers} | ${score.sources.invented} | ${score.reported.gold} | ${reported} |`,
      );
    }
  }
  const definitionRows: string[] = [];
  for (const lang of DEFINITION_LANGUAGES.filter((code) => wants(`definitions/${code}`))) {
    for (const half of ['first', 'second'] as const) {
      if (asked.half !== null && asked.half !== half) continue;
      const cases = readDefinitionCases(lang).filter(({ heldOut }) => heldOut === (half === 'second'));
      const score = scoreDefinitions(cases, ({ text }) => engine.analyze(text, { format: 'plaintext', language: lang }).definitions);
      for (const line of score.differences.slice(0, asked.show)) process.stdout.write(`${line}\n`);
      const name = half === 'first' ? lang : `${lang}, held out`;
      definitionRows.push(`| ${name} | ${cases.length} | ${score.long.gold} | ${Object.values(definitionShares(score)).join(' | ')} |`);
    }
  }
  const termRows = TERM_LANGUAGES.filter((code) => wants(`terms/${code}`)).map((lang) => {
    const score = scoreTerms(readTermCases(lang), lang);
    for (const line of score.differences.slice(0, asked.show)) process.stdout.write(`${line}\n`);
    const { terms, forms, found, others, wrong } = score;
    return `| ${lang} | ${terms} | ${forms} | ${percent(found, forms)} | ${others} | ${percent(wrong, others)} |`;
  });
  const voiceRows = VOICE_SETS.filter((set) => wants(`voices/${set}`)).map((set) => {
    const score = scoreVoices(readVoiceCases(set), ({ text, format, language }) => engine.analyze(text, { format, language }).terms);
    for (const line of score.differences.slice(0, asked.show)) process.stdout.write(`${line}\n`);
    const { cases, terms, right, invented } = score;
    return `| ${set} | ${cases} | ${terms} | ${percent(right, terms)} | ${invented} |`;
  });
  const linkRows = LINK_SETS.filter((set) => wants(`linking/${set}`)).map((set) => {
    const cases = readLinkCases(set);
    const score = scoreLinks(cases, ({ text, language }) => engine.analyze(text, { format: 'plaintext', language }).organizations);
    for (const line of score.differences.slice(0, asked.show)) process.stdout.write(`${line}\n`);
    const { gold, found, right, mentions, foundMentions } = score;
    const shares = `${percent(foundMentions, mentions)} | ${gold} | ${percent(right, found)} | ${percent(right, gold)} | ${linkF1(score).toFixed(1)}`;
    return `| ${set} | ${cases.length} | ${mentions} | ${shares} |`;
  });
  const organizationSets = ORGANIZATIONS.filter((name) => wants(`organizations/${name}`));
  if (organizationSets.length > 0) organizationRows.push(...measureOrganizations(organizationSets, knowledge, asked.show));
  if (quotationRows.length > 0) {
    process.stdout.write(
      '| quotations | texts | gold | found | exact P | R | F1 | overlap P | R | F1 | source accuracy | precision when answering | answered | invented | judged as none |\n' +
        `|---|${'--:|'.repeat(14)}\n${quotationRows.join('\n')}\n\n`,
    );
  }
  if (reportRows.length > 0) {
    process.stdout.write(
      '| reported speech | texts | gold | found | overlapping P | half covered R | source accuracy |\n' +
        `|---|${'--:|'.repeat(6)}\n${reportRows.join('\n')}\n\n`,
    );
  }
  if (languageRows.length > 0) {
    process.stdout.write(
      '| language | cases right | quotations | P | R | F1 | source accuracy | precision when answering | invented | reported | F1 with source |\n' +
        `|---|${'--:|'.repeat(10)}\n${languageRows.join('\n')}\n\n`,
    );
  }
  if (definitionRows.length > 0) {
    process.stdout.write(
      `| definitions | cases | pairs | long P | R | short P | R |\n|---|${'--:|'.repeat(6)}\n${definitionRows.join('\n')}\n\n`,
    );
  }
  if (termRows.length > 0) {
    process.stdout.write(
      `| forms of terms | terms | forms | found | near misses | taken for a form |\n|---|${'--:|'.repeat(5)}\n${termRows.join('\n')}\n\n`,
    );
  }
  if (voiceRows.length > 0) {
    process.stdout.write(
      `| voices of terms | sentences | terms | right | in titles |\n|---|${'--:|'.repeat(4)}\n${voiceRows.join('\n')}\n\n`,
    );
  }
  if (organizationRows.length > 0) {
    process.stdout.write(
      '| organizations | found by | texts | gold | found | exact P | R | F1 | overlap P | R | F1 |\n' +
        `|---|---|${'--:|'.repeat(9)}\n${organizationRows.join('\n')}\n\n`,
    );
  }
  if (wants('translation')) process.stdout.write(translationTable(engine, asked.show));
  if (linkRows.length > 0) {
    process.stdout.write(
      `| linking | texts | mentions | found | pairs | P | R | F1 |\n|---|${'--:|'.repeat(7)}\n${linkRows.join('\n')}\n\n`,
    );
  }
  if (wants('briefings')) {
    const briefings = load('briefings');
    if (briefings !== null) process.stdout.write(rates(briefings, engine.analyze));
  }
  return 0;
}

/** Pairs with seeded faults: how many are found, and how much of what is right is flagged all the same. */
function translationTable(engine: Engine, show: number): string {
  const rows = readTranslationCases().map((one) => {
    const tell = teller('translation', show);
    const { paragraphs, faults, missed, wrong, clean } = scoreTranslation(reviewCase(engine, one), one.faults);
    for (const { rule, start } of missed) tell('missed', one.name, rule, one.target.text.slice(start, start + 40));
    for (const { rule, message } of wrong) tell('wrong', one.name, rule, message);
    const name = one.heldOut ? `${one.name}, held out` : one.name;
    return `| ${name} | ${paragraphs} | ${faults} | ${faults - missed.length} | ${clean} | ${wrong.length} | ${percent(wrong.length, clean)} |`;
  });
  return `| translation | paragraphs | seeded faults | found | clean checks | flagged | % |\n|---|${'--:|'.repeat(6)}\n${rows.join('\n')}\n\n`;
}

/**
 * By the rules alone and with the model. The shipped model has seen most of these texts, so others are trained here: each text
 * is read by one that has seen neither it nor another cut of it.
 */
function measureOrganizations(sets: readonly string[], knowledge: Knowledge, show: number): string[] {
  const { value: texts, missing } = readTexts(join(SHARED, 'eval', 'organizations'), join(ROOT, 'server', 'data', 'models'));
  if (missing.length > 0) process.stdout.write(`organizations with the model: skipped, because ${missing.join(', ')} are not there.\n\n`);
  const rules = createEngine(knowledge);
  const blind = missing.length > 0 ? null : crossValidated(texts, knowledge);
  return sets.flatMap((set) => {
    const gold = load(`organizations/${set}`);
    if (gold === null) return [];
    const row = (by: string, engineFor: (text: string) => Engine, tell: Tell): string => {
      const found = analyzeAll(gold, (text, options) => engineFor(text).analyze(text, options));
      const { exact, overlap } = scoreOrganizations(gold, (document) => found.get(document)!.organizations, tell);
      return `| ${set} | ${by} | ${gold.length} | ${exact.gold} | ${exact.found} | ${scores(exact)} | ${scores(overlap)} |`;
    };
    if (blind === null) return [row('rules', () => rules, teller(`organizations/${set}`, show))];
    return [
      row(
        'rules',
        () => rules,
        () => {},
      ),
      row('rules and model', blind, teller(`organizations/${set}`, show)),
    ];
  });
}

function reportRow(set: string, gold: readonly GoldReports[], found: ReadonlyMap<Gold, Analysis>, show: number): string {
  const score = scoreReports(gold, (document) => found.get(document)!.quotations, teller(`reports/${set}`, show));
  const { right, wrong, none } = score.sources;
  const shares = `${percent(score.right, score.found)} | ${percent(score.recalled, score.gold)} | ${percent(right, right + wrong + none)}`;
  return `| ${set} | ${gold.length} | ${score.gold} | ${score.found} | ${shares} |`;
}

/** The options, or what is wrong with them. */
function readOptions(): Asked | string {
  let values: { only?: string[]; show?: string; half?: string };
  try {
    ({ values } = parseArgs({ options: { only: { type: 'string', multiple: true }, show: { type: 'string' }, half: { type: 'string' } } }));
  } catch (error) {
    return error instanceof Error ? error.message : 'The options could not be understood.';
  }
  const sets = [
    ...QUOTATIONS.map((name) => `quotations/${name}`),
    ...ORGANIZATIONS.map((name) => `organizations/${name}`),
    ...LANGUAGES.map((code) => `languages/${code}`),
    ...DEFINITION_LANGUAGES.map((code) => `definitions/${code}`),
    ...TERM_LANGUAGES.map((code) => `terms/${code}`),
    ...VOICE_SETS.map((set) => `voices/${set}`),
    'translation',
    ...LINK_SETS.map((set) => `linking/${set}`),
    'briefings',
  ];
  const unknown = values.only?.find((name) => !sets.includes(name));
  if (unknown !== undefined) return `There is no set "${unknown}"; the sets are ${sets.join(', ')}.`;
  const show = Number(values.show ?? 0);
  if (!Number.isInteger(show) || show < 0) return '--show takes a whole number.';
  const { half = null } = values;
  if (half !== null && half !== 'first' && half !== 'second') return '--half takes first or second.';
  return { only: values.only ?? null, show, half };
}

/** The annotated texts of a set; null, and said, where they are absent. */
function load(set: string): Gold[] | null {
  const file = join(SHARED, 'eval', `${set}.jsonl`);
  if (!existsSync(file)) {
    process.stdout.write(`${set}: skipped, because ../shared/eval/${set}.jsonl is not there.\n\n`);
    return null;
  }
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Gold);
}

type Analyze = (text: string, options: { readonly format: Format; readonly path: string }) => Analysis;

/** As the command line would analyse a file of that text: the language stands in its name where the set gives one. */
function analyzeAll(documents: readonly Gold[], analyze: Analyze): Map<Gold, Analysis> {
  return new Map(
    documents.map((document, i) => {
      const { lang = '', text } = document;
      const format: Format = lang === 'md' ? 'markdown' : 'plaintext';
      const code = lang !== 'md' && /^[a-z]{2}(-|$)/.test(lang) ? `.${lang.slice(0, 2)}` : '';
      return [document, analyze(text, { format, path: `${i}${code}.${format === 'markdown' ? 'md' : 'txt'}` })];
    }),
  );
}

/** What a reader of real policy talk is told, per thousand words. */
function rates(documents: readonly Gold[], analyze: Analyze): string {
  const rules = new Map<string, number>();
  const voices = new Map<string, number>();
  let [words, quotations, organizations] = [0, 0, 0];
  for (const [{ text }, analysis] of analyzeAll(documents, analyze)) {
    words += text.match(/\S+/g)?.length ?? 0;
    quotations += analysis.quotations.filter(({ use, type }) => use === 'quotation' && type !== 'reported').length;
    organizations += analysis.organizations.length;
    for (const { rule } of analysis.findings) rules.set(rule, (rules.get(rule) ?? 0) + 1);
    for (const { voice } of analysis.terms) voices.set(voice, (voices.get(voice) ?? 0) + 1);
  }
  const row = (name: string, count: number): string => `| ${name} | ${count} | ${((1000 * count) / words).toFixed(2)} |`;
  const rows = (label: string, counts: Map<string, number>): string[] => [
    row(
      `${label}, all`,
      [...counts.values()].reduce((total, count) => total + count, 0),
    ),
    ...[...counts].sort((a, b) => b[1] - a[1]).map(([name, count]) => row(`${label}: ${name}`, count)),
  ];
  const lines = [row('quotations', quotations), row('organizations', organizations), ...rows('terms', voices), ...rows('findings', rules)];
  const head = `| briefings: ${documents.length} texts, ${words.toLocaleString('en-US')} words | count | per 1,000 words |`;
  return `${head}\n|---|--:|--:|\n${lines.join('\n')}\n`;
}

function teller(set: string, show: number): Tell {
  let shown = 0;
  return (kind, id, ...details) => {
    shown += 1;
    if (shown <= show) process.stdout.write(`${set}: ${kind.padEnd(12)} ${id} ${details.join(' ')}\n`);
  };
}

function scores({ right, found, gold }: Ratio): string {
  const [precision, recall] = [right / found, right / gold];
  return `${percent(precision, 1)} | ${percent(recall, 1)} | ${percent(2 * precision * recall, precision + recall)}`;
}

function percent(part: number, whole: number): string {
  const value = (100 * part) / whole;
  return Number.isFinite(value) ? value.toFixed(1) : '–';
}

process.exitCode = main();
