import { Controller } from "@hotwired/stimulus";

/** On a hidden input: tells the browser's own time zone with the form, by its IANA name. */
export default class extends Controller<HTMLInputElement> {
  connect() {
    this.element.value ||= Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
}
