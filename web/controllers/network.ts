import { Controller } from "@hotwired/stimulus";

/** The note that there is no connection. Keeps Turbo from leaving for the browser's own error page. */
export default class extends Controller<HTMLElement> {
  lost(event: Event) {
    event.preventDefault();
    this.element.hidden = false;
  }

  back() { this.element.hidden = true; }
}
