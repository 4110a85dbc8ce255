import type { FieldCompletion, FieldFaultSpan } from "../../../../workers/protocol.ts";

/** Who knows what may be written in a field, and what is wrong with it. */
export type ExpressionAssist = {
  complete(text: string, position: number): Promise<readonly FieldCompletion[]>;
  faults(text: string): Promise<readonly FieldFaultSpan[]>;
};
