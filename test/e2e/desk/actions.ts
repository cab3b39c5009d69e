/** Every action of the light bulb, taken by hand: each in a draft of its own, so that none stands in another's way. */
import assert from 'node:assert/strict';
import { type Desk, type Scene, until } from './desk.ts';

interface Case {
  readonly name: string;
  readonly text: string;
  /** Where the cursor stands: the beginning of these words. */
  readonly at: string;
  readonly offered: string | RegExp;
  /** What the draft holds afterwards. */
  readonly expected: string;
  /** A question that has to be answered first. */
  readonly answer?: string;
}

const LONG = 'We have talked for three days about one bridge, and in three days nobody has asked who will walk over it.';

const CASES: readonly Case[] = [
  {
    name: 'expand',
    text: 'The IAEA will report in January.\n\nIt is reported that more will follow.\n',
    at: 'IAEA',
    offered: /Write “International Atomic Energy Agency \(IAEA\)”/,
    expected: 'The International Atomic Energy Agency (IAEA) will report in January.',
  },
  {
    name: 'short-form',
    text: 'The Organization for Security and Co-operation in Europe met. The OSCE agreed.\n\nIt is reported that more will follow.\n',
    at: 'Organization for',
    offered: /Add “\(OSCE\)” after the name/,
    expected: 'Co-operation in Europe (OSCE) met.',
  },
  { name: 'term', text: 'They were handed a diktat.\n', at: 'diktat', offered: /^Replace with “/, expected: 'They were handed a' },
  {
    name: 'attribute',
    text: '“We came early,” Foreign Minister Ada Quill said.\n\nA silence followed in the hall.\n\n“We keep our word in this region.”\n\nIt is reported that others do not.\n',
    at: 'We keep',
    offered: /Attribute: “said Foreign Minister Ada Quill”|Attribute: “said Ada Quill”/,
    expected: '“We keep our word in this region,” said ',
  },
  {
    name: 'marks',
    text: 'Doe said: ”We will act.”\n',
    at: '”We',
    offered: /^Use “/,
    expected: 'Doe said: “We will act.”',
  },
  {
    name: 'unclosed',
    text: 'The minister said: “We will stay in this room.\n\nNothing else happened.\n',
    at: '“We',
    offered: /Close it with ” at the end of the paragraph/,
    expected: '“We will stay in this room.”',
  },
  {
    name: 'block',
    text: `Ada Quill said:\n\n“${LONG}”\n\nIt is reported that more will follow.\n`,
    at: 'We have talked',
    offered: /Make it a block quotation/,
    expected: `> ${LONG}`,
  },
  {
    name: 'cue',
    text: '“We are ready,” Minister Ada Quill claimed.\n',
    at: 'claimed',
    offered: /Replace with “said”/,
    expected: '“We are ready,” Minister Ada Quill said.',
  },
  {
    name: 'ignore-file',
    text: 'It is reported that the talks failed.\n',
    at: 'It is',
    offered: /Ignore quotation\/vague-source in this file/,
    answer: 'an agency wire',
    expected: '<!-- policy-review-disable-file quotation/vague-source -- an agency wire -->',
  },
];

