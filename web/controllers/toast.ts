import { Controller } from "@hotwired/stimulus";

/** One message in the live region. Leaves by itself (never while pointed at or focused) unless data-toast-stay-value is set. */
export default class extends Controller<HTMLElement> {
  static values = { after: { type: Number, default: 6000 }, stay: Boolean };
  declare readonly afterValue: number;
  declare readonly stayValue: boolean;
  private timer?: number;

  connect() { this.resume(); }
  disconnect() { this.pause(); }

  pause() { window.clearTimeout(this.timer); }

  resume() {
    this.pause();
    if (!this.stayValue) this.timer = window.setTimeout(() => this.dismiss(), this.afterValue);
  }

  dismiss() {
    this.element.dataset["leaving"] = "";
    window.setTimeout(() => this.element.remove(), 320);
  }
}
