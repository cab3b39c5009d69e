/** Documents, diagnostics, settings and faults, over a real connection, around an engine whose facts are plain to see. */
import assert from 'node:assert/strict';
import { createPlainEngine, find } from '../support/lsp-analysis.ts';
import { NO_ANSWER, type ProtocolClient, startInProcess } from '../support/protocol-client.ts';

const URI = 'file:///drafts/board.txt';
const PULL = { textDocument: { diagnostic: {} } };
const INVALID_PARAMS = -32602;
const INTERNAL_ERROR = -32603;
const REQUEST_CANCELLED = -32800;

function open(client: ProtocolClient, text: string, uri = URI, version = 1): void {
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'plaintext', version, text } });
}

function change(client: ProtocolClient, version: number, ...contentChanges: unknown[]): void {
  client.notify('textDocument/didChange', { textDocument: { uri: URI, version }, contentChanges });
}

const document = (uri = URI) => ({ textDocument: { uri } });
const at = (line: number, character: number) => ({ ...document(), position: { line, character } });

describe('a client that pulls diagnostics', () => {
  it('gets them in full, then is told that nothing changed', async () => {
    const client = startInProcess(createPlainEngine());
    const { capabilities } = await client.initialize(PULL);
    assert.equal(capabilities.diagnosticProvider.workspaceDiagnostics, false);
    open(client, 'All is well.\r\nIt is said.');
    const first = (await client.request('textDocument/diagnostic', document())).result;
    assert.equal(first.kind, 'full');
    assert.deepEqual(first.items[0].range, { start: { line: 1, character: 0 }, end: { line: 1, character: 10 } });
    const second = (await client.request('textDocument/diagnostic', { ...document(), previousResultId: first.resultId })).result;
    assert.deepEqual(second, { kind: 'unchanged', resultId: first.resultId });
    change(client, 2, { range: { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } }, text: '' });
    const third = (await client.request('textDocument/diagnostic', { ...document(), previousResultId: first.resultId })).result;
    assert.deepEqual([third.kind, third.items], ['full', []]);
    assert.deepEqual(client.waiting('textDocument/publishDiagnostics'), []);
  });

  it('gets nothing for a document that is not open', async () => {
    const client = startInProcess(createPlainEngine());
    await client.initialize(PULL);
    assert.deepEqual((await client.request('textDocument/diagnostic', document())).result, { kind: 'full', items: [] });
    for (const method of ['textDocument/hover', 'textDocument/codeAction']) {
      const { result } = await client.request(method, {
        ...at(0, 0),
        range: { start: at(0, 0).position, end: at(0, 0).position },
        context: { diagnostics: [] },
      });
      assert.equal(result, null);
    }
    assert.equal((await client.request('textDocument/documentSymbol', document())).result, null);
  });
});

describe('a client that is sent diagnostics', () => {
  it('gets them after opening and changing, and an empty list after closing', async () => {
    const client = startInProcess(createPlainEngine());
    const { capabilities } = await client.initialize({ textDocument: { publishDiagnostics: { versionSupport: true } } });
    assert.equal(capabilities.diagnosticProvider, undefined);
    open(client, 'It is said.');
    const first = await client.next('textDocument/publishDiagnostics');
    assert.deepEqual([first.uri, first.version, first.diagnostics.length], [URI, 1, 1]);
    change(client, 2, { text: 'It is said. It is said.' });
    assert.equal((await client.next('textDocument/publishDiagnostics', (params) => params.version === 2)).diagnostics.length, 2);
    client.notify('textDocument/didClose', document());
    const last = await client.next('textDocument/publishDiagnostics');
    assert.deepEqual([last.diagnostics, 'version' in last], [[], false]);
  });

  it('gets no version it does not understand', async () => {
    const client = startInProcess(createPlainEngine());
    await client.initialize();
    open(client, 'It is said.');
    const { diagnostics, ...rest } = await client.next('textDocument/publishDiagnostics');
    assert.deepEqual(rest, { uri: URI });
    assert.ok(!('relatedInformation' in diagnostics[0]) && !('codeDescription' in diagnostics[0]));
  });

  it('gets nothing for a document closed before it was reviewed', async () => {
    const client = startInProcess(createPlainEngine());
    await client.initialize();
    open(client, 'It is said.');
    client.notify('textDocument/didClose', document());
    assert.deepEqual((await client.next('textDocument/publishDiagnostics')).diagnostics, []);
    open(client, 'It is said.', 'file:///other.txt');
    await client.next('textDocument/publishDiagnostics', (params) => params.uri === 'file:///other.txt');
    assert.deepEqual(client.waiting('textDocument/publishDiagnostics'), []);
  });

  it('costs one analysis for a burst of changes', async () => {
    const engine = createPlainEngine();
    const client = startInProcess(engine);
    await client.initialize({ textDocument: { publishDiagnostics: { versionSupport: true } } });
    open(client, '');
    for (let version = 2; version <= 300; version += 1)
      change(client, version, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: 'It is said. ' });
    const last = await client.next('textDocument/publishDiagnostics', (params) => params.version === 300);
    assert.equal(last.diagnostics.length, 299);
    assert.ok(engine.analyses() < 30, `${engine.analyses()} analyses for 300 versions`);
  });
});

