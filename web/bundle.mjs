// One bundle per entry, names carry a hash of the content, manifest.json says which name is current.
import { build } from "esbuild";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

/** Compressed bytes of script, style and one theme's two fonts that a first visit may cost. */
const budget = 250_000;

export async function bundle(web, dist) {
  const { metafile } = await build({
    absWorkingDir: web,
    entryPoints: { app: "app.ts", mode: "mode.ts", styles: "styles/index.css", mark: "brand/mark.svg" },
    bundle: true, minify: true, sourcemap: true, metafile: true,
    format: "esm", target: ["chrome123", "firefox120", "safari17.5"],
    outdir: dist, entryNames: "[name]-[hash]", assetNames: "[name]-[hash]",
    loader: { ".woff2": "file", ".svg": "copy" },
    plugins: [controllers(web)],
    logLevel: "warning",
  });
  const files = Object.keys(metafile.outputs).map(file => basename(file));
  const kept = new Set([...files, "manifest.json"]);
  for (const file of files) if (/\.(js|css|svg)$/.test(file)) compress(dist, file).forEach(name => kept.add(name));
  for (const file of readdirSync(dist)) if (!kept.has(file)) rmSync(join(dist, file));
  const manifest = Object.fromEntries(files
    .filter(file => !file.endsWith(".map"))
    .map(file => [file.replace(/-[A-Z0-9]{8}(\.\w+)$/, "$1"), file]).sort());
  mkdirSync(dist, { recursive: true });
  report(dist, manifest);
  // Last: its age tells MSBuild that the build is whole.
  writeFileSync(join(dist, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
}

/** `import "controllers"` yields every file of web/controllers as [identifier, class]. */
function controllers(web) {
  const folder = join(web, "controllers");
  return {
    name: "controllers",
    setup(esbuild) {
      esbuild.onResolve({ filter: /^controllers$/ }, () => ({ path: folder, namespace: "controllers" }));
      esbuild.onLoad({ filter: /.*/, namespace: "controllers" }, () => {
        const names = readdirSync(folder).filter(file => file.endsWith(".ts")).map(file => file.slice(0, -3)).sort();
        const imports = names.map((name, i) => `import c${i} from "./${name}.ts";`).join("\n");
        const list = names.map((name, i) => `["${name}", c${i}]`).join(", ");
        return { contents: `${imports}\nexport default [${list}];`, resolveDir: folder, loader: "ts", watchDirs: [folder] };
      });
    },
  };
}

function compress(dist, file) {
  const bytes = readFileSync(join(dist, file));
  writeFileSync(join(dist, file + ".gz"), gzipSync(bytes, { level: 9 }));
  writeFileSync(join(dist, file + ".br"), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  return [file + ".gz", file + ".br"];
}

function report(dist, manifest) {
  const size = name => readFileSync(join(dist, manifest[name] + (name.endsWith(".woff2") ? "" : ".gz"))).length;
  const code = Object.keys(manifest).filter(name => /\.(js|css)$/.test(name));
  const fonts = Object.keys(manifest).filter(name => /-latin-wght-normal\.woff2$/.test(name)).map(size).sort((a, b) => b - a);
  const visit = code.reduce((sum, name) => sum + size(name), 0) + fonts[0] + fonts[1];
  const kB = bytes => `${(bytes / 1000).toFixed(1)} kB`;
  console.log(`Front end: ${code.map(name => `${name} ${kB(size(name))}`).join(", ")}; first visit with the two largest fonts ${kB(visit)} of ${kB(budget)}`);
  if (visit > budget) throw new Error(`A first visit would cost ${kB(visit)}; the limit is ${kB(budget)}.`);
}
