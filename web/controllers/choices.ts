import { Controller } from "@hotwired/stimulus";

/** Answer cards around real radios or checkboxes: keys 1–9 pick, Enter submits (arrow keys and Space are the browser's own). */
export default class extends Controller<HTMLElement> {
  static targets = ["input"];
  declare readonly inputTargets: HTMLInputElement[];

  connect() { document.addEventListener("keydown", this.key); }
  disconnect() { document.removeEventListener("keydown", this.key); }

  private readonly key = (event: KeyboardEvent) => {
    const typing = (event.target as Element).closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], dialog");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const input = this.inputTargets[Number(event.key) - 1];
    if (input && !input.disabled) {
      input.click();
      input.focus();
      event.preventDefault();
    } else if (event.key === "Enter" && this.inputTargets.includes(event.target as HTMLInputElement)) {
      this.element.closest("form")?.requestSubmit();
      event.preventDefault();
    }
  };
}
