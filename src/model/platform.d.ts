/**
 * The globals that every host has, and nothing else: what the floors without a host may use. Only `tsconfig.model.json` reads this file;
 * everywhere else the platform's own types stand. Clock, chance, timers, network and console are absent on purpose: they come from the host.
 */

declare class AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: "abort", listener: () => void, options?: { readonly once?: boolean; readonly signal?: AbortSignal }): void;
  removeEventListener(type: "abort", listener: () => void): void;
  static any(signals: Iterable<AbortSignal>): AbortSignal;
  static abort(reason?: unknown): AbortSignal;
}

declare class AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}

declare class DOMException extends Error {
  constructor(message?: string, name?: string);
}

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes?: Uint8Array | ArrayBuffer, options?: { readonly stream?: boolean }): string;
}

declare class URLSearchParams {
  constructor(init?: string | Record<string, string> | Iterable<readonly string[]>);
  append(name: string, value: string): void;
  delete(name: string): void;
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string): boolean;
  set(name: string, value: string): void;
  entries(): IterableIterator<[string, string]>;
  [Symbol.iterator](): IterableIterator<[string, string]>;
  toString(): string;
}

declare class URL {
  constructor(url: string | URL, base?: string | URL);
  static canParse(url: string | URL, base?: string | URL): boolean;
  readonly origin: string;
  readonly searchParams: URLSearchParams;
  href: string;
  protocol: string;
  username: string;
  password: string;
  host: string;
  hostname: string;
  port: string;
  pathname: string;
  search: string;
  hash: string;
  toString(): string;
}

declare function structuredClone<T>(value: T): T;
declare function queueMicrotask(callback: () => void): void;
declare function btoa(text: string): string;
declare function atob(text: string): string;

/** Digests only; random numbers come from the host. */
type CryptoBytes = ArrayBuffer | Uint8Array<ArrayBuffer>;
type CryptoAlgorithm = string | { readonly name: string; readonly [setting: string]: unknown };

declare class CryptoKey {
  readonly type: string;
}

declare class SubtleCrypto {
  digest(algorithm: string, data: CryptoBytes): Promise<ArrayBuffer>;
  importKey(
    format: "raw" | "pkcs8" | "spki",
    key: CryptoBytes,
    algorithm: CryptoAlgorithm,
    extractable: boolean,
    uses: KeyUsage[],
  ): Promise<CryptoKey>;
  importKey(format: "jwk", key: JsonWebKey, algorithm: CryptoAlgorithm, extractable: boolean, uses: KeyUsage[]): Promise<CryptoKey>;
  deriveBits(algorithm: CryptoAlgorithm, key: CryptoKey, length: number): Promise<ArrayBuffer>;
  sign(algorithm: CryptoAlgorithm, key: CryptoKey, data: CryptoBytes): Promise<ArrayBuffer>;
  verify(algorithm: CryptoAlgorithm, key: CryptoKey, signature: CryptoBytes, data: CryptoBytes): Promise<boolean>;
  encrypt(algorithm: CryptoAlgorithm, key: CryptoKey, data: CryptoBytes): Promise<ArrayBuffer>;
  decrypt(algorithm: CryptoAlgorithm, key: CryptoKey, data: CryptoBytes): Promise<ArrayBuffer>;
}

type KeyUsage = "sign" | "verify" | "encrypt" | "decrypt" | "deriveBits";
type JsonWebKey = { readonly [name: string]: unknown };

/** Without chance, which comes from the host; `subtle` is missing on plain http. */
declare const crypto: { readonly subtle?: SubtleCrypto } | undefined;
