import { afterEach, expect, test, vi } from "vitest";
import type { Admission as AdmissionType } from "../admission.ts";
import type * as Channels from "../channels.ts";
import type * as Components from "../components.ts";
import type * as CountJoin from "../countJoin.ts";
import type * as Delivery from "../delivery.ts";
import { seedsFrom, simulateSeeds } from "./simulateSeeds.ts";

const planted = vi.hoisted(() => ({ bug: "" }));

vi.mock("../channels.ts", async (original) => {
  const real = await original<typeof Channels>();
  return {
    ...real,
    takeAll: (...[scope, node]: Parameters<typeof real.takeAll>) => {
      const taken = real.takeAll(scope, node);
      return planted.bug === "forgets" && taken.length > 1 ? [taken[0], ...taken.slice(1).map(() => undefined)] : taken;
    },
    isSatisfied: (...given: Parameters<typeof real.isSatisfied>) => planted.bug === "unsatisfied" || real.isSatisfied(...given),
    put: (...[scope, edge, packet]: Parameters<typeof real.put>) => {
      const first = scope.head[edge];
      if (planted.bug !== "lifo" || first === undefined) return real.put(scope, edge, packet);
      scope.head[edge] = packet;
      real.putBehind(scope, edge, first);
      return false;
    },
  };
});

vi.mock("../delivery.ts", async (original) => {
  const real = await original<typeof Delivery>();
  let closed = 0;
  return {
    ...real,
    deliver: (...[kernel, scope, edge, packet]: Parameters<typeof real.deliver>) => {
      if (planted.bug === "close first") real.close(kernel, scope, edge);
      real.deliver(kernel, scope, edge, packet);
    },
    close: (...[kernel, scope, edge]: Parameters<typeof real.close>) => {
      closed += 1;
      if (planted.bug !== "lost close" || closed % 7 !== 0) real.close(kernel, scope, edge);
    },
  };
});

vi.mock("../components.ts", async (original) => {
  const real = await original<typeof Components>();
  return {
    ...real,
    findComponents: (...given: Parameters<typeof real.findComponents>) => {
      const found = real.findComponents(...given);
      if (planted.bug !== "entries") return found;
      return { ...found, components: found.components.map((component) => ({ ...component, entries: component.entries + 1 })) };
    },
  };
});

vi.mock("../countJoin.ts", async (original) => {
  const real = await original<typeof CountJoin>();
  return {
    ...real,
    countStep: (...[scope, node, join, needed]: Parameters<typeof real.countStep>) =>
      real.countStep(scope, node, join, (packet) => Math.max(1, needed(packet) - (planted.bug === "one too few" ? 1 : 0))),
  };
});

vi.mock("../admission.ts", async (original) => {
  const real = await original<{ Admission: typeof AdmissionType }>();
  class Lenient extends real.Admission {
    override ask(...[activation, demand]: Parameters<AdmissionType["ask"]>): void {
      super.ask(activation, planted.bug === "lets two in" ? { ...demand, locks: [] } : demand);
    }
  }
  return { ...real, Admission: Lenient };
});

vi.mock("../contractCode.ts", async (original) => {
  const real = await original<typeof import("../contractCode.ts")>();
  const breach = (...[parts, activation, outputs]: Parameters<typeof real.breach>) =>
    planted.bug === (outputs === undefined ? "takes all" : "gives all") ? undefined : real.breach(parts, activation, outputs);
  return { ...real, breach };
});

vi.mock("../scope.ts", async (original) => {
  const real = await original<typeof import("../scope.ts")>();
  class Unclean extends real.Scope {
    override reset(...[parent, owner, number]: Parameters<InstanceType<typeof real.Scope>["reset"]>): void {
      const before = this.counters.slice();
      super.reset(parent, owner, number);
      if (planted.bug === "unclean") this.counters.set(before);
    }
  }
  return { ...real, Scope: Unclean };
});

afterEach(() => {
  planted.bug = "";
});

const BUGS = {
  forgets: "a join forgets the packets of all ports but the first",
  unsatisfied: "a join fires without a required port",
  lifo: "a channel gives what came last first",
  "close first": "an edge is closed before its packet is delivered",
  "lost close": "the close of an edge is lost",
  entries: "a cycle counts one entry too many",
  "one too few": "a join that counts edges fires with one too few",
  "lets two in": "two hold the same lock",
  "takes all": "what comes in may break its contract",
  "gives all": "what leaves may break its contract",
  unclean: "a scope is used again with its old counters",
};

for (const [bug, what] of Object.entries(BUGS)) {
  test(`the simulation finds it when ${what}`, { timeout: 60_000 }, async () => {
    planted.bug = bug;
    const failed = await simulateSeeds(seedsFrom(0, 400));
    expect(failed?.violations ?? []).not.toEqual([]);
  });
}

test("the simulation finds nothing where nothing is planted", async () => {
  expect(await simulateSeeds(seedsFrom(0, 20))).toBeUndefined();
});
