import { Controller } from "@hotwired/stimulus";

/** Copies the source's text; the button shows data-copy-done-value for a moment and says it to screen readers. */
export default class extends Controller<HTMLElement> {
  static targets = ["source", "label"];
  static values = { done: String };
  declare readonly sourceTarget: HTMLElement;
  declare readonly labelTarget: HTMLElement;
  declare readonly doneValue: string;

  async copy() {
    const source = this.sourceTarget;
    await navigator.clipboard.writeText(source instanceof HTMLInputElement ? source.value : source.textContent?.trim() ?? "");
    const label = this.labelTarget.textContent;
    this.labelTarget.setAttribute("aria-live", "polite");
    this.labelTarget.textContent = this.doneValue;
    window.setTimeout(() => { this.labelTarget.textContent = label; }, 2000);
  }
}
