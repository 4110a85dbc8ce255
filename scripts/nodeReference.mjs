/** @typedef {import("../src/model/nodeType.ts").NodeType} NodeType */
/** @typedef {import("../src/model/nodeType.ts").NodeDescription} NodeDescription */
/** @typedef {import("../src/model/field.ts").Field} Field */

const CATEGORIES = {
  start: "Start and end",
  items: "Items",
  flow: "Flow",
  formats: "Formats",
  data: "Data",
  network: "Network",
  files: "Files",
  ai: "AI",
};
const EFFECTS = { pure: "changes and asks nothing outside", read: "reads from outside", write: "changes something outside" };
const PLACES = { studio: "The studio only.", node: "Node only." };

/** The reference of node types as Markdown: the text of each file by its name. @param {readonly NodeType[]} types */
export function nodeReference(types) {
  const pages = new Map([["README.md", indexPage(types)]]);
  for (const type of types) pages.set(`${type.type}.md`, nodePage(type));
  return pages;
}

/** @param {readonly NodeType[]} types */
function indexPage(types) {
  const parts = Object.entries(CATEGORIES).flatMap(([category, title]) => {
    const own = types.filter((type) => type.category === category);
    if (own.length === 0) return [];
    const rows = own.map(({ type, title: name, docs }) => `| [${name}](${type}.md) | \`${type}\` | ${cell(docs.summary)} |`);
    return [`## ${title}`, ["| node | type | what it does |", "| --- | --- | --- |", ...rows].join("\n")];
  });
  return text([
    "# Node types",
    `${types.length} node types come with the engine. These pages are made from their descriptions by \`npm run docs\`.`,
    ...parts,
  ]);
}

/** @param {NodeDescription} type */
function nodePage(type) {
  const { title, version, docs, aliases, effects, mode, place, trigger } = type;
  const facts = [
    `\`${type.type}@${version}\``,
    EFFECTS[effects],
    mode === "each" ? "item by item" : "a packet at once",
    ...(trigger === true ? ["begins runs"] : []),
  ];
  return text([
    `# ${title}`,
    docs.summary,
    `${facts.join(" · ")}${place === undefined ? "" : `\n\n**${PLACES[place]}**`}`,
    ...(docs.details === undefined ? [] : [docs.details]),
    "## Ports",
    ports(type),
    ...(Object.keys(type.params).length === 0 ? [] : ["## Params", params(type.params)]),
    ...docs.examples.flatMap(example),
    `Also found as: ${aliases.join(", ")}.`,
    "[All node types](README.md)",
  ]);
}

/** @param {NodeDescription} type */
function ports({ inputs, outputs }) {
  const rows = [...portRows("in", inputs), ...portRows("out", outputs)];
  return ["| port | side | what |", "| --- | --- | --- |", ...rows, "| `error` | out | items that failed, where it is wired |"].join("\n");
}

/** @param {"in" | "out"} side @param {NodeDescription["inputs"]} spec */
function portRows(side, spec) {
  const fixed = "each" in spec ? spec.then : spec;
  const made = "each" in spec ? [`| one for each of \`${spec.each}\` | ${side} | named by its \`${spec.key}\` |`] : [];
  const rows = fixed.map(
    ({ name, label, kind, optional }) =>
      `| \`${name}\` | ${side} | ${cell(label ?? kind ?? "any")}${optional === true ? ", optional" : ""} |`,
  );
  return [...made, ...rows];
}

/** @param {Readonly<Record<string, Field>>} fields */
function params(fields) {
  const rows = fieldRows(fields, "");
  return ["| param | name | kind | default | what |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}

/** @param {Readonly<Record<string, Field>>} fields @param {string} before @returns {string[]} */
function fieldRows(fields, before) {
  return Object.entries(fields).flatMap(([name, field]) => {
    const initial =
      field.default === undefined ? (field.required === true ? "required" : "") : `\`${cell(JSON.stringify(field.default))}\``;
    const kind = field.kind === "choice" ? field.options.map(({ value }) => `\`${cell(value)}\``).join(", ") : field.kind;
    const shown =
      field.showIf === undefined ? "" : ` Where \`${field.showIf.param}\` is ${field.showIf.in.map((each) => `\`${each}\``).join(" or ")}.`;
    const row = `| ${cell(field.label)} | \`${before}${name}\` | ${kind} | ${initial} | ${cell(field.help ?? "")}${shown} |`;
    return field.kind === "list" ? [row, ...fieldRows(field.of, `${before}${name}[].`)] : [row];
  });
}

/** @param {NodeDescription["docs"]["examples"][number]} given */
function example({ title, params: values, input, output }) {
  return [
    `## Example: ${title}`,
    ...sample("Params", values),
    ...(input === undefined ? [] : sample("Input", input)),
    ...(output === undefined ? [] : sample("Output", output)),
  ];
}

/** @param {string} label @param {unknown} value */
function sample(label, value) {
  return [`${label}:`, `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``];
}

/** @param {string} given */
function cell(given) {
  return given.replaceAll("|", "\\|").replaceAll("\n", " ");
}

/** @param {readonly string[]} parts */
function text(parts) {
  return `${parts.join("\n\n")}\n`;
}
