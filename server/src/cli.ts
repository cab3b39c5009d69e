/** The command `policy-review`. */
// Before anything else, so that it holds from the first function on.
import './compiling.ts';
import manifest from '../../package.json' with { type: 'json' };
import { readCommand, USAGE } from './cli/arguments.ts';
import { review } from './cli/review.ts';
import { escapeControls } from './features/escape.ts';
import { openShippedEngine } from './shipped.ts';

async function main(): Promise<void> {
  const command = readCommand(process.argv.slice(2));
  // A reader that has seen enough, such as `head`, is no error. The language server minds its own pipes.
  if (command.name !== 'lsp') process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
  switch (command.name) {
    case 'help':
      return write(USAGE);
    case 'version':
      return write(`${manifest.version}\n`);
    case 'usage':
      process.stderr.write(`${escapeControls(command.reason)}\n\n${USAGE}`);
      process.exitCode = 2;
      return;
    case 'lsp':
      // Loaded only here: reviewing files needs no protocol library.
      await import('./node.ts');
      return;
    case 'termbase-check':
    case 'termbase-convert': {
      const { checkTermbases, convertTermbase } = await import('./cli/termbase.ts');
      process.exitCode =
        command.name === 'termbase-check' ? await checkTermbases(command.files, write) : await convertTermbase(command, write);
      return;
    }
    case 'analyze':
    case 'check': {
      const engine = openShippedEngine();
      if (engine !== null) process.exitCode = await review(engine, command, write);
    }
  }
}

/** Waits until the text has been taken over: ending the process early would cut output into a pipe short. */
function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve())));
}

main().catch((error: unknown) => {
  // Where it happened, but not what the exception says: that may be words of a draft.
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  process.stderr.write(
    ['policy-review ended because of an internal error. Please report it with these lines:', ...frames.slice(0, 8), ''].join('\n'),
  );
  process.exitCode = 2;
});
