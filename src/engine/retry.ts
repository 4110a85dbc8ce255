import { parseDuration } from "../model/duration.ts";
import type { Failure } from "../model/failure.ts";
import type { NodePolicy } from "../model/workflow.ts";

const DEFAULT_KINDS: readonly string[] = ["outside", "timeout"];

/**
 * Milliseconds until the next attempt, or undefined when there is none (H2). `attempt` counts from 1; exponential delays double
 * up to `maxDelay` (default 60 s) and are spread over their upper half by `random`.
 */
export function retryDelay(policy: NodePolicy | undefined, attempt: number, failure: Failure, random: () => number): number | undefined {
  const retry = policy?.retry;
  if (retry === undefined || attempt >= retry.attempts) return undefined;
  if (!(retry.on ?? DEFAULT_KINDS).includes(failure.kind)) return undefined;
  const base = parseDuration(retry.delay) ?? 1000;
  if (retry.backoff !== "exponential") return base;
  const cap = parseDuration(retry.maxDelay) ?? 60_000;
  return Math.round(Math.min(base * 2 ** (attempt - 1), cap) * (0.5 + random() / 2));
}

/** Milliseconds an attempt, a whole activation and a wait may take; undefined for no limit (H6). */
export function timeLimits(policy: NodePolicy | undefined): TimeLimits {
  const timeout = policy?.timeout;
  if (timeout === undefined) return NO_LIMITS;
  if (typeof timeout !== "object") return { attempt: undefined, activation: parseDuration(timeout), wait: undefined };
  const { attempt, activation, wait } = timeout;
  return { attempt: parseDuration(attempt), activation: parseDuration(activation), wait: parseDuration(wait) };
}

type TimeLimits = { readonly attempt: number | undefined; readonly activation: number | undefined; readonly wait: number | undefined };

const NO_LIMITS: TimeLimits = { attempt: undefined, activation: undefined, wait: undefined };
