import { type Failure, NodeError } from "../model/failure.ts";
import type { Grant, Host } from "../model/host.ts";
import type { Secret } from "../model/secret.ts";
import { allowsHost, allowsName } from "./grant.ts";
import { Redaction } from "./redaction.ts";
import { asBytes } from "./secretPattern.ts";
import { isEncoded, placeholder, placeholderPattern } from "./secretPlaceholder.ts";

/** How a value is written where it is filled in. */
export type Write = (value: string, name: string) => string;

/** The secrets of one run: what stands for them in params, where they may be filled in, and what is taken out of all that the run gives. */
export class RunSecrets {
  readonly #nonce: string;
  readonly #names: readonly string[];
  readonly #host: Host;
  readonly #grant: Grant;
  readonly #known = new Map<string, Secret>();
  readonly #inText: RegExp;
  readonly #inBytes: RegExp;
  /** Takes out what stands for a secret, and from `load` on the values too. */
  redaction: Redaction;

  constructor(names: readonly string[], host: Host, grant: Grant) {
    this.#nonce = host.randomId();
    this.#names = names;
    this.#host = host;
    this.#grant = grant;
    this.#inText = new RegExp(
      placeholderPattern(this.#nonce, (text) => text),
      "g",
    );
    this.#inBytes = new RegExp(placeholderPattern(this.#nonce, asBytes), "g");
    this.redaction = new Redaction(this.#nonce, new Map());
  }

  /** What stands for a secret. */
  readonly placeholder = (name: string): string => placeholder(this.#nonce, name);

  /** Reads the secrets, before anything begins. The failure names all that are not there. */
  async load(): Promise<Failure | undefined> {
    const missing: string[] = [];
    for (const name of this.#names) {
      try {
        const secret = await this.#host.secrets?.(name);
        if (secret === undefined) missing.push(name);
        else this.#known.set(name, { ...secret, value: wellFormed(secret.value) });
      } catch (error) {
        return unreadable(name, error);
      }
    }
    this.redaction = new Redaction(this.#nonce, new Map([...this.#known].map(([name, { value }]) => [name, value])));
    return missing.length === 0 ? undefined : unknown(missing, this.#host.place);
  }

  /** True for a text that holds a secret to be filled in. */
  in(text: string): boolean {
    return text.search(this.#inText) !== -1;
  }

  /** The text with the secrets in it, for a request to `host`; one that was percent-encoded on its way is, whatever `write` says. */
  fill(text: string, host: string, write: Write = (value) => value): string {
    return text.replace(this.#inText, (found, name: string) => {
      const value = this.#valueFor(name, host);
      return isEncoded(found) ? percentEncoded(value) : write(value, name);
    });
  }

  /** As `fill`, for bytes given as one character each. */
  fillBytes(binary: string, host: string): string {
    return binary.replace(this.#inBytes, (found, name: string) => {
      const value = this.#valueFor(name, host);
      return isEncoded(found) ? percentEncoded(value) : asBytes(value);
    });
  }

  /** The text with the secrets in it, for use inside a node. */
  reveal(text: string): string {
    return text.replace(this.#inText, (_, name: string) => {
      const { value, hosts } = this.#granted(name);
      if (hosts.length === 0 || hosts.includes("*")) return value;
      throw new NodeError("secret-not-for-host", `The secret “${name}” may only be sent to ${hosts.join(", ")}, not used inside a node.`, {
        hint: "Bind it to no host, for signing and encrypting alone, or to every host (*).",
      });
    });
  }

  /** @throws NodeError where a text, such as the address of a redirect, would carry the value of a secret to a host it is not for. */
  refuseLeak(text: string, host: string): void {
    for (const name of this.redaction.namesIn(text)) this.#valueFor(name, host);
  }

  #valueFor(name: string, host: string): string {
    const { value, hosts } = this.#granted(name);
    if (allowsHost(hosts, host)) return value;
    const where = hosts.length === 0 ? "It may be sent to no host" : `It may only be sent to ${hosts.join(", ")}`;
    throw new NodeError("secret-not-for-host", `The secret “${name}” is not for ${host}. ${where}.`, {
      hint: `Send it elsewhere, or bind it to ${host} as well, if you trust that.`,
    });
  }

  #granted(name: string): Secret {
    if (!allowsName(this.#grant.secrets, name)) {
      throw new NodeError("permission-needed", `This run may not use the secret “${name}”.`, {
        hint: `Give it with --secret ${name}=…, or { allow: { secrets: ["${name}"] } }, or allow it when the run asks.`,
      });
    }
    const secret = this.#known.get(name);
    if (secret === undefined) throw new NodeError("unknown-secret", `There is no secret “${name}” here.`);
    return secret;
  }
}

/** No character stays that a URL or a form could read as something else. */
export function percentEncoded(value: string): string {
  return encodeURIComponent(value).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Halves of surrogate pairs cannot be sent. */
function wellFormed(value: string): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(value));
}

function unknown(names: readonly string[], place: Host["place"]): Failure {
  const [first = ""] = names;
  const list = names.map((name) => `“${name}”`).join(", ");
  return {
    code: "unknown-secret",
    kind: "user",
    message: `There ${names.length === 1 ? "is no secret" : "are no secrets"} ${list} here.`,
    hint:
      place === "browser"
        ? "Add what is missing under Secrets."
        : `Give it with --secret ${first}=env:${first}, or with { secrets: { ${first}: … } } in code.`,
  };
}

function unreadable(name: string, error: unknown): Failure {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "secret-unreadable";
  const said = error instanceof Error ? error.message : "it was refused.";
  return { code, kind: "outside", message: `The secret “${name}” could not be read: ${said}` };
}
