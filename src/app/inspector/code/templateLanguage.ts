import { StreamLanguage, type StringStream } from "@codemirror/language";

/** `depth`: braces open in the expression that is being read, 0 in literal text. */
type State = { depth: number };

const KEYWORD = /^(?:typeof|in|of|void|new|if|else|for|return|function)$/;
const ATOM = /^(?:true|false|null|undefined|NaN|Infinity)$/;

/** Text with expressions in `${ … }`, for its colours alone: what is wrong with it, the engine says. */
export const templateLanguage = StreamLanguage.define<State>({
  name: "template",
  startState: () => ({ depth: 0 }),
  copyState: ({ depth }) => ({ depth }),
  token: (stream, state) => (state.depth === 0 ? literal(stream, state) : expression(stream, state)),
});

/** An expression all through. */
export const expressionLanguage = StreamLanguage.define<State>({
  name: "expression",
  startState: () => ({ depth: Number.POSITIVE_INFINITY }),
  copyState: ({ depth }) => ({ depth }),
  token: expression,
});

function literal(stream: StringStream, state: State): string | null {
  if (stream.match("${")) {
    state.depth = 1;
    return "processingInstruction";
  }
  stream.match("\\${") || stream.next();
  while (!stream.eol() && !stream.match("${", false) && !stream.match("\\${", false)) stream.next();
  return null;
}

function expression(stream: StringStream, state: State): string | null {
  if (stream.eatSpace()) return null;
  if (stream.match(/^\/\*.*?(?:\*\/|$)/) || stream.match(/^\/\/[^}]*/)) return "comment";
  if (stream.match(/^(?:"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|`(?:[^`\\]|\\.)*`?)/)) return "string";
  if (stream.match(/^\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?/i)) return "number";
  const word = stream.match(/^[\p{ID_Start}$_][\p{ID_Continue}$]*/u) as RegExpMatchArray | null;
  if (word !== null) return wordToken(stream, word[0]);
  const character = stream.next();
  if (character === "{") state.depth += 1;
  if (character === "}") {
    state.depth -= 1;
    if (state.depth === 0) return "processingInstruction";
  }
  return character !== undefined && "=<>!&|?+-*/%:".includes(character) ? "operator" : "punctuation";
}

function wordToken(stream: StringStream, word: string): string {
  const before = stream.string.slice(0, stream.pos - word.length).trimEnd();
  if (stream.match(/^\s*\(/, false)) return "variableName.function";
  if (before.endsWith(".")) return "propertyName";
  if (KEYWORD.test(word)) return "keyword";
  return ATOM.test(word) ? "atom" : "variableName";
}
