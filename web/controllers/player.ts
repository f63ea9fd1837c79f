import { Controller } from "@hotwired/stimulus";
import { renderStreamMessage, visit } from "@hotwired/turbo";
import { forget, recall, remember } from "../unsent.ts";

/** On the answer form. Sends the answer with its idempotency key until the server has surely taken it:
    a dropped connection is tried again with the same key, an unsent answer survives a closed tab, and pays once either way.
    The server answers with a Turbo stream (the verdict) or a redirect; without script the form posts as any other. */
export default class extends Controller<HTMLFormElement> {
  static targets = ["submit", "offline", "spent"];
  static values = { key: String };
  declare readonly submitTargets: HTMLButtonElement[];
  declare readonly offlineTargets: HTMLElement[];
  declare readonly spentTargets: HTMLInputElement[];
  /** The attempt's idempotency key, also posted as the hidden field of the same name. */
  declare readonly keyValue: string;
  private readonly opened = Date.now();
  private sending = false;
  private stopped?: AbortController;

  connect() {
    if (recall(this.keyValue, this.element)) this.dispatch("restored");
    this.element.addEventListener("input", this.keep);
    this.element.addEventListener("change", this.keep);
    window.addEventListener("online", this.again);
  }

  disconnect() {
    this.stopped?.abort();
    this.element.removeEventListener("input", this.keep);
    this.element.removeEventListener("change", this.keep);
    window.removeEventListener("online", this.again);
  }

  async send(event: Event) {
    event.preventDefault();
    if (this.sending) return;
    this.sending = true;
    for (const input of this.spentTargets) input.value = String(Math.round((Date.now() - this.opened) / 1000));
    remember(this.keyValue, this.element);
    this.busy(true);
    try { await this.deliver(new FormData(this.element), 0); } finally { this.sending = false; this.busy(false); }
  }

  private async deliver(answer: FormData, failures: number): Promise<void> {
    const response = await this.post(answer);
    if (!this.element.isConnected) return;
    const lost = !response || response.status === 502 || response.status === 503 || response.status === 504;
    this.offline(lost);
    if (lost) {
      await this.pause(Math.min(15_000, 500 * 2 ** failures));
      return this.element.isConnected ? this.deliver(answer, failures + 1) : undefined;
    }
    forget(this.keyValue);
    if (response.redirected) return visit(response.url);
    if (response.headers.get("Content-Type")?.startsWith("text/vnd.turbo-stream.html")) return this.render(await response.text());
    // Anything else (signed out, gone, a fault) has a page of its own: let the browser show it.
    visit(location.href, { action: "replace" });
  }

  /** Turbo leaves the focus on a field that still stands; here the next step is the button of the verdict. */
  private render(streams: string) {
    renderStreamMessage(streams);
    window.setTimeout(() => {
      document.querySelector<HTMLElement>(".verdict [autofocus]")?.focus();
      document.querySelector<HTMLElement>("#fault:has(*)")?.scrollIntoView({ block: "nearest" });
    }, 60);
  }

  private async post(answer: FormData) {
    this.stopped = new AbortController();
    try {
      return await fetch(this.element.action, {
        method: "POST",
        body: [...answer.values()].some(value => value instanceof File) ? answer : new URLSearchParams([...answer] as [string, string][]),
        headers: { "Accept": "text/vnd.turbo-stream.html, text/html", "Idempotency-Key": this.keyValue },
        signal: this.stopped.signal,
      });
    } catch {
      return undefined;
    }
  }

  private readonly keep = () => remember(this.keyValue, this.element);

  private wake?: () => void;
  private readonly again = () => this.wake?.();
  private pause(milliseconds: number) {
    return new Promise<void>(resume => { this.wake = resume; window.setTimeout(resume, milliseconds); });
  }

  private busy(yes: boolean) {
    for (const button of this.submitTargets) button.setAttribute("aria-busy", String(yes));
  }

  private offline(yes: boolean) {
    for (const note of this.offlineTargets) note.hidden = !yes;
  }
}
