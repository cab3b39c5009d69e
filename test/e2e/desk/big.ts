/**
 * Much of everything: a draft of three hundred pages that is typed into, and five thousand drafts in one view. Played by name only:
 * `npm run test:e2e -- big`. What was measured is printed in the titles; limits are set far above what a quiet machine needs.
 */
import assert from 'node:assert/strict';
import type { CDPSession, Page } from 'playwright-core';
import { outcomeOf } from '../result.ts';
import { type Desk, type Scene, until } from './desk.ts';

/** A page of a book has about 3,000 characters. */
const PAGES = 300;
const PAGE_LENGTH = 3_000;
const DRAFTS = 5_000;
/**
 * Milliseconds in which an editor must not stand still. A quiet machine stays far below; this one may be shared, and says in `work a key`
 * what the page itself had to do.
 */
const FREEZE = 500;

const SPEAKERS = ['Elena Marsh', 'Tomas Lindqvist', 'Karim Osei', 'Joanna Reyes', 'Amara Diallo'];

function paragraph(i: number): string {
  const speaker = SPEAKERS[i % SPEAKERS.length];
  const sentences = [
    `“We asked for item ${i} and we will ask for it again,” ${speaker} said. The OSCE took note of the words, and the meeting went on.`,
    `According to ${speaker}, “no border in this region has ever been made safer by list ${i}.” The UN will keep its mission open.`,
    `The ministry said that corridor ${i} would open in spring. BRICS and the IAEA sent observers, who did not speak on the day.`,
    `Several speakers warned against a return to bloc mentality. The line went round the corridors for the rest of day ${i}.`,
  ];
  return `${sentences[i % sentences.length]} ${'The delegates walked along the lake and came back to the same table in the evening. '.repeat(2)}`;
}

export function longDraft(): string {
  const parts = ['# A long draft', ''];
  let length = 0;
  for (let i = 0; length < PAGES * PAGE_LENGTH; i += 1) {
    if (i % 40 === 0) parts.push(`## Section ${i / 40 + 1}`, '');
    const next = paragraph(i);
    length += next.length + 2;
    parts.push(next, '');
  }
  return parts.join('\n');
}

export const bigDraft: Scene = {
  name: 'big-draft',
  withoutSamples: true,
  files: { 'long.md': longDraft() },
  async play(desk) {
    const { page } = desk;
    await desk.step('big: a draft of 300 pages is reviewed', 'big-draft.png', async () => {
      await desk.openReviewed('long.md');
      await desk.command('Focus on Quotations View');
      await desk.row('Elena Marsh').waitFor();
    });
    for (const [place, wanted] of [
      ['at its beginning', 'We asked for item 0 '],
      ['in its middle', 'no border in this region has ever been made safer by list 1201'],
    ] as const) {
      await measured(desk, `big: typing ${place}`, async () => {
        await desk.place('long.md', wanted, 3);
        const typed = await typing(page, 'and they said “no” to a diktat of the OSCE, as the minister had said before ');
        assert.ok(typed.p95 < FREEZE, `p95 of ${typed.p95} ms`);
        assert.ok(typed.longest < 2 * FREEZE, `nothing was drawn for ${typed.longest} ms`);
        return saying(typed);
      });
    }
    await measured(desk, 'big: a finding follows what was typed', async () => {
      await desk.place('long.md', '# A long draft', 14);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      const start = Date.now();
      await page.keyboard.insertText('They were handed a diktat. ');
      await page.locator('.squiggly-warning, .squiggly-info').first().waitFor();
      return `${Date.now() - start} ms after the words`;
    });
    await desk.command('Revert File');
  },
};

