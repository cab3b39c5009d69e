/** Texts of other kinds: a pair, exchange files, a termbase with faults, a draft without a file, a notebook. */
import { hover, words } from '../look.ts';
import type { Scene } from './desk.ts';

const XLIFF = `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="ru">
  <file id="a">
    <unit id="1">
      <segment>
        <source>34 doors closed.</source>
        <target>Закрыты 43 двери.</target>
      </segment>
    </unit>
  </file>
</xliff>
`;

const PO = `msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "34 doors closed."
msgstr "43 Türen wurden geschlossen."
`;

const BAD_TERMBASE = `entries:
  - id: line
    terms:
      en:
        - {term: hotline, status: beloved}
`;

const NOTEBOOK = JSON.stringify({
  cells: [
    {
      cell_type: 'markdown',
      metadata: {},
      source: ['“We keep our word,” said Foreign Minister Ada Quill. It is reported that others do not.'],
    },
  ],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
});

export const formats: Scene = {
  name: 'formats',
  files: { 'units.xlf': XLIFF, 'catalogue.po': PO, 'bad/termbase.yaml': BAD_TERMBASE, 'notebook.ipynb': NOTEBOOK },
  async play(desk) {
    const { page } = desk;
    await desk.step('holds a translation against its source, side by side', 'pair.png', async () => {
      await desk.openReviewed('statement.ru.md');
      await desk.command('Open Translation or Source to the Side');
      await page.locator('.editor-group-container').nth(1).locator('.tab.active', { hasText: 'statement.en.md' }).waitFor();
      await page.locator('.editor-group-container').nth(1).locator('.view-line').first().waitFor();
    });
    await desk.closeAll();
    await desk.step('reviews the units of an XLIFF file', 'xliff.png', async () => {
      await desk.openReviewed('units.xlf');
      await desk.command('Problems: Focus on Problems View');
      await page.locator('.markers-panel .monaco-list-row', { hasText: /34|43/ }).first().waitFor();
      await desk.command('View: Toggle Problems');
    });
    await desk.step('reviews the messages of a PO file', 'po.png', async () => {
      await desk.openReviewed('catalogue.po');
      await desk.place('catalogue.po', '43', 1);
      await desk.command('Show or Focus Hover');
      await desk.hoverWith('34').waitFor();
    });
    await desk.step('says what is wrong in a termbase', null, async () => {
      await desk.openReviewed('termbase.yaml');
      await desk.command('Problems: Focus on Problems View');
      await page
        .locator('.markers-panel .monaco-list-row', { hasText: /status|beloved/ })
        .first()
        .waitFor();
      await page.screenshot({ path: `${desk.pictures}/termbase-problem.png` });
      await desk.command('View: Toggle Problems');
    });
    await desk.step('reviews a draft that has no file yet', 'untitled.png', async () => {
      await desk.closeAll();
      await desk.command('File: New Untitled Text File');
      await page.locator('.editor-group-container.active .tab.active', { hasText: 'Untitled-1' }).waitFor();
      await page.locator('.monaco-editor.focused').first().waitFor();
      await page.keyboard.insertText('“We keep our word,” said Foreign Minister Ada Quill. It is reported that others do not.');
      await desk.squiggle().waitFor();
      await hover(page, words(page, 'We keep our word'), 'keep');
      await desk.hoverWith('Ada Quill').waitFor();
      await desk.command('Revert File');
    });
    await desk.step('reviews the Markdown cell of a notebook', 'notebook.png', async () => {
      await desk.open('notebook.ipynb');
      await page.locator('.notebookOverlay').first().waitFor();
      await page.locator('.notebookOverlay .cell-list-container .monaco-list-row').first().waitFor({ state: 'attached' });
      await desk.command('Focus First Cell');
      await page.keyboard.press('Enter');
      await page.locator('.notebookOverlay .monaco-editor .view-line', { hasText: 'keep' }).first().waitFor();
      await page.locator('.notebookOverlay .squiggly-warning, .notebookOverlay .squiggly-info').first().waitFor();
      await hover(page, words(page, 'We keep our word'), 'keep');
      await desk.hoverWith('Ada Quill').waitFor();
    });
  },
};
