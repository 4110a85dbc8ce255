import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { nodeHost } from "./nodeHost.ts";

const home = mkdtempSync(join(tmpdir(), "vwmp-host-"));
afterAll(() => rmSync(home, { recursive: true }));
mkdirSync(join(home, "data"));
mkdirSync(join(home, "data-evil"));
writeFileSync(join(home, "data", "a.txt"), "hello");
writeFileSync(join(home, "data-evil", "b.txt"), "secret");
symlinkSync(join(home, "data-evil", "b.txt"), join(home, "data", "link.txt"));
symlinkSync(join(home, "data", "a.txt"), join(home, "data", "inside.txt"));

const signal = new AbortController().signal;
const read = (path: string, options = {}) => nodeHost({ read: [join(home, "data")], ...options }).readFile?.(path, signal);

test("a file in a granted folder is read, through a link inside too", async () => {
  expect(new TextDecoder().decode(await read(join(home, "data", "a.txt")))).toBe("hello");
  expect(new TextDecoder().decode(await read(join(home, "data", "inside.txt")))).toBe("hello");
});

test.each(["data-evil/b.txt", "data/../data-evil/b.txt", "data/link.txt"])("%s leads out and is refused", async (path) => {
  await expect(read(join(home, path))).rejects.toMatchObject({ code: "permission-needed" });
  await expect(read(`${home}/${path}`)).rejects.toMatchObject({ code: "permission-needed" });
});

test("nothing may be read without a grant", async () => {
  await expect(read(join(home, "data", "a.txt"), { read: [] })).rejects.toMatchObject({ code: "permission-needed" });
  await expect(nodeHost().readFile?.(join(home, "data", "a.txt"), signal)).rejects.toMatchObject({ code: "permission-needed" });
});

test("folders, devices, missing and large files fail with a code", async () => {
  await expect(read(join(home, "data"))).rejects.toMatchObject({ code: "not-a-file" });
  await expect(read("/dev/zero", { read: ["*"] })).rejects.toMatchObject({ code: "not-a-file" });
  await expect(read(join(home, "data", "none"))).rejects.toMatchObject({ code: "read-failed", kind: "user" });
  await expect(read(join(home, "data", "a.txt"), { mostFileBytes: 4 })).rejects.toMatchObject({ code: "file-too-large" });
});
