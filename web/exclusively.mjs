// Two builds may run at once (the host and the tests): the second waits, then finds the work done.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const stale = 5 * 60_000;

/** Runs `work` while no other process holds `lock` (a directory); a lock whose owner died is taken over. */
export async function exclusively(lock, work) {
  while (!taken(lock)) {
    if (abandoned(lock)) rmSync(lock, { recursive: true, force: true });
    else await new Promise(resume => setTimeout(resume, 200));
  }
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.once("exit", release);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
  try { await work(); } finally { release(); }
}

function taken(lock) {
  try {
    mkdirSync(lock);
    writeFileSync(join(lock, "pid"), String(process.pid));
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function abandoned(lock) {
  try {
    if (Date.now() - statSync(lock).mtimeMs > stale) return true;
    const owner = Number(readFileSync(join(lock, "pid"), "utf8"));
    if (!owner) return false;
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}
