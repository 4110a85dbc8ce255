import jsep from "jsep";
import { ExpressionError } from "./expressionError.ts";
import { isNoName, RESERVED } from "./reservedWords.ts";
import { readStringEscape, TOKEN } from "./token.ts";

/** A node as the parser makes it. `at` is its offset; `Group` marks parentheses. */
export type ParsedNode = { type: string; at?: number; [key: string]: unknown };

type JsepInstance = {
  readonly expr: string;
  index: number;
  readonly code: number;
  gobbleBinaryExpression(): ParsedNode | false | undefined;
  gobbleToken(): ParsedNode | false | undefined;
  gobbleTokenProperty(node: ParsedNode): ParsedNode;
};
type JsepClass = {
  new (text: string): JsepInstance;
  addBinaryOp(operator: string, precedence: number): void;
  addUnaryOp(operator: string): void;
};
const { Jsep } = jsep as unknown as { readonly Jsep: JsepClass };
Jsep.addBinaryOp("in", 7);
Jsep.addUnaryOp("typeof");

const MAX_DEPTH = 150;
const OPEN_BRACE = 123;
const BACKTICK = 96;

/**
 * The library's parser, strict where the library is generous: literals as JavaScript has them, commas where they belong,
 * offsets, depth limits, and a message for what the language leaves out.
 */
export class ExpressionParser extends Jsep {
  private depth = 0;

  parse(): ParsedNode {
    const node = this.gobbleExpression();
    if (this.index < this.expr.length) this.unexpected();
    return node;
  }

  throwError(message: string): never {
    if (/^(Expected expression|missing unaryOp)/.test(message)) this.unexpected();
    throw new ExpressionError("expression-syntax", `${message}.`, this.index);
  }

  private fail(message: string, at = this.index): never {
    throw new ExpressionError("expression-syntax", message, at);
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.index;
    return pattern.exec(this.expr)?.[0];
  }

  private unexpected(): never {
    this.gobbleSpaces();
    if (this.index >= this.expr.length) this.fail("The expression ends too early: a value is missing.");
    if (this.match(TOKEN.arrow) !== undefined) this.fail("The parameters of an arrow function must be plain names, as in (a, b) => a + b.");
    if (this.match(TOKEN.assign) !== undefined) this.fail("Assignment is not possible in an expression; compare with == or ===.");
    if (this.match(TOKEN.update) !== undefined) this.fail("++ and -- change a value, which an expression cannot do; write + 1 or - 1.");
    if (this.expr[this.index] === "/")
      this.fail("Regular expressions are not available; use includes, startsWith, split or replaceAll with text.");
    if (this.expr[this.index] === "`") this.fail("A template text cannot follow a value; call a function with ( ) instead.");
    if (this.expr[this.index] === "," || this.expr[this.index] === ";")
      this.fail(`Only one expression is possible here; remove what follows “${this.expr[this.index]}”.`);
    this.fail(`“${this.match(TOKEN.any) ?? ""}” does not belong here.`);
  }

  gobbleSpaces(): void {
    for (let text = this.match(TOKEN.space); text !== undefined; text = this.match(TOKEN.space)) this.index += text.length;
  }

  gobbleExpression(): ParsedNode {
    this.gobbleSpaces();
    const at = this.index;
    const head = this.match(TOKEN.arrowHead);
    if (head !== undefined) {
      const params = head.match(TOKEN.names) ?? [];
      const reserved = params.find(isNoName);
      if (reserved !== undefined) this.fail(`“${reserved}” cannot be the name of a parameter.`);
      this.index += head.length;
      return { type: "Arrow", at, params, body: this.nested(() => this.gobbleExpression()) };
    }
    const test = this.gobbleBinaryExpression();
    if (!test) this.unexpected();
    this.gobbleSpaces();
    if (this.expr[this.index] !== "?") return test;
    this.index += 1;
    const then = this.nested(() => this.gobbleExpression());
    this.gobbleSpaces();
    this.expect(":", "A condition needs two results: test ? one : other");
    return { type: "Conditional", at, test, then, otherwise: this.nested(() => this.gobbleExpression()) };
  }

  private expect(character: string, message: string): void {
    if (this.expr[this.index] !== character) {
      if (this.index < this.expr.length && this.match(TOKEN.operand) === undefined) this.unexpected();
      this.fail(`${message}.`);
    }
    this.index += 1;
  }

