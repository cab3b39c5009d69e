/** Language features by hand: going places, selecting, folding, completing, colours. */
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { words } from '../look.ts';
import type { Desk, Scene } from './desk.ts';

const TERMBASE = `entries:
  - id: line
    definition: A direct telephone between two commands
    terms:
      en:
        - {term: hotline, status: preferred, partOfSpeech: noun}
        - {term: direct line, status: deprecated, partOfSpeech: noun}
`;

const NOTES = `# Notes on the harbour talks

Foreign Minister Ada Quill met the Northern Harbour Council (NHC) on Monday. “We keep our word,” she said.[^1] The NHC asked for a direct line.

“It is a diktat,” Quill said. A diktat is no answer, the NHC replied.

> We stay where we are, and we say so in public.
> We do not leave this table before the last ship has left the harbour.

The end.

[^1]: Speech, https://example.org/speech
`;

/** Hard lines, as wire services send them. */
const WIRE = `HARBOUR, Monday

“We have talked for three days about one bridge,
and in three days nobody has asked who will walk
over it, who will pay for it,
or who will close it at night,” Minister Ada Quill said.

Nothing more is known.
`;

const SETTINGS = { 'editor.occurrencesHighlight': 'singleFile', 'editor.wordBasedSuggestions': 'off' };

