import { transform } from "sucrase";

/** The program without its TypeScript types, each line where it was. Throws where it is not TypeScript either. */
export function stripTypes(source: string): string {
  return transform(source, { transforms: ["typescript"], disableESTransforms: true, keepUnusedImports: true }).code;
}
