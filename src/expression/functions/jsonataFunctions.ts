import { ExpressionError } from "../expressionError.ts";
import type { Method } from "../method.ts";
import { toText } from "../plainValue.ts";
import { lateCode, needLateCode } from "./lateCode.ts";
import { unique } from "./listFunctions.ts";

export const JSONATA_FUNCTIONS: Readonly<Record<string, Method>> = {
  jsonata: {
    named: needLateCode,
    run: (work, value, query) => {
      const ask = lateCode();
      if (ask !== undefined) return ask({ work, unique }, value, toText(work, query));
      throw new ExpressionError("expression-value", "jsonata: its code could not be loaded; look at the connection, and try again.");
    },
  },
};
