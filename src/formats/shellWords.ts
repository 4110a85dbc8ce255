/** The words of the first command in a text, or what is wrong with it. */
export type ShellWords = { readonly words: readonly string[] } | { readonly error: string };

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
  ["a", "\x07"],
  ["b", "\b"],
  ["e", "\x1B"],
  ["f", "\f"],
  ["v", "\v"],
]);

/**
 * Splits the first command of a text as a POSIX shell does: quotes, `$'…'`, backslashes, lines that go on, comments. It ends at a pipe, a
 * `;`, `&` or an output that is sent elsewhere. Variables stay as they are. What Windows' prompt escapes with `^` is read too.
 */
export function shellWords(text: string): ShellWords {
  const source = /\^\r?\n|\^"/.test(text) ? text.replace(/\^(\r?\n|[\s\S])/g, (_, sign: string) => (/\n/.test(sign) ? " " : sign)) : text;
  return new Words(source).read();
}

class Words {
  readonly #text: string;
  #at = 0;
  readonly #words: string[] = [];
  /** The word under way; undefined between words. */
  #word: string | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  read(): ShellWords {
    for (; this.#at < this.#text.length; this.#at += 1) {
      const sign = this.#text[this.#at] as string;
      if (sign === "\n" || "|;&>".includes(sign)) {
        if (this.#words.length > 0 || this.#word !== undefined) break;
      } else if (/\s/.test(sign)) this.#close();
      else if (sign === "#" && this.#word === undefined) this.#at = this.#lineEnd() - 1;
      else if (!this.#part(sign)) return { error: "A quote is not closed." };
    }
    this.#close();
    return { words: this.#words };
  }

  #close(): void {
    if (this.#word !== undefined) this.#words.push(this.#word);
    this.#word = undefined;
  }

  #lineEnd(): number {
    const end = this.#text.indexOf("\n", this.#at);
    return end === -1 ? this.#text.length : end;
  }

  #add(text: string): void {
    this.#word = (this.#word ?? "") + text;
  }

  /** Reads one quoted or plain part of a word; false where a quote is not closed. */
  #part(sign: string): boolean {
    const next = this.#text[this.#at + 1];
    if (sign === "\\") return this.#backslash(next);
    if (sign === "'") return this.#single();
    if (sign === '"') return this.#double();
    if (sign === "$" && next === "'") return this.#ansi();
    if (sign === "$" && next === '"') {
      this.#at += 1;
      return this.#double();
    }
    this.#add(sign);
    return true;
  }

  #backslash(next: string | undefined): boolean {
    const lineEnd = /^\\[ \t]*\r?\n/.exec(this.#text.slice(this.#at, this.#at + 200));
    if (lineEnd !== null) this.#at += lineEnd[0].length - 1;
    else {
      this.#add(next ?? "");
      this.#at += 1;
    }
    return true;
  }

  #single(): boolean {
    const end = this.#text.indexOf("'", this.#at + 1);
    if (end === -1) return false;
    this.#add(this.#text.slice(this.#at + 1, end));
    this.#at = end;
    return true;
  }

  #double(): boolean {
    const parts: string[] = [];
    for (let at = this.#at + 1; at < this.#text.length; at += 1) {
      const sign = this.#text[at] as string;
      if (sign === '"') {
        this.#add(parts.join(""));
        this.#at = at;
        return true;
      }
      const next = this.#text[at + 1];
      if (sign === "\\" && next !== undefined && '"\\$`\n'.includes(next)) {
        if (next !== "\n") parts.push(next);
        at += 1;
      } else parts.push(sign);
    }
    return false;
  }

  /** `$'…'`, with the escapes of C. */
  #ansi(): boolean {
    const parts: string[] = [];
    for (let at = this.#at + 2; at < this.#text.length; at += 1) {
      const sign = this.#text[at] as string;
      if (sign === "'") {
        this.#add(parts.join(""));
        this.#at = at;
        return true;
      }
      if (sign === "\\") {
        const [text, length] = escaped(this.#text.slice(at + 1, at + 10));
        parts.push(text);
        at += length;
      } else parts.push(sign);
    }
    return false;
  }
}

/** What stands behind a backslash in `$'…'`, and its length. */
function escaped(text: string): readonly [text: string, length: number] {
  const code = /^(?:x([\dA-Fa-f]{1,2})|u([\dA-Fa-f]{1,4})|U([\dA-Fa-f]{1,8})|([0-7]{1,3}))/.exec(text);
  if (code === null) return [ESCAPES.get(text[0] ?? "") ?? text[0] ?? "", 1];
  const number = code[4] === undefined ? Number.parseInt(code[1] ?? code[2] ?? code[3] ?? "0", 16) : Number.parseInt(code[4], 8) & 255;
  return [number > 0x10ffff ? "\uFFFD" : String.fromCodePoint(number), code[0].length];
}
