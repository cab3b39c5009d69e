/** Code actions over the wire, as an editor with and without the commands of the extension is given them. */
import assert from 'node:assert/strict';
import { createLineIndex, positionAt, rangeOf } from '../../server/src/features/convert.ts';
import { find } from '../support/lsp-analysis.ts';
import { type ServerProcess, spawnServer } from '../support/protocol-client.ts';
import { edited } from '../support/views.ts';

const URI = 'untitled:Untitled-1';
const TEXT = 'Doe said: “We will act”. Roe said: “We go”. It was a diktat.\n\nMr Ito said: “They left”.\n';
const lines = createLineIndex(TEXT);
const CAPABILITIES = {
  textDocument: {
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, resolveSupport: { properties: ['edit'] } },
  },
};
// biome-ignore lint/suspicious/noExplicitAny: answers of the protocol, looked at as far as the tests expect
type Action = any;

describe('code actions', () => {
  let server: ServerProcess;
  const start = async (commands: readonly string[], capabilities: object = CAPABILITIES) => {
    server = spawnServer();
    const result = await server.initialize(capabilities, { settings: { style: 'ap' }, commands });
    server.notify('textDocument/didOpen', { textDocument: { uri: URI, languageId: 'plaintext', version: 3, text: TEXT } });
    return result;
  };
  const ask = async (words: string, only?: readonly string[]): Promise<Action[]> => {
    const { result } = await server.request('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: rangeOf(lines, find(TEXT, words)),
      context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
    });
    return result;
  };
  const after = (action: Action) => edited({ source: TEXT, lines }, action.edit.changes[URI]);
  afterEach(() => {
    server.process.kill();
  });

  it('fix one, all of a kind when chosen, and everything on save', async () => {
    const { capabilities } = await start([]);
    assert.deepEqual(capabilities.codeActionProvider, {
      codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.policyReview'],
      resolveProvider: true,
    });
    const actions = await ask('”. Roe');
    assert.equal(after(actions.find(({ title }) => title === 'Move it inside')), TEXT.replace('act”.', 'act.”'));
    const all = actions.find(({ title }) => title.startsWith('Fix all 3'));
    assert.equal(all.edit, undefined);
    // Editors ask for every action without an edit, a command among them, and show what fails.
    const command = { title: 'Explain', kind: 'quickfix', command: { title: 'Explain', command: 'a.b' } };
    assert.deepEqual((await server.request('codeAction/resolve', command)).result, command);
    const repaired = 'Doe said: “We will act.” Roe said: “We go.” It was a diktat.\n\nMr Ito said: “They left.”\n';
    assert.equal(after((await server.request('codeAction/resolve', all)).result), repaired);
    const [fixAll, ...others] = await ask('diktat', ['source.fixAll']);
    assert.deepEqual(others, []);
    assert.equal(fixAll.kind, 'source.fixAll.policyReview');
    assert.equal(after(fixAll), repaired);
  });

  it('work out all of a kind at once for clients that cannot ask again', async () => {
    await start([], { textDocument: { codeAction: { codeActionLiteralSupport: {} } } });
    assert.ok((await ask('”. Roe')).find(({ title }) => title.startsWith('Fix all 3')).edit);
  });

  it('ignore without a reason where the client has no command for it', async () => {
    await start([]);
    const actions = (await ask('diktat')).filter(({ title }) => /^(Ignore|Switch)/.test(title));
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Ignore term/rhetorical in this line', 'Ignore term/rhetorical in this file'],
    );
    assert.equal(after(actions[0]), TEXT.replace('diktat.', 'diktat. <!-- policy-review-disable-line term/rhetorical -->'));
  });

  it('ask for a reason, and switch a rule off, where the client can', async () => {
    await start(['policyReview.ignore', 'policyReview.switchRuleOff']);
    const actions = (await ask('diktat')).filter(({ title }) => /^(Ignore|Switch)/.test(title));
    assert.deepEqual(
      actions.map(({ command }) => [command.command, ...command.arguments]),
      [
        [
          'policyReview.ignore',
          URI,
          3,
          positionAt(lines, find(TEXT, '\n\n').start),
          ' <!-- policy-review-disable-line term/rhetorical',
          ' -->',
        ],
        ['policyReview.ignore', URI, 3, positionAt(lines, TEXT.length), '\n<!-- policy-review-disable-file term/rhetorical', ' -->\n'],
        ['policyReview.switchRuleOff', 'term/rhetorical', URI],
      ],
    );
  });
});
