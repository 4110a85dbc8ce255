import { type Matcher, RE2JS } from "re2js";

/** What the query library needs of a regular expression, in time proportional to the text. */
export class LinearRegExp {
  lastIndex = 0;
  readonly #pattern: RE2JS;
  #text: string | undefined;
  #matcher: Matcher | undefined;

  /** @throws RE2JSException for look-around, back-references and repetition without measure. */
  constructor({ source, flags }: RegExp) {
    const options = (flags.includes("i") ? RE2JS.CASE_INSENSITIVE : 0) | (flags.includes("m") ? RE2JS.MULTILINE : 0);
    this.#pattern = RE2JS.compile(RE2JS.translateRegExp(source), options);
  }

  /** The first match from `lastIndex` on, which then is its end. */
  exec(text: string): { readonly index: number; readonly length: number; readonly [group: number]: string | undefined } | null {
    if (this.#text !== text || this.#matcher === undefined) {
      this.#text = text;
      this.#matcher = this.#pattern.matcher(text);
    }
    const matcher = this.#matcher;
    if (!matcher.find(this.lastIndex)) return null;
    this.lastIndex = matcher.end();
    const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, at) => matcher.group(at) ?? undefined);
    return Object.assign(groups, { index: matcher.start() });
  }
}