export const editing: Scene = {
  name: 'editing',
  files: { 'notes.md': NOTES, 'wire.txt': WIRE, 'termbase.yaml': TERMBASE },
  settings: SETTINGS,
  async play(desk) {
    const { page } = desk;
    await desk.openReviewed('notes.md');

    await desk.step('goes from an abbreviation to its definition', 'definition.png', async () => {
      await desk.place('notes.md', 'The NHC asked', 5);
      await desk.command('Go to Definition');
      await desk.cursorIs(desk.lineAndColumn('notes.md', 'Northern Harbour Council'));
    });
    await desk.step('goes from “she” to the full name of the speaker', null, async () => {
      await desk.place('notes.md', ',” she said', 4);
      await desk.command('Go to Definition');
      await desk.cursorIs(/Ln 3, Col (1|18)\b/);
    });
    await desk.step('goes from a term to its entry in the termbase', 'definition-term.png', async () => {
      await desk.place('notes.md', 'direct line', 3);
      await desk.command('Go to Definition');
      await page.locator('.editor-group-container.active .tab.active', { hasText: 'termbase.yaml' }).waitFor();
      await desk.command('View: Close Editor');
    });
    await desk.step('says on hover what is known of a body only from the text', 'hover-inferred.png', async () => {
      await desk.place('notes.md', 'The NHC asked', 5);
      await desk.command('Show or Focus Hover');
      await desk.hoverWith('Northern Harbour Council').waitFor();
      await desk.hoverWith('Inferred from this text').waitFor();
      // The editor shows a hover before it has its full size.
      await page.waitForTimeout(300);
    });
    await page.keyboard.press('Escape');
    await desk.step('finds all that a speaker says, under each of her names', 'references-speaker.png', async () => {
      await desk.place('notes.md', '” Quill said', 4);
      const found = page.locator('.peekview-widget .ref-tree .monaco-list-row');
      await desk.pressUntil('Shift+F12', found.filter({ hasText: 'We keep our word' }).first());
      await found.filter({ hasText: 'It is a diktat' }).first().waitFor();
    });
    await page.keyboard.press('Escape');
    await desk.step('renames a term throughout, and asks before it changes a quotation', 'rename-term.png', async () => {
      await desk.place('notes.md', 'A diktat is', 4);
      const input = page.locator('.rename-box input');
      await desk.pressUntil('F2', input);
      await input.fill('ultimatum');
      await page.keyboard.press('Enter');
      await page
        .locator('.bulk-edit-panel .monaco-list-row', { hasText: /An.ultimatum/ })
        .first()
        .waitFor();
    });
    await page.locator('.bulk-edit-panel .monaco-button', { hasText: 'Discard' }).click();
    await desk.step('marks all mentions of the body under the cursor', 'highlight.png', async () => {
      await desk.place('notes.md', 'The NHC asked', 5);
      await untilCount(page.locator('.wordHighlightText, .wordHighlight, .wordHighlightStrong'), 4);
    });
    await desk.step('grows a selection from the words to the quotation and on', 'selection.png', async () => {
      await desk.place('notes.md', 'keep our word', 6);
      const lengths: number[] = [];
      for (let i = 0; i < 5; i += 1) {
        await desk.command('Expand Selection');
        await page.locator('#status\\.editor\\.selection', { hasText: /selected/ }).waitFor();
        await page.waitForFunction(
          ([before]) => {
            const view = globalThis as unknown as { document: { querySelector(selector: string): { textContent: string | null } | null } };
            const shown = view.document.querySelector('#status\\.editor\\.selection')?.textContent ?? '';
            return Number(/\((\d+) selected/.exec(shown)?.[1] ?? 0) > before!;
          },
          [lengths.at(-1) ?? 0] as const,
        );
        lengths.push(await selected(desk));
      }
      for (const part of ['We keep our word,', '“We keep our word,”', '“We keep our word,” she said.[^1]'])
        assert.ok(lengths.includes(part.length), `${part.length} (${part}) in ${lengths}`);
    });
    await desk.step('lists in the outline what the settings say', 'outline-quotations-only.png', async () => {
      const row = (text: string) => page.locator('.outline-pane .monaco-list-row', { hasText: text }).first();
      // The body itself: it speaks, too, so its name begins a quotation.
      const body = page.locator('.outline-pane .monaco-list-row[aria-label^="Northern Harbour Council ("]');
      // Asked for anew, the outline begins closed.
      const open = async (): Promise<void> => {
        await row('Notes on the harbour talks').click();
        await page.keyboard.press('ArrowRight');
      };
      desk.settings(SETTINGS);
      await desk.command('Explorer: Focus on Outline View');
      await open();
      await body.waitFor();
      desk.settings({ ...SETTINGS, 'policyReview.outline.organizations': false, 'policyReview.outline.terms': false });
      await body.waitFor({ state: 'detached' });
      await open();
      await row('We keep our word').waitFor();
      assert.equal(await body.count(), 0);
    });
    await desk.step('folds a block quotation', 'folding.png', async () => {
      await desk.place('notes.md', '> We stay', 4);
      await page.keyboard.press('Control+Shift+BracketLeft');
      await page.locator('.cldr.codicon-folding-collapsed').first().waitFor();
      await words(page, 'We do not leave').waitFor({ state: 'detached' });
      await desk.command('Unfold All');
    });
    await desk.step('folds a long quotation of a plain text', 'folding-quotation.png', async () => {
      await desk.open('wire.txt');
      await words(page, 'over it, who').waitFor();
      await desk.place('wire.txt', 'We have talked', 4);
      await desk.pressUntil('Control+Shift+BracketLeft', page.locator('.cldr.codicon-folding-collapsed').first());
      await words(page, 'over it, who').waitFor({ state: 'detached' });
    });
    await desk.command('View: Close Editor');
    await desk.open('notes.md');
    await desk.step('colours terms and bodies of a draft', 'semantic-colours.png', async () => {
      const plain = await colour(words(page, 'Foreign Minister'));
      for (const word of ['NHC', 'diktat']) {
        const shown = page.locator('.view-line span span', { hasText: new RegExp(`^${word}$`) }).first();
        await shown.waitFor();
        assert.notEqual(await colour(shown), plain, `${word} has the colour of plain text`);
      }
    });
    await desk.step('links a footnote to its source', 'footnote-link.png', async () => {
      await page.locator('.detected-link, .detected-link-active', { hasText: '^1' }).first().waitFor();
    });
    await desk.step('finds quotations, bodies and terms in the whole workspace', 'workspace-symbols.png', async () => {
      await page.keyboard.press('F1');
      const input = page.locator('.quick-input-widget .monaco-inputbox input');
      for (const [typed, found] of [
        ['#eurasian', /Eurasian Economic Union/],
        ['#unfriendly', /unfriendly states/],
        ['#marsh', /Elena Marsh: We came here/],
      ] as const) {
        await input.fill(typed);
        await desk.choice(found).waitFor();
      }
    });
    await page.keyboard.press('Escape');
    await desk.step('completes a body, a preferred term and a comment', 'completion.png', async () => {
      const suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
      await desk.place('notes.md', 'The end.', 'The end.'.length);
      for (const [typed, offered] of [
        [' <!-- policy-', /policy-review-disable-next-line/],
        [' hotl', /hotline/],
        [' IAE', /IAEA/],
      ] as const) {
        await page.keyboard.press('End');
        await page.keyboard.type(typed);
        await desk.pressUntil('Control+Space', suggestions.filter({ hasText: offered }).first());
        if (typed !== ' IAE') {
          await page.keyboard.press('Escape');
          await page.keyboard.press('Home');
          await page.keyboard.press('Shift+End');
          await page.keyboard.type('The end.');
          await page.keyboard.press('Escape');
        }
      }
    });
    await page.keyboard.press('Escape');
    await desk.command('Revert File');
  },
};

async function selected(desk: Desk): Promise<number> {
  const text = (await desk.page.locator('#status\\.editor\\.selection').textContent()) ?? '';
  return Number(/\((\d+) selected/.exec(text)?.[1] ?? 0);
}

async function untilCount(found: Locator, least: number): Promise<void> {
  await found.nth(least - 1).waitFor();
}

export function colour(element: Locator): Promise<string> {
  return element.evaluate(
    (node) => (globalThis as unknown as { getComputedStyle(node: unknown): { color: string } }).getComputedStyle(node).color,
  );
}
