import { emptyRecord, isObject, type Json, type JsonObject } from "./json.ts";
import { patched, withEntry } from "./recordEdits.ts";
import type { Duration, Guard, ItemSchema, Join, NodePolicy } from "./workflow.ts";

type Limits = { readonly attempt?: Duration; readonly activation?: Duration | undefined; readonly wait?: Duration };

/** What each field of `policyFields` shows of a policy; a part that the policy leaves out is absent. */
export function policyValues(policy: NodePolicy = {}): JsonObject {
  const { join, retry, timeout, onError, pool, lock, guard, cache } = policy;
  const limits: Limits = typeof timeout === "object" ? timeout : { activation: timeout };
  return present({
    ...joinValues(join),
    retryAttempts: retry?.attempts,
    retryBackoff: retry?.backoff,
    retryDelay: retry?.delay,
    retryMaxDelay: retry?.maxDelay,
    retryOn: retry?.on,
    timeoutActivation: limits.activation,
    timeoutAttempt: limits.attempt,
    timeoutWait: limits.wait,
    onError: isObject(onError) ? "default" : onError,
    onErrorDefault: isObject(onError) ? (onError["default"] as Json) : undefined,
    concurrency: policy.concurrency,
    priority: policy.priority,
    pool: isObject(pool) ? pool.name : pool,
    poolSize: isObject(pool) ? pool.size : undefined,
    lock: typeof lock === "string" ? [lock] : lock,
    guard: guard && Object.entries(guard.while).map(([node, states]) => ({ node, states: typeof states === "string" ? [states] : states })),
    guardElse: guard?.else,
    cache: isObject(cache) ? "ttl" : cache,
    cacheTtl: isObject(cache) ? cache.ttl : undefined,
    onInterrupt: policy.onInterrupt,
    compensate: policy.compensate,
  });
}

function joinValues(join: Join | undefined): Record<string, Json | undefined> {
  if (!isObject(join)) return { join };
  return "n" in join ? { join: "n", joinN: join.n, joinMode: join.mode } : { join: "collect", collect: String(join.collect) };
}

/** The policy with one of the fields set or, where the value is undefined, unset; undefined where nothing is left of it. */
export function setPolicyValue(policy: NodePolicy | undefined, field: string, value: Json | undefined): NodePolicy | undefined {
  const values = { ...policyValues(policy), [field]: value } as { readonly [name: string]: Json | undefined };
  const part = PART_OF[field] ?? (field as keyof NodePolicy);
  const next = patched<NodePolicy>(policy ?? {}, { [part]: WRITERS[part]?.(values) ?? (WRITERS[part] === undefined ? value : undefined) });
  return Object.keys(next).length === 0 ? undefined : next;
}

/** The sides of a node that have contracts, by the part of its policy that holds them. */
export type ContractSide = "accepts" | "gives";

/** The policy with the contract of a port set or, where the schema is undefined, taken away; undefined where nothing is left of it. */
export function setContract(
  policy: NodePolicy | undefined,
  side: ContractSide,
  port: string,
  schema: ItemSchema | undefined,
): NodePolicy | undefined {
  const contracts = withEntry(policy?.[side], port, schema);
  const next = patched<NodePolicy>(policy ?? {}, { [side]: Object.keys(contracts).length === 0 ? undefined : contracts });
  return Object.keys(next).length === 0 ? undefined : next;
}

/** The field that shows what a path inside a policy leads to. */
export function policyFieldAt([part, key]: readonly (string | number)[]): string | undefined {
  switch (part) {
    case "join":
      return key === "n" ? "joinN" : key === "mode" ? "joinMode" : key === "collect" ? "collect" : "join";
    case "retry":
      return `retry${capital(String(key ?? "attempts"))}`;
    case "timeout":
      return `timeout${capital(String(key ?? "activation"))}`;
    case "cache":
      return key === undefined ? "cache" : "cacheTtl";
    default:
      return part === undefined ? undefined : String(part);
  }
}

/** A number that was typed as text is one; an expression stays. */
function numberOr(value: Json | undefined): Json {
  return typeof value === "string" && Number.isInteger(Number(value)) && Number(value) > 0 ? Number(value) : (value ?? 1);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

type Values = { readonly [name: string]: Json | undefined };

const PART_OF: { readonly [field: string]: keyof NodePolicy } = {
  joinN: "join",
  joinMode: "join",
  collect: "join",
  retryAttempts: "retry",
  retryBackoff: "retry",
  retryDelay: "retry",
  retryMaxDelay: "retry",
  retryOn: "retry",
  timeoutActivation: "timeout",
  timeoutAttempt: "timeout",
  timeoutWait: "timeout",
  onErrorDefault: "onError",
  poolSize: "pool",
  guardElse: "guard",
  cacheTtl: "cache",
};

/** How the parts are made that several fields show. */
const WRITERS: { readonly [part: string]: ((values: Values) => unknown) | undefined } = {
  join({ join, joinN, joinMode, collect }) {
    if (join === "n") return present({ n: numberOr(joinN), mode: joinMode });
    if (join !== "collect") return join;
    return { collect: collect !== "all" && Number(collect) > 0 ? Number(collect) : "all" };
  },
  retry({ retryAttempts, retryBackoff, retryDelay, retryMaxDelay, retryOn }) {
    const rest = present({ backoff: retryBackoff, delay: retryDelay, maxDelay: retryMaxDelay, on: retryOn });
    if (retryAttempts === undefined && Object.keys(rest).length === 0) return undefined;
    return { attempts: retryAttempts ?? 3, ...rest };
  },
  timeout({ timeoutActivation, timeoutAttempt, timeoutWait }) {
    if (timeoutAttempt === undefined && timeoutWait === undefined) return timeoutActivation;
    return present({ attempt: timeoutAttempt, activation: timeoutActivation, wait: timeoutWait });
  },
  onError: ({ onError, onErrorDefault }) => (onError === "default" ? { default: onErrorDefault ?? null } : onError),
  pool: ({ pool, poolSize }) => (pool === undefined || poolSize === undefined ? pool : { name: pool, size: poolSize }),
  lock: ({ lock }) => (Array.isArray(lock) && lock.length === 1 ? lock[0] : lock),
  guard: ({ guard, guardElse }) => guardOf(guard, guardElse),
  cache: ({ cache, cacheTtl }) => (cache === "ttl" ? { ttl: cacheTtl ?? "1h" } : cache),
};

function guardOf(entries: Json | undefined, otherwise: Json | undefined): Guard | undefined {
  if (!Array.isArray(entries) || entries.length === 0) return undefined;
  const states = emptyRecord<string | readonly string[]>();
  for (const entry of entries as readonly JsonObject[]) {
    const of = entry["states"];
    states[String(entry["node"] ?? "")] = Array.isArray(of) ? (of.length === 1 ? String(of[0]) : of.map(String)) : [];
  }
  return { while: states, ...(otherwise === "wait" || otherwise === "skip" ? { else: otherwise } : {}) };
}

function present(values: { readonly [name: string]: Json | undefined }): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
