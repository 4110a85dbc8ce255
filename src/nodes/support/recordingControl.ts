import type { Control } from "../../model/nodeType.ts";

/** A control for tests: writes down what a node asks for and answers as told; waits end by their first choice where nothing is told. */
export function recordingControl(answers: Partial<Pick<Control, "wait" | "call">> = {}): {
  readonly control: Control;
  readonly asked: readonly (readonly unknown[])[];
} {
  const asked: (readonly unknown[])[] = [];
  const control: Control = {
    wait: (choices) => {
      asked.push(["wait", choices]);
      return answers.wait?.(choices) ?? Promise.resolve({ choice: 0, data: undefined });
    },
    call: (call) => {
      asked.push(["call", call]);
      return answers.call?.(call) ?? Promise.resolve({});
    },
    setVariable: (...given) => void asked.push(["setVariable", ...given]),
    cancel: (...given) => void asked.push(["cancel", ...given]),
    endScope: () => void asked.push(["endScope"]),
  };
  return { control, asked };
}
