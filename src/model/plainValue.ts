import { emptyRecord, type Json } from "./json.ts";
import { DEFAULT_LIMITS, type Limits } from "./limits.ts";
import type { Problem, ProblemCode } from "./problem.ts";

export type PlainValue = { readonly value: Json | undefined; readonly problems: readonly Problem[] };

type Path = readonly (string | number)[];
type Task = { readonly from: object; readonly into: Record<string, Json> | Json[]; readonly path: Path };

/**
 * Copies any value into plain JSON whose objects have no prototype; never throws and never recurses. What JSON cannot
 * hold is a problem and stands as null; nesting over the limit, a cycle or an unreadable value gives no value at all.
 */
export function plainValue(source: unknown, limits: Pick<Limits, "depth" | "text"> = DEFAULT_LIMITS): PlainValue {
  const copy = new Copy(limits);
  try {
    const value = copy.whole(source);
    return { value: copy.refused ? undefined : value, problems: copy.problems };
  } catch (error) {
    copy.refuse("wrong-type", `The value cannot be read: ${messageOf(error)}. Give a plain object, such as JSON.parse makes.`, []);
    return { value: undefined, problems: copy.problems };
  }
}

function messageOf(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error);
  } catch {
    return "it throws";
  }
}

const NOWHERE: Path = [];

function pathTo(outer: Path, key: string | number | undefined): Path {
  return key === undefined ? outer : [...outer, key];
}

class Copy {
  readonly problems: Problem[] = [];
  refused = false;
  private readonly limits: Pick<Limits, "depth" | "text">;
  private readonly tasks: Task[] = [];
  private size = 0;

  constructor(limits: Pick<Limits, "depth" | "text">) {
    this.limits = limits;
  }

  whole(source: unknown): Json {
    const value = this.one(source, NOWHERE, undefined);
    for (let task = this.tasks.pop(); task !== undefined && !this.refused; task = this.tasks.pop()) this.fill(task);
    return value ?? null;
  }

  refuse(code: ProblemCode, message: string, path: Path): void {
    this.refused = true;
    this.problems.push({ code, severity: "error", message, path });
  }

  private fill({ from, into, path }: Task): void {
    if (Array.isArray(into)) {
      const list = from as readonly unknown[];
      for (let index = 0; index < list.length && !this.refused; index += 1) into.push(this.one(list[index], path, index) ?? null);
      return;
    }
    for (const key of Object.keys(from)) {
      if (this.refused) return;
      this.size += key.length;
      const value = (from as Record<string, unknown>)[key];
      if (value !== undefined) into[key] = this.one(value, path, key) ?? null;
    }
  }

  /** A value that stands under `key` of what `outer` leads to. */
  private one(value: unknown, outer: Path, key: string | number | undefined): Json | undefined {
    this.size += typeof value === "string" ? value.length + 1 : 1;
    if (this.size > this.limits.text) {
      this.refuse("too-large", `The document holds more than ${this.limits.text} characters.`, pathTo(outer, key));
      return undefined;
    }
    if (value === null || typeof value === "boolean" || typeof value === "string") return value;
    if (typeof value === "number") return this.number(value, outer, key);
    if (typeof value === "object") return this.container(value, pathTo(outer, key));
    this.reject("wrong-type", `A ${typeof value} is not a JSON value; leave it out or write it as text.`, pathTo(outer, key));
    return undefined;
  }

  private number(value: number, outer: Path, key: string | number | undefined): Json {
    if (Number.isFinite(value)) return value === 0 ? 0 : value;
    this.reject("bad-value", "The number is not finite or too large to hold; write a smaller one, or text.", pathTo(outer, key));
    return null;
  }

  private container(from: object, path: Path): Json | undefined {
    if (path.length >= this.limits.depth) {
      this.refuse("too-deep", `The document is nested deeper than ${this.limits.depth} levels, or contains itself.`, path.slice(0, 8));
      return undefined;
    }
    const list = Array.isArray(from);
    if (!list && Object.prototype.toString.call(from) !== "[object Object]") {
      this.reject("wrong-type", "Only plain objects and lists can stand in a document.", path);
      return undefined;
    }
    const into = list ? [] : emptyRecord<Json>();
    this.tasks.push({ from, into, path });
    return into;
  }

  private reject(code: ProblemCode, message: string, path: Path): void {
    if (this.problems.length < 1000) this.problems.push({ code, severity: "error", message, path });
  }
}
