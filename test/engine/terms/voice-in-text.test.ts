/** Voices as the whole engine names them, from plain sentences to occurrences. */
import assert from 'node:assert/strict';
import type { Format, Voice } from '../../../server/src/engine/facts.ts';
import { analyze, engine } from '../../support/engine.ts';

describe('voice of a term, through the engine', () => {
  const rows: readonly (readonly [string, readonly string[], Format?])[] = [
    ['Trade with unfriendly states fell by a third.', ['author']],
    ['"Trade with unfriendly states fell by a third," the ministry said.', ['quoted']],
    ['The ministry said that trade with unfriendly states had fallen.', ['reported']],
    ['Trade with unfriendly states had fallen, the ministry said.', ['reported']],
    ['Of particular importance, the ministry said, is the task of adapting to multipolar realities.', ['reported']],
    ['Trade with so-called unfriendly states fell.', ['distanced']],
    ['Trade with what Moscow calls unfriendly states fell.', ['distanced']],
    ['The term “unfriendly states” comes from a decree.', ['distanced']],
    ['His book "Axis of Evil" sold well.', []],
    ['According to the ministry, hegemony was over.', ['reported']],
    ['The minister called on unfriendly states to think again.', ['author']],
    ['The "rogue state" has joined three treaties.', ['distanced']],
    ['Lavrov said hegemony "must end" and regime change "never works".', ['reported', 'reported']],
    ['The minister blamed the "collective West" for the delay.', ['quoted']],
    ['> The diktat must end.\n>\n> — Ministry statement', ['quoted'], 'markdown'],
    ['He warned that the special military operation would go on.', ['reported']],
    ['The special military operation goes on.', ['author']],
    ['“We reject hegemony,” he said. Hegemony is a strong word.', ['quoted', 'author']],
    ['The ministry denied that the puppet government had fled.', ['reported']],
    ['"The puppet government fled," said Ivanov, "and the free world is silent."', ['quoted', 'quoted']],
    ['He told reporters the free world was tired.', ['reported']],
    ['# Ministry rejects diktat\n\nThe talks ended.', ['author'], 'markdown'],
    ['"There is a desire of the West and its satellites to impede," the Foreign Ministry stated.', ['quoted']],
    ['The statement says the Zionist entity is to blame.', ['reported']],
    ['The Coalition of the Willing Committee on Global South Affairs met.', []],
    ['The Ministry for Denazification spoke of denazification.', ['author']],
    ['The **free world** and the `free world` in code.', ['author'], 'markdown'],
  ];
  for (const [text, expected, format = 'plaintext'] of rows) {
    it(text.replace(/\s+/g, ' '), () =>
      assert.deepEqual(
        analyze(text, { format }).terms.map((term) => term.voice),
        expected,
      ),
    );
  }

  const foreign: readonly (readonly [language: string, text: string, expected: readonly Voice[], format?: Format])[] = [
    // Attributions in the middle of a clause and at its end.
    ['en', 'Hegemony, he added, never lasts.', ['reported']],
    ['de', 'Die Hegemonie, so zwei Berater der Ministerin, sei vorbei.', ['reported']],
    ['de', 'Das Land leide unter der Hegemonie, klagt ein früherer Richter.', ['reported']],
    ['es', 'El país sufre la hegemonía, denuncia la ministra.', ['reported']],
    ['zh', '霸权主义，外长在采访中说，是过去的事。', ['reported']],
    ['zh', '外长抵达北京，霸权主义是过去的事。', ['author']],
    ['zh', '这里已经没有霸权主义，两位前部长这样告诉委员会。', ['reported']],
    ['zh', '州长称关税是错误，而他自己的双重标准却无人追究。', ['author']],
    ['ar', 'الاستعمار الجديد، وفقا للوزيرة، لم ينته بعد.', ['reported']],
    // Lists and whose they are.
    ['en', 'The union’s complaints are familiar:\n\n- double standards at the port.', ['reported'], 'markdown'],
    ['en', 'We made three demands:\n\n- double standards at the port must end.', ['author'], 'markdown'],
    ['fr', 'Le syndicat reproche au ministère :\n\n- son hégémonie.', ['reported'], 'markdown'],
    ['ru', 'В своём ответе посольство подчёркивает:\n\n- гегемония закончилась.', ['reported'], 'markdown'],
  ];
  for (const [language, text, expected, format = 'plaintext'] of foreign) {
    it(text.replace(/\s+/g, ' '), () =>
      assert.deepEqual(
        analyze(text, { format, language }).terms.map((term) => term.voice),
        expected,
      ),
    );
  }

  it('makes findings of the author alone, and none when the rule is off', () => {
    const text = 'Hegemony grows. "Hegemony shrinks," he said.';
    const of = (rules: Readonly<Record<string, 'off'>>) =>
      analyze(text, { rules }).findings.filter((finding) => finding.rule === 'term/rhetorical');
    assert.deepEqual(
      of({}).map((finding) => [text.slice(finding.start, finding.end), finding.start, finding.severity]),
      [['Hegemony', 0, 'information']],
    );
    assert.deepEqual(of({ 'term/rhetorical': 'off' }), []);
  });

  it('speaks of the voices that the settings name, and rewords no quotation', () => {
    const text = 'Hegemony grows. "Hegemony shrinks," he said. He said that hegemony was over. So-called hegemony is loud.';
    const found = (voices?: readonly Voice[]) =>
      analyze(text, voices === undefined ? {} : { voices })
        .findings.filter((finding) => finding.rule === 'term/rhetorical')
        .map(({ start, fixes }) => [start, (fixes ?? []).length > 0]);
    const author = text.indexOf('Hegemony');
    const quoted = text.indexOf('Hegemony', 1);
    assert.deepEqual(found(), [[author, true]]);
    assert.deepEqual(found(['quoted']), [[quoted, false]]);
    assert.deepEqual(found(['reported']), [[text.indexOf('hegemony'), true]]);
    assert.deepEqual(found(['distanced']), [[text.lastIndexOf('hegemony'), false]]);
    assert.deepEqual(found([]), []);
  });

  it('hears again whose words a list is when its lead-in changes, and when the settings do', () => {
    const analyzer = engine.createAnalyzer();
    const options = { format: 'markdown', language: 'en' } as const;
    const list = '- hegemony is over;\n- the free world sleeps.\n';
    const count = () => analyzer.analysis().findings.filter((finding) => finding.rule === 'term/rhetorical').length;
    analyzer.update(`The ministry said:\n\n${list}`, options);
    assert.equal(count(), 0);
    analyzer.edit(13, 17, 'hall');
    assert.equal(count(), 2);
    analyzer.edit(13, 17, 'said');
    assert.equal(count(), 0);
    analyzer.configure({ ...options, voices: ['reported'] });
    assert.equal(count(), 2);
  });
});
