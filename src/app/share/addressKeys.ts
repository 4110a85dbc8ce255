import { listText, numberText, t } from "../words/words.ts";

export const VIEWS = ["outline", "app"] as const;
export type View = (typeof VIEWS)[number];

/** What the fragment of the studio's address says. Keys that this version does not know are kept in `others`, in their order. */
export type Address = {
  /** Id of a kept workflow. */
  readonly w?: string;
  /** Id of a run. */
  readonly run?: string;
  readonly view?: View;
  /** A whole workflow, packed by `packText`. */
  readonly s?: string;
  readonly others?: readonly (readonly [key: string, value: string])[];
};

/** Characters of a packed workflow that an address may hold: browsers cut longer ones. */
export const LONGEST_PACKED = 2_000_000;
const ID = /^[\w.-]{1,200}$/;
const PACKED = /^[\w-]+$/;

/**
 * Reads the fragment of an address; never throws. What is not understood is left out, with a sentence for the person who opened it.
 *
 * @example readAddress("#w=4f1c&view=app") // { address: { w: "4f1c", view: "app" }, problems: [] }
 */
export function readAddress(fragment: string): { readonly address: Address; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const address: { -readonly [K in keyof Address]: Address[K] } = {};
  const others: (readonly [string, string])[] = [];
  const text = fragment.startsWith("#") ? fragment.slice(1) : fragment;
  for (const part of text.split("&").filter((each) => each !== "")) {
    const at = part.indexOf("=");
    const [key, value] = at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
    if (part === "app") address.view = "app";
    else if (key === "w" || key === "run") {
      if (ID.test(value)) address[key] = value;
      else
        problems.push(
          key === "w"
            ? t("The address names a workflow “{text}”, which is no id. Copy it again.", { text: cut(value) })
            : t("The address names a run “{text}”, which is no id. Copy it again.", { text: cut(value) }),
        );
    } else if (key === "view") {
      const view = VIEWS.find((each) => each === value);
      if (view !== undefined) address.view = view;
      else problems.push(t("The address asks for the view “{text}”; there are {views}.", { text: cut(value), views: listText(VIEWS) }));
    } else if (key === "s") {
      const problem = packedProblem(value);
      if (problem === undefined) address.s = value;
      else problems.push(problem);
    } else others.push([key, value]);
  }
  if (others.length > 0) address.others = others;
  return { address, problems };
}

/** The fragment that says this, with its `#`; empty where there is nothing to say. */
export function writeAddress({ w, run, view, s, others = [] }: Address): string {
  const keys: readonly (readonly [string, string | undefined])[] = [["w", w], ["run", run], ["view", view], ["s", s], ...others];
  const parts = keys
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => (value === "" && key !== "" ? key : `${key}=${value}`));
  return parts.length === 0 ? "" : `#${parts.join("&")}`;
}

function packedProblem(value: string): string | undefined {
  if (value.length > LONGEST_PACKED) {
    return t("The workflow in the link has {count} characters; at most {most} are read. Ask for the file instead.", {
      count: numberText(value.length),
      most: numberText(LONGEST_PACKED),
    });
  }
  if (PACKED.test(value)) return undefined;
  return t("The workflow in the link cannot be read: the link was cut or changed on its way. Copy it again, whole.");
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
