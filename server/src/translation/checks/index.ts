/** The only registry of checks of a translation. A check that is not in this list does not exist. */
import type { PairCheck } from '../pair.ts';
import { translationDoNotTranslate } from './do-not-translate.ts';
import { translationNumbers } from './numbers.ts';
import { translationOrganization } from './organization.ts';
import { translationQuotationCount } from './quotation-count.ts';
import { translationQuotationMarks } from './quotation-marks.ts';
import { translationTermAdmitted } from './term-admitted.ts';
import { translationTermForbidden } from './term-forbidden.ts';
import { translationTermInconsistent } from './term-inconsistent.ts';
import { translationTermMissing } from './term-missing.ts';
import { translationUntranslated } from './untranslated.ts';
import { translationVoice } from './voice.ts';

export const PAIR_CHECKS: readonly PairCheck[] = [
  translationDoNotTranslate,
  translationNumbers,
  translationOrganization,
  translationQuotationCount,
  translationQuotationMarks,
  translationTermAdmitted,
  translationTermForbidden,
  translationTermInconsistent,
  translationTermMissing,
  translationUntranslated,
  translationVoice,
];
