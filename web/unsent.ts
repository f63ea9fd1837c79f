/** Answers not yet taken by the server, kept on this device under their idempotency key for a week. */
const prefix = "unsent:";
const kept = 7 * 24 * 60 * 60 * 1000;

type Unsent = { at: number; fields: [name: string, value: string][] };

export function remember(key: string, form: HTMLFormElement) {
  const fields = [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === "string" && !isHidden(form, field[0]));
  try {
    localStorage.setItem(prefix + key, JSON.stringify({ at: Date.now(), fields } satisfies Unsent));
  } catch {
    // Storage is full or forbidden: the answer is only as safe as the page, which is no reason to stop.
  }
}

export function forget(key: string) {
  localStorage.removeItem(prefix + key);
}

/** Puts a kept answer back into the form; says whether there was one. */
export function recall(key: string, form: HTMLFormElement): boolean {
  sweep();
  const stored = localStorage.getItem(prefix + key);
  if (!stored) return false;
  const { fields } = JSON.parse(stored) as Unsent;
  for (const input of form.elements) {
    if (input instanceof HTMLInputElement && /radio|checkbox/.test(input.type)) input.checked = fields.some(([name, value]) => name === input.name && value === input.value);
    else if (input instanceof HTMLInputElement && /hidden|file|submit/.test(input.type)) continue;
    else if (input instanceof HTMLInputElement || input instanceof HTMLSelectElement || input instanceof HTMLTextAreaElement) input.value = fields.find(([name]) => name === input.name)?.[1] ?? input.value;
  }
  return true;
}

function isHidden(form: HTMLFormElement, name: string) {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement && field.type === "hidden";
}

function sweep() {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix) && Date.now() - (JSON.parse(localStorage.getItem(key)!) as Unsent).at > kept) localStorage.removeItem(key);
  }
}
