import texts from "./de.json";
import nodeTexts from "./nodes.de.json";
import sayings from "./sayings.de.json";
import { tellIn } from "./sayings.ts";
import { wording } from "./wording.ts";

const described: ReadonlyMap<string, string> = new Map(Object.entries(nodeTexts));

const inGerman = (text: string, key: string): string => described.get(`${key}: ${text}`) ?? described.get(text) ?? text;

/** What node types, regions and policies say of themselves, in German: under `title: Sample` what stands
 * for the title alone, else under the text. What nobody has translated stays English. */
export const inWords = wording(inGerman);
/** What the engine and the model say, in German. */
export const tell = tellIn(sayings, (label) => inGerman(label, "label"));
export { texts };
