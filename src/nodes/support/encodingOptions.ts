/** The encodings a file of text can be read in; `decodeText.ts` reads them. */
export const encodingOptions = [
  { value: "utf-8", label: "UTF-8" },
  { value: "utf-16le", label: "UTF-16" },
  { value: "windows-1252", label: "Western European (Windows)" },
] as const;
