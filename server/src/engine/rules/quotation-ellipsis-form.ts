/** Ellipses of several forms in one text, or of another form than the style's. */

import type { StyleEntry } from '../knowledge.ts';
import type { FormPlace } from '../quotations/overview.ts';
import { say, styleName, titled } from '../said.ts';
import type { Draft, Rule } from './rule.ts';

export const quotationEllipsisForm: Rule = {
  id: 'quotation/ellipsis-form',
  summary: 'An ellipsis in a quotation has another form than the others, or than the style asks for',
  defaultSeverity: 'hint',
  scope: 'quotations',
  check(_facts, { overview, style }) {
    const ellipses = overview?.ellipses;
    if (ellipses === undefined) return [];
    const forms = ellipses.forms();
    const asked = style === null || style.ellipsis === null ? null : style.ellipsis.replace(/[[\]]/g, '');
    if (forms.length < 2 && (asked === null || forms.every((form) => form === asked))) return [];
    const known = forms.map((form) => ({ form, count: ellipses.count(form), first: ellipses.first(form)! }));
    const usual = known.reduce((a, b) => (b.count > a.count || (b.count === a.count && b.first.start < a.first.start) ? b : a));
    const wanted = asked ?? usual.form;
    const reason = asked === null ? null : style!;
    const first = asked === null ? usual.first : null;
    return forms
      .filter((form) => form !== wanted)
      .flatMap((form) => ellipses.places(form))
      .map((place) => place.keep([wanted, reason, first], () => draft(place, wanted, reason, first)));
  },
};

function draft({ start, end, form }: FormPlace, wanted: string, asking: StyleEntry | null, first: FormPlace | null): Draft {
  return {
    start,
    end,
    ...(asking === null
      ? say`This ellipsis is written “${form}”, and the usual form in this text is “${wanted}”. Use one form, so that readers do not look for a difference.`
      : say`This ellipsis is written “${form}”, and the form in ${styleName(asking)} is “${wanted}”. Use one form, so that readers do not look for a difference.`),
    related: first === null ? [] : [{ start: first.start, end: first.end, ...say`The first ellipsis of the usual form` }],
    fixes: [{ start, end, ...titled`Write ${wanted}`, newText: wanted, safe: true }],
  };
}
