// After npm has resolved again (`make lock`): takes out of the lock the addresses where authors ask for funds, so that
// the lock names no host at all. What is installed and its hash stay.
import { readFileSync, writeFileSync } from "node:fs";

const path = new URL("package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(path, "utf-8"));
for (const found of Object.values(lock.packages)) delete found.funding;
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
