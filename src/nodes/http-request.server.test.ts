import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { type Asked, type Loopback, loopback } from "../../e2e/loopback.ts";
import { WorkflowEngine } from "../index.ts";
import { nodeHost } from "../node/nodeHost.ts";
import { httpRequest } from "./http-request.ts";
import { runNode } from "./runNode.ts";
import { networkOf } from "./support/networkOf.ts";

let server: Loopback;
afterEach(() => server.close());

const network = networkOf(nodeHost(), new AbortController().signal);

type Answer = (asked: Asked, response: ServerResponse) => void;
const json = (value: unknown, headers: Record<string, string> = {}, status = 200): Answer => {
  return (_, response) => response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(value));
};

async function call(answer: Answer, params: Record<string, unknown> = {}, more: Partial<Parameters<typeof runNode>[1]> = {}) {
  server = await loopback(answer);
  const { out } = await runNode(httpRequest, { params: { url: `${server.url}/a`, ...params }, host: network, ...more });
  return out;
}

describe("bodies", () => {
  const file = async () => networkFile('q"1\r\n.csv', "text/csv", "a,b\n");
  const networkFile = async (name: string, type: string, text: string) => {
    const { out } = await runNode(httpRequest, {
      params: { url: "http://x.test/", response: "file" },
      host: {
        fetch: async ({ url }) => ({
          status: 200,
          statusText: "",
          url,
          headers: [
            ["content-type", type],
            ["content-disposition", `attachment; filename*=utf-8''${encodeURIComponent(name)}`],
          ],
          body: new TextEncoder().encode(text),
        }),
      },
    });
    return out?.[0] ?? null;
  };

  test("a form with files is what the server's parser reads", async () => {
    const item = await file();
    const parts = [
      { name: "title", value: "Köln" },
      { name: "count", value: () => 3 },
      { name: "up", value: "${item}" },
    ];
    await call(json({}), { method: "POST", body: "multipart", parts }, { input: [item] });
    const [{ headers, body }] = server.asked as [Asked];
    const form = await new Response(body as Uint8Array<ArrayBuffer>, {
      headers: { "content-type": headers["content-type"] ?? "" },
    }).formData();
    expect([form.get("title"), form.get("count")]).toEqual(["Köln", "3"]);
    const up = form.get("up") as File;
    expect([up.type, await up.text()]).toEqual(["text/csv", "a,b\n"]);
    expect(up.name).toBe('q"1\r\n.csv');
  });

  test("a file is sent as it is, with its type", async () => {
    await call(json({}), { method: "PUT", body: "binary" }, { input: [await file()] });
    expect(server.asked[0]).toMatchObject({ headers: { "content-type": "text/csv" }, body: Buffer.from("a,b\n") });
  });
});

