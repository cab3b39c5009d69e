import assert from 'node:assert/strict';
import { readQuantities, sameQuantity } from '../../server/src/translation/numbers.ts';

/** Required numbers and months (`m3`), in order; `?` before what may only answer. */
function read(text: string, base: string, all = false): string {
  return readQuantities(text, base)
    .filter(({ required }) => all || required)
    .map(
      ({ kind, values, required, foreign }) =>
        `${required ? '' : '?'}${kind === 'month' ? 'm' : ''}${values.join('/')}${foreign ? '!' : ''}`,
    )
    .join(' ');
}

const ROWS: readonly (readonly [what: string, base: string, text: string, numbers: string])[] = [
  ['groups and decimals of English', 'en', '1,500 troops, 2.5 tonnes, 1,234,567.89 in all', '1500 2.5 1234567.89'],
  ['groups and decimals of German', 'de', '1.500 Soldaten, 2,5 Tonnen, 1.234.567,89 insgesamt', '1500 2.5 1234567.89'],
  ['groups and decimals of French', 'fr', '1 500 soldats, 2,5 tonnes, 1 234 567,89 en tout', '1500 2.5 1234567.89'],
  ['groups and decimals of Russian', 'ru', '1 500 военных, 2,5 тонны, 12 400 человек', '1500 2.5 12400'],
  ['both decimal signs of Spanish', 'es', '1.500 soldados, 2,5 toneladas, 2.5 toneladas', '1500 2.5 2.5'],
  ['digits and signs of Arabic', 'ar', '١٬٥٠٠ جندي و٢٫٥ طن و١٢ ألف', '1500 2.5 12000'],
  ['full-width digits', 'zh', '共１２３人', '123'],
  ['millions and billions', 'en', '$3.5bn, 48.6 billion, 2 million, $5m', '3500000000 48600000000 2000000 5000000'],
  ['the long scale', 'de', '3,5 Mrd. Euro, 2 Billionen', '3500000000 2000000000000'],
  ['mil millones', 'es', '3,5 mil millones, 20 mil', '3500000000 20000'],
  ['Russian abbreviations', 'ru', '3,5 млрд, 20 тыс., 1,2 млн', '3500000000 20000 1200000'],
  ['ten thousands and hundred millions', 'zh', '1.2万人，35亿美元，1200万吨，1万亿元', '12000 3500000000 12000000 1000000000000'],
  ['lakh and crore', 'en', '5 lakh people and 2 crore rupees', '500000 20000000'],
  ['dates of English', 'en', 'on 17–19 March 2024 and May 5, 2025', '17 19 m3 2024 m5 5 2025'],
  ['dates of Russian', 'ru', '17–19 марта 2024 года и 5 мая', '17 19 m3 2024 5 m5'],
  ['dates of Chinese', 'zh', '2024年3月17日至19日', '2024 m3 17 19'],
  ['dates of Spanish', 'es', 'del 17 al 19 de marzo de 2024', '17 19 m3 2024'],
  ['dates of German', 'de', 'vom 17. bis 19. März 2024', '17 19 m3 2024'],
  ['dates of French', 'fr', 'du 1er au 3 août 2024', '1 3 m8 2024'],
  ['both months of Arabic', 'ar', 'في 17 آذار/مارس 2024', '17 m3 m3 2024'],
  ['dates in digits', 'de', 'am 17.03.2024 und 2024-03-17', '2024 17 m3 2024 17 m3'],
  ['a month that is another word', 'en', 'They may agree. In May 2025 they will.', 'm5 2025'],
  ['ends of a range share the word', 'en', '1.5 to 2 million people', '1.5/1500000 2000000'],
  ['decades', 'zh', '20世纪90年代', '1990'],
  ['hours', 'en', 'at 2 p.m.', '2/14'],
  ['hours with a stop', 'en', 'at 2.30 p.m.', '2/14 30'],
  ['megawatts', 'zh', '10兆瓦', '10'],
  ['times with a stop', 'de', 'um 14.30 Uhr', '14 30'],
  ['names with numbers are not asked for', 'en', 'the G20, S-400 missiles and COVID-19', ''],
  ['bullets are not asked for', 'en', '1. The first of 3 points', '3'],
  ['decimals of another language', 'de', '3.5 Prozent', '3.5!'],
  ['groups of another language mean something else', 'de', '12,400 Tonnen', '12.4'],
  ['a year beside an amount', 'en', 'In 2024 350 people came', '2024 350'],
  ['unknown languages: digits', 'xx', '12 345', '12345'],
];

describe('numbers of a translation', () => {
  for (const [what, base, text, numbers] of ROWS) it(`reads ${what}`, () => assert.equal(read(text, base), numbers));

  it('takes words for an answer in every language it knows', () => {
    const three = { start: 0, end: 1, kind: 'number' as const, values: [3], required: true, foreign: false };
    const texts: readonly (readonly [string, string])[] = [
      ['en', 'three states'],
      ['ru', 'трёх государств'],
      ['fr', 'trois États'],
      ['de', 'drei Staaten'],
      ['es', 'tres Estados'],
      ['ar', 'ثلاث دول'],
      ['zh', '三国'],
    ];
    for (const [base, text] of texts)
      assert.ok(
        readQuantities(text, base).some((one) => sameQuantity(one, three)),
        text,
      );
    assert.equal(read('twenty-five states and two million people', 'en', true), '?20 ?5/25 ?2 ?2000000');
    assert.equal(read('三十五个国家和两千万人', 'zh', true).replace(/ ?\?m\d+/g, ''), '?35 ?20000000');
    assert.equal(read('half a billion', 'en', true), '?50 ?500000000');
    assert.equal(read('около полумиллиарда', 'ru', true), '?500000000');
    assert.equal(read('le XXIe siècle', 'fr', true), '?21 ?100');
  });

  it('is linear on hostile digits', () => {
    const text = `${'1 000'.repeat(20_000)} ${'1.'.repeat(20_000)} ${'一万'.repeat(20_000)}`;
    for (const base of ['en', 'fr', 'zh', 'ar']) assert.ok(readQuantities(text, base).length >= 0);
  });
});
