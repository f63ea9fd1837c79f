// Proves the palette: every text and control pair of every preset, by day and by night, and for any accent hue a realm may choose.
// Reads the stylesheets themselves, so that a changed token is checked as it stands.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const styles = join(dirname(fileURLToPath(import.meta.url)), "styles");
const tokens = read("tokens.css"), themes = read("themes.css");
const base = merge(tokens, /^:root(, \[data-theme\])?$/);
const roles = merge(tokens, /^:root, \[data-theme\], \[data-tone\]$/);
const presets = { questory: {}, ...Object.fromEntries(themes.filter(([s]) => /^\[data-theme/.test(s)).map(([s, v]) => [s.match(/"(\w+)"/)[1], v])) };
const tones = Object.fromEntries(tokens.filter(([s]) => /^\[data-tone="/.test(s)).map(([s, v]) => [s.match(/"(\w+)"/)[1], v]));

/** [text or mark, ground, least ratio]: 4.5 for text, 3 for the edges of controls and the focus ring. */
const plain = [["--text", "--bg", 4.5], ["--text", "--surface", 4.5], ["--text", "--sunken", 4.5], ["--text", "--raised", 4.5],
  ["--text-2", "--bg", 4.5], ["--text-2", "--surface", 4.5], ["--text-2", "--sunken", 4.5], ["--text-2", "--raised", 4.5],
  ["--ink", "--spark", 4.5], ["--spark-text", "--spark-soft", 4.5], ["--text", "--spark-soft", 4.5],
  ["--line-strong", "--surface", 3], ["--line-strong", "--bg", 3], ["--focus", "--bg", 3], ["--focus", "--surface", 3]];
const toned = [["--on-tone", "--tone", 4.5], ["--tone-text", "--bg", 4.5], ["--tone-text", "--surface", 4.5], ["--tone-text", "--tone-soft", 4.5],
  ["--text", "--tone-soft", 4.5], ["--text-2", "--tone-soft", 4.5], ["--tone", "--surface", 3], ["--tone", "--bg", 3]];

let checked = 0, worst = { ratio: 99 };
const faults = [];
for (const [preset, inputs] of Object.entries(presets)) {
  check(preset, { ...base, ...inputs }, plain);
  for (const [tone, values] of Object.entries(tones)) check(`${preset}/${tone}`, { ...base, ...inputs, ...values, ...roles }, toned);
  for (let hue = 0; hue < 360; hue += 5) {
    const own = { ...base, ...inputs, "--h": String(hue), "--h2": String(hue), ...roles };
    check(`${preset} with hue ${hue}`, own, [...toned, ["--ink", "--spark", 4.5], ["--spark-text", "--spark-soft", 4.5]]);
  }
}
for (const fault of faults) console.error(fault);
if (checked < 1000) throw new Error(`Only ${checked} pairs were checked: the stylesheets were not understood.`);
console.log(`Contrast: ${checked} pairs, least reserve ${worst.ratio.toFixed(2)} (${worst.what})`);
process.exit(faults.length === 0 ? 0 : 1);

function check(name, values, pairs) {
  for (const mode of [0, 1]) for (const [front, back, least] of pairs) {
    const ratio = Math.min(...[clipped, reduced].map(fit => contrast(fit(colour(values[front], values, mode)), fit(colour(values[back], values, mode)))));
    const what = `${name}, ${mode ? "dark" : "light"}: ${front} on ${back}`;
    checked++;
    if (ratio / least < worst.ratio) worst = { ratio: ratio / least, what };
    if (ratio < least) faults.push(`${what} is ${ratio.toFixed(2)}, must be ${least}`);
  }
}

/** [selector, declarations] of a flat stylesheet. */
function read(file) {
  const css = readFileSync(join(styles, file), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  return [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector, body]) =>
    [selector.trim(), Object.fromEntries(body.split(";").map(line => line.split(/:(.*)/s)).filter(([name]) => name.trim()).map(([name, value]) => [name.trim(), value.trim()]))]);
}

function merge(rules, selector) {
  return Object.assign({}, ...rules.filter(([s]) => selector.test(s)).map(([, values]) => values));
}

function colour(text, values, mode) {
  let flat = text;
  while (/var\(/.test(flat)) flat = flat.replace(/var\((--[\w-]+)\)/g, (_, name) => values[name] ?? fail(`${name} is not defined`));
  const pair = flat.match(/^light-dark\((oklch\(.*\)), (oklch\(.*\))\)$/);
  const numbers = (pair ? pair[1 + mode] : flat).replace(/calc\(([\d.]+) \* ([\d.]+)\)/g, (_, a, b) => String(a * b)).match(/^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/) ?? fail(`cannot read the colour ${flat}`);
  return numbers.slice(1).map(Number);
}

/** Colours beyond the screen's gamut are brought back in one of two ways, by browser: each channel cut off, or the chroma lowered. Both must hold. */
function clipped(lch) {
  return linear(...lch).map(v => Math.min(1, Math.max(0, v)));
}

function reduced([l, c, h]) {
  while (c > 0 && linear(l, c, h).some(v => v < -.0005 || v > 1.0005)) c -= .004;
  return clipped([l, Math.max(0, c), h]);
}

/** OKLCH to linear sRGB. */
function linear(l, c, h) {
  const a = c * Math.cos(h * Math.PI / 180), b = c * Math.sin(h * Math.PI / 180);
  const [x, y, z] = [l + .3963377774 * a + .2158037573 * b, l - .1055613458 * a - .0638541728 * b, l - .0894841775 * a - 1.291485548 * b].map(v => v ** 3);
  return [4.0767416621 * x - 3.3077115913 * y + .2309699292 * z, -1.2684380046 * x + 2.6097574011 * y - .3413193965 * z, -.0041960863 * x - .7034186147 * y + 1.707614701 * z];
}

function contrast(one, other) {
  const [a, b] = [one, other].map(([r, g, bl]) => .2126 * r + .7152 * g + .0722 * bl).sort((p, q) => q - p);
  return (a + .05) / (b + .05);
}

function fail(message) { throw new Error(message); }
