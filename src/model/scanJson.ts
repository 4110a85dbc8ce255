/** What stands at a place of JSON text. `literal`: a number, true, false or null; `unknown`: what JSON does not know, or a broken token. */
export type JsonToken = "{" | "}" | "[" | "]" | ":" | "," | "text" | "literal" | "unknown" | "end";

const [TAB, NEWLINE, RETURN, SPACE, QUOTE, BACKSLASH] = [9, 10, 13, 32, 34, 92] as const;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[^ \t\n\r{}[\]":,/]+/y;

/** Reads JSON token by token, from `at` on, without recursion and in time proportional to the text. */
export class JsonScanner {
  /** Where the token begins. */
  offset = 0;
  /** What is wrong inside the token. */
  fault: string | undefined;
  readonly #text: string;
  #at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  /** The token as it was written; a text without its quotes and escapes, unless it is broken. */
  get value(): string {
    const written = this.#text.slice(this.offset, this.#at);
    return written.startsWith('"') && this.fault === undefined ? (JSON.parse(written) as string) : written;
  }

  next(): JsonToken {
    this.#skipSpace();
    this.fault = undefined;
    this.offset = this.#at;
    const first = this.#text[this.#at];
    switch (first) {
      case undefined:
        return "end";
      case "{":
      case "}":
      case "[":
      case "]":
      case ":":
      case ",":
        this.#at += 1;
        return first;
      case '"':
        this.#at += 1;
        this.fault = this.#readText();
        return "text";
      case "/":
        this.#at += 1;
        if (/[/*]/.test(this.#text[this.#at] ?? "")) this.fault = "JSON has no comments; delete it, or write the file as YAML";
        return "unknown";
      default:
        return this.#readWord();
    }
  }

  #skipSpace(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== SPACE && code !== NEWLINE && code !== RETURN && code !== TAB) return;
      this.#at += 1;
    }
  }

  #readText(): string | undefined {
    for (;;) {
      let code = this.#text.charCodeAt(this.#at);
      while (code >= SPACE && code !== QUOTE && code !== BACKSLASH) {
        this.#at += 1;
        code = this.#text.charCodeAt(this.#at);
      }
      if (code === QUOTE) {
        this.#at += 1;
        return undefined;
      }
      const end = code === BACKSLASH ? this.#at + 1 : this.#at;
      if (end >= this.#text.length || code === NEWLINE || code === RETURN) return "a text is not closed; put a double quote at its end";
      if (code !== BACKSLASH) return "a text holds a raw line break, tab or control character; write it as an escape such as \\n";
      if (!this.#read(ESCAPE)) {
        return this.#text[end] === "u"
          ? "a \\u escape needs four hexadecimal digits"
          : 'an escape is not one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX';
      }
    }
  }

  #readWord(): JsonToken {
    if (this.#read(NUMBER)) {
      if (/[.eE]/.test(this.#text[this.#at] ?? "")) this.fault = "a number is cut short";
      return "literal";
    }
    if (!this.#read(WORD)) this.#at += 1;
    return /^(?:true|false|null)$/.test(this.value) ? "literal" : "unknown";
  }

  /** Steps over what `pattern` matches here; false where it does not. */
  #read(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }
}
