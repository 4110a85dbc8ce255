import { canonicalEdge, type Edge, formatEdge, parseEdge } from "./edge.ts";
import { type InputRecord, type Json, type JsonObject, own } from "./json.ts";
import { copyRecord, patched, withEntry } from "./recordEdits.ts";
import type { EdgeText, Layout, Position, Workflow } from "./workflow.ts";

// What a drawing says beside the nodes: notes, groups and the points that wires bend at. None of it has a part in a run.
// As in `edits.ts`: every edit returns a new workflow and leaves the one it was given as it is.

export const NOTE_COLOURS = ["yellow", "blue", "green", "pink", "grey"] as const;
export type NoteColour = (typeof NOTE_COLOURS)[number];

/** A sticky note; its text is Markdown. */
export type Note = {
  readonly id: string;
  readonly text: string;
  readonly at: Position;
  readonly size: Position;
  readonly colour: NoteColour;
};

/** A named box around nodes and regions; a collapsed one stands for them. */
export type Group = { readonly id: string; readonly name: string; readonly nodes: readonly string[]; readonly collapsed: boolean };

const SIZE: Position = [240, 120];
/** Notes and groups are selected like nodes; a colon is in no id of a node. */
export const NOTE = "note:";
export const GROUP = "group:";

/** The notes of a workflow; what is none in its file is left out here and stays in the file. */
export function notesOf(workflow: Workflow): readonly Note[] {
  return (workflow.layout?.notes ?? []).flatMap((note) => readNote(note) ?? []);
}

function readNote(note: JsonObject): Note | undefined {
  const { id, text, at, size, colour } = note;
  if (typeof id !== "string" || !isPoint(at)) return undefined;
  const known = NOTE_COLOURS.find((each) => each === colour) ?? "yellow";
  return { id, text: typeof text === "string" ? text : "", at, size: isPoint(size) ? size : SIZE, colour: known };
}

/** The groups of a workflow; what is none in its file is left out here and stays in the file. */
export function groupsOf(workflow: Workflow): readonly Group[] {
  return (workflow.layout?.groups ?? []).flatMap(({ id, name, nodes, collapsed }) =>
    typeof id === "string" && Array.isArray(nodes)
      ? [
          {
            id,
            name: typeof name === "string" ? name : id,
            nodes: nodes.filter((each) => typeof each === "string"),
            collapsed: collapsed === true,
          },
        ]
      : [],
  );
}

/** Adds a note; returns its id. */
export function addNote(
  workflow: Workflow,
  note: Partial<Note> & { readonly at: Position },
): { readonly workflow: Workflow; readonly id: string } {
  const id = freeId("note", workflow.layout?.notes);
  const made = { id, text: note.text ?? "", at: note.at, size: note.size ?? SIZE, colour: note.colour ?? "yellow" };
  return { workflow: withLayout(workflow, { notes: [...(workflow.layout?.notes ?? []), made] }), id };
}

/** Adds a group of nodes and regions and takes them out of other groups; returns its id. */
export function addGroup(workflow: Workflow, name: string, nodes: readonly string[]): { readonly workflow: Workflow; readonly id: string } {
  const id = freeId("group", workflow.layout?.groups);
  const members = new Set(nodes);
  const others = (workflow.layout?.groups ?? []).flatMap((group) => without(group, members));
  return { workflow: withLayout(workflow, { groups: [...others, { id, name, nodes: [...members] }] }), id };
}

/** A group less some of its members; none where nobody is left. */
function without(group: JsonObject, members: ReadonlySet<string>): JsonObject[] {
  const nodes = group["nodes"];
  if (!Array.isArray(nodes) || !nodes.some((node) => members.has(String(node)))) return [group];
  const kept = nodes.filter((node) => !members.has(String(node)));
  return kept.length === 0 ? [] : [withEntry(group, "nodes", kept) as JsonObject];
}

/** Changes keys of a note. */
export function setNote(workflow: Workflow, id: string, patch: Partial<Omit<Note, "id">>): Workflow {
  return changeEntry(workflow, "notes", id, patch);
}

/** Changes keys of a group. */
export function setGroup(workflow: Workflow, id: string, patch: Partial<Omit<Group, "id">>): Workflow {
  return changeEntry(workflow, "groups", id, patch.collapsed === false ? { ...patch, collapsed: undefined } : patch);
}

function changeEntry(workflow: Workflow, list: "notes" | "groups", id: string, patch: object): Workflow {
  const entries = workflow.layout?.[list];
  if (entries === undefined) return workflow;
  const next = entries.map((entry) => (entry["id"] === id ? (patched(entry, patch as Partial<JsonObject>) as JsonObject) : entry));
  return withLayout(workflow, { [list]: next });
}