describe("authentication", () => {
  test("basic is what a server reads, also beyond ASCII", async () => {
    await call(json({}), { auth: "basic", user: "ädä", password: "p:w" });
    expect(server.asked[0]?.headers.authorization).toBe(`Basic ${Buffer.from("ädä:p:w").toString("base64")}`);
  });

  /** A token server and an API: `good` are the tokens it takes. */
  const oauth = (good: ReadonlySet<string>, expires = 3600): Answer => {
    let issued = 0;
    return (asked, response) => {
      if (asked.path === "/token") {
        issued += 1;
        return json({ access_token: `t${issued}`, expires_in: expires })(asked, response);
      }
      const token = asked.headers.authorization?.replace("Bearer ", "") ?? "";
      return good.has(token) ? json({ token })(asked, response) : json({}, {}, 401)(asked, response);
    };
  };
  const client = { auth: "oauth2", clientId: "id", clientSecret: "s&s", scope: "read write" };

  async function run(answer: Answer, params: Record<string, unknown>, items: readonly number[] = [1, 2, 3]) {
    server = await loopback(answer);
    const nodes = {
      list: { type: "edit-fields@1", params: { fields: [{ name: "list", value: items }] } },
      split: { type: "split-out@1", params: { field: "list" } },
      call: { type: "http-request@1", params: { url: `${server.url}/a`, tokenUrl: `${server.url}/token`, ...params } },
      again: { type: "http-request@1", params: { url: `${server.url}/b`, tokenUrl: `${server.url}/token`, ...params } },
    };
    const workflow = { format: "vwmp/1", name: "W", nodes, edges: ["list -> split", "split -> call", "call -> again"] };
    const engine = new WorkflowEngine({ host: nodeHost(), allow: { net: [server.host] } });
    return engine.execute(workflow);
  }
  const tokensAsked = () => server.asked.filter(({ path }) => path === "/token").length;

  test("a token is fetched once for all items and nodes of a run, and anew in the next", async () => {
    const answer = oauth(new Set(["t1", "t2"]));
    expect((await run(answer, { ...client, clientIn: "body" })).status).toBe("succeeded");
    expect(tokensAsked()).toBe(1);
    const form = new URLSearchParams(server.asked[0]?.body.toString());
    expect(Object.fromEntries(form)).toEqual({
      grant_type: "client_credentials",
      scope: "read write",
      client_id: "id",
      client_secret: "s&s",
    });
  });

  test("a token that the server refuses is fetched anew, once", async () => {
    const params = { url: `http://x.test/`, ...client };
    server = await loopback(oauth(new Set(["t2"])));
    const given = { ...params, url: `${server.url}/a`, tokenUrl: `${server.url}/token` };
    expect(await runNode(httpRequest, { params: given, host: network })).toEqual({ out: [{ token: "t2" }] });
    expect(server.asked.map(({ path }) => path)).toEqual(["/token", "/a", "/token", "/a"]);
    expect(server.asked[0]?.headers.authorization).toBe(`Basic ${Buffer.from("id:s&s").toString("base64")}`);
    server.close();
    server = await loopback(oauth(new Set()));
    const refused = runNode(httpRequest, { params: { ...given, url: `${server.url}/a`, tokenUrl: `${server.url}/token` }, host: network });
    await expect(refused).rejects.toMatchObject({ code: "http-status" });
    expect(server.asked.length).toBe(4);
  });

  test("a token server that gives none says why, and nothing of the secret", async () => {
    const failed = call(json({ error: "invalid_client", client_secret: "s&s" }, {}, 400), { ...client, tokenUrl: "" });
    await expect(failed).rejects.toMatchObject({ code: "bad-url", param: "tokenUrl" });
    const refused = runNode(httpRequest, { params: { url: server.url, ...client, tokenUrl: server.url }, host: network });
    const error = await refused.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "no-token", kind: "outside", message: `${server.host} gave no token (400: invalid_client).` });
  });
});

