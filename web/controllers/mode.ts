import { Controller } from "@hotwired/stimulus";

/** Light, dark or as the system says; remembered on this device. Buttons carry data-mode-param. */
export default class extends Controller<HTMLElement> {
  static targets = ["choice"];
  declare readonly choiceTargets: HTMLButtonElement[];

  connect() { this.show(); }

  choose({ params }: { params: { mode?: string } }) {
    const mode = params.mode;
    if (mode === "light" || mode === "dark") {
      localStorage.setItem("mode", mode);
      document.documentElement.dataset["mode"] = mode;
    } else {
      localStorage.removeItem("mode");
      delete document.documentElement.dataset["mode"];
    }
    this.show();
  }

  private show() {
    const current = document.documentElement.dataset["mode"] ?? "system";
    for (const button of this.choiceTargets) button.setAttribute("aria-pressed", String(button.value === current));
  }
}
