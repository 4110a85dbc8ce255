import { Fragment, type ReactNode } from "react";
import { pieces, t } from "./words.ts";

type Props = {
  /** English, with a placeholder `{name}` for each part. */
  readonly text: string;
  readonly parts: Readonly<Record<string, ReactNode>>;
};

/** A sentence with elements in it; a translation puts them where its grammar wants them. */
export function Words({ text, parts }: Props) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text do not move
  return pieces(t(text)).map((piece, index) => <Fragment key={index}>{index % 2 === 0 ? piece : parts[piece]}</Fragment>);
}
