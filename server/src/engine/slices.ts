/**
 * Long work in slices, so that whoever must not be kept waiting can stop in between. A slice yields about how much it cost, in
 * UTF-16 units that are read in that time; what it was after is returned at the end.
 */
export type Slices<T = void> = Generator<number, T, void>;

/** Does all of it in one go. */
export function finish<T>(slices: Slices<T>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done === true) return value;
  }
}

/** Goes through a list; `cost` is that of one item. */
export function* each<T>(items: readonly T[], cost: number, visit: (item: T, index: number) => void): Slices {
  for (let i = 0; i < items.length; i++) {
    visit(items[i]!, i);
    if (i % AT_ONCE === AT_ONCE - 1) yield AT_ONCE * cost;
  }
}

const AT_ONCE = 128;
