import type { RunEvent } from "../../model/event.ts";
import type { ActivationView, NodeView } from "../../model/foldRun.ts";
import { applyEvents, emptySession, type RunSession } from "../run/runSession.ts";

/** Fewest events between two checkpoints. */
const SHORTEST = 512;
/** Most checkpoints of a run. */
const MOST = 64;

/**
 * A run at each of its events. Every so many events there is a checkpoint, so that any moment is one short fold away; checkpoints
 * share all that did not change between them. What `at` answers is only to be read.
 */
export class TimeTravel {
  /** Events numbered from 1 without gaps. */
  readonly events: readonly RunEvent[];
  readonly #every: number;
  /** The run behind every so many events; made as far as anybody looked. */
  readonly #checkpoints: RunSession[] = [emptySession()];

  constructor(events: readonly RunEvent[], every = Math.max(SHORTEST, Math.ceil(events.length / MOST))) {
    this.events = events;
    this.#every = every;
  }

  /** The run behind event `seq`, equal to the fold of all events up to it. */
  at(seq: number): RunSession {
    const count = Math.min(Math.max(0, seq), this.events.length);
    const number = Math.floor(count / this.#every);
    for (let made = this.#checkpoints.length; made <= number; made += 1) {
      const from = (made - 1) * this.#every;
      this.#checkpoints.push(goneOn(this.#checkpoints[made - 1] as RunSession, this.events.slice(from, from + this.#every)));
    }
    return goneOn(this.#checkpoints[number] as RunSession, this.events.slice(number * this.#every, count));
  }
}

/** The session behind more events; the one given stays as it is. */
function goneOn(before: RunSession, events: readonly RunEvent[]): RunSession {
  const live = new Map<ActivationView, ActivationView>();
  const nodes = new Map(before.view.nodes);
  const scopes = new Map(before.view.scopes);
  const copied = new Set<string>();
  for (const event of events) {
    if (event.kind === "scope-closed") {
      const scope = scopes.get(event.scope);
      if (scope !== undefined) scopes.set(event.scope, { ...scope });
    } else if ("node" in event && !copied.has(event.node)) {
      copied.add(event.node);
      const node = nodes.get(event.node);
      if (node !== undefined) nodes.set(event.node, copyOf(node, live));
    }
  }
  const session: RunSession = {
    ...before,
    view: {
      ...before.view,
      nodes,
      live: new Map([...before.view.live].map(([key, activation]) => [key, live.get(activation) ?? activation])),
      scopes,
      log: [...before.view.log],
    },
    nodes: new Map(before.nodes),
    timeline: before.timeline.map((entry) => {
      const activation = live.get(entry.activation);
      return activation === undefined ? entry : { node: entry.node, activation };
    }),
    rounds: new Map(before.rounds),
    waits: new Map(before.waits),
    asked: new Map(before.asked),
    edited: new Map(before.edited),
  };
  applyEvents(session, events);
  return session;
}

/** A node that can go on without the one given; what has ended never changes and is shared. */
function copyOf(node: NodeView, live: Map<ActivationView, ActivationView>): NodeView {
  const activations = node.activations.map((activation) => {
    if (activation.endedAt !== undefined) return activation;
    const copy = { ...activation };
    live.set(activation, copy);
    return copy;
  });
  return { ...node, activations };
}
