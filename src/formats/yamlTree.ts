import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE } from "js-yaml";

/** A node as it was written. `at` is where it starts, as an offset into the text. */
export type YamlNode = { readonly at: number; readonly anchor?: string | undefined; readonly tag?: string | undefined } & (
  | { readonly kind: "scalar"; readonly text: string; readonly plain: boolean }
  | { readonly kind: "alias"; readonly name: string }
  | { readonly kind: "list"; readonly items: readonly YamlNode[] }
  | { readonly kind: "map"; readonly pairs: readonly YamlPair[] }
);
export type YamlPair = { readonly key: YamlNode; readonly value: YamlNode };

const VERBATIM_TAG = /^!<tag:yaml\.org,2002:(\w+)>$/;

type Frame = { readonly start: Event; readonly at: number; readonly nodes: YamlNode[] };

/**
 * The roots of the documents in a YAML text.
 *
 * @throws YAMLException with the offset in `mark.position` for what is not YAML, and beyond `maxDepth` levels.
 */
export function yamlTree(text: string, maxDepth: number): YamlNode[] {
  const slice = (start: number, end: number) => (start === -1 ? undefined : text.slice(start, end));
  const roots: YamlNode[] = [];
  const frames: Frame[] = [];
  let last = 0;
  const add = (node: YamlNode) => (frames.at(-1)?.nodes ?? roots).push(node);
  for (const event of parseEvents(text, { maxDepth })) {
    last = Math.max(last, offsetOf(event));
    switch (event.type) {
      case EVENT_ID.POP: {
        const frame = frames.pop();
        if (frame !== undefined) add(closedNode(frame, slice));
        break;
      }
      case EVENT_ID.ALIAS:
        add({ kind: "alias", at: last, name: text.slice(event.anchorStart, event.anchorEnd) });
        break;
      case EVENT_ID.SCALAR: {
        const { anchorStart, anchorEnd, tagStart, tagEnd, style } = event;
        const value = { kind: "scalar", text: getScalarValue(text, event), plain: style === SCALAR_STYLE.PLAIN } as const;
        add({ ...value, at: last, anchor: slice(anchorStart, anchorEnd), tag: slice(tagStart, tagEnd)?.replace(VERBATIM_TAG, "!!$1") });
        last = Math.max(last, event.valueEnd);
        break;
      }
      default:
        frames.push({ start: event, at: last, nodes: [] });
    }
  }
  return roots;
}

function offsetOf(event: Event): number {
  switch (event.type) {
    case EVENT_ID.SCALAR:
      // The value of a block scalar begins below the line it stands on.
      return event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK
        ? event.valueStart - 1
        : event.valueStart;
    case EVENT_ID.ALIAS:
      return event.anchorStart;
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
      return event.start;
    default:
      return -1;
  }
}

function closedNode({ start, at, nodes }: Frame, slice: (start: number, end: number) => string | undefined): YamlNode {
  if (start.type !== EVENT_ID.SEQUENCE && start.type !== EVENT_ID.MAPPING) return nodes[0] ?? { kind: "scalar", at, text: "", plain: true };
  const anchor = slice(start.anchorStart, start.anchorEnd);
  const tag = slice(start.tagStart, start.tagEnd)?.replace(VERBATIM_TAG, "!!$1");
  if (start.type === EVENT_ID.SEQUENCE) return { kind: "list", at, anchor, tag, items: nodes };
  const pairs: YamlPair[] = [];
  for (let index = 1; index < nodes.length; index += 2) pairs.push({ key: nodes[index - 1] as YamlNode, value: nodes[index] as YamlNode });
  return { kind: "map", at, anchor, tag, pairs };
}