/** Takes notes and groups away, named as they are selected; the members of a group stay. */
export function removeAnnotations(workflow: Workflow, names: Iterable<string>): Workflow {
  const gone = new Set(names);
  return keepEntries(
    keepEntries(workflow, "notes", (id) => !gone.has(NOTE + id)),
    "groups",
    (id) => !gone.has(GROUP + id),
  );
}

function keepEntries(workflow: Workflow, list: "notes" | "groups", stays: (id: string) => boolean): Workflow {
  const entries = workflow.layout?.[list];
  if (entries === undefined) return workflow;
  const kept = entries.filter((entry) => stays(String(entry["id"])));
  return kept.length === entries.length ? workflow : withLayout(workflow, { [list]: kept.length === 0 ? undefined : kept });
}

/** The points that a wire bends at, from its output to its input. */
export function bendsOf(workflow: Workflow, edge: EdgeText): readonly Position[] {
  const points = own(workflow.layout?.bends, canonicalEdge(edge));
  return Array.isArray(points) ? points.filter(isPoint) : [];
}

/** Gives a wire other points to bend at. */
export function setBends(workflow: Workflow, edge: EdgeText, points: readonly Position[]): Workflow {
  const bends = withEntry(workflow.layout?.bends, canonicalEdge(edge), points.length === 0 ? undefined : points);
  return withLayout(workflow, { bends: Object.keys(bends).length === 0 ? undefined : bends });
}

/** The workflow without the bends of these edges. */
export function removeBends(workflow: Workflow, edges: Iterable<EdgeText>): Workflow {
  const bent = [...edges].filter((edge) => bendsOf(workflow, edge).length > 0);
  return bent.reduce((next, edge) => setBends(next, edge, []), workflow);
}

/** The layout with the ids of nodes and regions carried over; undefined from `rename` takes one out of its group, or a wire's bends away. */
export function renameInLayout(layout: Layout, rename: (id: string) => string | undefined): Layout {
  const { groups, bends } = layout;
  return patched<Layout>(layout, {
    ...(groups === undefined ? {} : { groups: groups.flatMap((group) => renameMembers(group, rename)) }),
    ...(bends === undefined ? {} : { bends: renameBends(bends, rename) }),
  });
}

function renameMembers(group: JsonObject, rename: (id: string) => string | undefined): JsonObject[] {
  const nodes = group["nodes"];
  if (!Array.isArray(nodes)) return [group];
  const next = nodes.flatMap((node) => rename(String(node)) ?? []);
  return next.length === 0 && nodes.length > 0 ? [] : [withEntry(group, "nodes", next as Json) as JsonObject];
}

function renameBends(
  bends: InputRecord<readonly Position[]>,
  rename: (id: string) => string | undefined,
): InputRecord<readonly Position[]> {
  const next = copyRecord<readonly Position[]>(undefined);
  for (const [text, points] of Object.entries(bends)) {
    const edge = parseEdge(text);
    const renamed = edge === undefined ? undefined : renameEnds(edge, rename);
    if (renamed !== undefined) next[formatEdge(renamed)] = points;
  }
  return next;
}

function renameEnds({ from, to }: Edge, rename: (id: string) => string | undefined): Edge | undefined {
  const [source, target] = [rename(from.node), rename(to.node)];
  return source === undefined || target === undefined ? undefined : { from: { ...from, node: source }, to: { ...to, node: target } };
}

/** Puts notes where the positions say, named as they are selected; other names are left alone. */
export function moveNotes(workflow: Workflow, positions: ReadonlyMap<string, Position>): Workflow {
  return [...positions].reduce(
    (next, [name, at]) => (name.startsWith(NOTE) ? setNote(next, name.slice(NOTE.length), { at }) : next),
    workflow,
  );
}

function withLayout(workflow: Workflow, patch: { readonly [K in keyof Layout]?: Layout[K] | undefined }): Workflow {
  return patched(workflow, { layout: patched<Layout>(workflow.layout ?? {}, patch) });
}

function freeId(stem: string, entries: readonly JsonObject[] = []): string {
  const taken = new Set(entries.map((entry) => entry["id"]));
  let number = entries.length + 1;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

function isPoint(value: unknown): value is Position {
  return Array.isArray(value) && value.length === 2 && value.every((part) => Number.isFinite(part));
}

/** True for an entry of the layout that is a note or a group as it is selected. */
export function isAnnotation(workflow: Workflow, name: string): boolean {
  if (name.startsWith(NOTE)) return notesOf(workflow).some(({ id }) => NOTE + id === name);
  return name.startsWith(GROUP) && groupsOf(workflow).some(({ id }) => GROUP + id === name);
}
