/** Names of the placeholders in a text: `"{count} of {all}"` has `count` and `all`. */
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Value = string | number;
type Given<Text extends string> = string extends Text
  ? [values?: Readonly<Record<string, Value>>]
  : [Names<Text>] extends [never]
    ? []
    : [values: Readonly<Record<Names<Text>, Value>>];
/** As `Given`, without `count`, which a counted text always has. */
type GivenCounted<Text extends string> = [Exclude<Names<Text>, "count">] extends [never]
  ? []
  : [values: Readonly<Record<Exclude<Names<Text>, "count">, Value>>];

/** A translation; one for each category of number (`one`, `other` and what else the language has) where something is counted. */
type Entry = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
/** English texts and what they are in another language. A counted text stands under its English plural. */
export type Catalogue = Readonly<Record<string, Entry>>;

/** Gives a description (of a node type, its fields, its ports, a region) with its texts in another language; names and values stay. */
export type Wording = <T>(description: T) => T;

/** Puts a message of the engine or the model into the language of the studio. */
export type Tell = (message: string) => string;

const PLACEHOLDER = /\{(\w+)\}/g;

let language = "en";
let catalogue: ReadonlyMap<string, Entry> = new Map();
let plurals: Intl.PluralRules | undefined;
const ENGLISH: Wording = (description) => description;
let wording = ENGLISH;
const AS_SAID: Tell = (message) => message;
let tell = AS_SAID;

/** From here on texts, descriptions, messages, numbers and times are in this language. What is drawn already has to be drawn again. */
export function speak(next: string, texts: Catalogue, described = ENGLISH, said = AS_SAID): void {
  language = next;
  wording = described;
  tell = said;
  catalogue = new Map(Object.entries(texts));
  plurals = undefined;
}

/**
 * The text in the language of the studio, its placeholders `{name}` filled in; a text without translation stays English. Only where
 * something is drawn or said: a text that stands in data is marked with `msg` and translated when it is drawn.
 */
export function t<const Text extends string>(text: Text, ...given: Given<Text>): string {
  const entry = catalogue.get(text);
  return filled(typeof entry === "string" ? entry : text, given[0]);
}

/** The text for a number of things, chosen by the plural rules of the language; `{count}` is the number as it is written there. */
export function tn<const Text extends string>(count: number, one: string, other: Text, ...given: GivenCounted<Text>): string {
  const entry = catalogue.get(other);
  const forms = typeof entry === "object" ? entry : { one, other: entry ?? other };
  plurals ??= new Intl.PluralRules(language);
  const form = forms[plurals.select(count)] ?? forms.other ?? other;
  return filled(form, { ...given[0], count: numberText(count) });
}

/** Marks a text that stands in data as one to translate. It stays English here: `t` translates it where it is drawn. */
export const msg = <const Text extends string>(text: Text): Text => text;

/** A description that comes from the engine or the model, in the language of the studio; the very same in English. */
export const inWords = <T>(description: T): T => wording(description);

/** What the engine or the model says of a problem or a failure, in the language of the studio; what it was not made to say stays as it is. */
export const told = <Message extends string | undefined>(message: Message): Message =>
  message === undefined ? message : (tell(message) as Message);

/** What stands between thousands, and what before the digits behind the point. */
const MARKS: Readonly<Record<string, readonly [thousands: string, point: string]>> = { en: [",", "."], de: [".", ","] };
const PLAIN = /^-?\d+(\.\d{1,3})?$/;

/**
 * A number as the language writes it, with so many digits behind the point, or the up to three that it has. The very text `Intl` gives,
 * without asking it in the languages there is a catalogue for: its first number takes 50 ms of the first look.
 */
export function numberText(value: number, digits?: number): string {
  const marks = MARKS[language];
  const text = digits === undefined ? String(value) : value.toFixed(digits);
  if (marks === undefined || !PLAIN.test(text))
    return value.toLocaleString(
      language,
      digits === undefined ? undefined : { minimumFractionDigits: digits, maximumFractionDigits: digits },
    );
  const [thousands, point] = marks;
  const [whole = "", part] = text.split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, thousands);
  return part === undefined ? grouped : `${grouped}${point}${part}`;
}

/** The language that numbers are written in, for `toLocaleString` and `Intl`. */
export const locale = (): string => language;

/** The language that days and times are written in; English ones are written day first, with 24 hours. */
export const timeLocale = (): string => (language === "en" ? "en-GB" : language);

/** Several things in a sentence: `outline and app`. */
export const listText = (parts: Iterable<string>): string => new Intl.ListFormat(language).format(parts);

/** A noun in the middle of a sentence: German keeps its capital. */
export const inSentence = (noun: string): string => (language === "de" ? noun : noun.toLowerCase());

/** A text cut at its placeholders: texts at even places, names of placeholders at odd ones. */
export const pieces = (text: string): readonly string[] => text.split(PLACEHOLDER);

function filled(text: string, values: Readonly<Record<string, Value>> | undefined): string {
  return values === undefined ? text : text.replace(PLACEHOLDER, (whole, name: string) => String(values[name] ?? whole));
}