  private nested<T>(parse: () => T): T {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) this.fail(`The expression is nested more than ${MAX_DEPTH} levels deep; split it.`);
    const value = parse();
    this.depth -= 1;
    return value;
  }

  override gobbleToken(): ParsedNode | false | undefined {
    this.gobbleSpaces();
    const at = this.index;
    const code = this.code;
    const sign = this.expr[at];
    if ((sign === "-" || sign === "+") && (this.expr[at + 1] === sign || this.expr[at - 1] === sign)) {
      this.fail("++ and -- change a value, which an expression cannot do; write + 1 or - 1.");
    }
    const word = this.match(TOKEN.word);
    if (word !== undefined && RESERVED.has(word)) this.fail(RESERVED.get(word) ?? `“${word}” is not available in an expression.`);
    if (this.expr.startsWith("...", at)) this.fail("“...” is possible only in a list, an object or the arguments of a call.");
    const node = this.nested(() => {
      if (code === OPEN_BRACE) return this.gobbleTokenProperty(this.gobbleObject());
      if (code === BACKTICK) return this.gobbleTokenProperty(this.gobbleTemplate());
      return super.gobbleToken();
    });
    if (!node) return node;
    if (word === "typeof" && node.type !== "UnaryExpression") this.unexpected();
    node.at ??= at;
    this.gobbleSpaces();
    if (this.expr[this.index] === "`") this.unexpected();
    if (node.type === "UnaryExpression" && this.expr.startsWith("**", this.index)) {
      this.fail("Put parentheses around the sign or around the power: (-a) ** b or -(a ** b).");
    }
    return node;
  }

  gobbleGroup(): ParsedNode {
    const at = this.index;
    this.index += 1;
    const value = this.gobbleExpression();
    this.gobbleSpaces();
    this.expect(")", "A closing ) is missing");
    return { type: "Group", at, value };
  }

  /** Values up to `close` with a comma between them; one may follow the last. */
  gobbleArguments(close: number): ParsedNode[] {
    const end = String.fromCharCode(close);
    const values: ParsedNode[] = [];
    for (this.gobbleSpaces(); this.expr[this.index] !== end; this.gobbleSpaces()) {
      if (values.length > 0) {
        this.expect(",", `A comma or a closing ${end} is missing`);
        this.gobbleSpaces();
        if (this.expr[this.index] === end) break;
      }
      values.push(this.gobbleSpread() ?? this.gobbleExpression());
    }
    this.index += 1;
    return values;
  }

  private gobbleSpread(): ParsedNode | undefined {
    if (!this.expr.startsWith("...", this.index)) return undefined;
    const at = this.index;
    this.index += 3;
    return { type: "Spread", at, value: this.gobbleExpression() };
  }

  private gobbleObject(): ParsedNode {
    const at = this.index;
    this.index += 1;
    const entries: ParsedNode[] = [];
    for (this.gobbleSpaces(); this.expr[this.index] !== "}"; this.gobbleSpaces()) {
      if (entries.length > 0) {
        this.expect(",", "A comma or a closing } is missing");
        this.gobbleSpaces();
        if (this.expr[this.index] === "}") break;
      }
      entries.push(this.gobbleSpread() ?? this.gobbleEntry());
    }
    this.index += 1;
    return { type: "Object", at, entries };
  }

  private gobbleEntry(): ParsedNode {
    const at = this.index;
    const word = this.match(TOKEN.word);
    let key: unknown = word;
    const first = this.expr[at];
    if (word !== undefined) this.index += word.length;
    else if (first === '"' || first === "'") key = this.gobbleText(first);
    else if (this.match(TOKEN.number) !== undefined) key = String(this.readNumber());
    else if (first === "[") {
      this.index += 1;
      key = this.gobbleExpression();
      this.gobbleSpaces();
      this.expect("]", "A closing ] is missing");
    } else if (first === undefined) this.fail("A closing } is missing.");
    else this.fail("The name of an entry is missing: { name: value }.");
    this.gobbleSpaces();
    const after = this.expr[this.index];
    if (word !== undefined && (after === "," || after === "}")) {
      if (isNoName(word)) this.fail(`“${word}” needs a value: { ${word}: value }.`);
      return { type: "Entry", at, key, value: { type: "Identifier", name: word, at } };
    }
    this.expect(":", "An entry of an object needs a colon and a value: { name: value }");
    return { type: "Entry", at, key, value: this.gobbleExpression() };
  }

  private gobbleTemplate(): ParsedNode {
    const at = this.index;
    const texts: string[] = [];
    const values: ParsedNode[] = [];
    let text = "";
    this.index += 1;
    for (;;) {
      const character = this.expr[this.index];
      if (character === undefined) this.fail("A closing ` is missing.", at);
      if (character === "`") break;
      if (character === "$" && this.expr[this.index + 1] === "{") {
        this.index += 2;
        values.push(this.gobbleExpression());
        this.gobbleSpaces();
        this.expect("}", "A closing } is missing");
        texts.push(text);
        text = "";
      } else text += this.character();
    }
    this.index += 1;
    texts.push(text);
    return { type: "Template", at, texts, values };
  }

  private character(): string {
    const character = this.expr[this.index] as string;
    if (character !== "\\") {
      this.index += 1;
      return character;
    }
    const found = readStringEscape(this.expr, this.index);
    if (found === undefined) this.fail("This escape is not known; write \\\\ for a backslash.");
    this.index = found.end;
    return found.text;
  }

  private gobbleText(quote: string): string {
    const at = this.index;
    let text = "";
    this.index += 1;
    while (this.expr[this.index] !== quote) {
      const character = this.expr[this.index];
      if (character === undefined || character === "\n" || character === "\r")
        this.fail(`The text that starts here has no closing ${quote}.`, at);
      text += this.character();
    }
    this.index += 1;
    return text;
  }

  gobbleStringLiteral(): ParsedNode {
    return { type: "Literal", at: this.index, value: this.gobbleText(this.expr[this.index] as string) };
  }

  private readNumber(): number {
    const text = this.match(TOKEN.number);
    if (text === undefined) this.unexpected();
    if (/^0\d/.test(text)) this.fail("A number cannot start with 0; remove the zero.");
    const end = this.index + text.length;
    TOKEN.word.lastIndex = end;
    if (TOKEN.word.test(this.expr) || /\d/.test(this.expr[end] ?? ""))
      this.fail(`“${this.match(TOKEN.any)}” is neither a number nor a name.`);
    this.index = end;
    return Number(text);
  }

  gobbleNumericLiteral(): ParsedNode {
    const at = this.index;
    return this.gobbleTokenProperty({ type: "Literal", at, value: this.readNumber() });
  }

  gobbleIdentifier(): ParsedNode {
    const name = this.match(TOKEN.word);
    if (name === undefined)
      this.fail(
        this.index < this.expr.length
          ? `A name must stand here, not “${this.match(TOKEN.any)}”.`
          : "The expression ends where a name must follow.",
      );
    const at = this.index;
    this.index += name.length;
    return { type: "Identifier", at, name };
  }
}
