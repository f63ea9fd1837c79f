import { Controller } from "@hotwired/stimulus";

/** On a realm's vocabulary form: puts each word into the sample sentences at once. */
export default class extends Controller<HTMLFormElement> {
  static targets = ["sample"];
  /** Elements with data-word (and data-standard, the word without a choice). */
  declare readonly sampleTargets: HTMLElement[];

  show() {
    const chosen = new FormData(this.element);
    for (const sample of this.sampleTargets) {
      const own = String(chosen.get(`word.${sample.dataset["word"] ?? ""}`) ?? "").trim();
      sample.textContent = own || (sample.dataset["standard"] ?? "");
    }
  }
}
