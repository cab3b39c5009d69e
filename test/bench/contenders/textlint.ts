/** textlint with textlint-rule-terminology: its own termbase of some hundred terms, on Markdown. */
import { serve } from './contender.ts';
import { createTextlint } from './textlint-linter.ts';

serve({
  setUp: async () => {
    const linter = await createTextlint();
    return async (text) => (await linter.lintText(text, 'draft.md')).messages.length;
  },
});
