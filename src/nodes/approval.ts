import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";
import { INTO } from "./support/signalFields.ts";

export const approvalParams = {
  title: { kind: "text", label: "Title", placeholder: "Order ${item.order}", default: "" },
  message: { kind: "text", label: "Message", help: "What the person has to know.", multiline: true, default: "" },
  form: { kind: "json", label: "Form", help: "Fields for the person to fill in.", default: [] },
  signal: {
    kind: "text",
    label: "Signal",
    help: "The name of the answer; approval where it is empty.",
    placeholder: "approval",
    default: "",
  },
  deadline: { kind: "duration", label: "Deadline", help: "Without one it waits as long as it takes.", placeholder: "2d" },
  into: { ...INTO, label: "Answer into field", placeholder: "approval", default: "approval" },
} as const satisfies Fields;

export const approval = defineNode({
  type: "approval",
  title: "Approval",
  icon: "user-check",
  category: "flow",
  aliases: ["approve", "human task", "review", "confirm", "sign off", "manual step", "person", "form", "escalation"],
  docs: {
    summary: "Waits until a person approves or rejects, or a deadline has passed.",
    details:
      'The answer is a signal: `true`, `false`, or an object with `approved` and whatever the form asked for, such as `{ "approved": false, "why": "too dear" }`. An object without `approved` approves, and so does a signal without data; other data fails the node. All items leave together at `approved`, `rejected`, or, once the deadline has passed, `escalated`; the other ports close. The answer is put into the field `approval` of every item that is an object.\n\nWhat the person is asked — title, message and form, worked out from the first item — is a line in the log of the run. The form is data for those who show it; the engine does not read it. An answer that came before is kept and counts: where several approvals can wait in a run, give each its own signal.',
    examples: [
      {
        title: "A signature within two days",
        params: { signal: "sign-${item.order}", title: "Order ${item.order}", deadline: "2d" },
        input: [{ order: 7 }],
        output: { approved: [{ order: 7 }] },
      },
    ],
  },
  effects: "read",
  mode: "once",
  outputs: [
    { name: "approved", label: "Approved" },
    { name: "rejected", label: "Rejected" },
    { name: "escalated", label: "Escalated" },
  ],
  params: approvalParams,
  summary: "{title}",
  run: lazyRun(async () => (await import("./run/askApproval.ts")).askApproval),
});
