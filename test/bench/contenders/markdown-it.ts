/** markdown-it: merely parsing, the least that any tool on Markdown does. Counts tokens. */
import { defaultOf, peer, serve } from './contender.ts';

serve({
  setUp: async () => {
    const MarkdownIt = defaultOf(await peer('markdown-it')) as new () => { parse(text: string, env: object): readonly unknown[] };
    const parser = new MarkdownIt();
    return (text) => parser.parse(text, {}).length;
  },
});
