/** Begins what a studio in another page and that page say to each other. */
export const EMBEDDING = "vwmp-studio";

/** What the page around tells the studio before it shows anything. */
export type EmbeddingOptions = {
  /** Names the workflow among those that pages of this site embed: its versions and runs are found under it again. */
  readonly id: string;
  readonly theme?: "system" | "light" | "dark";
  readonly language?: "system" | "en" | "de";
};

/** The studio as the page around it sees it, over a port. */
export type EmbeddedStudio = {
  /** Shows a workflow, JSON or YAML, in the place of the last one; answers why not, with nothing where it is shown. */
  open(text: string): Promise<readonly string[]>;
  /** The workflow as it is now, in its canonical form. */
  text(): Promise<string>;
  /** Calls back with the text after each change, at most every 200 ms. */
  onChange(call: (text: string) => void): void;
};
