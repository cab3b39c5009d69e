/**
 * What can stand at a place of a YAML file that has a schema: names of settings and their values, for editors without a YAML server.
 * Reads the block style by its indentation, and maps and lists in brackets on one line; offers nothing where it does not understand.
 */

/** As much of JSON Schema as the schemas of this project use. */
export interface YamlSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly items?: YamlSchema;
  readonly properties?: Readonly<Record<string, YamlSchema>>;
  readonly additionalProperties?: boolean | YamlSchema;
  readonly anyOf?: readonly YamlSchema[];
  readonly definitions?: Readonly<Record<string, YamlSchema>>;
}

export interface YamlSuggestion {
  readonly label: string;
  readonly insert: string;
  readonly description: string | null;
  readonly isKey: boolean;
  /** Where what is typed of it begins; UTF-16 units from the start of the text. */
  readonly from: number;
}

/** A step into a file: the name of a member, or an item of a list. */
type Step = string | null;

interface Place {
  readonly path: readonly Step[];
  /** Names that stand in the same map. */
  readonly taken: ReadonlySet<string>;
  /** The name whose value is asked for; null where a name or an item is. */
  readonly key: string | null;
  readonly typed: string;
  readonly isFlow: boolean;
}

export function completeYaml(schema: YamlSchema, text: string, offset: number): readonly YamlSuggestion[] {
  const place = placeAt(text, offset);
  if (place === null) return [];
  const { path, key, typed, taken, isFlow } = place;
  const here = path.reduce<readonly YamlSchema[]>((all, step) => all.flatMap((one) => into(one, step, schema)), resolved(schema, schema));
  const from = offset - typed.length;
  if (key !== null) return here.flatMap((one) => into(one, key, schema)).flatMap((one) => values(one, from));
  const keys = here.flatMap(({ properties = {} }) =>
    Object.entries(properties)
      .filter(([name]) => !taken.has(name))
      .map(([name, member]): YamlSuggestion => {
        const [first = member] = resolved(member, schema);
        const rest = isFlow ? ': ' : first.items !== undefined ? ':\n  - ' : first.type === 'object' ? ':\n  ' : ': ';
        return { label: name, insert: `${name}${rest}`, description: member.description ?? null, isKey: true, from };
      }),
  );
  return [...keys, ...(path.at(-1) === null ? here.flatMap((one) => values(one, from)) : [])];
}

function values({ enum: choices, type, description }: YamlSchema, from: number): YamlSuggestion[] {
  const all = choices ?? (type === 'boolean' ? [true, false] : []);
  return all.map((value) => ({ label: String(value), insert: String(value), description: description ?? null, isKey: false, from }));
}

/** The schemas a step leads to. */
function into(schema: YamlSchema, step: Step, root: YamlSchema): readonly YamlSchema[] {
  const { items, properties, additionalProperties } = schema;
  if (step === null) return items === undefined ? [] : resolved(items, root);
  if (properties !== undefined && Object.hasOwn(properties, step)) return resolved(properties[step]!, root);
  return typeof additionalProperties === 'object' ? resolved(additionalProperties, root) : [];
}

/** The schema itself, or those it stands for. */
function resolved(schema: YamlSchema, root: YamlSchema): readonly YamlSchema[] {
  const name = schema.$ref?.replace('#/definitions/', '');
  const named = name === undefined ? undefined : root.definitions?.[name];
  if (named !== undefined) return resolved(named, root);
  return schema.anyOf === undefined ? [schema] : schema.anyOf.flatMap((one) => resolved(one, root));
}

/** A line of the block style: columns of its dashes, its name with the column, and whether its value comes below. */
interface Line {
  readonly dashes: readonly number[];
  readonly column: number;
  readonly key: string | null;
  readonly opens: boolean;
}

