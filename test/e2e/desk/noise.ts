/** How much is said, and help: presets, `policy-review.yaml`, the page of a rule, from finding to finding, the walkthrough. */
import { type Scene, until } from './desk.ts';

const DRAFT = `# Draft

They were handed a diktat. It is reported that the talks failed.

Nothing more is known.

“We keep our word,” Minister Ada Quill claimed.
`;

export const noise: Scene = {
  name: 'noise',
  files: { 'draft.md': DRAFT, 'policy-review.yaml': '' },
  async play(desk) {
    const { page } = desk;
    await desk.openReviewed('draft.md');
    await desk.step('goes to the next finding, and to the one before, by keys', 'next-finding.png', async () => {
      await desk.place('draft.md', '# Draft');
      await page.keyboard.press('Control+F8');
      await desk.cursorIs(desk.lineAndColumn('draft.md', 'diktat'));
      await desk.hoverWith('diktat').waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+F8');
      await desk.cursorIs(desk.lineAndColumn('draft.md', 'It is reported'));
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Shift+F8');
      await desk.cursorIs(desk.lineAndColumn('draft.md', 'diktat'));
    });
    await desk.step('goes to the next finding of a family', null, async () => {
      await desk.command('Go to Next Finding: Quotation');
      await desk.cursorIs(desk.lineAndColumn('draft.md', 'It is reported'));
      await page.keyboard.press('Escape');
      await desk.command('Go to Previous Finding: Term');
      await desk.cursorIs(desk.lineAndColumn('draft.md', 'diktat'));
      await page.keyboard.press('Escape');
    });
    await desk.step('explains a rule on its page', 'explain-rule.png', async () => {
      await desk.place('draft.md', 'It is reported', 3);
      await desk.command('Explain a Rule…');
      await desk.choice('quotation/vague-source').waitFor();
      await page.keyboard.type('vague-source');
      await page.keyboard.press('Enter');
      const preview = page.frameLocator('iframe.webview').last().frameLocator('iframe');
      await preview.locator('h1', { hasText: 'quotation/vague-source' }).waitFor();
      await preview.locator('h2', { hasText: 'Rationale' }).waitFor();
    });
    await desk.command('View: Close Editor');
    await desk.step('is quieter with the preset “quiet”', null, async () => {
      await desk.open('draft.md');
      await desk.squiggle().waitFor();
      desk.settings({ 'policyReview.preset': 'quiet' });
      await page.locator('.squiggly-warning, .squiggly-info').first().waitFor({ state: 'detached' });
      await page.screenshot({ path: `${desk.pictures}/preset-quiet.png` });
      desk.settings({});
      await page.locator('.squiggly-warning, .squiggly-info').first().waitFor();
    });
    await desk.step('is told of a preset through the menu, and then says more', 'preset-strict.png', async () => {
      await desk.command('Policy Text Review: Show Menu');
      await desk.choice('Preset…').click();
      await desk.choice('newsroom').waitFor();
      await desk.choice(/^strict/).click();
      await until('the setting', () => /"policyReview.preset":\s*"strict"/.test(desk.read('.vscode/settings.json')));
      await page.locator('.squiggly-warning').first().waitFor();
      desk.settings({});
      await page.locator('.squiggly-warning').first().waitFor({ state: 'detached' });
    });
    await desk.step('completes settings, rules and their values in policy-review.yaml', null, async () => {
      await desk.open('policy-review.yaml');
      const offered = page.locator('.suggest-widget.visible .monaco-list-row');
      await page.locator('.monaco-editor.focused').first().waitFor();
      await page.keyboard.type('rul');
      await desk.pressUntil('Control+Space', offered.filter({ hasText: 'rules' }).first());
      await page.keyboard.press('Enter');
      await page.keyboard.type('vague');
      await desk.pressUntil('Control+Space', offered.filter({ hasText: 'quotation/vague-source' }).first());
      await page.screenshot({ path: `${desk.pictures}/policy-review-yaml-completion.png` });
      await page.keyboard.press('Enter');
      await desk.pressUntil('Control+Space', offered.filter({ hasText: 'error' }).first());
      await page.keyboard.type('err');
      await page.keyboard.press('Enter');
      await desk.command('File: Save');
      await until('the settings on disk', () => desk.read('policy-review.yaml').trimEnd() === 'rules:\n  quotation/vague-source: error');
      await desk.command('View: Close Editor');
      await desk.open('draft.md');
      await page.locator('.squiggly-error').first().waitFor();
      desk.write('policy-review.yaml', '');
      await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    });
    await desk.step('obeys policy-review.yaml in the folder of the draft', 'policy-review-yaml.png', async () => {
      desk.write('policy-review.yaml', 'rules:\n  quotation/vague-source: error\n');
      await page.locator('.squiggly-error').first().waitFor();
    });
    await desk.step('says what is wrong in policy-review.yaml', 'policy-review-yaml-problem.png', async () => {
      desk.write('policy-review.yaml', 'rules:\n  quotation/vague-source: loud\n');
      await desk.open('policy-review.yaml');
      await desk.squiggle().waitFor();
    });
    await desk.step('walks a newcomer through', 'walkthrough.png', async () => {
      await desk.closeAll();
      // The picture needs its room.
      await desk.command('View: Toggle Primary Side Bar Visibility');
      await desk.command('Welcome: Open Walkthrough...');
      await page.keyboard.type('Policy Text Review');
      await desk.choice('Policy Text Review').click();
      const steps = page.locator('.getting-started-step');
      await steps.filter({ hasText: 'Point at what you want to know about' }).first().waitFor();
      await steps.filter({ hasText: 'Go from finding to finding' }).first().click();
      await page.locator('.getting-started-media img, .getting-started-media iframe').first().waitFor();
    });
    await desk.step('opens from the walkthrough what its buttons name', null, async () => {
      const steps = page.locator('.getting-started-step');
      await steps.filter({ hasText: 'See everything that is quoted' }).first().click();
      await page.locator('.getting-started-step .monaco-button', { hasText: 'Show Quotations' }).click();
      await page.locator('.pane-header', { hasText: 'Quotations' }).first().waitFor();
      await steps.filter({ hasText: 'Open a draft' }).first().click();
      await page.locator('.getting-started-step .monaco-button', { hasText: 'Open Sample' }).click();
      await page.locator('.tab.active', { hasText: 'communique.md' }).waitFor();
      await desk.squiggle().waitFor();
    });
  },
};
