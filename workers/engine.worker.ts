import { serveEngine } from "./serveEngine.ts";

serveEngine();
