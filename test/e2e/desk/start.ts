/** How long it takes from nothing to the first answer. Played by name only: `npm run test:e2e -- start`; nothing is asserted of the clock. */
import { words } from '../look.ts';
import { measured } from './big.ts';
import type { Desk, Scene } from './desk.ts';

const ROUNDS = 5;
const DRAFT = '“We keep our word,” said Foreign Minister Ada Quill. It is reported that others do not.\n';
/** Milliseconds between two looks for a hover. */
const AGAIN = 200;

export const start: Scene = {
  name: 'start',
  withoutSamples: true,
  // Nothing here starts the extension; the draft does.
  files: { 'other.json': '{}\n', 'draft.md': DRAFT },
  settings: { 'editor.hover.delay': 50, 'workbench.editor.restoreViewState': false },
  async play(desk) {
    const { page } = desk;
    const activations: number[] = [];
    const findings: number[] = [];
    const hovers: number[] = [];
    await measured(desk, 'start: from opening a draft to the first finding and the first hover', async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        await page.reload();
        await page.locator('.monaco-workbench').waitFor();
        await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
        await page.locator('.activitybar a[aria-label^="Policy Text Review"]').waitFor();
        await desk.open('other.json');
        const opened = performance.now();
        await desk.open('draft.md');
        const seen = desk
          .squiggle()
          .waitFor()
          .then(() => findings.push(performance.now() - opened));
        await words(page, 'We keep our word').waitFor();
        await firstHover(desk);
        hovers.push(performance.now() - opened);
        await seen;
        activations.push(await activation(desk));
        for (const close = page.locator('.tab .codicon-close'); (await close.count()) > 0; ) await close.first().click({ force: true });
      }
      return `activation ${shown(activations)}, first finding ${shown(findings)}, first hover ${shown(hovers)} (median of ${ROUNDS}, and all)`;
    });
  },
};

/** Moves over the words again and again until somebody answers. */
async function firstHover(desk: Desk): Promise<void> {
  const box = (await words(desk.page, 'We keep our word').boundingBox())!;
  const answer = desk.hoverWith('Ada Quill');
  for (let tries = 0; tries < 150; tries += 1) {
    await desk.page.mouse.move(box.x + 20 + (tries % 3) * 15, box.y + box.height / 2);
    const isThere = await answer.waitFor({ timeout: AGAIN }).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await desk.page.mouse.move(box.x + 300, box.y + 200);
  }
  throw new Error('No hover came.');
}

/** As the editor itself counts it: milliseconds in which the extension was loaded and said that it is there. */
async function activation(desk: Desk): Promise<number> {
  await desk.command('Developer: Show Running Extensions');
  const row = desk.page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'Policy Text Review' }).first();
  await row.waitFor();
  const text = (await row.textContent()) ?? '';
  return Number(/Activation: (?:Startup Activation: )?(\d+)ms/.exec(text)?.[1] ?? Number.NaN);
}

function shown(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  return `${Math.round(sorted[sorted.length >> 1]!)} ms (${values.map(Math.round).join(', ')})`;
}
