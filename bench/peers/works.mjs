const WIDTH = 1000;
const LONG = 100_000;
const ROUNDS = 10_000;
const countries = ["DE", "FR", "IT", "ES", "PT"];

/** The items of the three item works: what a peer is given, and what it may not change. */
export const orders = Array.from({ length: LONG }, (_, at) => ({
  id: at,
  country: countries[at % 5],
  total: (at * 7919) % 500,
  tax: 0.19,
}));

/** @param {typeof orders[number]} item */
export function withGross({ id, country, total, tax }) {
  return { id, country, total, tax, gross: total * (1 + tax) };
}

/** @param {{ gross: number }} item */
export const isLarge = (item) => item.gross >= 100;

/** @param {readonly { country: string, gross: number }[]} items */
export function totalsOf(items) {
  const sums = new Map();
  for (const item of items) sums.set(item.country, (sums.get(item.country) ?? 0) + item.gross);
  return [...sums].map(([country, gross]) => ({ country, gross }));
}

/** The totals of `orders`, in the order in which the countries first appear. */
const totals = totalsOf(orders.map(withGross).filter(isLarge));

/**
 * What is measured. Every node adds one to what it gets, so `result` tells whether all of them ran.
 * A peer's entry is called with `args`, outside the timing unless `building`, and gives the function that is timed.
 *
 * @typedef {{ title: string, args: readonly unknown[], result: unknown, per: number, unit: string, building?: boolean }} Work
 * @type {Readonly<Record<string, Work>>}
 */
export const WORKS = {
  chain: { title: "chain of 1,000 nodes", args: [WIDTH], result: WIDTH, per: WIDTH, unit: "µs/node" },
  fanIn: { title: "1 → 1,000 → 1, one port", args: [WIDTH], result: 2 * WIDTH, per: WIDTH + 2, unit: "µs/node" },
  fanOut: { title: "1 → 1,000", args: [WIDTH], result: 2 * WIDTH, per: WIDTH + 1, unit: "µs/node" },
  long: { title: "chain of 100,000, with building", args: [LONG], result: LONG, per: LONG, unit: "µs/node", building: true },
  loop: { title: "loop of 10,000 rounds", args: [ROUNDS], result: ROUNDS, per: ROUNDS, unit: "µs/round" },
  message: { title: "100,000 items, as one message", args: [orders], result: totals, per: 1000, unit: "ms" },
  items: { title: "100,000 items, item by item", args: [orders], result: totals, per: 1000, unit: "ms" },
  expressions: { title: "100,000 items, by expressions", args: [orders], result: totals, per: 1000, unit: "ms" },
  waits: { title: "100 flows × 10 nodes × 1 ms", args: [100, 10], result: 1000, per: 1000, unit: "ms" },
};
