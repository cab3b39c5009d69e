/** compromise: quotations and organizations, the two of our three detectors that it has. */
import { defaultOf, peer, serve } from './contender.ts';

interface View {
  out(format: 'array'): readonly string[];
}

serve({
  setUp: async () => {
    const nlp = defaultOf(await peer('compromise')) as (text: string) => { quotations(): View; organizations(): View };
    return (text) => {
      const document = nlp(text);
      return document.quotations().out('array').length + document.organizations().out('array').length;
    };
  },
});
