/**
 * Rules that judge a text beside the one it translates. They run outside the engine, in `server/src/translation`, which sees both; the
 * engine only knows that they exist, so that comments may switch them off.
 */
export const TRANSLATION_RULE_IDS: readonly string[] = [
  'translation/do-not-translate',
  'translation/numbers',
  'translation/organization',
  'translation/quotation-count',
  'translation/quotation-marks',
  'translation/term-admitted',
  'translation/term-forbidden',
  'translation/term-inconsistent',
  'translation/term-missing',
  'translation/untranslated',
  'translation/voice',
];