describe("pages", () => {
  const pages = (most: number, body: (page: number, next: string | undefined) => [unknown, Record<string, string>?]): Answer => {
    return (asked, response) => {
      const page = Number(new URL(asked.path, "http://x").searchParams.get("page") ?? 1);
      const next = page < most ? `/a?x=1&page=${page + 1}` : undefined;
      json(...body(page, next))(asked, response);
    };
  };
  const paths = () => server.asked.map(({ path }) => path);

  test("by the header Link", async () => {
    const answer = pages(3, (page, next) => [
      [page],
      next === undefined ? {} : { link: `</a?page=1>; rel="first", <${next}>; rel="prev next"` },
    ]);
    expect(await call(answer, { pages: "link" })).toEqual([1, 2, 3]);
    expect(paths()).toEqual(["/a", "/a?x=1&page=2", "/a?x=1&page=3"]);
  });

  test("by an address in the answer", async () => {
    const answer = pages(3, (page, next) => [{ data: [page, page], paging: { next: next ?? null } }]);
    expect(await call(answer, { pages: "next", nextField: "paging.next", listField: "data" })).toEqual([1, 1, 2, 2, 3, 3]);
  });

  test("by page number, to the first empty page; other values of the address stay", async () => {
    const answer: Answer = (asked, response) => {
      const page = Number(new URL(asked.path, "http://x").searchParams.get("p"));
      json(page < 20 ? [page] : [])(asked, response);
    };
    const params = { pages: "number", pageName: "p", firstPage: 0, pageStep: 10, query: [{ name: "q", value: "a b" }] };
    expect(await call(answer, params)).toEqual([0, 10]);
    expect(paths()).toEqual(["/a?q=a+b&p=0", "/a?q=a+b&p=10", "/a?q=a+b&p=20"]);
  });

  test("by a cursor, as long as a field says so", async () => {
    const answer: Answer = (asked, response) => {
      const cursor = new URL(asked.path, "http://x").searchParams.get("after") ?? "a&";
      json({ rows: [cursor], next: `${cursor}+`, more: cursor.length < 4 })(asked, response);
    };
    const params = { pages: "cursor", pageName: "after", listField: "rows", moreField: "more" };
    expect(await call(answer, params)).toEqual(["a&", "a&+", "a&++"]);
  });

  test("whole answers where lists are not split, at most so many, and the log tells that there are more", async () => {
    const told: string[] = [];
    const answer = pages(9, (page, next) => [{ page, next }]);
    const params = { pages: "next", split: false, mostPages: 2 };
    expect(await call(answer, params, { log: (line) => told.push(line) })).toMatchObject([{ page: 1 }, { page: 2 }]);
    expect(told).toEqual(["Stopped after 2 pages; there are more."]);
  });

  test("the pauses between pages are the host's", async () => {
    const slept: number[] = [];
    const host = { ...network, sleep: async (ms: number) => void slept.push(ms) };
    await call(
      pages(3, (page, next) => [{ page, next }]),
      { pages: "next", pageDelay: "2s" },
      { host },
    );
    expect(slept).toEqual([2000, 2000]);
  });

  test("a page that comes again, one at another origin and a field that holds no address fail", async () => {
    const wrong = (next: unknown) => call(json({ next }), { pages: "next" }).finally(() => server.close());
    await expect(wrong("/a")).rejects.toMatchObject({ code: "page-loop", kind: "outside" });
    await expect(wrong("https://evil.test/a")).rejects.toMatchObject({ code: "next-page-elsewhere" });
    await expect(wrong("http://[")).rejects.toMatchObject({ code: "bad-answer", param: "nextField" });
    await expect(wrong({ toString: 1 })).rejects.toMatchObject({ code: expect.stringMatching(/./) });
  });

  test("an error on a later page fails the item", async () => {
    const answer: Answer = (asked, response) => {
      if (asked.path.includes("page=2")) json("no", {}, 500)(asked, response);
      else json({ next: "/a?page=2" })(asked, response);
    };
    await expect(call(answer, { pages: "next" })).rejects.toMatchObject({ code: "http-status" });
  });
});

test("redirects are not followed where that is off: the answer itself comes", async () => {
  const answer: Answer = (_, response) => response.writeHead(302, { location: "/b" }).end();
  expect(await call(answer, { redirects: false, response: "full" })).toMatchObject([{ status: 302, headers: { location: "/b" } }]);
});

test("a file of the answer is kept, and can be sent on", async () => {
  const out = await call((_, response) => response.writeHead(200, { "content-type": "image/png" }).end(Buffer.from([1, 2, 3])), {
    response: "file",
  });
  expect(out).toMatchObject([{ name: "a", type: "image/png", size: 3 }]);
});

test("batches: the next begins when the one before has been answered", async () => {
  let open = 0;
  const most: number[] = [];
  server = await loopback((asked, response) => {
    open += 1;
    most.push(open);
    setImmediate(() => {
      open -= 1;
      json({ path: asked.path })(asked, response);
    });
  });
  const call = {
    type: "http-request@1",
    params: { url: `${server.url}/\${item}`, batch: 2, batchPause: "1ms" },
    policy: { concurrency: 8 },
  };
  const nodes = {
    list: { type: "json-parse@1", params: { text: "[1,2,3,4,5]" } },
    call,
    out: { type: "workflow-output@1", params: { name: "all" } },
  };
  const engine = new WorkflowEngine({ host: nodeHost(), allow: { net: [server.host] } });
  const { status, outputs, failures } = await engine.execute({
    format: "vwmp/1",
    name: "W",
    nodes,
    edges: ["list -> call", "call -> out"],
  });
  expect(failures).toEqual([]);
  expect(status).toBe("succeeded");
  expect(outputs.all).toEqual([1, 2, 3, 4, 5].map((n) => ({ path: `/${n}` })));
  expect(Math.max(...most)).toBe(2);
});
