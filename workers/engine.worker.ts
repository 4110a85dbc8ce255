import { serveEngine } from "./serveEngine.ts";

serveEngine({ keepIn: "vwmp-runs", secretsIn: "vwmp-secrets" });
