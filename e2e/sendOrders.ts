import { expect, type Page } from "@playwright/test";
import type { KeyServer } from "./keyServer.ts";
import { RecoveryPage } from "./recoveryPage.ts";

/** A workflow that sends a sum each round and carries on what comes back, with a pause behind it, so that it lasts. */
export class SendOrders {
  readonly name = "Send orders";
  readonly #server: KeyServer;
  readonly #rounds: number;

  constructor(server: KeyServer, rounds: number) {
    this.#server = server;
    this.#rounds = rounds;
  }

  /** Starts it in a page, and waits until it is on its way. */
  async start(page: Page, address = "./"): Promise<RecoveryPage> {
    const studio = new RecoveryPage(page);
    await studio.openAt(address);
    await studio.importText(this.#text());
    await studio.startAllowed();
    await this.further(1);
    return studio;
  }

  /** Waits until some more has been sent. */
  async further(count: number): Promise<void> {
    const before = this.#server.deliveries.length;
    await expect.poll(() => this.#server.deliveries.length, { intervals: [10], timeout: 30_000 }).toBeGreaterThanOrEqual(before + count);
  }

  /**
   * The run ends as one that nobody disturbed. Every round was sent, always with the key of the round, and counted once; what had
   * been answered and logged was not sent again: at most one repeat for each time it was killed.
   */
  async expectEnd(studio: RecoveryPage, kills: number): Promise<void> {
    await expect(studio.status).toHaveText(/^Succeeded/, { timeout: 20_000 + this.#rounds * 100 });
    const sums = Array.from({ length: this.#rounds }, (_, n) => (n * (n + 1)) / 2);
    expect(await studio.allItems("result")).toEqual([[String(sums.at(-1))]]);
    await expect(studio.offers).toBeHidden();
    const keys = new Map<number, Set<string>>();
    for (const { key, body } of this.#server.deliveries) {
      const { sum } = body as { readonly sum: number };
      keys.set(sum, (keys.get(sum) ?? new Set()).add(key));
    }
    expect([...keys.keys()].sort((a, b) => a - b)).toEqual(sums);
    expect([...keys.values()].map(({ size }) => size)).toEqual(sums.map(() => 1));
    expect(new Set([...keys.values()].flatMap((each) => [...each])).size).toBe(this.#rounds);
    expect(this.#server.deliveries.length).toBeLessThanOrEqual(this.#rounds + kills);
  }

  #text(): string {
    const url = `http://${this.#server.host}/orders`;
    const json = "${{ sum: item.sum + loop.index }}";
    return JSON.stringify({
      format: "vwmp/1",
      name: this.name,
      nodes: {
        start: { type: "edit-fields@1", params: { fields: [{ name: "sum", value: "${0}" }] } },
        send: { type: "http-request@1", params: { method: "POST", url, body: "json", json, idempotency: "always" } },
        pause: { type: "wait@1", params: { duration: "30ms" } },
        result: { type: "no-op@1" },
      },
      edges: ["start -> r", "r.body -> send", "send -> pause", "pause -> r.yield", "r -> result"],
      regions: { r: { kind: "loop", nodes: ["send", "pause"], params: { times: this.#rounds } } },
      layout: { nodes: { start: [0, 0], send: [340, 0], pause: [640, 0], result: [1000, 0] } },
    });
  }
}
