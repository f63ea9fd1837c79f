// Builds the front end: installs what package-lock.json names when that changed, then bundles.
// Called by MSBuild (Web.targets) and by `npm run build`; needs nothing but Node, so that it can do the install itself.
import { createHash } from "node:crypto";
import { execSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { exclusively } from "./exclusively.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const web = join(root, "web"), dist = join(root, "src/Host/wwwroot/dist");
const stamp = join(root, "node_modules", ".questory-lock");

const [major] = process.versions.node.split(".").map(Number);
if (major < 20) fail(`Node ${process.versions.node} is too old to build the pages: install Node 20 or newer from https://nodejs.org.`);

await exclusively(join(root, ".web-build"), async () => {
  install();
  if (process.argv.includes("--if-stale") && fresh()) return;
  const { bundle } = await import("./bundle.mjs");
  await bundle(web, dist);
});

function install() {
  const wanted = createHash("sha256").update(readFileSync(join(root, "package-lock.json"))).digest("hex");
  const has = existsSync(stamp) ? readFileSync(stamp, "utf8") : "";
  if (has !== wanted) {
    console.log("Installing front-end packages (npm ci) …");
    try {
      execSync("npm ci --ignore-scripts --no-update-notifier", { cwd: root, stdio: "inherit" });
    } catch {
      fail("npm could not install the front-end packages: check the connection to the npm registry (npm config get registry) and build again.");
    }
  }
  // Written each time: MSBuild compares its age with package-lock.json.
  writeFileSync(stamp, wanted);
}

/** Another build may have done the work while this one waited; the files it copies from must then stay untouched. */
function fresh() {
  const manifest = join(dist, "manifest.json");
  if (!existsSync(manifest)) return false;
  const inputs = readdirSync(web, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => join(entry.parentPath ?? entry.path, entry.name));
  return [...inputs, join(root, "package-lock.json")].every(file => statSync(file).mtimeMs < statSync(manifest).mtimeMs);
}

function fail(sentence) {
  console.error(`error QW001: ${sentence}`);
  process.exit(1);
}
