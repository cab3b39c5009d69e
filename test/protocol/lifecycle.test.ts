import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { frame, type ServerProcess, spawnServer } from '../support/protocol-client.ts';

const NOT_INITIALIZED = -32002;
const INVALID_REQUEST = -32600;
const METHOD_NOT_FOUND = -32601;
const INVALID_PARAMS = -32602;

describe('life of the server process', () => {
  let server: ServerProcess;
  beforeEach(() => {
    server = spawnServer();
  });
  afterEach(() => {
    server.process.kill();
  });

  it('answers nothing before initialize', async () => {
    const { error } = await server.request('textDocument/hover', {});
    assert.equal(error?.code, NOT_INITIALIZED);
    assert.equal((await server.request('shutdown')).error?.code, NOT_INITIALIZED);
    // What came too early is dropped, not kept for later.
    server.notify('textDocument/didOpen', { textDocument: { uri: 'a:b', languageId: 'plaintext', version: 1, text: 'early' } });
    await server.initialize();
    assert.equal((await server.request('policyReview/facts', { uri: 'a:b' })).result, null);
  });

  it('is initialized once', async () => {
    const result = await server.initialize();
    assert.equal(result.serverInfo.name, 'Policy Text Review');
    assert.equal(result.capabilities.positionEncoding, 'utf-16');
    assert.equal(result.capabilities.textDocumentSync.change, 2);
    assert.equal((await server.request('initialize', { processId: null, rootUri: null, capabilities: {} })).error?.code, INVALID_REQUEST);
  });

  it('survives parameters of initialize that are none', async () => {
    for (const params of [undefined, null, 5, []]) assert.equal((await server.request('initialize', params)).error?.code, INVALID_PARAMS);
    assert.ok((await server.request('initialize', { capabilities: null })).result);
  });

  it('answers nothing but exit after shutdown, and ends with 0', async () => {
    await server.initialize();
    assert.equal((await server.request('shutdown')).result, null);
    assert.equal((await server.request('textDocument/hover', {})).error?.code, INVALID_REQUEST);
    assert.equal((await server.request('shutdown')).error?.code, INVALID_REQUEST);
    server.notify('exit');
    assert.equal(await server.exited, 0);
  });

  it('ends with 1 on exit without shutdown, initialized or not', async () => {
    server.notify('exit');
    assert.equal(await server.exited, 1);
    const second = spawnServer();
    await second.initialize();
    second.notify('exit');
    assert.equal(await second.exited, 1);
  });

  it('ends when its input ends, and not before it did what was asked', async () => {
    await server.initialize();
    server.send(frame({ jsonrpc: '2.0', id: 'last', method: 'shutdown' }) + frame({ jsonrpc: '2.0', method: 'exit' }));
    server.process.stdin?.end();
    assert.equal(await server.exited, 0);

    const second = spawnServer();
    await second.initialize();
    const began = Date.now();
    second.process.stdin?.end();
    assert.equal(await second.exited, 1);
    assert.ok(Date.now() - began < 3_000);
  });

  it('ends when its output is gone', async () => {
    await server.initialize();
    server.process.stdout?.destroy();
    server.notify('textDocument/didOpen', { textDocument: { uri: 'a:b', languageId: 'plaintext', version: 1, text: 'x' } });
    assert.equal(await server.exited, 1);
  });

  it('goes on after messages it cannot understand', async () => {
    await server.initialize();
    const secret = 'the minister’s secret';
    for (const body of [
      `{"jsonrpc": "${secret}`,
      '[]',
      `["${secret}"]`,
      'null',
      '42',
      '{}',
      `{"jsonrpc":"2.0","id":{},"method":"${secret}"}`,
      '\ufffd\u0000',
    ]) {
      server.send(frame(body));
    }
    server.send(Buffer.concat([Buffer.from('Content-Length: 3\r\n\r\n'), Buffer.from([0xff, 0xfe, 0x80])]));
    assert.equal((await server.request('policyReview/facts', { uri: 'a:b' })).result, null);
    assert.doesNotMatch(server.stderr() + JSON.stringify(server.waiting('window/logMessage')), /secret/);
  });

  it('says that it does not know a method', async () => {
    await server.initialize();
    assert.equal((await server.request('textDocument/unheardOf', {})).error?.code, METHOD_NOT_FOUND);
    assert.equal((await server.request('$/unheardOf', {})).error?.code, METHOD_NOT_FOUND);
    assert.equal((await server.request('policyReview/refused', { reason: 'shut-down' })).error?.code, METHOD_NOT_FOUND);
    server.notify('textDocument/unheardOf', {});
    server.notify('$/unheardOf');
    assert.ok((await server.request('shutdown')).result === null);
  });

  it('takes frames byte by byte and several at once', async () => {
    await server.initialize();
    const one = frame({
      jsonrpc: '2.0',
      method: 'textDocument/didOpen',
      params: { textDocument: { uri: 'a:b', languageId: 'plaintext', version: 4, text: 'é' } },
    });
    const bytes = Buffer.from(one);
    for (let at = 0; at < bytes.length; at += 1) server.send(bytes.subarray(at, at + 1));
    assert.equal((await server.request('policyReview/facts', { uri: 'a:b' })).result.version, 4);
  });

  for (const [what, bytes] of [
    ['a missing length', 'Hello: there\r\n\r\n{}'],
    ['a negative length', 'Content-Length: -1\r\n\r\n{}'],
    ['a length nobody can send', 'Content-Length: 1073741824\r\n\r\n'],
    ['a header without end', 'x'.repeat(100_000)],
  ] as const) {
    it(`ends with one line about ${what}, rather than hang`, async () => {
      await server.initialize();
      server.send(bytes);
      assert.equal(await server.exited, 1);
      assert.match(server.stderr(), /^policy-review: The client sent [^\n]+\n$/);
    });
  }

  it('talks over the channel of its parent, and ends when that is gone', async () => {
    const start = () => fork(server.process.spawnargs[1]!, ['--node-ipc'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const ask = async (child: ChildProcess, id: number, method: string, params?: object) => {
      const answer = once(child, 'message');
      child.send({ jsonrpc: '2.0', id, method, params });
      return (await answer)[0] as { id: number; result: { serverInfo: object } | null };
    };
    const polite = start();
    assert.ok((await ask(polite, 1, 'initialize', { processId: null, rootUri: null, capabilities: {} })).result?.serverInfo);
    assert.deepEqual((await ask(polite, 2, 'shutdown')).result, null);
    polite.send({ jsonrpc: '2.0', method: 'exit' });
    assert.deepEqual(await once(polite, 'exit'), [0, null]);

    const orphan = start();
    assert.ok((await ask(orphan, 1, 'initialize', { processId: null, rootUri: null, capabilities: {} })).result);
    orphan.disconnect();
    assert.deepEqual(await once(orphan, 'exit'), [1, null]);
  });

  it('refuses to start without a way to talk', async () => {
    const mute = spawnServer([server.process.spawnargs[1]!]);
    assert.equal(await mute.exited, 2);
    assert.match(mute.stderr(), /--stdio/);
  });
});
