/** Ellipses of several forms in one text, or of another form than the style's. */
import type { FormPlace } from '../quotations/overview.ts';
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
    const reason = asked === null ? `the usual form in this text is “${wanted}”` : `the form in ${style!.title} is “${wanted}”`;
    const first = asked === null ? usual.first : null;
    return forms
      .filter((form) => form !== wanted)
      .flatMap((form) => ellipses.places(form))
      .map((place) => place.keep([reason, first], () => draft(place, wanted, reason, first)));
  },
};

function draft({ start, end, form }: FormPlace, wanted: string, reason: string, first: FormPlace | null): Draft {
  return {
    start,
    end,
    message: `This ellipsis is written “${form}”, and ${reason}. Use one form, so that readers do not look for a difference.`,
    related: first === null ? [] : [{ start: first.start, end: first.end, message: 'The first ellipsis of the usual form' }],
    fixes: [{ start, end, title: `Write ${wanted}`, newText: wanted, safe: true }],
  };
}
