import { Controller } from "@hotwired/stimulus";

/** Counts a number up from data-count-up-from-value; the true number stands in the page all along for those who do not see it move. */
export default class extends Controller<HTMLElement> {
  static values = { from: Number, to: Number, ms: { type: Number, default: 900 } };
  declare readonly fromValue: number;
  declare readonly toValue: number;
  declare readonly msValue: number;

  connect() {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const format = new Intl.NumberFormat(document.documentElement.lang || undefined);
    const began = performance.now();
    const frame = (now: number) => {
      const done = Math.min(1, (now - began) / this.msValue);
      const eased = 1 - (1 - done) ** 3;
      this.element.textContent = format.format(Math.round(this.fromValue + (this.toValue - this.fromValue) * eased));
      if (done < 1 && this.element.isConnected) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }
}
