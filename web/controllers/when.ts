import { Controller } from "@hotwired/stimulus";

const units: [Intl.RelativeTimeFormatUnit, seconds: number][] = [["year", 31_557_600], ["month", 2_629_800], ["week", 604_800], ["day", 86_400], ["hour", 3600], ["minute", 60], ["second", 1]];

/** On <time datetime>: "3 minutes ago", kept fresh; the server's full date stays as the title. */
export default class extends Controller<HTMLTimeElement> {
  private timer?: number;

  connect() {
    this.element.title ||= this.element.textContent?.trim() ?? "";
    this.element.addEventListener("turbo:morph-element", this.morphed);
    this.show();
  }

  disconnect() {
    this.element.removeEventListener("turbo:morph-element", this.morphed);
    window.clearTimeout(this.timer);
  }

  // A refreshed page brings the server's full date again, perhaps another one.
  private readonly morphed = () => {
    window.clearTimeout(this.timer);
    this.element.title = this.element.textContent?.trim() ?? "";
    this.show();
  };

  private show() {
    const seconds = (Date.parse(this.element.dateTime) - Date.now()) / 1000;
    if (Number.isNaN(seconds)) return;
    const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
    this.element.textContent = new Intl.RelativeTimeFormat(document.documentElement.lang || undefined, { numeric: "auto" }).format(Math.round(seconds / size), unit);
    this.timer = window.setTimeout(() => this.show(), size < 60 ? 10_000 : 60_000);
  }
}
