import assert from 'node:assert/strict';
import { knowledge, link, shown } from './support.ts';

/** Checks what the mentions of a text mean; `null` is one that stays open. */
function means(text: string, ...expected: string[]): void {
  assert.deepEqual(shown(text), expected, text);
}

describe('letters that can mean several things', () => {
  it('stay open where two bodies have them and the text decides for neither', () => {
    for (const letters of ['CSU', 'PLA', 'BJP', 'ICC', 'CBI', 'NIA', 'CSIS']) {
      means(`The ${letters} said so.`, `${letters} = null`);
      const [mention] = link(`The ${letters} said so.`).mentions;
      assert.equal(mention!.known, true, letters);
      assert.ok(mention!.confidence <= 0.5, letters);
    }
  });

  it('mean the body that the text names in full, before or after', () => {
    means(
      'The Palestine Liberation Army moved. The PLA said so.',
      'Palestine Liberation Army = palestine-liberation-army',
      'PLA = palestine-liberation-army',
    );
    means(
      "The PLA moved. The People's Liberation Army said so.",
      'PLA = peoples-liberation-army',
      "People's Liberation Army = peoples-liberation-army",
    );
    means(
      'The Bangladesh Jatiya Party lost. The BJP said so.',
      'Bangladesh Jatiya Party = bangladesh-jatiya-party',
      'BJP = bangladesh-jatiya-party',
    );
  });

  it('mean the body of the only state that the text speaks of, and that of the state beside them', () => {
    means('Indian voters chose the BJP.', 'BJP = bharatiya-janata-party');
    means('Chinese officials say that the PLA is ready.', 'PLA = peoples-liberation-army');
    means("They asked India's CBI about it.", 'CBI = central-bureau-of-investigation');
  });

  it('mean the body that keeps company with others of its state', () => {
    means(
      'The Christian Democratic Union and the CSU agreed.',
      'Christian Democratic Union = christian-democratic-union',
      'CSU = christian-social-union',
    );
  });

  it('stay open where they are a state as well, unless the body is spelled out', () => {
    means('The AU said so.', 'AU = african-union');
    means('The AU agreed with Australia.', 'AU = null');
    means('Australia leads the AU mission of the African Union.', 'AU = african-union', 'African Union = african-union');
  });

  it('are no body where they are a word in capitals, or nothing has set them', () => {
    means('IS fighters left Mosul.');
    means('WHAT THIS IS AND WHAT IT IS NOT TO BE');
    means('WHO IS TO BLAME FOR THIS?');
    means('The WHO is to blame.', 'WHO = world-health-organization');
  });

  it('are marked in every row that shares them', () => {
    const owners = (form: string) => knowledge.organizations.filter(({ abbreviations }) => abbreviations.includes(form));
    for (const form of ['CSU', 'PLA', 'BJP', 'CBI', 'NIA', 'CSIS']) {
      assert.ok(owners(form).length >= 2, form);
      assert.ok(
        owners(form).every(({ ambiguous }) => ambiguous?.includes(form)),
        form,
      );
    }
  });
});

describe('names that bodies no longer have', () => {
  it('mean the body, which says since when it has another', () => {
    const rows: [string, string, number][] = [
      ['Qatar Petroleum', 'qatarenergy', 2021],
      ['European Railway Agency', 'european-union-agency-for-railways', 2016],
      ['Department of Peacekeeping Operations', 'united-nations-department-of-peace-operations', 2019],
      ['African Union Mission in Somalia', 'african-union-support-and-stabilization-mission-in-somalia', 2022],
      ['General Accounting Office', 'government-accountability-office', 2004],
      ['Foreign and Commonwealth Office', 'foreign-ministry-gb', 2020],
      ['Japan Defense Agency', 'defence-ministry-jp', 2007],
    ];
    for (const [name, id, until] of rows) {
      means(`They called ${name} about it.`, `${name} = ${id}`);
      assert.equal(knowledge.formerNames![name]?.entity, id, name);
      assert.equal(knowledge.formerNames![name]?.until, until, name);
    }
    assert.ok(new Set(Object.values(knowledge.formerNames!).map(({ entity }) => entity)).size >= 85);
  });
});
