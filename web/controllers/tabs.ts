import { Controller } from "@hotwired/stimulus";

/** On a row of tabs that may be wider than the phone: brings the present one into sight. */
export default class extends Controller<HTMLElement> {
  connect() {
    const present = this.element.querySelector<HTMLElement>("[aria-current]");
    if (present) this.element.scrollLeft = present.offsetLeft - (this.element.clientWidth - present.offsetWidth) / 2;
  }
}
