/** So many lines are joined again where one of them is another. */
const BLOCK = 128;

/**
 * A text of a line for each value, in which only what is another than the last time is written again: joining the lines of
 * thousands of nodes for each edit takes longer than a frame. Values are compared by identity.
 */
export class KeptLines<T> {
  readonly #write: (value: T, key: string) => string;
  #keys: readonly string[] = [];
  #values: readonly T[] = [];
  #lines: string[] = [];
  /** Each of so many lines in one text; undefined where it has to be joined. */
  #blocks: (string | undefined)[] = [];

  constructor(write: (value: T, key: string) => string) {
    this.#write = write;
  }

  /** The lines, with `,` and a line break between them. `keys` are those of the values, where they have some. */
  text(values: readonly T[], keys: readonly string[] = []): string {
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at] as T;
      if (at < this.#lines.length && value === this.#values[at] && keys[at] === this.#keys[at]) continue;
      this.#lines[at] = this.#write(value, keys[at] ?? "");
      this.#blocks[Math.floor(at / BLOCK)] = undefined;
    }
    if (this.#lines.length > values.length) this.#cut(values.length);
    this.#values = values;
    this.#keys = keys;
    const blocks = Math.ceil(values.length / BLOCK);
    for (let at = 0; at < blocks; at += 1) this.#blocks[at] ??= this.#lines.slice(at * BLOCK, (at + 1) * BLOCK).join(",\n");
    return this.#blocks.join(",\n");
  }

  #cut(length: number): void {
    this.#lines.length = length;
    this.#blocks.length = Math.ceil(length / BLOCK);
    if (length > 0) this.#blocks[this.#blocks.length - 1] = undefined;
  }
}
