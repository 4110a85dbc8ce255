import type { Workflow } from "./workflow.ts";

/** A text in a workflow that looks like a secret written out. */
export type LiteralSecret = {
  readonly path: readonly (string | number)[];
  /** What it looks like, such as `a GitHub token`. */
  readonly looksLike: string;
  /** Its first characters, too few to be of use. */
  readonly shown: string;
};

/** Shapes that nothing but a secret has, wherever they stand. */
const SHAPES: readonly (readonly [looksLike: string, shape: RegExp])[] = [
  ["a private key", /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ["a GitHub token", /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22,})/],
  ["an AWS access key", /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ["a Slack token", /\bxox[abeoprs]-[\w-]{10,}/],
  ["a Google API key", /\bAIza[\w-]{35}/],
  ["a GitLab token", /\bglpat-[\w-]{20,}/],
  ["an npm token", /\bnpm_[A-Za-z0-9]{36}\b/],
  ["a Hugging Face token", /\bhf_[A-Za-z0-9]{30,}/],
  ["a SendGrid key", /\bSG\.[\w-]{16,}\.[\w-]{16,}/],
  ["a Stripe key", /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}/],
  ["an API key", /\bsk-(?=[\w-]*\d)[\w-]{20,}/],
  ["a signed token (JWT)", /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/],
  ["a bearer token", /\b[Bb]earer\s+(?=[\w.~+/=-]*\d)[\w.~+/=-]{16,}/],
  ["a name and password (Basic)", /\b[Bb]asic\s+(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*[a-z])[A-Za-z0-9+/]{12,}={0,2}(?![\w])/],
  ["a password in an address", /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@"'$]{1,80}:[^\s/@"'${]{3,200}@/],
];
/** Names under which any text is a secret. */
const PASSWORDS = /pass(?:word|phrase|wd|code)$|^(?:client|app|signing|shared|webhook)?_?-?secret$/i;
/** Names under which a text that looks drawn by chance is one. */
const KEYS = /(?:key|token|secret|signature|credentials?|authorization|cookie|auth)$/i;
const NAMED = ["name", "header", "key", "field"] as const;
const LONGEST_NAMED = 4096;
const SHOWN = 4;

/** `name`: what the value is called, which for those of a list is the list's own. */
type Step = { readonly value: unknown; readonly at: Place | undefined; readonly name: string };
type Place = { readonly key: string | number; readonly within: Place | undefined };

/**
 * Texts of a workflow that look like secrets: known shapes anywhere, and under names such as `password` or `apiKey` what looks drawn
 * by chance. A text with `${` in it is a reference, no secret.
 *
 * @example literalSecrets(workflow) // [{ path: ["nodes", "call", "params", "token"], looksLike: "a GitHub token", shown: "ghp_…" }]
 */
export function literalSecrets(workflow: Workflow): readonly LiteralSecret[] {
  const found: LiteralSecret[] = [];
  const rest: Step[] = [{ value: workflow, at: undefined, name: "" }];
  for (let step = rest.pop(); step !== undefined; step = rest.pop()) {
    const { value, at, name } = step;
    if (typeof value === "string") {
      const looksLike = secretIn(value, name);
      if (looksLike !== undefined) found.push({ path: pathTo(at), ...looksLike });
    } else if (Array.isArray(value)) {
      for (let k = value.length - 1; k >= 0; k -= 1) rest.push({ value: value[k], at: { key: k, within: at }, name });
    } else if (typeof value === "object" && value !== null) {
      const entry = entryName(value as Record<string, unknown>);
      for (const key of Object.keys(value).reverse()) {
        const named = key === "value" && entry !== undefined ? entry : key;
        rest.push({ value: (value as Record<string, unknown>)[key], at: { key, within: at }, name: named });
      }
    }
  }
  return found;
}

function pathTo(place: Place | undefined): readonly (string | number)[] {
  const path: (string | number)[] = [];
  for (let each = place; each !== undefined; each = each.within) path.push(each.key);
  return path.reverse();
}

/** What `value` is called in an entry such as `{ name: "Authorization", value: "…" }`. */
function entryName(entry: Readonly<Record<string, unknown>>): string | undefined {
  if (!Object.hasOwn(entry, "value")) return undefined;
  for (const key of NAMED) if (Object.hasOwn(entry, key) && typeof entry[key] === "string") return entry[key];
  return undefined;
}

function secretIn(text: string, name: string): Omit<LiteralSecret, "path"> | undefined {
  if (text.length < 6) return undefined;
  for (const [looksLike, shape] of SHAPES) {
    const match = shape.exec(text);
    if (match !== null) return { looksLike, shown: cut(match[0]) };
  }
  if (text.length > LONGEST_NAMED || text.includes("${") || /\s/.test(text.trim())) return undefined;
  if (PASSWORDS.test(name) && text.length >= 6) return { looksLike: "a password", shown: cut(text) };
  return KEYS.test(name) && isDrawn(text.trim()) ? { looksLike: "a key or token", shown: cut(text) } : undefined;
}

/** True for a text that looks drawn by chance: long, of letters and digits mixed, and with few repetitions. */
function isDrawn(text: string): boolean {
  if (text.length < 16 || !/\d/.test(text) || !/[A-Za-z]/.test(text) || /^[\w.-]+@[\w.-]+$|:\/\//.test(text)) return false;
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits >= 3;
}

function cut(text: string): string {
  return `${text.slice(0, SHOWN)}…`;
}
