import assert from 'node:assert/strict';
import { organizationOf } from '../../../server/src/engine/known.ts';
import { analyze } from '../../support/engine.ts';
import { knowledge, link, shown } from './support.ts';

/** Reads a text of one paragraph and checks what its mentions mean. */
function means(text: string, ...expected: string[]): void {
  assert.deepEqual(shown(text), expected, text);
}

describe('bodies that every state has', () => {
  it('are named by a demonym or an owner before the noun and by the state after it, in lower case, too', () => {
    means('The Russian Interior Ministry said that it was so.', 'Russian Interior Ministry = interior-ministry-ru');
    means("They asked Peru's Ministry of Education about it.", 'Ministry of Education = education-ministry-pe');
    means('The Ministry of Internal Affairs of Ukraine said no.', 'Ministry of Internal Affairs of Ukraine = interior-ministry-ua');
    means('He met the central bank of the Philippines there.', 'central bank of the Philippines = bangko-sentral-ng-pilipinas');
    means('a spokesman of the Turkish health ministry said so.', 'Turkish health ministry = health-ministry-tr');
    means('It was the Parliament of Malta that voted.', 'Parliament of Malta = parliament-mt');
    means('It was the Philippine Congress that voted.', 'Philippine Congress = congress-ph');
  });

  it('go by the name of their own where a state has given them one', () => {
    means('The Israeli Parliament voted on it.', 'Israeli Parliament = knesset');
    means('The German central bank raised it. The Bundesbank said so.', 'German central bank = bundesbank', 'Bundesbank = bundesbank');
    means('Then the Indian Navy came to help.', 'Indian Navy = navy-in');
    means('Then the Portuguese Navy came to help.', 'Portuguese Navy = portuguese-navy');
    means('The Bundesbank met. The central bank said so.', 'Bundesbank = bundesbank', 'central bank = bundesbank');
  });

  it('are meant by their noun once the text has named them', () => {
    means(
      'The Russian Interior Ministry said it. The Interior Ministry denied that. The ministry did not say why.',
      'Russian Interior Ministry = interior-ministry-ru',
      'Interior Ministry = interior-ministry-ru',
      'ministry = interior-ministry-ru',
    );
    means('Turkish Interior Minister Ali Kaya spoke. The Interior Ministry agreed.', 'Interior Ministry = interior-ministry-tr');
  });

  it('stay open where the text does not say whose they are', () => {
    means('The Congolese Interior Ministry said so.', 'Congolese Interior Ministry = local:congolese-interior-ministry');
    means('The Ministry of Finance said so.', 'Ministry of Finance = local:finance-ministry');
    means('The ministry of finance said so.');
    means(
      'The Polish Finance Ministry and the Czech Finance Ministry met. A Finance Ministry spokesman spoke.',
      'Polish Finance Ministry = finance-ministry-pl',
      'Czech Finance Ministry = finance-ministry-cz',
      'Finance Ministry = finance-ministry-cz',
    );
  });

  it('are not what states do not have', () => {
    means('The American Interior Ministry is not one.', 'American Interior Ministry = local:american-interior-ministry');
    means('The Soviet Finance Ministry was one.', 'Soviet Finance Ministry = local:soviet-finance-ministry');
    means('The Danish Senate is gone.', 'Danish Senate = local:danish-senate');
  });

  it('keep longer names and names of others', () => {
    means(
      'The Dutch Ministry of Economic Affairs and Climate Policy said so.',
      'Dutch Ministry of Economic Affairs and Climate Policy = local:dutch-ministry-of-economic-affairs-and-climate-policy',
    );
    means('The Supreme Court of California ruled.', 'Supreme Court of California = local:supreme-court-of-california');
    means('The Senate voted. The US Supreme Court ruled.', 'Senate = us-senate', 'US Supreme Court = us-supreme-court');
  });

  it('are defined with their state in the long form', () => {
    const { definitions } = link('The Philippine Supreme Court (PSC) ruled. The Finance Ministry of Japan (MOF) said so.');
    assert.deepEqual(
      definitions.map(({ long, short, entity }) => [long.text, short.text, entity]),
      [
        ['Philippine Supreme Court', 'PSC', 'supreme-court-ph'],
        ['Finance Ministry of Japan', 'MOF', 'finance-ministry-jp'],
      ],
    );
    assert.equal(link('The Philippine Supreme Court (SC) ruled.').definitions[0]?.entity, 'supreme-court-ph');
  });

  it('are found by their ids, as rows are', () => {
    const body = organizationOf(knowledge, 'interior-ministry-nl')!;
    assert.equal(body.name, 'Dutch Interior Ministry');
    assert.equal(body.description, 'Interior ministry of the Netherlands');
    assert.equal(body.kind, 'ministry');
    assert.equal(body.country, 'nl');
    for (const id of [
      'interior-ministry-us',
      'interior-ministry-xx',
      'interior-ministry',
      'central-bank-de',
      'finance-ministry-su',
      'xx',
    ]) {
      assert.equal(organizationOf(knowledge, id), undefined, id);
    }
  });

  it('cover every state of today, each with a row of its own or composed', () => {
    const { institutions = [], countries, organizations } = knowledge;
    const ids = new Map(organizations.map((entry) => [entry.id, entry]));
    assert.ok(institutions.length >= 35);
    for (const { rows } of institutions) for (const [state, id] of Object.entries(rows)) assert.equal(ids.get(id)?.country, state);
    for (const id of ['finance-ministry', 'central-bank', 'armed-forces', 'government']) {
      const { rows } = institutions.find((one) => one.id === id)!;
      for (const { id: state, former } of countries) {
        if (former === true) continue;
        assert.ok(Object.hasOwn(rows, state) || organizationOf(knowledge, `${id}-${state}`) !== undefined, `${id} of ${state}`);
      }
    }
  });
});

