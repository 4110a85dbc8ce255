import { formatWorkflow } from "../../model/formatWorkflow.ts";
import type { Workflow } from "../../model/workflow.ts";
import { numberText, t } from "../words/words.ts";
import { LONGEST_PACKED, writeAddress } from "./addressKeys.ts";
import { LONGEST_UNPACKED, packText } from "./packedText.ts";

/** What of a workflow goes into a link beside what it does; `app`: it opens as a page to use. */
export type LinkParts = { readonly layout: boolean; readonly pins: boolean; readonly app?: boolean };

export type SharedLink = { readonly link: string; readonly bytes: number };

/** Characters that nearly every program passes on whole, and those that most chats and mail programs do. */
const SAFE = 2000;
const USUAL = 8000;

/** The workflow as a link to the studio at `page`. */
export async function sharedLink(workflow: Workflow, parts: LinkParts, page: string): Promise<SharedLink | { readonly problem: string }> {
  const text = formatWorkflow(sharedParts(workflow, parts));
  const bytes = new Blob([text]).size;
  if (bytes > LONGEST_UNPACKED) return { problem: tooLong(bytes) };
  const s = await packText(text);
  if (s.length > LONGEST_PACKED) return { problem: tooLong(bytes) };
  const { origin, pathname } = new URL(page);
  return { link: `${origin}${pathname}${writeAddress(parts.app === true ? { view: "app", s } : { s })}`, bytes };
}

function sharedParts({ layout, pins, ...logic }: Workflow, parts: LinkParts): Workflow {
  return { ...logic, ...(pins !== undefined && parts.pins ? { pins } : {}), ...(layout !== undefined && parts.layout ? { layout } : {}) };
}

function tooLong(bytes: number): string {
  return t("The workflow has {bytes} bytes, more than a link can hold. Export it, and send the file.", {
    bytes: numberText(bytes),
  });
}

/** What a person should know about a link of this length; undefined where it passes everywhere. */
export function lengthWarning(length: number): string | undefined {
  if (length <= SAFE) return undefined;
  const many = t("The link has {length} characters.", { length: numberText(length) });
  return length <= USUAL
    ? t("{many} Some programs cut links after {most}; try it, or send the exported file.", { many, most: numberText(SAFE) })
    : t("{many} Most chat and mail programs cut such a link: send the exported file instead.", { many });
}
