import type { Tell } from "./words.ts";

/** What the engine and the model say, as a text with placeholders, and the same in another language. */
export type Sayings = Readonly<Record<string, string>>;

/** Placeholders that follow each other, which no text tells apart, count as one. */
const SLOTS = /(\{\w+\}(?: ?\{\w+\})*)/;
/** What stands behind these is code, a name or a flag: `permissions.{way}`, `--{name}`. */
const BEFORE_CODE = /[\w.\-=@&*+#/<{"$]$/;
/** A saying that begins so ends another one: `; did you mean “x”?` */
const ENDS_ANOTHER = /^[ ,;]/;
/** Where one sentence ends and another begins. */
const NEXT_SENTENCE = /(?<=[.!?”]) (?=[\p{Lu}“])/gu;
/** The saying that shows how the language quotes a name. */
const QUOTED = "“{name}”";
const DEEPEST = 6;
const MOST_KNOWN = 1000;

type Slot = {
  readonly name: string;
  /** What a person called something stays as it is, and code does; a label of the catalogue is translated as there. */
  readonly holds: "words" | "label" | "name" | "code";
};
type Saying = {
  readonly text: string;
  readonly other: string;
  readonly slots: readonly Slot[];
  /** The longest text between placeholders: without it nothing matches. */
  readonly needle: string;
  /** How well it fits where others fit too: the more it says the better, and the better where it begins the message. */
  readonly worth: number;
  pattern?: RegExp;
};
type Accepts = (saying: Saying, values: readonly string[]) => boolean;

/**
 * Finds the saying that a message was made from and says it in another language, with its values where that wants them.
 * Values that are sayings themselves are translated too; names and data are not. What is no saying stays as it is.
 */
export function tellIn(sayings: Sayings, labelOf: (label: string) => string): Tell {
  const teller = new Teller(sayings, labelOf);
  const known = new Map<string, string>();
  return (message) => {
    const before = known.get(message);
    if (before !== undefined) return before;
    const words = teller.tell(message, 0);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(message, words);
    return words;
  };
}

class Teller {
  readonly #whole: ReadonlyMap<string, string>;
  /** The best ones first. */
  readonly #templates: readonly Saying[];
  readonly #labelOf: (label: string) => string;
  readonly #quoted: string;

  constructor(sayings: Sayings, labelOf: (label: string) => string) {
    this.#whole = new Map(Object.entries(sayings));
    this.#templates = Object.entries(sayings)
      .flatMap(([text, other]) => (text === QUOTED ? [] : templateOf(text, other)))
      .toSorted((a, b) => b.worth - a.worth);
    this.#labelOf = labelOf;
    this.#quoted = this.#whole.get(QUOTED) ?? QUOTED;
  }

  tell(message: string, depth: number): string {
    if (depth > DEEPEST || message === "") return message;
    return (
      this.#whole.get(message) ??
      this.#byTemplate(message, depth, isTidy) ??
      this.#bySentence(message, depth) ??
      this.#byTemplate(message, depth, () => true) ??
      this.#byFullStop(message, depth) ??
      (depth === 0 ? message : this.#quote(message))
    );
  }

  #byTemplate(message: string, depth: number, accepts: Accepts): string | undefined {
    for (const saying of this.#templates) {
      if (!message.includes(saying.needle)) continue;
      saying.pattern ??= patternOf(saying.text);
      const found = saying.pattern.exec(message);
      if (found === null) continue;
      const values = found.slice(1);
      if (!accepts(saying, values)) continue;
      const before = found.index === 0 ? "" : this.tell(message.slice(0, found.index), depth + 1);
      return before + this.#filled(saying, values, depth);
    }
    return undefined;
  }

  /** Its first sentence and the others, each said by itself. */
  #bySentence(message: string, depth: number): string | undefined {
    for (const { index } of message.matchAll(NEXT_SENTENCE)) {
      const first = message.slice(0, index);
      const words = this.tell(first, depth + 1);
      if (words !== first) return `${words} ${this.tell(message.slice(index + 1), depth)}`;
    }
    return undefined;
  }

  /** As the sentence that it is but for the full stop at its end. */
  #byFullStop(message: string, depth: number): string | undefined {
    const other = message.endsWith(".") ? message.slice(0, -1) : `${message}.`;
    const words = this.#whole.get(other) ?? this.#byTemplate(other, depth, isTidy);
    if (words === undefined) return undefined;
    return message.endsWith(".") ? `${words}.` : words.replace(/\.$/, "");
  }

  #filled({ other, slots }: Saying, values: readonly string[], depth: number): string {
    const words = new Map(slots.map((slot, at) => [slot.name, this.#value(slot, values[at] as string, depth)]));
    return other
      .split(SLOTS)
      .map((piece, at) => (at % 2 === 0 ? piece : (words.get(piece) ?? piece)))
      .join("");
  }

  #value({ name, holds }: Slot, value: string, depth: number): string {
    if (holds === "label") return this.#labelOf(value);
    if (holds === "name" || (holds === "code" && !ENDS_ANOTHER.test(value))) return value;
    return (name.includes(" ") ? this.#parted(value, depth) : undefined) ?? this.tell(value, depth + 1);
  }

  /** Two values with a space between: the first says what, the second why. */
  #parted(values: string, depth: number): string | undefined {
    for (let at = values.indexOf(" "); at > 0; at = values.indexOf(" ", at + 1)) {
      const [first, second] = [values.slice(0, at), values.slice(at + 1)];
      const words = this.tell(second, depth + 1);
      if (words !== second) return `${this.tell(first, depth + 1)} ${words}`;
    }
    return undefined;
  }

  /** Names in a list, quoted as the language does. */
  #quote(names: string): string {
    return names.replace(/“([^”]*)”/g, (_, name: string) => this.#quoted.replace("{name}", () => name));
  }
}

/** No value reaches over the end of a sentence or of what is quoted: mostly another saying fits better then. */
const isTidy: Accepts = ({ slots }, values) =>
  values.every((value, at) => value.search(NEXT_SENTENCE) < 0 && (slots[at]?.holds === "words" || !value.includes("”")));

const BEGINS = 4;
const ENDS = -8;

/** Nothing for a saying without placeholders, unless it ends others. */
function templateOf(text: string, other: string): readonly Saying[] {
  const pieces = text.split(SLOTS);
  if (pieces.length === 1 && !ENDS_ANOTHER.test(text)) return [];
  const fixed = pieces.filter((_, at) => at % 2 === 0);
  const slots = pieces.flatMap((name, at): readonly Slot[] => {
    if (at % 2 === 0) return [];
    const [before, after] = [pieces[at - 1] as string, pieces[at + 1] as string];
    if (before.endsWith("“") && after.startsWith("”")) return [{ name, holds: name === "{label}" ? "label" : "name" }];
    return [{ name, holds: BEFORE_CODE.test(before) ? "code" : "words" }];
  });
  const needle = fixed.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), "");
  const place = ENDS_ANOTHER.test(text) ? ENDS : text.startsWith("{") ? 0 : BEGINS;
  return [{ text, other, slots, needle, worth: fixed.join("").length + place }];
}

function patternOf(text: string): RegExp {
  const pieces = text.split(SLOTS).map((piece, at) => (at % 2 === 0 ? escaped(piece) : "([\\s\\S]*?)"));
  return new RegExp(`${ENDS_ANOTHER.test(text) ? "" : "^"}${pieces.join("")}$`);
}

/** `RegExp.escape`, which not every browser has. */
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
