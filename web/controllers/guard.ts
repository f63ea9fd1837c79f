import { Controller } from "@hotwired/stimulus";

/** On a form: asks before unsaved changes are left behind, by link, by reload or by closing the tab. */
export default class extends Controller<HTMLFormElement> {
  static values = { question: String };
  /** The question asked before leaving by a link. */
  declare readonly questionValue: string;
  private dirty = false;

  connect() {
    this.element.addEventListener("input", this.touched);
    this.element.addEventListener("submit", this.saved);
    window.addEventListener("beforeunload", this.leaving);
    document.addEventListener("turbo:before-visit", this.visiting);
  }

  disconnect() {
    this.element.removeEventListener("input", this.touched);
    this.element.removeEventListener("submit", this.saved);
    window.removeEventListener("beforeunload", this.leaving);
    document.removeEventListener("turbo:before-visit", this.visiting);
  }

  private readonly touched = () => { this.dirty = true; };
  private readonly saved = () => { this.dirty = false; };
  private readonly leaving = (event: Event) => { if (this.dirty) event.preventDefault(); };
  private readonly visiting = (event: Event) => {
    if (this.dirty && !window.confirm(this.questionValue)) event.preventDefault();
  };
}
