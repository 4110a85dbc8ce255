export { type NodeHostOptions, nodeHost } from "./nodeHost.ts";