export const manyDrafts: Scene = {
  name: 'big-workspace',
  withoutSamples: true,
  files: Object.fromEntries(
    Array.from({ length: DRAFTS }, (_, i) => [
      `drafts/${String(Math.floor(i / 100)).padStart(2, '0')}/draft-${String(i).padStart(4, '0')}.md`,
      `# Draft ${i}\n\n${Array.from({ length: 6 }, (_, j) => paragraph(i * 6 + j)).join('\n\n')}\n`,
    ]),
  ),
  async play(desk) {
    const { page } = desk;
    const progress = page.locator('.notifications-center .notification-list-item', { hasText: 'Reviewing the drafts of the workspace' });
    await desk.step('big: opens one of 5,000 drafts', null, async () => {
      await desk.open('draft-0007.md');
      await desk.command('Focus on Quotations View');
      await desk.row('We asked for').or(desk.row('no border')).first().waitFor();
    });
    await measured(desk, 'big: reading all 5,000 drafts can be cancelled', async () => {
      await desk.command('Show All Drafts of the Workspace');
      await desk.command('Notifications: Show Notifications');
      await progress.first().waitFor();
      const start = Date.now();
      await progress.first().hover();
      await progress.first().locator('.monaco-button', { hasText: 'Cancel' }).click();
      await progress.first().waitFor({ state: 'detached' });
      return `gone after ${Date.now() - start} ms`;
    });
    await measured(desk, 'big: all 5,000 drafts stand in the Quotations view', async () => {
      await desk.command('Show This Draft Only');
      await watchFrames(page);
      const start = Date.now();
      await desk.command('Show All Drafts of the Workspace');
      await desk.command('Notifications: Show Notifications');
      await progress.first().waitFor();
      await page.screenshot({ path: `${desk.pictures}/big-workspace-progress.png` });
      await progress.first().waitFor({ state: 'detached', timeout: 300_000 });
      const seconds = Math.round((Date.now() - start) / 1000);
      const longest = await longestPause(page);
      assert.ok(longest < 2 * FREEZE, `nothing was drawn for ${longest} ms`);
      return `${seconds} s, longest pause between two frames ${longest} ms`;
    });
    await measured(desk, 'big: grouping 5,000 drafts by document', async () => {
      await desk.command('Group Quotations…');
      await watchFrames(page);
      const start = Date.now();
      await desk.choice('Document').click();
      await desk.row('draft-0000.md').waitFor();
      return `${Date.now() - start} ms, longest pause between two frames ${await longestPause(page)} ms`;
    });
    await measured(desk, 'big: typing beside 5,000 drafts', async () => {
      await desk.place('drafts/00/draft-0007.md', '# Draft 7', 9);
      const typed = await typing(page, ' as it was read on the day');
      assert.ok(typed.p95 < FREEZE, `p95 of ${typed.p95} ms`);
      return saying(typed);
    });
    await desk.step('big: the view of the workspace', 'big-workspace.png', async () => {
      await until('rows', async () => (await page.locator('.pane-body .monaco-list-row').count()) > 5);
    });
    await desk.command('Revert File');
  },
};

/** A step whose outcome says what it measured. */
export async function measured(desk: Desk, title: string, act: () => Promise<string>): Promise<void> {
  let said = '';
  const outcome = await outcomeOf(title, async () => {
    said = await act();
  });
  desk.outcomes.push({ ...outcome, title: said === '' ? title : `${title}: ${said}` });
}

interface Typed {
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
  /** Processor time of the page's own thread for each key. */
  readonly work: number;
}

function saying({ p50, p95, longest, work }: Typed): string {
  return `p50 ${p50} ms, p95 ${p95} ms, longest pause between two frames ${longest} ms, ${work} ms of work a key`;
}

/** Seconds of processor time. */
async function workOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

/** Types at the pace of a fast typist; a key counts until the frame after the line was drawn anew. Milliseconds. */
async function typing(page: Page, text: string): Promise<Typed> {
  await page.locator('.editor-group-container.active .monaco-editor').first().waitFor();
  await page.keyboard.press('End');
  await page.evaluate(() => {
    const view = globalThis as unknown as FrameWindow;
    view.typed = [];
    let waiting: number[] = [];
    view.document.addEventListener('keydown', () => waiting.push(view.performance.now()), true);
    const observer = new view.MutationObserver(() => {
      const since = waiting;
      waiting = [];
      if (since.length > 0)
        view.requestAnimationFrame(() => {
          for (const at of since) view.typed.push(view.performance.now() - at);
        });
    });
    observer.observe(view.document.querySelector('.editor-group-container.active .view-lines'), {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  await watchFrames(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await workOf(session);
  await page.keyboard.type(text, { delay: 70 });
  await until('the last key', () =>
    page.evaluate((least) => (globalThis as unknown as FrameWindow).typed.length >= least, text.length - 3),
  );
  const longest = await longestPause(page);
  const work = Math.round((10_000 * ((await workOf(session)) - before)) / text.length) / 10;
  await session.detach();
  const all = (await page.evaluate(() => (globalThis as unknown as FrameWindow).typed)).sort((a, b) => a - b);
  const at = (part: number): number => Math.round(all[Math.min(all.length - 1, Math.floor(all.length * part))]!);
  return { p50: at(0.5), p95: at(0.95), longest, work };
}

interface FrameWindow {
  typed: number[];
  longest: number;
  readonly performance: { now(): number };
  readonly document: {
    addEventListener(name: string, listener: () => void, capture: boolean): void;
    querySelector(selector: string): unknown;
  };
  readonly MutationObserver: new (listener: () => void) => { observe(target: unknown, options: object): void };
  requestAnimationFrame(listener: () => void): void;
}

/** Begins to watch how long the page goes without drawing. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const view = globalThis as unknown as FrameWindow & { watching?: boolean };
    view.longest = 0;
    if (view.watching === true) return;
    view.watching = true;
    let last = view.performance.now();
    const look = (): void => {
      const now = view.performance.now();
      view.longest = Math.max(view.longest, now - last);
      last = now;
      view.requestAnimationFrame(look);
    };
    view.requestAnimationFrame(look);
  });
}

async function longestPause(page: Page): Promise<number> {
  return Math.round(await page.evaluate(() => (globalThis as unknown as FrameWindow).longest));
}
