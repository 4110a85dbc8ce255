/** Reads the member a reader is for, of a value that is neither null nor undefined. */
export type ReadKey = (data: { readonly [key: string]: unknown }) => unknown;

/**
 * An engine compiles `data[key]` to one load while that place in the code sees one key only; a place that sees many looks
 * each key up. Hence a place for each of the keys read most, the same but for where they stand, and the last for all others.
 */
const PLACES: readonly ((key: string) => ReadKey)[] = [
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
  (key) => (data) => data[key],
];
const LAST = PLACES.length - 1;
const placed = new Map<string, number>();

/** A reader in the place of all keys. */
export function anyReader(key: string): ReadKey {
  return (PLACES[LAST] as (key: string) => ReadKey)(key);
}

/** A reader for a key that is read often: in a place of its own while there are any. */
export function ownReader(key: string): ReadKey {
  const place = placed.get(key) ?? Math.min(placed.size, LAST);
  if (place < LAST) placed.set(key, place);
  return (PLACES[place] as (key: string) => ReadKey)(key);
}
