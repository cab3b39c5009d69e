/** A phrase table that phrases are added to while texts are read; else the same as what `compilePhrases` makes. */
import { find, Paths, type Phrase, type PhraseTable, pairOf, START_BITS, setBit, slotsFor } from './phrases.ts';

const FIRST_ROOM = 1_024;
/** It is not known how many there will be. */
const PAIR_BITS = 1_048_576;

export class GrowingPhrases implements PhraseTable {
  slots: Int32Array;
  mask: number;
  parents = new Int32Array(FIRST_ROOM);
  hashes = new Int32Array(FIRST_ROOM);
  first = new Int32Array(FIRST_ROOM).fill(-1);
  next = new Int32Array(FIRST_ROOM);
  units = new Uint16Array(FIRST_ROOM);
  bounds = new Int32Array(FIRST_ROOM);
  payloads = new Int32Array(FIRST_ROOM);
  exact = new Uint8Array(FIRST_ROOM);
  readonly starts = new Uint32Array(START_BITS >> 5);
  readonly singles = new Uint32Array(START_BITS >> 5);
  readonly pairs = new Uint32Array(PAIR_BITS >> 5);
  private nodes = 1;
  private count = 0;
  private readonly paths = new Paths();

  constructor() {
    const { slots, mask } = slotsFor(FIRST_ROOM);
    this.slots = slots;
    this.mask = mask;
  }

  /** Adds nothing where no matcher can find it. */
  add({ text, payload, caseSensitive }: Phrase): void {
    const { paths } = this;
    paths.clear();
    if (!paths.add(text, false)) return;
    const { hashes, steps } = paths;
    setBit(this.starts, hashes[0]!);
    if (steps === 1) setBit(this.singles, hashes[0]!);
    else setBit(this.pairs, pairOf(hashes[0]!, hashes[1]!));
    let node = 0;
    for (let i = 0; i < steps; i++) node = this.child(node, hashes[i]!);
    const index = this.count++;
    const from = this.bounds[index]!;
    this.makeRoom(from + text.length);
    for (let i = 0; i < text.length; i++) this.units[from + i] = text.charCodeAt(i);
    this.bounds[index + 1] = from + text.length;
    this.payloads[index] = payload;
    this.exact[index] = Number(caseSensitive);
    this.next[index] = this.first[node]!;
    this.first[node] = index;
  }

  private child(parent: number, hash: number): number {
    let slot = find(this, parent, hash);
    if (this.slots[slot] !== 0) return this.slots[slot]!;
    if (this.nodes === this.hashes.length) {
      this.parents = larger(this.parents, this.nodes + 1);
      this.hashes = larger(this.hashes, this.nodes + 1);
      this.first = larger(this.first, this.nodes + 1).fill(-1, this.nodes);
      const { slots, mask } = slotsFor(this.hashes.length);
      this.slots = slots;
      this.mask = mask;
      for (let node = 1; node < this.nodes; node++) slots[find(this, this.parents[node]!, this.hashes[node]!)] = node;
      slot = find(this, parent, hash);
    }
    this.parents[this.nodes] = parent;
    this.hashes[this.nodes] = hash;
    this.slots[slot] = this.nodes;
    return this.nodes++;
  }

  private makeRoom(units: number): void {
    this.units = larger(this.units, units);
    this.bounds = larger(this.bounds, this.count + 1);
    this.payloads = larger(this.payloads, this.count);
    this.exact = larger(this.exact, this.count);
    this.next = larger(this.next, this.count);
  }
}

/** The same array, or one of twice the length where it has no room for so many. */
function larger<T extends Int32Array | Uint16Array | Uint8Array>(array: T, needed: number): T {
  if (needed <= array.length) return array;
  const grown = new (array.constructor as new (length: number) => T)(Math.max(needed, array.length * 2));
  grown.set(array);
  return grown;
}
