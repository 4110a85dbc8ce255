import { describe, expect, it } from "vitest";
import { sayingFaults } from "../../../scripts/words.mjs";
import { checkExpression } from "../../expression/checkExpression.ts";
import { parseWorkflow } from "../../formats/parseWorkflow.ts";
import { makeCatalogue } from "../../model/catalogue.ts";
import { checkWorkflow } from "../../model/checkWorkflow.ts";
import { builtInNodes } from "../../nodes/index.ts";
import { tell } from "./german.ts";
import nodeTexts from "./nodes.de.json";
import german from "./sayings.de.json";
import { tellIn } from "./sayings.ts";

const SLOTS = /\{\w+\}(?: ?\{\w+\})*/g;

describe("what the engine, the nodes and the model say", () => {
  it("is there in German, and nothing else is: npm run words", () => {
    expect(sayingFaults(german, nodeTexts)).toEqual([]);
  });

  it("has the same values in German, those together that nothing parts", () => {
    const slots = (text: string) => (text.match(SLOTS) ?? []).toSorted().join();
    expect(Object.entries(german).filter(([text, words]) => slots(text) !== slots(words) || words.trim() === "")).toEqual([]);
  });

  it("stands in the order of the alphabet, so that a text is found", () => {
    expect(Object.keys(german)).toEqual(Object.keys(german).toSorted());
  });
});

/** Broken in all the ways that the lists of problems show first. */
const BROKEN: readonly string[] = [
  "{",
  '{ "format": "vwmp/1", // why\n}',
  '{"format":"vwmp/1","a":1,"a":2}',
  "a: *b",
  "[]",
  "{}",
  "format: vwmp/9\nname: A",
  'format: vwmp/1\nname: 5\nnodes: { a: { type: 3 }, "1 b": {}, c: { type: limit@1, extra: 1, x: y } }\nedges: [a, {}]',
  "format: vwmp/1\nname: A\nnodes: { a: { type: limt@1 }, b: { type: limit }, c: { type: limit@1, params: { count: ten, from: middle, nothing: 1 } } }\nedges: [a -> c, a -> d, c.aut -> b.inn, c -> c, b -> b]",
  "format: vwmp/1\nname: A\nnodes: { a: { type: edit-fields@1, params: { fields: [{ name: x, value: '${itm.a + }' }, { name: y, value: '${nodes.no.item}' }] } }, m: { type: merge@1 } }\nedges: [a -> m]",
  "format: vwmp/1\nname: A\nparameters: { p: { kind: number, label: P, default: x } }\nnodes: { a: { type: schedule@1, params: { by: cron, cron: '99 * * * *' } }, b: { type: wait@1, policy: { timeout: soon, guard: { while: { z: running, a: asleep } }, compensate: z } } }\nregions: { r: { kind: loop, nodes: [a, q], params: { times: -1 } }, s: { kind: map, nodes: [a] } }\nedges: [b -> a]\ntests: [{ name: t }, { name: u, expect: { gone: [] }, now: later }]\npins: { 'gone.out': [] }",
];

it("says every problem of broken files in German", () => {
  const catalogue = makeCatalogue(builtInNodes);
  const problems = BROKEN.flatMap((text) => {
    const read = parseWorkflow(text);
    const found = [...read.problems, ...(read.workflow === undefined ? [] : checkWorkflow(read.workflow, catalogue, checkExpression))];
    expect(found, text).not.toEqual([]);
    return found;
  });
  expect(new Set(problems.map(({ code }) => code)).size).toBeGreaterThan(15);
  const said = problems.map(({ message }) => ({ message, words: tell(message) }));
  const english = /\b(?:the|is|not|has|takes|write|there|where|with|and)\b/;
  expect(said.filter(({ message, words }) => words === message || english.test(words.replaceAll(/„[^“]*“/g, "")))).toEqual([]);
});

describe("a message", () => {
  it.each([
    ["of a problem, with the label of its field", "“Ask”: “Model” has to be set.", "„Ask“: „Modell“ muss angegeben werden."],
    ["in a message", "“X”: It takes a number, not the text “a”.", "„X“: Möglich ist eine Zahl, nicht Text „a“."],
    [
      "behind another",
      "“A” has no in-port “y”: it has in, b; did you mean “in”?",
      "„A“ hat keinen Eingang „y“: er hat in, b; ist „in“ gemeint?",
    ],
    [
      "with a list of names",
      "“A”, “B” and 3 more form a cycle, so none could ever start; delete an edge, make a loop region of it, or set the join of the node where it is entered to any.",
      "„A“, „B“ und 3 weitere bilden einen Kreis, darum könnte keiner je beginnen; lösch eine Verbindung, mach einen Schleifenbereich daraus, oder setz den Verbund des Knotens, an dem der Kreis beginnt, auf „any“.",
    ],
    ["in two sentences", "The run was cancelled. The key is missing.", "Der Lauf wurde abgebrochen. Der Schlüssel fehlt."],
    [
      "that ends in another and its hint",
      "The run cannot go on: This run may not reach a.test. List a.test under the workflow's permissions, then allow it when the run asks.",
      "Der Lauf kann nicht weitergehen: Dieser Lauf darf a.test nicht erreichen. Führ a.test unter den Rechten des Workflows auf, und erlaub es, wenn der Lauf fragt.",
    ],
    [
      "with code in it, which stays",
      "Allow its folder with --allow-read FOLDER, and list it under permissions.read of the workflow.",
      "Erlaub den Ordner mit --allow-read ORDNER, und führ ihn unter permissions.read des Workflows auf.",
    ],
    [
      "of another program in one of ours",
      "a.test cannot be reached: connect ECONNREFUSED.",
      "a.test ist nicht erreichbar: connect ECONNREFUSED.",
    ],
    ["that it does not know", "Kaputt “so”.", "Kaputt “so”."],
  ])("%s", (_what, english, words) => expect(tell(english)).toBe(words));

  it("keeps the names in it, whatever they look like", () => {
    expect(tell("There is no method “nothing”.")).toBe("Es gibt keine Methode „nothing“.");
    expect(tell("There is no method “$& {key} (.*)”.")).toBe("Es gibt keine Methode „$& {key} (.*)“.");
  });

  it("is found among sayings by what they have most of", () => {
    const other = tellIn({ "{a} ends": "{a} endet", "The run {what}": "Der Lauf {what}", "The run ends": "Schluss" }, (label) => label);
    expect(["The run ends", "The run stops", "It ends"].map(other)).toEqual(["Schluss", "Der Lauf stops", "It endet"]);
  });
});
