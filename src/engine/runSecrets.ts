import type { Failure } from "../model/failure.ts";
import type { Grant, Host } from "../model/host.ts";
import type { Redaction } from "./redaction.ts";
import type { SecretDesk } from "./secretDesk.ts";
import { placeholder } from "./secretPlaceholder.ts";

/** The secrets of one run. The code that fills them in and takes them out is loaded only where a workflow uses some. */
export class RunSecrets {
  readonly #nonce: string;
  readonly #names: readonly string[];
  readonly #host: Host;
  readonly #grant: Grant;
  #desk: SecretDesk | undefined;

  constructor(names: readonly string[], host: Host, grant: Grant) {
    this.#nonce = host.randomId();
    this.#names = names;
    this.#host = host;
    this.#grant = grant;
  }

  /** What stands for a secret. */
  readonly placeholder = (name: string): string => placeholder(this.#nonce, name);

  /** Reads the secrets, before anything begins. The failure names all that are not there. */
  async load(): Promise<Failure | undefined> {
    const { openDesk } = await import("./secretDesk.ts");
    const opened = await openDesk(this.#nonce, this.#names, this.#host, this.#grant);
    if ("failure" in opened) return opened.failure;
    this.#desk = opened.desk;
    return undefined;
  }

  /** Fills them in. Nothing asks before they were read. */
  get desk(): SecretDesk {
    if (this.#desk === undefined) throw new Error("the secrets of the run were not read");
    return this.#desk;
  }

  /** Takes them out. */
  get redaction(): Redaction {
    return this.desk.redaction;
  }
}
