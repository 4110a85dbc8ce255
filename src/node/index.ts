export { memoryRunStore } from "../storage/memoryRunStore.ts";
export { type FileRunStore, fileRunStore } from "./fileRunStore.ts";
export { fileState } from "./fileState.ts";
export { folderFiles } from "./folderFiles.ts";
export { type NodeHostOptions, nodeHost } from "./nodeHost.ts";
