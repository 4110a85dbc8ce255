import { toast } from "../ui/Toasts.tsx";

/** The text of a file; undefined, and said so, when it cannot be read. */
export async function textOf(file: File | undefined): Promise<string | undefined> {
  try {
    return await file?.text();
  } catch {
    toast(`“${file?.name}” could not be read.`);
    return undefined;
  }
}
