import { checkRows } from '../../support/rules.ts';

const RULE = 'quotation/late-attribution';
const SHORT = 'We have waited long enough';
const LONG =
  'The report has been on the table since the spring of last year, the ministers have read it, the members have read it, and everybody who reads it says that it cannot wait another year, for those who ask for patience now asked for patience then, and nothing has come of it but paper on a table in a room that nobody has the key of';

describe(RULE, () => {
  checkRows(RULE, { language: 'en' }, [
    ['flags a speaker after a long quotation', `“${SHORT}. ${LONG},” said ⟦Jane Doe⟧.`],
    ['flags a body', `“${SHORT}. ${LONG},” ⟦the Fund⟧ said in a statement.`],
    ['flags a speaker after several paragraphs', `“${SHORT}.\n\n“${LONG},” said ⟦Jane Doe⟧.`],
    ['does not flag a speaker before it', `Jane Doe said: “${SHORT}. ${LONG}.”`],
    ['does not flag a speaker after the first sentence', `“${SHORT},” said Jane Doe. “${LONG}.”`],
    ['does not flag a short quotation', `“${SHORT}. We act now,” said Jane Doe.`],
    ['does not flag one long sentence', `“${LONG},” said Jane Doe.`],
    ['does not flag a pronoun', `Jane Doe came. “${SHORT}. ${LONG},” she said.`],
    ['does not flag whoever was named before it', `Jane Doe came to Riga. “${SHORT}. ${LONG},” Doe said.`],
    ['does not flag a line with a name', `“${SHORT}. ${LONG}.”\n— Jane Doe`],
  ]);
});