describe('edits', () => {
  const text = 'Eins 🕊 “zwei”\r\ndrei\r\n“vier” fünf';

  async function hoverText(client: ProtocolClient, line: number, character: number): Promise<string | null> {
    const { result } = await client.request('textDocument/hover', at(line, character));
    return result?.contents.value.split('\n')[0] ?? null;
  }

  async function quotations(client: ProtocolClient): Promise<{ text: string; range: unknown }[]> {
    return (await client.request('policyReview/facts', { uri: URI })).result.quotations;
  }

  it('count in UTF-16 code units and in the protocol’s lines', async () => {
    const client = startInProcess(createPlainEngine());
    await client.initialize(PULL);
    open(client, text);
    assert.equal(await hoverText(client, 0, 7), null);
    assert.equal(await hoverText(client, 0, 8), 'Foreign Ministry · here “ministry”');
    assert.equal(await hoverText(client, 2, 5), 'Foreign Ministry · here “ministry”');
    assert.equal(await hoverText(client, 2, 6), null);
    // The dove goes, the break between the first lines becomes one line feed, then both lines become one.
    change(client, 2, { range: { start: { line: 0, character: 5 }, end: { line: 0, character: 8 } }, text: '' });
    assert.deepEqual((await quotations(client))[0]?.range, { start: { line: 0, character: 5 }, end: { line: 0, character: 11 } });
    change(
      client,
      3,
      { range: { start: { line: 0, character: 11 }, end: { line: 1, character: 0 } }, text: '\n' },
      { range: { start: { line: 0, character: 11 }, end: { line: 1, character: 0 } }, text: ' “neu” ' },
    );
    assert.deepEqual(
      (await quotations(client)).map(({ text: words, range }) => [words, JSON.stringify(range)]),
      [
        ['zwei', '{"start":{"line":0,"character":5},"end":{"line":0,"character":11}}'],
        ['neu', '{"start":{"line":0,"character":12},"end":{"line":0,"character":17}}'],
        ['vier', '{"start":{"line":1,"character":0},"end":{"line":1,"character":6}}'],
      ],
    );
  });

  it('outside the text are moved inside', async () => {
    const client = startInProcess(createPlainEngine());
    await client.initialize(PULL);
    open(client, '“eins”');
    change(client, 2, { range: { start: { line: 9, character: 9 }, end: { line: 99, character: 0 } }, text: ' “zwei”' });
    change(client, 3, { range: { start: { line: 0, character: 400 }, end: { line: -4, character: -1 } }, text: '“drei”' });
    assert.deepEqual(
      (await quotations(client)).map(({ text: words }) => words),
      ['drei'],
    );
  });

  it('that say nothing are skipped, with a word in the log that does not quote them', async () => {
    const client = startInProcess(createPlainEngine());
    await client.initialize(PULL);
    open(client, '“eins”');
    client.notify('textDocument/didChange', { textDocument: { uri: URI, version: 2 }, contentChanges: null });
    assert.match((await client.next('window/logMessage')).message, /^A change of a document could not be understood/);
    for (const params of [null, {}, { textDocument: null }, { textDocument: { uri: 5 } }]) {
      for (const method of ['textDocument/didOpen', 'textDocument/didChange', 'textDocument/didClose', 'workspace/didChangeConfiguration'])
        client.notify(method, params);
    }
    client.notify('textDocument/didChange', {
      textDocument: { uri: 'file:///never/opened', version: 2 },
      contentChanges: [{ text: '“zwei”' }],
    });
    assert.deepEqual(
      (await quotations(client)).map(({ text: words }) => words),
      ['eins'],
    );
    assert.equal((await client.request('policyReview/facts', { uri: 'file:///never/opened' })).result, null);
  });
});

