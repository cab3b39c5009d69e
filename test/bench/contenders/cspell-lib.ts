/** cspell-lib: spelling of one Markdown document with the default dictionaries, without suggestions. */
import { peer, serve } from './contender.ts';

type Check = (document: object, options: object, settings: object) => Promise<{ issues: readonly unknown[]; errors?: readonly Error[] }>;

serve({
  setUp: async () => {
    const check = (await peer('cspell-lib')).spellCheckDocument as Check;
    const review = async (text: string): Promise<number> => {
      const { issues, errors } = await check(
        { uri: 'file:///draft.md', text, languageId: 'markdown', locale: 'en' },
        { generateSuggestions: false, noConfigSearch: true },
        {},
      );
      if (errors !== undefined && errors.length > 0) throw errors[0];
      return issues.length;
    };
    // The dictionaries are loaded with the first document.
    await review('A first document.\n');
    return review;
  },
});
