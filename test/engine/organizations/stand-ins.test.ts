/** Nouns in lower case that stand for a body named before: "das Ministerium", «в ведомстве», 该组织. */
import assert from 'node:assert/strict';
import { analyze } from '../../support/engine.ts';

function shown(language: string, text: string): string[] {
  return analyze(text, { format: 'plaintext', language }).organizations.map(({ text: words, entity }) => `${words} = ${entity}`);
}

describe('nouns that stand for a body', () => {
  const NATO = 'north-atlantic-treaty-organization';
  const WHO = 'world-health-organization';

  it('mean the nearest body before them that can be called so', () => {
    const rows: [language: string, text: string, ...found: string[]][] = [
      [
        'ru',
        'МИД России молчит. В ведомстве ждут. МИД Польши ответил. Само министерство молчит.',
        'МИД России = foreign-ministry-ru',
        'ведомстве = foreign-ministry-ru',
        'МИД Польши = foreign-ministry-pl',
        'министерство = foreign-ministry-pl',
      ],
      [
        'de',
        'Die NATO plant mit der OSZE. Im Bündnis gibt es Streit. Die Organisation schweigt.',
        `NATO = ${NATO}`,
        'OSZE = organization-for-security-and-cooperation-in-europe',
        `Bündnis = ${NATO}`,
        `Organisation = ${NATO}`,
      ],
      ['fr', 'L’OMS a parlé. L’organisation estime que le virus recule.', `OMS = ${WHO}`, `organisation = ${WHO}`],
      [
        'ru',
        'ООН и ЕС ждут. Представитель организации молчит.',
        'ООН = united-nations',
        'ЕС = european-union',
        'организации = european-union',
      ],
      ['es', 'La OTAN se reunirá. La alianza decidirá.', `OTAN = ${NATO}`, `alianza = ${NATO}`],
      ['zh', '世界卫生组织宣布疫情结束。该组织说，患者已经出院。', `世界卫生组织 = ${WHO}`, `该组织 = ${WHO}`],
    ];
    for (const [language, text, ...found] of rows) assert.deepEqual(shown(language, text), found, text);
  });

  it('mean nothing where no body stands before them', () => {
    for (const [language, text] of [
      ['ru', 'В ведомстве ждут.'],
      ['de', 'Im Ministerium gibt es Streit.'],
      ['fr', 'L’organisation estime que oui. '],
      ['es', 'La alianza decidirá.'],
      ['zh', '该组织说，患者已经出院。'],
    ] as const)
      assert.deepEqual(shown(language, text), [], text);
  });

  it('are names or other things with words of their own', () => {
    for (const [language, text] of [
      ['ru', 'МИД России молчит. Другие министерства ждут.'],
      ['ru', 'ООН ждёт. Гуманитарные организации ждут. Организации сообщили о жертвах. Организация выборов затянулась.'],
      ['de', 'Die NATO plant. Die Allianz der Willigen tagt. Ein Bündnis tagt. Das neue Bündnis wächst. Die Allianz Versicherung zahlt.'],
      ['fr', 'L’OMS a parlé. L’organisation de la réunion est prête. L’organisation Juristes sans peur attend. Une organisation est née.'],
      ['es', 'La ONU habló. El organismo internacional calla. La organización de la cumbre falló. Una organización pidió ayuda.'],
      ['zh', '中国国防部同意。该部队已抵达。该部长说。'],
    ] as const)
      assert.equal(shown(language, text).length, 1, text);
  });

  it('stand for bodies that only the text knows, by the noun of their name', () => {
    assert.deepEqual(
      shown('ru', 'Отчёт выпустил Институт пограничных исследований (ИПИ). В институте считают, что доверие упало.').slice(-1),
      ['институте = local:институт-пограничных-исследований'],
    );
    assert.deepEqual(shown('de', 'Das Amt für Küstenschutz (AfK) warnt. Das Bündnis schweigt.').slice(2), []);
  });

  it('belong to the noun before a name of a person, and not to a state', () => {
    assert.equal(shown('ru', 'МИД России молчит. Представитель министерства Мария Петрова ответила.').length, 2);
    assert.equal(shown('ru', 'МИД России молчит. Представитель министерства Франции ответил.').length, 1);
  });

  it('are ministries without their state, which the text names', () => {
    const rows: [language: string, text: string, ...found: string[]][] = [
      ['ru', 'В МИД ответили. Представитель МИД России молчит.', 'МИД = foreign-ministry-ru', 'МИД России = foreign-ministry-ru'],
      ['ru', 'МИД Сербии ждёт. В МИДе молчат.', 'МИД Сербии = foreign-ministry-rs', 'МИДе = foreign-ministry-rs'],
      [
        'de',
        'Das russische Verteidigungsministerium dementiert. Ein Sprecher des Verteidigungsministeriums schwieg.',
        'russische Verteidigungsministerium = defence-ministry-ru',
        'Verteidigungsministeriums = defence-ministry-ru',
      ],
      [
        'fr',
        'Le ministère iranien des Affaires étrangères nie. Le ministère des Affaires étrangères attend.',
        'ministère iranien des Affaires étrangères = foreign-ministry-ir',
        'ministère des Affaires étrangères = foreign-ministry-ir',
      ],
      [
        'es',
        'El Ministerio de Defensa de Colombia calla. El Ministerio de Defensa espera.',
        'Ministerio de Defensa de Colombia = defence-ministry-co',
        'Ministerio de Defensa = defence-ministry-co',
      ],
      // In Chinese texts the ministry without a state is China's until another is named.
      ['zh', '外交部发言人表示。', '外交部 = foreign-ministry-cn'],
      ['zh', '法国外交部回应。外交部说，会谈继续。', '法国外交部 = foreign-ministry-fr', '外交部 = foreign-ministry-fr'],
    ];
    for (const [language, text, ...found] of rows) assert.deepEqual(shown(language, text), found, text);
  });

  it('are bodies of their own where the text tells nothing of their state, in capitals', () => {
    const rows: [language: string, text: string, ...found: string[]][] = [
      ['ru', 'В МИД ответили. В МИДе молчат.', 'МИД = local:foreign-ministry', 'МИДе = local:foreign-ministry'],
      ['ru', 'МИД ждёт. Иран и Ирак молчат.', 'МИД = local:foreign-ministry'],
      ['de', 'Das Verteidigungsministerium prüft.', 'Verteidigungsministerium = local:defence-ministry'],
      ['de', 'Ein Verteidigungsministerium prüft.'],
      ['ru', 'МИД страны ждёт.'],
      ['fr', 'Le ministère de la Défense attend.', 'ministère de la Défense = local:defence-ministry'],
    ];
    for (const [language, text, ...found] of rows) assert.deepEqual(shown(language, text), found, text);
  });

  it('are ministries of the state that the text comes from, that acts in it, or that alone is named', () => {
    const rows: [language: string, text: string, found: string][] = [
      ['ru', 'МОСКВА, 5 мая. МИД ответил Украине.', 'МИД = foreign-ministry-ru'],
      ['ru', 'Казахстан ждёт. В МИД ответили.', 'МИД = foreign-ministry-kz'],
      ['de', 'BERLIN (dpa). Das Verteidigungsministerium schwieg zu Polen.', 'Verteidigungsministerium = defence-ministry-de'],
      ['fr', 'L’Italie attend. Le ministère de la Défense attend Rome.', 'ministère de la Défense = defence-ministry-it'],
      ['es', 'MADRID. El Ministerio de Defensa calla.', 'Ministerio de Defensa = defence-ministry-es'],
      ['ar', 'تنتظر روسيا. قالت وزارة الخارجية إنها سترد.', 'وزارة الخارجية = foreign-ministry-ru'],
      ['zh', '莫斯科。国防部指出。', '国防部 = defence-ministry-ru'],
    ];
    for (const [language, text, found] of rows) assert.ok(shown(language, text).includes(found), `${text} ${shown(language, text)}`);
    assert.deepEqual(shown('ru', 'Минобороны России молчит. Украина и Польша ждут. МИД ответил.'), [
      'Минобороны России = defence-ministry-ru',
      'МИД = foreign-ministry-ru',
    ]);
  });

  it('are none where words that nobody knows say whose they are', () => {
    assert.deepEqual(shown('es', 'La Cancillería ruritana respondió. La Cancillería de Perú calla.'), [
      'Cancillería de Perú = foreign-ministry-pe',
    ]);
  });
});
