/** French, Spanish, Italian and Portuguese beyond the cases in `test/corpus/languages`: who a pronoun is, and elided words. */
import assert from 'node:assert/strict';
import type { Quotation } from '../../../server/src/engine/facts.ts';
import { analyze, spoken } from '../../support/engine.ts';

function said(language: string, text: string): Quotation[] {
  return [...spoken(analyze(text, { language }))];
}

function canonical(language: string, text: string): (string | null)[] {
  return said(language, text).map(({ source }) => source?.canonical ?? null);
}

describe('speakers of Romance languages', () => {
  it('pronouns and titles tell women from men', () => {
    assert.deepEqual(
      canonical(
        'fr',
        'La ministre Claire Aubin a reçu la presse. « Nous agirons », a-t-elle dit. Le président Paul Garnier était absent. « Je le regrette », a-t-il écrit. « Bien sûr », a noté Mme Aubin.',
      ),
      ['Claire Aubin', 'Paul Garnier', 'Claire Aubin'],
    );
    assert.deepEqual(
      canonical(
        'es',
        'La ministra Clara Robles recibió a la prensa. “Actuaremos”, dijo ella. “Ya veremos”, respondió el presidente Luis Mora. “Está bien”, señaló la ministra.',
      ),
      ['Clara Robles', 'presidente Luis Mora', 'Clara Robles'],
    );
  });

  it('the article of a title that fits both says who cannot be meant', () => {
    const spokeswoman = '« Nous agirons », a dit la porte-parole Marie Faure.';
    assert.deepEqual(canonical('fr', `${spokeswoman} « Sans doute », a-t-elle répondu.`).at(-1), 'porte-parole Marie Faure');
    assert.deepEqual(canonical('fr', `${spokeswoman} « Sans doute », a-t-il répondu.`).at(-1), null);
  });

  it('an initial is no elided word, with either apostrophe', () => {
    for (const apostrophe of ["'", '’']) {
      const [one] = said('fr', `« Rien n${apostrophe}est signé », m${apostrophe}a confié M. Roux.`);
      assert.equal(one?.source?.text, 'M. Roux');
    }
  });

  it('what is said is without the attribution inside the marks', () => {
    const text = '« Nous agirons, a déclaré la ministre, dès lundi. »';
    const [one] = said('fr', text);
    assert.equal(one!.content.map(({ start, end }) => text.slice(start, end)).join('|'), ' Nous agirons|dès lundi. ');
  });

  it('a relative clause behind a speaker is no report, an addressee no speaker', () => {
    const analysis = analyze('«Abbiamo perso tempo», ammette Marco Donati, che ha detto a Luca Riva la verità.', { language: 'it' });
    assert.deepEqual(
      analysis.quotations.map(({ source, type }) => `${type}: ${source?.text}`),
      ['direct: Marco Donati'],
    );
    assert.equal(said('es', '“Perdimos”, le dijo a Pedro Rivas la ministra.')[0]?.source?.text, 'la ministra');
  });
});
