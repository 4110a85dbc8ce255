import texts from "./de.json";
import nodeTexts from "./nodes.de.json";
import { wording } from "./wording.ts";

const described: ReadonlyMap<string, string> = new Map(Object.entries(nodeTexts));

/** What node types, regions and policies say of themselves, in German: under `title: Sample` what stands
 * for the title alone, else under the text. What nobody has translated stays English. */
export const inWords = wording((text, key) => described.get(`${key}: ${text}`) ?? described.get(text) ?? text);
export { texts };
