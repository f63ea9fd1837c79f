import { Controller } from "@hotwired/stimulus";

/** On a realm's look form: shows each choice on the preview at once. An empty choice is the palette's own. */
export default class extends Controller<HTMLFormElement> {
  static targets = ["preview"];
  declare readonly previewTarget: HTMLElement;

  show() {
    const chosen = new FormData(this.element);
    const preview = this.previewTarget;
    preview.dataset["theme"] = String(chosen.get("Palette") ?? "questory");
    this.set("--h", chosen.get("Hue"), "");
    this.set("--h2", chosen.get("Spark"), "");
    this.set("--round", chosen.get("Rounding"), "px");
  }

  private set(name: string, value: FormDataEntryValue | null, unit: string) {
    if (value) this.previewTarget.style.setProperty(name, `${String(value)}${unit}`);
    else this.previewTarget.style.removeProperty(name);
  }
}