describe('faults', () => {
  it('of one document reach neither the others nor the words of the draft the client', async () => {
    const client = startInProcess(createPlainEngine());
    await client.initialize();
    open(client, 'BOOM, the secret talks');
    open(client, 'It is said.', 'file:///other.txt');
    const broken = await client.next('textDocument/publishDiagnostics', (params) => params.uri === URI);
    assert.match(broken.diagnostics[0].message, /^This text could not be reviewed because of an internal error/);
    assert.equal((await client.next('textDocument/publishDiagnostics')).diagnostics.length, 1);
    for (const method of ['textDocument/hover', 'textDocument/documentSymbol', 'policyReview/facts']) {
      const { error } = await client.request(method, { ...at(0, 0), uri: URI });
      assert.deepEqual(error, { code: INTERNAL_ERROR, message: 'The request failed because of an internal error.' });
    }
    assert.doesNotMatch(JSON.stringify(client.waiting('window/logMessage')), /secret|BOOM/);
    change(client, 2, { text: 'It is said.' });
    assert.equal((await client.next('textDocument/publishDiagnostics')).diagnostics[0].code, 'attribution/vague-source');
  });

  it('of parameters are the client’s', async () => {
    const client = startInProcess(createPlainEngine());
    await client.initialize(PULL);
    open(client, 'x');
    for (const method of [
      'textDocument/hover',
      'textDocument/documentSymbol',
      'textDocument/diagnostic',
      'textDocument/codeAction',
      'policyReview/facts',
    ]) {
      for (const params of [undefined, null, 5, 'x', [], {}, { textDocument: null }, { textDocument: { uri: 5 } }, { uri: null }]) {
        assert.equal((await client.request(method, params)).error?.code, INVALID_PARAMS, `${method} ${JSON.stringify(params)}`);
      }
    }
    for (const position of [null, {}, { line: '0', character: 0 }, 5]) {
      assert.equal((await client.request('textDocument/hover', { ...document(), position })).error?.code, INVALID_PARAMS);
    }
  });

  it('do not come of cancelling, and each request has one answer', async () => {
    const engine = createPlainEngine();
    const client = startInProcess(engine);
    await client.initialize(PULL);
    open(client, '“eins”');
    const early = client.begin('textDocument/hover', at(0, 1));
    client.notify('$/cancelRequest', { id: early.id });
    assert.equal((await early.answer).error?.code, REQUEST_CANCELLED);
    assert.equal(engine.analyses(), 0);
    const asked = [1, 2, 3].map(() => client.begin('textDocument/hover', at(0, 1)));
    client.notify('$/cancelRequest', { id: asked[2]?.id });
    client.notify('$/cancelRequest', { id: 4711 });
    client.notify('$/cancelRequest', { id: asked[2]?.id });
    const answers = await Promise.all(asked.map(({ answer }) => answer));
    assert.ok(answers[0]?.result && answers[1]?.result);
    assert.equal(answers[2]?.error?.code, REQUEST_CANCELLED);
  });
});

describe('settings', () => {
  const off = { rules: { 'attribution/vague-source': 'off' } };
  const configurable = {
    workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true }, diagnostics: { refreshSupport: true } },
  };
  const count = async (client: ProtocolClient) => (await client.request('textDocument/diagnostic', document())).result.items.length;

  it('are asked for each document, and again when they change', async () => {
    const client = startInProcess(createPlainEngine());
    const scopes: string[] = [];
    let rules = {};
    client.answer('workspace/configuration', ({ items }) => {
      scopes.push(`${items[0].section} ${items[0].scopeUri}`);
      return [rules];
    });
    const refreshed = new Promise<void>((resolve) => client.answer('workspace/diagnostic/refresh', () => resolve()));
    const registered = new Promise((resolve) => client.answer('client/registerCapability', resolve));
    await client.initialize({ ...PULL, ...configurable });
    assert.match(JSON.stringify(await registered), /workspace\/didChangeConfiguration/);
    open(client, 'It is said.');
    assert.equal(await count(client), 1);
    rules = off;
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await refreshed;
    assert.equal(await count(client), 0);
    assert.deepEqual(scopes, [`policyReview ${URI}`, `policyReview ${URI}`]);
  });

  it('are the defaults after two seconds for a client that does not answer', async () => {
    const client = startInProcess(createPlainEngine());
    client.answer('workspace/configuration', () => NO_ANSWER);
    await client.initialize({ ...PULL, workspace: { configuration: true } });
    open(client, 'It is said.');
    const began = Date.now();
    assert.equal(await count(client), 1);
    assert.ok(Date.now() - began < 4_000);
  });

  it('come with the change, or with initialize, for a client that cannot be asked', async () => {
    const client = startInProcess(createPlainEngine());
    await client.initialize(PULL, { settings: off });
    open(client, 'It is said.');
    assert.equal(await count(client), 0);
    client.notify('workspace/didChangeConfiguration', { settings: { policyReview: { rules: {} } } });
    assert.equal(await count(client), 1);
    client.notify('workspace/didChangeConfiguration', { settings: {} });
    assert.equal(await count(client), 0);
  });

  it('that cannot be used are named in the log, and the rest is used', async () => {
    const client = startInProcess(createPlainEngine());
    await client.initialize(PULL, { settings: { ...off, language: 7 } });
    open(client, 'It is said.');
    assert.equal(await count(client), 0);
    assert.match((await client.next('window/logMessage')).message, /^policyReview\.language/);
  });
});

