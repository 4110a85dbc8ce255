/** The choices between cells of CSV text. */
export const delimiterOptions = [
  { value: "comma", label: "Comma" },
  { value: "semicolon", label: "Semicolon" },
  { value: "tab", label: "Tab" },
  { value: "pipe", label: "Bar |" },
] as const;