export const actions: Scene = {
  name: 'actions',
  files: {
    ...Object.fromEntries(CASES.map(({ name, text }) => [`case-${name}.md`, text])),
    'case-all.md': 'Doe said: ”We will act.” Roe said: ”We go.”\n',
    'case-off.md': 'It is reported that the talks failed.\n',
    'case-new-body.md': 'The Northern Harbour Council (NHC) met. It is reported that the NHC agreed.\n',
    'case-new-term.md': 'It is reported that the harbour corridor opened.\n',
  },
  async play(desk) {
    for (const one of CASES) {
      const file = `case-${one.name}.md`;
      await desk.step(`light bulb: ${one.name}`, null, async () => {
        await desk.openReviewed(file);
        await take(desk, file, one);
        await until(`"${one.expected}" in ${desk.read(file)}`, async () => {
          await desk.command('File: Save');
          return desk.read(file).includes(one.expected);
        });
      });
      await desk.command('Revert File');
    }
    await desk.step('light bulb: mends all that cannot change the meaning', null, async () => {
      await desk.openReviewed('case-all.md');
      await desk.command('Fix All');
      await until('the mended marks', async () => {
        await desk.command('File: Save');
        return desk.read('case-all.md') === 'Doe said: “We will act.” Roe said: “We go.”\n';
      });
    });
    await desk.step('light bulb: switches a rule off in the workspace', 'switched-off.png', async () => {
      await desk.openReviewed('case-off.md');
      await desk.place('case-off.md', 'It is', 0);
      await choose(desk, /Switch quotation\/vague-source off in this workspace/);
      await desk.squiggle().waitFor({ state: 'detached' });
      await desk.command('Notifications: Show Notifications');
      const told = desk.page.locator('.notifications-center .notification-list-item', { hasText: 'is switched off in this workspace' });
      await told.locator('.monaco-button', { hasText: 'Undo' }).click();
      await desk.squiggle().waitFor();
    });
    await desk.step('light bulb: leaves no complaint behind', null, async () => {
      await desk.command('Notifications: Show Notifications');
      assert.deepEqual(await desk.page.locator('.notifications-center .notification-list-item').allTextContents(), []);
      await desk.command('Notifications: Hide Notifications');
    });
    await desk.step('light bulb: adds a term to a new termbase', 'term-added.png', async () => {
      await desk.openReviewed('case-new-term.md');
      await desk.place('case-new-term.md', 'harbour corridor', 0);
      for (let i = 0; i < 'harbour corridor'.length; i += 1) await desk.page.keyboard.press('Shift+ArrowRight');
      await choose(desk, /Add “harbour corridor” to a new termbase/);
      await desk.page.locator('.editor-group-container.active .tab.active', { hasText: 'termbase.yaml' }).waitFor();
      await desk.page.locator('.view-line', { hasText: /term:.harbour.corridor/ }).waitFor();
      await desk.command('File: Save');
      await until('the termbase on disk', () => desk.read('termbase.yaml').includes('term: harbour corridor'));
    });
    await desk.step('light bulb: adds a body to the gazetteer', 'body-added.png', async () => {
      await desk.openReviewed('case-new-body.md');
      await desk.place('case-new-body.md', 'NHC agreed', 1);
      await choose(desk, /Add “Northern Harbour Council” to the gazetteer in policy-review\.yaml/);
      await desk.page.locator('.editor-group-container.active .tab.active', { hasText: 'policy-review.yaml' }).waitFor();
      await desk.page
        .locator('.view-line', { hasText: /Northern.Harbour.Council/ })
        .first()
        .waitFor();
      await desk.command('File: Save');
      await until('the gazetteer on disk', () => /gazetteer:[\s\S]*Northern Harbour Council/.test(desk.read('policy-review.yaml')));
    });
  },
};

async function take(desk: Desk, file: string, one: Case): Promise<void> {
  await desk.place(file, one.at, 0);
  await choose(desk, one.offered);
  if (one.answer === undefined) return;
  await desk.page.locator('.quick-input-widget', { hasText: 'Why is it all right?' }).waitFor();
  await desk.page.keyboard.type(one.answer);
  await desk.page.keyboard.press('Enter');
}

export async function choose(desk: Desk, offered: string | RegExp): Promise<void> {
  const widget = desk.page.locator('.action-widget:not(.action-list-submenu-panel)');
  await desk.pressUntil('Control+.', widget);
  const row = widget.locator('.monaco-list-row', { hasText: offered }).first();
  try {
    await row.waitFor({ timeout: 5_000 });
  } catch {
    const shown = await widget.locator('.monaco-list-row').allTextContents();
    assert.fail(`no action ${offered} among\n${shown.join('\n')}`);
  }
  await row.click();
}
