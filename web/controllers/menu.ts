import { Controller } from "@hotwired/stimulus";

/** On a <details>: works without script; adds Escape, a click outside, and the arrow keys between entries. */
export default class extends Controller<HTMLDetailsElement> {
  private readonly outside = (event: Event) => {
    if (!this.element.contains(event.target as Node)) this.element.open = false;
  };

  connect() {
    document.addEventListener("pointerdown", this.outside);
    document.addEventListener("focusin", this.outside);
    this.element.addEventListener("keydown", this.key);
  }

  disconnect() {
    document.removeEventListener("pointerdown", this.outside);
    document.removeEventListener("focusin", this.outside);
    this.element.removeEventListener("keydown", this.key);
    this.element.open = false;
  }

  private readonly key = (event: KeyboardEvent) => {
    if (event.key === "Escape" && this.element.open) {
      this.element.open = false;
      this.element.querySelector("summary")?.focus();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !this.element.open) return;
    const entries = [...this.element.querySelectorAll<HTMLElement>(".menu-panel :is(a, button)")];
    const next = entries.at((entries.indexOf(document.activeElement as HTMLElement) + step) % entries.length);
    next?.focus();
    event.preventDefault();
  };
}
