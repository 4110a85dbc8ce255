import { NodeError } from "../../model/failure.ts";
import { isObject, type Json, type JsonObject, own } from "../../model/json.ts";
import { parseJson } from "./parseJson.ts";
import { readYaml } from "./readYaml.ts";

export type Operation = {
  readonly method: string;
  readonly path: string;
  readonly operation: JsonObject;
  readonly shared: Json | undefined;
};

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch"] as const;
const MOST_REFERENCES = 20;

/** An OpenAPI 3 document: finds operations and follows references inside it. */
export class OpenApiDocument {
  readonly #root: JsonObject;

  /** @throws NodeError `bad-document` for a text that is none, and where it is cut off the codes of JSON and YAML */
  constructor(text: string) {
    const value = text.trimStart().startsWith("{") ? parseJson(text, { param: "document" }) : readYaml(text, "document")[0];
    const root = isObject(value) ? (value as JsonObject) : {};
    const version = own(root, "openapi");
    if (typeof version !== "string" || !version.startsWith("3.")) {
      const found = own(root, "swagger") === undefined ? "no OpenAPI 3 document" : "a Swagger 2 document";
      throw bad(`This is ${found}.`, "It has to say “openapi: 3.…”; Swagger 2 has to be converted first.");
    }
    this.#root = root;
  }

  /** The operation of that operationId, or of that method and path; `unknown-operation` names those there are. */
  operation(wanted: string): Operation {
    const names: string[] = [];
    for (const [path, given] of Object.entries(this.record(own(this.#root, "paths")))) {
      const item = this.record(given);
      for (const method of METHODS) {
        const value = own(item, method);
        if (value === undefined) continue;
        const operation = this.record(value);
        const id = own(operation, "operationId");
        const name = `${method.toUpperCase()} ${path}`;
        if (id === wanted || name === wanted) return { method: method.toUpperCase(), path, operation, shared: own(item, "parameters") };
        names.push(typeof id === "string" ? id : name);
      }
    }
    const some = names.slice(0, 20).join(", ");
    throw new NodeError("unknown-operation", `The document has no operation “${wanted}”.`, {
      param: "operation",
      hint: names.length === 0 ? "It has none at all." : `It has ${some}${names.length > 20 ? ", …" : ""}.`,
    });
  }

  /** The address of the first server, with the defaults of its variables; undefined where there is none. */
  server(): string | undefined {
    const [first] = this.list(own(this.#root, "servers"));
    const server = this.record(first);
    const url = own(server, "url");
    if (typeof url !== "string") return undefined;
    const variables = this.record(own(server, "variables"));
    return url.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
      const value = own(this.record(own(variables, name)), "default");
      return typeof value === "string" ? value : whole;
    });
  }

  /** An object, behind a reference or not; an empty one for anything else. */
  record(given: Json | undefined): JsonObject {
    let value = given;
    for (let hop = 0; isObject(value); hop += 1) {
      const reference = own(value as JsonObject, "$ref");
      if (typeof reference !== "string") return value as JsonObject;
      if (hop >= MOST_REFERENCES) throw bad(`The reference ${reference} leads in circles.`, "Look at the document.");
      value = this.#at(reference);
    }
    return {};
  }

  list(given: Json | undefined): readonly Json[] {
    return Array.isArray(given) ? (given as readonly Json[]) : [];
  }

  #at(reference: string): Json {
    if (!reference.startsWith("#/")) {
      throw bad(`The reference ${reference.slice(0, 200)} leads out of the document.`, "Bundle the document into one file first.");
    }
    let value: Json | undefined = this.#root;
    for (const step of reference.slice(2).split("/")) {
      const key = unescaped(step);
      value = Array.isArray(value) ? (value[Number(key)] as Json | undefined) : isObject(value) ? own(value as JsonObject, key) : undefined;
    }
    if (value === undefined) throw bad(`The reference ${reference.slice(0, 200)} leads nowhere.`, "Look at the document.");
    return value;
  }
}

function unescaped(step: string): string {
  const plain = step.replaceAll("~1", "/").replaceAll("~0", "~");
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

function bad(message: string, hint: string): NodeError {
  return new NodeError("bad-document", message, { param: "document", hint });
}
