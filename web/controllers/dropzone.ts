import { Controller } from "@hotwired/stimulus";

/** Around a file input, which stays usable: files may also be dropped on the whole area; their names and sizes are listed. */
export default class extends Controller<HTMLElement> {
  static targets = ["input", "list"];
  declare readonly inputTarget: HTMLInputElement;
  declare readonly listTarget: HTMLElement;

  over(event: DragEvent) {
    event.preventDefault();
    this.element.dataset["over"] = "";
  }

  out() { delete this.element.dataset["over"]; }

  drop(event: DragEvent) {
    event.preventDefault();
    this.out();
    if (!event.dataTransfer?.files.length) return;
    this.inputTarget.files = event.dataTransfer.files;
    this.inputTarget.dispatchEvent(new Event("change", { bubbles: true }));
  }

  show() {
    const format = new Intl.NumberFormat(document.documentElement.lang || undefined, { style: "unit", unit: "kilobyte", maximumFractionDigits: 1 });
    this.listTarget.replaceChildren(...[...this.inputTarget.files ?? []].map(file => {
      const line = document.createElement("li");
      line.textContent = `${file.name} (${format.format(file.size / 1000)})`;
      return line;
    }));
  }
}
