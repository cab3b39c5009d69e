/** Reads `server/data/styles`: what each house style expects of quotations, and which marks each language uses. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULE_SETTINGS, type RuleSetting, STYLES } from '../src/config.ts';
import type { LanguageMarks, Placement, StyleEntry } from '../src/engine/knowledge.ts';

const PLACEMENTS: readonly Placement[] = ['inside', 'outside', 'sentence'];
const SURE = ['V', '2nd', 'U'];

/** Every style of the settings. Throws with file and line on a row that cannot be read or names no source. */
export function compileStyles(folder: string): Record<string, StyleEntry> {
  return Object.fromEntries(STYLES.map((name) => [name, compileStyle(name, join(folder, `${name}.tsv`))]));
}

export function compileMarks(folder: string): Record<string, LanguageMarks> {
  const marks: Record<string, LanguageMarks> = {};
  for (const { place, columns } of readRows(join(folder, 'marks-by-language.tsv'))) {
    const [language, outer, inner, source, ...rest] = columns;
    if (!language || !outer || !inner || !source || rest.length > 0)
      throw new Error(`${place}: expected language, outer, inner and source, separated by tabs`);
    if (marks[language] !== undefined) throw new Error(`${place}: "${language}" stands in this file twice`);
    marks[language] = { outer: pairs(outer, place), inner: pairs(inner, place) };
  }
  return marks;
}

function compileStyle(name: string, file: string): StyleEntry {
  const values = new Map<string, { value: string; place: string }>();
  const rules: Record<string, RuleSetting> = {};
  for (const { place, columns } of readRows(file)) {
    const [property, value, sure, source, ...rest] = columns;
    if (!property || !value || !sure || !source || rest.length > 0)
      throw new Error(`${place}: expected property, value, how sure it is and source, separated by tabs`);
    if (!SURE.includes(sure)) throw new Error(`${place}: expected one of ${SURE.join(', ')} for how sure the row is`);
    if (property.includes('/')) rules[property] = oneOf(RULE_SETTINGS, value, place);
    else if (!PROPERTIES.includes(property)) throw new Error(`${place}: there is no property "${property}"`);
    else if (values.has(property)) throw new Error(`${place}: "${property}" stands in this file twice`);
    else values.set(property, { value, place });
  }
  const read = <T>(property: string, reader: (value: string, place: string) => T): T | null => {
    const row = values.get(property);
    return row === undefined ? null : reader(row.value, row.place);
  };
  const required = <T>(value: T | null, property: string): T => {
    if (value === null) throw new Error(`${file}: there is no row "${property}"`);
    return value;
  };
  const placement = (value: string, place: string): Placement => oneOf(PLACEMENTS, value, place);
  return {
    name,
    title: required(
      read('title', (value) => value),
      'title',
    ),
    languages: required(
      read('languages', (value) => value.split(' ')),
      'languages',
    ),
    outer: required(read('outer', pairs), 'outer'),
    inner: required(read('inner', pairs), 'inner'),
    headline: read('headline', pairs),
    comma: read('comma', placement),
    stop: read('stop', placement),
    ellipsis: read('ellipsis', (value) => value),
    noBreakSpace: read('space', (value, place) => oneOf(['no-break'], value, place)) !== null,
    blockWords: read('block-words', (value, place) => {
      if (!/^[1-9]\d*$/.test(value)) throw new Error(`${place}: expected a number of words`);
      return Number(value);
    }),
    bodyNames: read('body-names', (value, place) => oneOf(['official', 'british'], value, place)),
    rules,
  };
}

const PROPERTIES = ['title', 'languages', 'outer', 'inner', 'headline', 'comma', 'stop', 'ellipsis', 'space', 'block-words', 'body-names'];

function readRows(file: string): { place: string; columns: string[] }[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line, index) => ({ place: `${file}:${index + 1}`, line }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
    .map(({ place, line }) => ({ place, columns: line.split('\t') }));
}

/** Pairs of an opening and a closing mark, separated by spaces. */
function pairs(value: string, place: string): string[] {
  const list = value.split(' ');
  for (const pair of list) if (pair.length !== 2) throw new Error(`${place}: "${pair}" is no pair of marks`);
  return list;
}

function oneOf<T extends string>(allowed: readonly T[], value: string, place: string): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new Error(`${place}: expected one of ${allowed.join(', ')}, not "${value}"`);
  return found;
}