describe('bodies that every state has, in other languages', () => {
  const means = (language: string, text: string, ...expected: string[]): void => {
    const { organizations } = analyze(text, { language });
    assert.deepEqual(
      organizations.map((mention) => `${mention.text} = ${mention.entity}`),
      expected,
      text,
    );
  };

  it('are found in their cases with the state after them, in Russian', () => {
    means('ru', 'В Министерстве финансов России это подтвердили.', 'Министерстве финансов России = finance-ministry-ru');
    means('ru', 'По данным МВД РФ, их двое.', 'МВД РФ = interior-ministry-ru');
    means('ru', 'Представитель Минфина Российской Федерации ушёл.', 'Минфина Российской Федерации = finance-ministry-ru');
    means('ru', 'Это решил парламент Германии.', 'парламент Германии = bundestag');
    means('ru', 'Это решил парламент. Это сказало правительство.');
  });

  it('are found with the adjective before them, in German', () => {
    means('de', 'Ein Sprecher des russischen Innenministeriums sagte es.', 'russischen Innenministeriums = interior-ministry-ru');
    means('de', 'Die türkische Zentralbank erhöht.', 'türkische Zentralbank = central-bank-of-the-republic-of-turkiye');
    means('de', 'Das entschied die deutsche Zentralbank.', 'deutsche Zentralbank = bundesbank');
    means('de', 'Das entschied die Regierung.');
  });

  it('are found with an adjective before them in any case, in Russian', () => {
    means('ru', 'Российский МИД выразил протест.', 'Российский МИД = foreign-ministry-ru');
    means('ru', 'Представитель украинского МИДа ушёл.', 'украинского МИДа = foreign-ministry-ua');
    means('ru', 'В российском Минфине ждут.', 'российском Минфине = finance-ministry-ru');
    means('ru', 'Французское министерство обороны молчит.', 'Французское министерство обороны = defence-ministry-fr');
    means('ru', 'В новом министерстве обороны Украины ждут.', 'министерстве обороны Украины = defence-ministry-ua');
    means('ru', 'Российский посол сказал это, парламент молчит.');
  });

  it('are found with the state before, inside or after them, in French and Spanish', () => {
    means('fr', "Le ministère russe de l'Intérieur l'a dit.", "ministère russe de l'Intérieur = interior-ministry-ru");
    means('fr', 'Le ministère de la Justice du Brésil l’a dit.', 'ministère de la Justice du Brésil = justice-ministry-br');
    means('fr', 'La banque centrale turque relève ses taux.', 'banque centrale turque = central-bank-of-the-republic-of-turkiye');
    means('fr', "L'Assemblée nationale a voté.", 'Assemblée nationale = french-national-assembly');
    means('fr', "L'Assemblée nationale du Cameroun a voté.", 'Assemblée nationale du Cameroun = national-assembly-cm');
    means('es', 'El Ministerio del Interior de Rusia lo dijo.', 'Ministerio del Interior de Rusia = interior-ministry-ru');
    means('es', 'El Senado de Estados Unidos votó.', 'Senado de Estados Unidos = us-senate');
    means('es', 'El Ministerio del Interior ruso lo dijo.', 'Ministerio del Interior ruso = interior-ministry-ru');
    means('es', 'La Cancillería argentina respondió.', 'Cancillería argentina = foreign-ministry-ar');
    means('es', 'El Ministerio de Defensa francés calla.', 'Ministerio de Defensa francés = defence-ministry-fr');
    means('es', 'El Parlamento y el Senado alaban al pueblo ruso.');
  });

  it('are found in Chinese and behind Arabic prefixes', () => {
    means('zh', '俄罗斯财政部表示同意。', '俄罗斯财政部 = finance-ministry-ru');
    means('zh', '这是美国最高法院的决定。', '美国最高法院 = us-supreme-court');
    means('zh', '政府决定加税。');
    means('ar', 'وقالت وزارة الداخلية الروسية إنها وافقت.', 'وزارة الداخلية الروسية = interior-ministry-ru');
    means('ar', 'رفع البنك المركزي التركي الفائدة.', 'البنك المركزي التركي = central-bank-of-the-republic-of-turkiye');
  });

  it('are meant by the noun of a ministry, a bank or a court alone once the text has named one', () => {
    means(
      'ru',
      'Министерство финансов Чили промолчало. В министерстве финансов ждут.',
      'Министерство финансов Чили = finance-ministry-cl',
      'министерстве финансов = finance-ministry-cl',
    );
    means('ru', 'Министерство финансов промолчало.');
    means('zh', '俄罗斯财政部同意。财政部还说。', '俄罗斯财政部 = finance-ministry-ru', '财政部 = finance-ministry-ru');
  });
});