const KEY = /^["']?([\w./-]+)["']?:(?=\s|$)/;

function readLine(line: string): Line | null {
  const content = line.replace(/(?:^|\s)#.*$/, '').trimEnd();
  if (content === '') return null;
  const dashes: number[] = [];
  let column = content.length - content.trimStart().length;
  while (/^-(?:\s|$)/.test(content.slice(column))) {
    dashes.push(column);
    column += 1 + (/^\s*/.exec(content.slice(column + 1))?.[0].length ?? 0);
  }
  const key = KEY.exec(content.slice(column));
  return { dashes, column, key: key?.[1] ?? null, opens: key !== null && content.length === column + key[0].length };
}

function placeAt(text: string, offset: number): Place | null {
  const before = text.slice(0, offset).split(/\r?\n/);
  const typedLine = before.pop()!;
  const rest = text.slice(offset).split(/\r?\n/);
  // In the middle of a word, or with something behind the cursor, nothing is completed; editors close brackets by themselves.
  if (!/^[\s\]}]*$/.test(rest.shift()!) || /(?:^|\s)#/.test(typedLine)) return null;
  const lead = /^( *)((?:- +)*)/.exec(typedLine)!;
  const inner: Step[] = [];
  let column = lead[0].length;
  let limit = column;
  for (let at = lead[0].length - 1; at >= lead[1]!.length; at--) {
    if (typedLine[at] !== '-') continue;
    inner.unshift(null);
    limit = at;
  }
  const outer = pathTo(before, limit, inner[0] === null);
  if (outer === null) return null;
  let content = typedLine.slice(column);
  const path: Step[] = [...outer, ...inner];
  const flow = /^(?:([\w./-]+):\s+)?([[{])([^[\]{}]*)$/.exec(content);
  const taken = new Set<string>();
  if (flow !== null) {
    if (flow[1] !== undefined) path.push(flow[1]);
    if (flow[2] === '[') path.push(null);
    const parts = flow[3]!.split(',');
    content = parts.pop()!.trimStart();
    for (const part of parts) taken.add(KEY.exec(part.trim())?.[1] ?? part.trim());
    column = -1;
  } else for (const name of siblings(before, rest, column, inner.length > 0)) taken.add(name);
  const value = /^["']?([\w./-]+)["']?:\s+([\w.-]*)$/.exec(content);
  if (value !== null) return { path, taken, key: value[1]!, typed: value[2]!, isFlow: flow !== null };
  return /^[\w./-]*$/.test(content) ? { path, taken, key: null, typed: content, isFlow: flow !== null } : null;
}

/** The steps to what stands at a column below these lines; null where a line with a value of its own stands above it. */
function pathTo(lines: readonly string[], column: number, isItem: boolean): Step[] | null {
  const path: Step[] = [];
  let limit = column;
  let item = isItem;
  for (let at = lines.length - 1; at >= 0 && (limit > 0 || item); at--) {
    const line = readLine(lines[at]!);
    if (line === null) continue;
    // The dashes of a list may stand right below its name.
    if (line.key !== null && (line.column < limit || (item && line.dashes.length === 0 && line.column === limit))) {
      if (!line.opens) return null;
      path.unshift(line.key);
      limit = line.column;
      item = false;
    }
    for (const dash of [...line.dashes].reverse()) {
      if (dash >= limit) continue;
      path.unshift(null);
      limit = dash;
      item = true;
    }
  }
  return limit === 0 && !item ? path : null;
}

/** Names at a column above and below, as far as their map goes. */
function siblings(above: readonly string[], below: readonly string[], column: number, opensItem: boolean): string[] {
  const names: string[] = [];
  for (const [lines, isAbove] of [
    [opensItem ? [] : [...above].reverse(), true],
    [below, false],
  ] as const) {
    for (const text of lines) {
      const line = readLine(text);
      if (line === null) continue;
      const first = line.dashes[0] ?? line.column;
      if (line.key !== null && line.column === column && (isAbove || line.dashes.length === 0)) names.push(line.key);
      if (first < column) break;
    }
  }
  return names;
}
