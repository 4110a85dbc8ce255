import { type Failure, NodeError } from "../model/failure.ts";
import type { Grant, Host, HttpRequest } from "../model/host.ts";
import type { Secret } from "../model/secret.ts";
import { filledRequest, usesSecret } from "./fillRequest.ts";
import { allowsHost, allowsName } from "./grant.ts";
import { Redaction } from "./redaction.ts";
import { asBytes } from "./secretPattern.ts";
import { isEncoded, placeholderPattern } from "./secretPlaceholder.ts";
import { inJson, percentEncoded, type Write } from "./secretWriting.ts";

/** Reads the secrets of a run; the failure names all that are not there. */
export async function openDesk(
  nonce: string,
  names: readonly string[],
  host: Host,
  grant: Grant,
): Promise<{ readonly desk: SecretDesk } | { readonly failure: Failure }> {
  const known = new Map<string, Secret>();
  const missing: string[] = [];
  for (const name of names) {
    try {
      const secret = await host.secrets?.(name);
      if (secret === undefined) missing.push(name);
      else known.set(name, { ...secret, value: wellFormed(secret.value) });
    } catch (error) {
      return { failure: unreadable(name, error) };
    }
  }
  return missing.length > 0 ? { failure: unknown(missing, host.place) } : { desk: new SecretDesk(nonce, known, grant) };
}

/** Says where the secrets of one run may be filled in, does so, and takes them out of all that the run gives. */
export class SecretDesk {
  readonly #grant: Grant;
  readonly #known: ReadonlyMap<string, Secret>;
  readonly #inText: RegExp;
  readonly #inBytes: RegExp;
  readonly redaction: Redaction;

  constructor(nonce: string, known: ReadonlyMap<string, Secret>, grant: Grant) {
    this.#known = known;
    this.#grant = grant;
    this.#inText = new RegExp(
      placeholderPattern(nonce, (text) => text),
      "g",
    );
    this.#inBytes = new RegExp(placeholderPattern(nonce, asBytes), "g");
    this.redaction = new Redaction(nonce, new Map(Array.from(known, ([name, { value }]) => [name, value])));
  }

  /** The request as its host gets it. */
  request(request: HttpRequest, url: URL): HttpRequest {
    return filledRequest(this, request, url);
  }

  /** True for a request that a secret is filled into. */
  isUsedBy(request: HttpRequest, url: URL): boolean {
    return usesSecret(this, request, url);
  }

  /** The text of a message on an open connection, which may be JSON. */
  message(text: string, host: string): string {
    return this.fill(text, host, /^\s*[[{"]/.test(text) ? inJson : undefined);
  }

  /** True for a text that holds a secret to be filled in. */
  isIn(text: string): boolean {
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
    message: names.length === 1 ? `There is no secret ${list} here.` : `There are no secrets ${list} here.`,
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
