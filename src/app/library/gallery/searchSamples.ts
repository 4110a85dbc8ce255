import type { Sample } from "../library.ts";

/** The samples whose name or description holds every word of a search; those named so come first. */
export function searchSamples(samples: readonly Sample[], search: string): readonly Sample[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
  const named = samples.filter(({ name }) => holds(name));
  const told = samples.filter(({ name, description }) => !holds(name) && holds(`${name} ${description}`));
  return [...named, ...told];
}
