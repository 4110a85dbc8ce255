import { cruise } from "./cruise.mjs";

const { modules, violations } = cruise();
for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} -> ${to}`);
console.log(`${modules.length} modules, ${violations.length} imports across floors`);
process.exitCode = violations.length > 0 ? 1 : 0;
