import { NodeError } from "../model/failure.ts";
import type { Grant, Host, HttpRequest, HttpStream, NodeHost } from "../model/host.ts";
import { chance, uuidFrom } from "./chance.ts";
import { connections } from "./connections.ts";
import { allowsHost, allowsPath } from "./grant.ts";
import { hostFiles } from "./hostFiles.ts";
import { hostPlaces } from "./hostPlaces.ts";

export type Checkpoint = {
  readonly host: Host;
  readonly grant: Grant;
  /** Milliseconds since 1970 as the activation sees it. */
  readonly now: number;
  /** Makes the random numbers of this activation and item its own. */
  readonly chanceKey: string;
  /** Told when a node asks for time, chance or the outside: the same again could give something else (P6). */
  asked(): void;
  /** Made only when somebody asks: most nodes never do. */
  signal(): AbortSignal;
};

/** The one door from a node to the outside: every call is checked against the grant before the host sees it (closed by default). */
export function nodeHost(point: Checkpoint): NodeHost {
  let random: (() => number) | undefined;
  const chanceOf = (): (() => number) => {
    point.asked();
    random ??= chance(point.chanceKey);
    return random;
  };
  return {
    place: point.host.place,
    now: () => {
      point.asked();
      return point.now;
    },
    random: () => chanceOf()(),
    uuid: () => uuidFrom(chanceOf()),
    sleep: (ms) => sleep(point.host, ms, point.signal()),
    fetch: (request) => {
      point.asked();
      return guarded(point, request, (checked) => point.host.fetch(checked, point.signal()));
    },
    // A refusal is a rejection, not an exception.
    readFile: async (path) => {
      point.asked();
      checkPath(point, path, "read", point.host.readFile !== undefined);
      return (point.host.readFile as NonNullable<Host["readFile"]>)(path, point.signal());
    },
    openFile: async (path) => {
      point.asked();
      checkPath(point, path, "read", point.host.openFile !== undefined);
      return (point.host.openFile as NonNullable<Host["openFile"]>)(path, point.signal());
    },
    createFile: async (path) => {
      point.asked();
      checkPath(point, path, "write", point.host.createFile !== undefined);
      return (point.host.createFile as NonNullable<Host["createFile"]>)(path);
    },
    ...connections(
      point,
      (url) => checkUrl(point, parseUrl(url)),
      (request, open) => guarded(point, request, open),
    ),
    ...hostFiles(point.host),
    ...hostPlaces(point),
  };
}

const PROTOCOLS: ReadonlySet<string> = new Set(["http:", "https:", "ws:", "wss:"]);
const MOST_REDIRECTS = 20;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const CREDENTIALS: ReadonlySet<string> = new Set(["authorization", "cookie", "proxy-authorization"]);

type Answer = Pick<HttpStream, "status" | "headers"> & Partial<Pick<HttpStream, "pieces">>;

/** Follows redirects itself where the platform shows them, so that every hop is checked; in a page the browser's policy does that. */
async function guarded<T extends Answer>(point: Checkpoint, request: HttpRequest, send: (checked: HttpRequest) => Promise<T>): Promise<T> {
  let next: HttpRequest = { ...request, url: checkUrl(point, parseUrl(request.url)) };
  if (point.host.place === "browser" || request.redirect === "manual") return send(next);
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const response = await send({ ...next, redirect: "manual" });
    const location = REDIRECTS.has(response.status) ? response.headers.find(([name]) => name === "location")?.[1] : undefined;
    if (location === undefined) return response;
    await leave(response);
    next = redirected(point, next, response.status, location);
  }
  throw new NodeError("too-many-redirects", `${request.url} redirects more than ${MOST_REDIRECTS} times.`, { kind: "outside" });
}

/** Ends an answer that nobody reads. */
async function leave(response: Answer): Promise<void> {
  for await (const _ of response.pieces ?? []) break;
}

/** The request that follows a redirect: as browsers do it, and without credentials when it leads to another origin. */
function redirected(point: Checkpoint, before: HttpRequest, status: number, location: string): HttpRequest {
  const from = new URL(before.url);
  const to = parseUrl(URL.canParse(location, from) ? new URL(location, from).href : location);
  const toGet = status === 303 ? before.method !== "HEAD" : (status === 301 || status === 302) && before.method === "POST";
  const headers = to.origin === from.origin ? before.headers : before.headers.filter(([name]) => !CREDENTIALS.has(name.toLowerCase()));
  const { body, auth, ...rest } = before;
  return {
    ...rest,
    url: checkUrl(point, to),
    method: toGet ? "GET" : before.method,
    headers,
    ...(body === undefined || toGet ? {} : { body }),
    ...(auth === undefined || to.origin !== from.origin ? {} : { auth }),
  };
}

function checkUrl(point: Checkpoint, url: URL): string {
  if (!PROTOCOLS.has(url.protocol)) {
    const message = `The address starts with “${url.protocol}”; only http:, https:, ws: and wss: can be reached.`;
    throw new NodeError("bad-url", message, { param: "url" });
  }
  if (!allowsHost(point.grant.net, url.host)) {
    throw new NodeError("permission-needed", `This run may not reach ${url.host}.`, {
      hint:
        point.host.place === "node"
          ? `Allow it with --allow-net ${url.host}, or { allow: { net: ["${url.host}"] } }, and list it under permissions.net of the workflow.`
          : `List ${url.host} under the workflow's permissions, then allow it when the run asks.`,
    });
  }
  return url.href;
}

function parseUrl(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new NodeError("bad-url", `“${text.slice(0, 200)}” is not a web address.`, {
      param: "url",
      hint: "Write it in full, with https:// in front.",
    });
  }
}

/** @throws NodeError `needs-node` where there is no file system, `permission-needed` where the path was not granted. */
function checkPath({ grant }: Checkpoint, path: string, way: "read" | "write", possible: boolean): void {
  const [doing, flag] = way === "read" ? ["Reading", "--allow-read"] : ["Writing", "--allow-write"];
  if (!possible) {
    throw new NodeError("needs-node", `${doing} “${path}” on disk needs Node.`, {
      hint: `Run the workflow with npx vwmp run … ${flag} FOLDER${way === "read" ? ", or pick the file in the studio instead" : ""}.`,
      param: "path",
    });
  }
  if (!allowsPath(grant[way], path)) {
    throw new NodeError("permission-needed", `This run may not ${way} “${path}”.`, {
      hint: `Allow its folder with ${flag} FOLDER, and list it under permissions.${way} of the workflow.`,
      param: "path",
    });
  }
}

function sleep(host: Host, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const aborted = (): NodeError => new NodeError("cancelled", "Cancelled while waiting.", { kind: "cancelled" });
    if (signal.aborted) return reject(aborted());
    const withdraw = host.clock.schedule(ms, () => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    });
    const onAbort = (): void => {
      withdraw();
      reject(aborted());
    };
    signal.addEventListener("abort", onAbort, { once: true });
  });
}
