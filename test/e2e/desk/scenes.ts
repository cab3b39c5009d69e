/** The order in which scenes are played. */
import { actions } from './actions.ts';
import { bigDraft, manyDrafts } from './big.ts';
import type { Scene } from './desk.ts';
import { editing } from './editing.ts';
import { formats } from './formats.ts';
import { keyboard } from './keyboard.ts';
import { noise } from './noise.ts';
import { pictures } from './pictures.ts';
import { restricted } from './restricted.ts';
import { start } from './start.ts';
import { themes } from './themes.ts';
import { views } from './views.ts';

export interface ListedScene extends Scene {
  /** Too long for every run: played only when named. */
  readonly long?: true;
}

export const scenes: readonly ListedScene[] = [
  editing,
  actions,
  views,
  noise,
  formats,
  themes,
  keyboard,
  restricted,
  { ...start, long: true },
  { ...pictures, long: true },
  { ...bigDraft, long: true },
  { ...manyDrafts, long: true },
];
