import type { Method } from "../method.ts";
import { toText } from "../plainValue.ts";
import { sha256 } from "./sha256.ts";

export const HASH_FUNCTIONS: Readonly<Record<string, Method>> = {
  sha256: {
    run: (work, value) => {
      const text = value === null || value === undefined ? "" : toText(work, value);
      work.text(text.length);
      const bytes = new TextEncoder().encode(text);
      work.spend(bytes.length);
      return sha256(bytes);
    },
  },
};
