import { Controller } from "@hotwired/stimulus";

const beat = 60_000;
// Of media only timeupdate tells that they go on; it stops with them.
const signs = ["pointerdown", "pointermove", "keydown", "scroll", "timeupdate"];

/** On the realm's frame and in the player: tells the server that somebody is here, at most once a minute and only of real signs of
    life: keys, pointer, scrolling, a film that plays. What lies between two signs is for the server to count or to leave out. */
export default class extends Controller<HTMLElement> {
  static values = { url: String };
  declare readonly urlValue: string;
  private timer?: number;
  private moved = Date.now();
  private told = 0;

  connect() {
    // Media events do not bubble, but pass by on their way down.
    for (const sign of signs) addEventListener(sign, this.note, { passive: true, capture: true });
    this.timer = window.setInterval(this.tell, beat);
    this.tell();
  }

  disconnect() {
    for (const sign of signs) removeEventListener(sign, this.note, { capture: true });
    window.clearInterval(this.timer);
  }

  private readonly note = () => {
    this.moved = Date.now();
    // The first sign after a while is told at once, so that a pause is as long as it was.
    if (this.moved - this.told >= beat) this.tell();
  };

  private readonly tell = () => {
    if (document.visibilityState !== "visible" || this.moved <= this.told) return;
    this.told = Date.now();
    // Lost beats are of no account: the next one counts the time between.
    fetch(this.urlValue, { method: "POST", headers: { "content-type": "application/json" }, body: "{}", keepalive: true }).catch(() => undefined);
  };
}
