import { defineNode } from "../../model/defineNode.ts";

/** A node type for tests, in two versions: everything that can change from one to the next did. */
export const shoutFirst = defineNode({
  type: "shout",
  title: "Shout",
  mode: "once",
  docs: {
    summary: "Writes texts in capitals.",
    examples: [
      {
        title: "Once",
        params: { texts: [{ word: "hey" }], how: "caps", quiet: true },
        output: { loud: [{ text: "HEY" }] },
      },
      {
        title: "As it is",
        params: { texts: [{ word: "Hey" }, { word: "ho" }], how: "plain" },
        output: { loud: [{ text: "Hey" }, { text: "ho" }] },
      },
    ],
  },
  outputs: [{ name: "loud" }],
  params: {
    texts: { kind: "list", label: "Texts", of: { word: { kind: "text", label: "Word" } } },
    how: {
      kind: "choice",
      label: "How",
      default: "caps",
      options: [
        { value: "caps", label: "Capitals" },
        { value: "plain", label: "As it is" },
      ],
    },
    quiet: { kind: "boolean", label: "Quiet" },
  },
  run: ({ params }) => params.texts?.map(({ word = "" }) => ({ text: params.how === "caps" ? word.toUpperCase() : word })) ?? [],
});

export const shoutSecond = defineNode({
  type: "shout",
  version: 2,
  title: "Shout",
  mode: "once",
  docs: { summary: "Writes texts in capitals, and adds a mark.", examples: [] },
  inputs: [{ name: "items" }],
  outputs: [{ name: "shouted" }],
  params: {
    says: { kind: "list", label: "Says", of: { text: { kind: "text", label: "Text" } } },
    letters: {
      kind: "choice",
      label: "Letters",
      default: "upper",
      options: [
        { value: "upper", label: "Capitals" },
        { value: "same", label: "As they are" },
      ],
    },
    mark: { kind: "text", label: "Mark", default: "!" },
  },
  migrations: {
    1: {
      params: [
        { rename: "texts", to: "says" },
        { in: "says", rename: "word", to: "text" },
        { rename: "how", to: "letters" },
        { replace: "letters", values: { caps: "upper", plain: "same" } },
        { set: "mark", value: "" },
        { drop: "quiet" },
      ],
      inputs: { in: "items" },
      outputs: { loud: "shouted" },
    },
  },
  run: ({ params }) =>
    params.says?.map(({ text = "" }) => ({ text: `${params.letters === "upper" ? text.toUpperCase() : text}${params.mark}` })) ?? [],
});
