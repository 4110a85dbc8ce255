import { setTimeout as sleep } from "node:timers/promises";
import { requirePeer } from "../../scripts/installPeers.mjs";
import { measure } from "./measure.mjs";
import { isLarge, totalsOf, withGross } from "./works.mjs";

const { assign, createActor, createMachine, fromPromise, toPromise } = requirePeer("xstate")("xstate");

const step = fromPromise(async ({ input }) => input + 1);
const pause = fromPromise(async ({ input }) => {
  await sleep(1);
  return input + 1;
});
const input = ({ context }) => context.value;
const keep = assign({ value: ({ event }) => event.output });
const done = { type: "final" };

/** A function that runs the machine to its final state. */
const runner = (machine) => () => toPromise(createActor(machine).start());

/** States in a row, each invoking its promise with what the one before gave. */
function chainOf(actors, value) {
  const states = Object.fromEntries(
    actors.map((src, at) => [`n${at}`, { invoke: { src, input, onDone: { target: `n${at + 1}`, actions: keep } } }]),
  );
  return createMachine({
    context: { value },
    initial: "n0",
    states: { ...states, [`n${actors.length}`]: done },
    output: input,
  });
}

const chain = (size) => runner(chainOf(Array(size).fill(step), 0));

/** One step, then as many promise actors as wanted, each told of by an event; their results are added up in the context. */
function fan(width) {
  const gather = assign({
    total: ({ context, event }) => context.total + event.output,
    left: ({ context }) => context.left - 1,
  });
  return runner(
    createMachine({
      context: { value: 0, total: 0, left: width },
      initial: "first",
      states: {
        first: { invoke: { src: step, input, onDone: { target: "middle", actions: keep } } },
        middle: {
          entry: assign({
            ends: ({ context, spawn }) => Array.from({ length: width }, (_, at) => spawn(step, { id: `n${at}`, input: context.value })),
          }),
          on: { "xstate.done.actor.*": { actions: gather } },
          always: { guard: ({ context }) => context.left === 0, target: "end" },
        },
        end: done,
      },
      output: ({ context }) => context.total,
    }),
  );
}

const loop = (rounds) =>
  runner(
    createMachine({
      context: { value: 0 },
      initial: "round",
      states: {
        round: {
          invoke: {
            src: step,
            input,
            onDone: [
              { guard: ({ event }) => event.output < rounds, target: "round", reenter: true, actions: keep },
              { target: "end", actions: keep },
            ],
          },
        },
        end: done,
      },
      output: input,
    }),
  );

const message = (orders) =>
  runner(
    chainOf(
      [(items) => items.map(withGross), (items) => items.filter(isLarge), totalsOf].map((work) =>
        fromPromise(async ({ input }) => work(input)),
      ),
      orders,
    ),
  );

function waits(flows, length) {
  const run = runner(chainOf(Array(length).fill(pause), 0));
  return async () => (await Promise.all(Array.from({ length: flows }, run))).reduce((sum, n) => sum + n, 0);
}

const spawned = "the middle is 1,000 spawned promise actors";
await measure(
  {
    chain,
    fanIn: fan,
    fanOut: fan,
    long: chain,
    loop,
    message,
    items: "no items",
    expressions: "no expressions",
    waits,
  },
  { fanIn: spawned, fanOut: spawned },
);
