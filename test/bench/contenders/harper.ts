/** harper.js: the grammar checker's WebAssembly build with its default rules. */
import { peer, serve } from './contender.ts';

interface Linter {
  setup(): Promise<void>;
  lint(text: string, options: object): Promise<readonly unknown[]>;
}

serve({
  setUp: async () => {
    const LocalLinter = (await peer('harper.js')).LocalLinter as new (init: object) => Linter;
    const linter = new LocalLinter({ binary: (await peer('harper.js/binary')).binary });
    await linter.setup();
    return async (text) => (await linter.lint(text, { language: 'markdown' })).length;
  },
});
