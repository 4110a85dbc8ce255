import { NodeError } from "../../model/failure.ts";

const FREE = 10_000_000;
const MOST_RATIO = 200;

/** Counts what comes out of compressed bytes, and fails before a small file fills the memory. */
export class ExpansionGuard {
  readonly #most: number;
  readonly #name: string;
  #packed = 0;
  #size = 0;

  /** `most` is in bytes. */
  constructor(name: string, most: number) {
    this.#name = name;
    this.#most = most;
  }

  read(bytes: number): void {
    this.#packed += bytes;
  }

  made(bytes: number): void {
    this.#size += bytes;
    if (this.#size > this.#most) {
      throw new NodeError("too-large", `“${this.#name}” becomes larger than ${this.#most / 1_000_000} MB.`, {
        param: "most",
        hint: "Allow more where you trust the file.",
      });
    }
    if (this.#size > FREE && this.#size > this.#packed * MOST_RATIO) {
      throw new NodeError("expands-too-much", `“${this.#name}” becomes more than ${MOST_RATIO} times as large as it is.`, {
        param: "file",
        hint: "Files made to fill the memory look like this; expand it elsewhere if you trust it.",
      });
    }
  }
}
