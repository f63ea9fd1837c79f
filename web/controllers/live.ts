import { Controller } from "@hotwired/stimulus";
import { connectStreamSource, disconnectStreamSource } from "@hotwired/turbo";

/** Listens to a server-sent event stream of <turbo-stream> messages while the element is on the page; the browser reconnects by itself. */
export default class extends Controller<HTMLElement> {
  static targets = ["state"];
  static values = { url: String, on: String, off: String };
  declare readonly stateTargets: HTMLElement[];
  declare readonly urlValue: string;
  /** Words shown while connected, and while not. */
  declare readonly onValue: string;
  declare readonly offValue: string;
  private source?: EventSource;

  connect() {
    if (document.documentElement.hasAttribute("data-turbo-preview")) return;
    this.source = new EventSource(this.urlValue, { withCredentials: true });
    this.source.addEventListener("open", () => this.show("good", this.onValue));
    this.source.addEventListener("error", () => this.show("warn", this.offValue));
    connectStreamSource(this.source);
  }

  disconnect() {
    if (!this.source) return;
    disconnectStreamSource(this.source);
    this.source.close();
  }

  private show(tone: string, words: string) {
    for (const state of this.stateTargets) {
      state.dataset["tone"] = tone;
      state.textContent = words;
    }
  }
}
