/** Small parts that the code of many node types shares. */
const HELPERS =
  "badEvent base64 compareValues csvColumns decodeText delimiters fileBytes fileName inferCell mediaType notText readSource requireText tally uniqueNames";

/**
 * The engine's chunks beside those that are loaded when they are needed: what a start reads, and the code of the node types that have
 * none of their own. So a start reads one file, and the first use of a node type one more; what decides about an item goes with that: it
 * is small, and most workflows ask it. What many ask for goes together, too: in files of their own each is found only when the one that
 * imports it has come, and the first run of a page waits four times in a row.
 *
 * @param {(id: string) => boolean} isStart
 * @returns {import("vite").Rolldown.CodeSplittingGroup[]}
 */
export function engineChunks(isStart) {
  return [
    { name: "core", test: isStart, priority: 2 },
    { name: "nodes", test: /\/src\/nodes\/((?!index)[\w-]+|run\/(filterItems|branchItems|routeItems))\.ts$/, priority: 1 },
    { name: "sha2", test: /\/@noble\/hashes\/(sha2|utils|_md|_u64)\.js$|\/src\/engine\/(sha256|digest)\.ts$/, priority: 1 },
    { name: "helpers", test: new RegExp(`/src/nodes/support/(${HELPERS.replaceAll(" ", "|")})\\.ts$`) },
    { name: "keeping", test: /\/src\/engine\/(keeping|resultKeys|journalText)\.ts$/ },
  ];
}
