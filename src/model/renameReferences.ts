type Mode = "text" | "expression" | "template";

const IDENTIFIER = /[A-Za-z_$][\w$]*/y;
const STRING = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/sy;
const DOTTED = /(\s*(\?\.|\.)\s*)([A-Za-z_$][\w$]*)/y;
const BRACKETED = /(\s*(?:\?\.)?\s*\[\s*)(?:"([^"\\]*)"|'([^'\\]*)')(\s*\])/y;
const PLAIN = /^[A-Za-z_$][\w$]*$/;

/**
 * The text with the node ids its expressions name (`nodes.ID`, `nodes["ID"]`) changed by `rename`; undefined from `rename`
 * leaves one as it is. Text outside `${ }`, string literals and other names stay untouched.
 */
export function renameReferences(text: string, rename: (id: string) => string | undefined): string {
  if (!text.includes("nodes")) return text;
  const modes: Mode[] = ["text"];
  let [out, at, previous] = ["", 0, ""];
  const take = (length: number): void => {
    out += text.slice(at, at + length);
    at += length;
  };
  while (at < text.length) {
    const mode = modes[modes.length - 1] as Mode;
    const char = text[at] as string;
    if (mode !== "expression") {
      if (char === "\\") take(2);
      else if (text.startsWith("${", at)) {
        modes.push("expression");
        previous = "";
        take(2);
      } else {
        if (mode === "template" && char === "`") modes.pop();
        take(1);
      }
      continue;
    }
    const word = match(IDENTIFIER, text, at);
    if (word !== undefined) {
      take(word[0].length);
      const reference = word[0] === "nodes" && previous !== "." ? renamed(text, at, rename) : undefined;
      if (reference !== undefined) [out, at] = [out + reference.text, reference.end];
      previous = "a";
      continue;
    }
    const string = match(STRING, text, at);
    if (string === undefined && (char === "{" || char === "`")) modes.push(char === "{" ? "expression" : "template");
    if (string === undefined && char === "}") modes.pop();
    if (char.trim() !== "") previous = text.startsWith("...", at) ? "" : char;
    take(string?.[0].length ?? (text.startsWith("...", at) ? 3 : 1));
  }
  return out;
}

function renamed(text: string, at: number, rename: (id: string) => string | undefined): { text: string; end: number } | undefined {
  const dotted = match(DOTTED, text, at);
  if (dotted !== undefined) {
    const next = rename(dotted[3] as string);
    if (next === undefined) return undefined;
    const said = PLAIN.test(next) ? `${dotted[1]}${next}` : `${dotted[2] === "?." ? "?." : ""}["${next}"]`;
    return { text: said, end: at + dotted[0].length };
  }
  const bracketed = match(BRACKETED, text, at);
  const next = bracketed === undefined ? undefined : rename((bracketed[2] ?? bracketed[3]) as string);
  if (bracketed === undefined || next === undefined) return undefined;
  return { text: `${bracketed[1]}"${next}"${bracketed[4]}`, end: at + bracketed[0].length };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
