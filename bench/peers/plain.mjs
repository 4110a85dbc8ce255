import { setTimeout as sleep } from "node:timers/promises";
import { isLarge, totalsOf, withGross } from "./works.mjs";

const step = () => async (item) => ({ n: item.n + 1 });
const steps = (size) => Array.from({ length: size }, step);

function chain(size) {
  const nodes = steps(size);
  return async () => {
    let item = { n: 0 };
    for (const node of nodes) item = await node(item);
    return item.n;
  };
}

function fanOut(width) {
  const [first, nodes] = [step(), steps(width)];
  return async () => {
    const item = await first({ n: 0 });
    const ends = await Promise.all(nodes.map((node) => node(item)));
    return ends.reduce((sum, each) => sum + each.n, 0);
  };
}

function loop(rounds) {
  const node = step();
  return async () => {
    let item = { n: 0 };
    for (let round = 0; round < rounds; round += 1) item = await node(item);
    return item.n;
  };
}

const items = (orders) => () => totalsOf(orders.map(withGross).filter(isLarge));

async function flow(length) {
  let n = 0;
  for (let at = 0; at < length; at += 1) {
    await sleep(1);
    n += 1;
  }
  return n;
}

const waits = (flows, length) => async () =>
  (await Promise.all(Array.from({ length: flows }, () => flow(length)))).reduce((sum, each) => sum + each, 0);

/** Each work in plain asynchronous JavaScript: the measure of all. */
export const plain = { chain, fanIn: fanOut, fanOut, long: chain, loop, message: items, items, expressions: items, waits };
