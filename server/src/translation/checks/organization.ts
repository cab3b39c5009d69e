/** Bodies by their official names in the language of the translation. */

import type { Mention } from '../../engine/facts.ts';
import { say, titled } from '../../engine/said.ts';
import { findLoosely } from '../loosely.ts';
import {
  headOf,
  languageName,
  type Pair,
  type PairCheck,
  type PairDraft,
  paragraphsOf,
  placeOf,
  renderedLinks,
  shown,
  widened,
} from '../pair.ts';

export const translationOrganization: PairCheck = {
  id: 'translation/organization',
  summary: "A body does not stand under its official name in the translation's language",
  defaultSeverity: 'information',
  byLink: true,
  check(pair) {
    const { source, target, organizationNames } = pair;
    if (source.base === target.base) return [];
    return renderedLinks(pair).flatMap((link) => {
      const mentions = mentionsOf(pair, 'target', link.target);
      const near = mentionsOf(pair, 'target', widened(target, link.target));
      const drafts: PairDraft[] = [];
      for (const one of firstOfEach(mentionsOf(pair, 'source', link.source))) {
        const names = organizationNames(one.entity!, target.base);
        if (names === null || names.length === 0) continue;
        const own = mentions.filter(({ entity }) => entity === one.entity);
        const foreign = own.find(({ text }) => isForeign(text, one, names, pair));
        const rights = own.filter(({ text }) => isNamed(text, names, target.base));
        // "Организация Договора о коллективной безопасности (CSTO)": the name is right, and the abbreviation is the source's.
        if (
          foreign !== undefined &&
          (rights.length === 0 || (isAbbreviation(foreign.text) && !rights.some(({ text }) => isAbbreviation(text))))
        )
          drafts.push(misnamed(pair, one, foreign, names));
        else if (rights.length > 0) drafts.push(...strangeBrackets(pair, one, rights, names));
        else if (
          own.length === 0 &&
          !near.some(({ entity }) => entity === one.entity) &&
          !isRendered(pair, widened(target, link.target), one, names)
        ) {
          drafts.push(missing(pair, link, one, names, mentions));
        }
      }
      return drafts;
    });
  },
};

function mentionsOf(pair: Pair, side: 'source' | 'target', [from, to]: readonly [number, number]): Mention[] {
  return pair[side].contents.slice(from, to).flatMap(({ organizations }) => organizations);
}

/** Known bodies by name, each once; "the Alliance" or "the ministry" may be anything in another language. */
function firstOfEach(mentions: readonly Mention[]): Mention[] {
  const seen = new Set<string>();
  return mentions.filter(({ entity, known, form }) => {
    if (entity === null || !known || form === 'short' || seen.has(entity)) return false;
    seen.add(entity);
    return true;
  });
}

/** In letters of another language, or carried over as it is: "CSTO" in a Russian text, "UN" in a French one. */
function isForeign(text: string, one: Mention, names: readonly string[], { target }: Pair): boolean {
  if (isNamed(text, names, target.base)) return false;
  const script = SCRIPTS[target.base];
  // A short form that no text has but this one: made up on the way, or of the source's language in other letters.
  if (isAbbreviation(text) && names.some(isAbbreviation)) return true;
  if (script !== undefined) return !script.test(text) && /\p{Script=Latin}{2}/u.test(text);
  return text.replace(/\s+/g, ' ') === one.text.replace(/\s+/g, ' ');
}

const SCRIPTS: Readonly<Record<string, RegExp>> = {
  ru: /\p{Script=Cyrillic}/u,
  uk: /\p{Script=Cyrillic}/u,
  zh: /\p{Script=Han}/u,
  ja: /[\p{Script=Han}\p{Script=Katakana}]/u,
  ko: /\p{Script=Hangul}/u,
  ar: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
  el: /\p{Script=Greek}/u,
};

function isNamed(text: string, names: readonly string[], base: string): boolean {
  return names.some((name) => name === text || findLoosely(text, name, base) !== null);
}

function isRendered({ target }: Pair, range: readonly [number, number], { text, canonical }: Mention, names: readonly string[]): boolean {
  // Where the source does not say the whole name, "the Security Council", a part of it will do.
  const isWhole = isAbbreviation(text) || text.length >= canonical.length;
  const wanted = isWhole ? names : names.flatMap((name) => [name, ...(name.match(/\p{L}{6,}|[\u4e00-\u9fff]{2,}/gu) ?? [])]);
  return paragraphsOf(target, range).some(({ prose }) => wanted.some((name) => findLoosely(prose, name, target.base) !== null));
}

/** "International Monetary Fund (MVF)": a short form in brackets that the body does not have in the language, nor the text knows. */
function strangeBrackets(pair: Pair, one: Mention, rights: readonly Mention[], names: readonly string[]): PairDraft[] {
  if (!names.some(isAbbreviation)) return [];
  return rights.flatMap(({ end, text }) => {
    if (isAbbreviation(text)) return [];
    const match = /^\s?[(（]([\p{Lu}]{2,8})[)）]/u.exec(pair.target.text.slice(end, end + 12));
    if (match === null || isNamed(match[1]!, names, pair.target.base)) return [];
    const start = end + match[0].indexOf(match[1]!);
    return [misnamed(pair, one, { ...one, start, end: start + match[1]!.length, text: match[1]! }, names)];
  });
}

function misnamed({ source, target }: Pair, one: Mention, here: Mention, names: readonly string[]): PairDraft {
  const wanted = likeOf(here, names);
  return {
    start: here.start,
    end: here.end,
    ...say`“${shown(here.text)}” is “${shown(wanted)}” in ${languageName(target.base)}. Use the body's own name in that language.`,
    counterparts: [{ start: one.start, end: one.end, ...say`“${shown(one.text)}” in the source (${placeOf(source, one.start)})` }],
    fixes:
      isAbbreviation(here.text) && isAbbreviation(wanted)
        ? [{ start: here.start, end: here.end, newText: wanted, ...titled`Replace with “${wanted}”`, safe: false }]
        : [],
  };
}

function missing(
  { source, target }: Pair,
  link: Pair['links'][number],
  one: Mention,
  names: readonly string[],
  mentions: readonly Mention[],
): PairDraft {
  const wanted = likeOf(one, names);
  // A name that nobody has is the likeliest attempt at this one.
  const attempt = mentions.find(({ known, form }) => !known && form === 'full');
  return {
    ...(attempt === undefined ? headOf(target, link.target) : { start: attempt.start, end: attempt.end }),
    ...say`The source names “${shown(one.text)}” (${placeOf(source, one.start)}), in ${languageName(target.base)} “${shown(wanted)}”, and that name does not stand here. Use it, or check that the body was left out on purpose.`,
    counterparts: [{ start: one.start, end: one.end, ...say`“${shown(one.text)}” in the source` }],
  };
}

/** The short name for a short one. */
function likeOf({ text }: Mention, names: readonly string[]): string {
  return (isAbbreviation(text) ? names.find(isAbbreviation) : undefined) ?? names[0]!;
}

function isAbbreviation(text: string): boolean {
  return /^[\p{Lu}\p{N}\u4e00-\u9fff-]{2,8}$/u.test(text) && !/\s/.test(text);
}
