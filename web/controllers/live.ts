import { Controller } from "@hotwired/stimulus";
import { connectStreamSource, disconnectStreamSource, session } from "@hotwired/turbo";

/** Listens to a server-sent event stream while the element is on the page; the browser reconnects by itself. A <turbo-stream> message is
    applied as it is; the event "changed" says that the page is out of date: its frames are fetched again, or without any the whole page,
    once for many signals, and morphed. */
export default class extends Controller<HTMLElement> {
  static targets = ["state", "frame"];
  static values = { url: String, on: String, off: String };
  declare readonly stateTargets: HTMLElement[];
  /** Turbo frames with an address of their own. */
  declare readonly frameTargets: (HTMLElement & { reload(): Promise<void> })[];
  declare readonly urlValue: string;
  /** Words shown while connected, and while not. */
  declare readonly onValue: string;
  declare readonly offValue: string;
  private source?: EventSource;
  private refresh?: number;

  connect() {
    if (document.documentElement.hasAttribute("data-turbo-preview")) return;
    this.source = new EventSource(this.urlValue, { withCredentials: true });
    this.source.addEventListener("open", () => this.show("good", this.onValue));
    this.source.addEventListener("error", () => this.show("warn", this.offValue));
    this.source.addEventListener("changed", () => this.later());
    connectStreamSource(this.source);
  }

  disconnect() {
    if (!this.source) return;
    clearTimeout(this.refresh);
    disconnectStreamSource(this.source);
    this.source.close();
  }

  // A busy realm signals many times a second; nobody reads that fast. Whoever is filling in a form is left in peace.
  private later() {
    this.refresh ??= window.setTimeout(() => {
      this.refresh = undefined;
      for (const frame of this.frameTargets) void frame.reload();
      if (this.frameTargets.length === 0 && !document.activeElement?.closest("form")) session.refresh(location.href);
    }, 800);
  }

  private show(tone: string, words: string) {
    for (const state of this.stateTargets) {
      state.dataset["tone"] = tone;
      state.textContent = words;
    }
  }
}
