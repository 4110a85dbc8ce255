import { beforeEach, expect, test } from "vitest";
import { useEditor } from "./editorStore.ts";
import { endFresh, noteFresh, noteLeft, useFreshNodes } from "./freshNodes.ts";

beforeEach(endFresh);

const left = (node: string) => {
  const params = useFreshNodes.getState().nodes.get(node);
  return params === undefined ? undefined : [...params];
};

test("a node is fresh from when it was added, but for the params that were left", () => {
  noteFresh("web");
  expect(left("web")).toEqual([]);
  noteLeft("web", "url");
  expect(left("web")).toEqual(["url"]);
});

test("a node that was there before does not become fresh by being visited", () => {
  noteLeft("old", "url");
  expect(left("old")).toBeUndefined();
});

test("nothing is fresh once a run was tried or another workflow is shown", () => {
  noteFresh("web");
  endFresh();
  expect(left("web")).toBeUndefined();
  noteFresh("web");
  useEditor.setState({ id: "another" });
  expect(left("web")).toBeUndefined();
});
