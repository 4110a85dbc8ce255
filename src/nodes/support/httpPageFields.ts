import type { Fields } from "../../model/field.ts";

/** How a list that comes in pages is read to its end. */
export const httpPageFields = {
  pages: {
    kind: "choice",
    label: "Pages",
    options: [
      { value: "none", label: "One request" },
      { value: "link", label: "Next page by the header Link" },
      { value: "next", label: "Next page by an address in the answer" },
      { value: "number", label: "By page number or offset" },
      { value: "cursor", label: "By a cursor in the answer" },
    ],
    default: "none",
    showIf: { param: "response", in: ["json"] },
  },
  nextField: {
    kind: "text",
    label: "Field of the next page",
    help: "Where the answer holds its address or cursor.",
    placeholder: "paging.next",
    default: "next",
    showIf: { param: "pages", in: ["next", "cursor"] },
  },
  pageName: {
    kind: "text",
    label: "Name in the address",
    help: "What the page number or cursor is called after the ?.",
    default: "page",
    showIf: { param: "pages", in: ["number", "cursor"] },
  },
  firstPage: { kind: "number", label: "First page", default: 1, integer: true, min: 0, showIf: { param: "pages", in: ["number"] } },
  pageStep: {
    kind: "number",
    label: "Raised by",
    help: "1 for page numbers, the length of a page for an offset.",
    default: 1,
    integer: true,
    min: 1,
    showIf: { param: "pages", in: ["number"] },
  },
  moreField: {
    kind: "text",
    label: "Go on while",
    help: "A field of the answer; the last page is where it is false, empty or missing.",
    placeholder: "has_more",
    default: "",
    showIf: { param: "pages", in: ["next", "number", "cursor"] },
  },
  mostPages: {
    kind: "number",
    label: "At most",
    help: "Pages.",
    default: 100,
    integer: true,
    min: 1,
    max: 10_000,
    showIf: { param: "pages", in: ["link", "next", "number", "cursor"] },
  },
  pageDelay: {
    kind: "duration",
    label: "Pause between pages",
    default: 0,
    showIf: { param: "pages", in: ["link", "next", "number", "cursor"] },
  },
} as const satisfies Fields;