describe('policyReview/facts and policyReview/factsChanged', () => {
  const text = `“${'Very long words of a speech. '.repeat(20)}” It is said. [unread]`;

  it('tells a client’s views what they show', async () => {
    const client = startInProcess(createPlainEngine());
    await client.initialize(PULL, { customRequests: true });
    open(client, text);
    assert.deepEqual(await client.next('policyReview/factsChanged'), { uri: URI, version: 1 });
    const { result } = await client.request('policyReview/facts', { uri: URI });
    const { text: words, fingerprint, ...rest } = result.quotations[0];
    assert.match(fingerprint, /^[0-9a-f]{14}$/);
    assert.ok(words.length <= 200 && words.startsWith('Very long words') && words.endsWith('…'));
    assert.deepEqual(rest, {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: find(text, '” It').start + 1 } },
      speaker: 'Foreign Ministry',
      speakerId: 'ministry',
      speakerText: 'ministry',
      kind: 'organization',
      type: 'direct',
      use: 'quotation',
      cue: null,
      basis: 'colon',
      confidence: 0.9,
      section: null,
      rules: [],
    });
    assert.deepEqual(
      { ...result, quotations: [], findings: [] },
      {
        uri: URI,
        version: 1,
        quotations: [],
        organizations: [],
        terms: [],
        findings: [],
        language: 'en',
        counts: { quotations: 1, organizations: 0, terms: 0, findings: 1 },
        problems: ['This part was not reviewed.'],
      },
    );
    change(client, 5, { text: 'Nothing.' });
    assert.deepEqual(await client.next('policyReview/factsChanged'), { uri: URI, version: 5 });
  });

  it('announces nothing to a client that did not ask', async () => {
    const client = startInProcess(createPlainEngine());
    await client.initialize();
    open(client, text);
    await client.next('textDocument/publishDiagnostics');
    assert.equal((await client.request('policyReview/facts', { uri: URI })).result.version, 1);
    assert.deepEqual(client.waiting('policyReview/factsChanged'), []);
  });
});

describe('capabilities', () => {
  it('decide the form of answers', async () => {
    const rich = startInProcess(createPlainEngine());
    const { capabilities } = await rich.initialize({
      textDocument: {
        diagnostic: { relatedInformation: true },
        hover: { contentFormat: ['markdown'] },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        codeAction: { codeActionLiteralSupport: {} },
      },
    });
    assert.deepEqual(capabilities.codeActionProvider, {
      codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.policyReview'],
      resolveProvider: false,
    });
    assert.deepEqual(capabilities.documentSymbolProvider, { label: 'Policy Text Review' });
    const poor = startInProcess(createPlainEngine());
    assert.equal((await poor.initialize()).capabilities.codeActionProvider, undefined);
    for (const client of [rich, poor]) open(client, '“eins” It is said.');
    const hovers = await Promise.all([rich, poor].map((client) => client.request('textDocument/hover', at(0, 2))));
    assert.deepEqual(
      hovers.map(({ result }) => [result.contents.kind, result.contents.value.startsWith('**')]),
      [
        ['markdown', true],
        ['plaintext', false],
      ],
    );
    const symbols = await Promise.all([rich, poor].map((client) => client.request('textDocument/documentSymbol', document())));
    assert.deepEqual(
      symbols.map(({ result }) => Object.keys(result[0])),
      [
        ['name', 'kind', 'range', 'selectionRange'],
        ['name', 'kind', 'location'],
      ],
    );
    const [diagnostic] = (await rich.request('textDocument/diagnostic', document())).result.items;
    assert.equal(diagnostic.relatedInformation[0].location.uri, URI);
    const range = { start: { line: 0, character: 9 }, end: { line: 0, character: 9 } };
    const [action] = (await rich.request('textDocument/codeAction', { ...document(), range, context: { diagnostics: [diagnostic, null] } }))
      .result;
    assert.equal(action.edit.changes[URI][0].newText, 'The ministry says');
    assert.deepEqual(action.diagnostics, [diagnostic]);
  });
});
