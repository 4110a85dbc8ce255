import { expect, test } from "vitest";
import { fileKind, mediaType } from "./fileKind.ts";

test.each([
  ["image/svg+xml", "a.svg", "image"],
  ["TEXT/HTML; charset=utf-8", "a", "html"],
  ["application/pdf", "a.html", "pdf"],
  ["text/plain", "notes.md", "markdown"],
  ["application/octet-stream", "table.CSV", "csv"],
  ["application/ld+json", "x", "text"],
  ["application/octet-stream", "x.log", "text"],
  ["application/zip", "x.zip", "none"],
  ["", "constructor", "none"],
])("%s called %s is shown as %s", (type, name, kind) => {
  expect(fileKind({ type, name })).toBe(kind);
});

test("a file without a telling type is what the ending of its name says", () => {
  expect(mediaType({ name: "talk.MP3", type: "application/octet-stream" })).toBe("audio/mpeg");
  expect(mediaType({ name: "talk.mp3", type: "text/plain; charset=utf-8" })).toBe("text/plain");
  expect(mediaType({ name: "constructor", type: "" })).toBe("");
  expect(["a.wav", "a.mov", "a.svg", "a.pdf"].map((name) => fileKind({ name, type: "" }))).toEqual(["audio", "video", "image", "pdf"]);
});
