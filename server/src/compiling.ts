/**
 * When functions become machine code. Left alone, V8 does that after little work and pulls much of other functions in; for texts of
 * everyday length that costs more than it saves, and much of it is thrown away as soon as a text of another kind comes. What stays
 * busy is still optimised, a little later: texts of ten megabytes gain too.
 */
import { setFlagsFromString } from 'node:v8';

const [major = 0] = process.versions.v8.split('.').map(Number);

/** Bytes of other functions that are pulled into one; V8 itself has 920. */
setFlagsFromString('--max-inlined-bytecode-size-cumulative=200');
// The limits have other names in each generation, and V8 complains of a name that it does not know.
if (major >= 13 && major < 15) {
  setFlagsFromString('--invocation-count-for-maglev=3000');
  setFlagsFromString('--invocation-count-for-turbofan=150000');
} else if (major === 11) setFlagsFromString('--interrupt-budget=1000000');
