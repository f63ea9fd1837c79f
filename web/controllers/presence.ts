import { Controller } from "@hotwired/stimulus";

const beat = 60_000, silence = 5 * 60_000;

/** On the realm's frame: tells the server once a minute that somebody is here, as long as the page is seen and used. */
export default class extends Controller<HTMLElement> {
  static values = { url: String };
  declare readonly urlValue: string;
  private timer?: number;
  private moved = Date.now();

  connect() {
    for (const event of ["pointerdown", "keydown", "scroll"]) addEventListener(event, this.note, { passive: true });
    this.timer = window.setInterval(() => this.tell(), beat);
    this.tell();
  }

  disconnect() {
    for (const event of ["pointerdown", "keydown", "scroll"]) removeEventListener(event, this.note);
    window.clearInterval(this.timer);
  }

  private readonly note = () => { this.moved = Date.now(); };

  private tell() {
    if (document.visibilityState !== "visible" || Date.now() - this.moved > silence) return;
    // Lost beats are of no account: the next one counts the time between.
    fetch(this.urlValue, { method: "POST", headers: { "content-type": "application/json" }, body: "{}", keepalive: true }).catch(() => undefined);
  }
}
