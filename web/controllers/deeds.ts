import { Controller } from "@hotwired/stimulus";

/** Where conditions are picked: offers only those that come with what happens, and a number only where one is needed. */
export default class extends Controller<HTMLElement> {
  static targets = ["deed", "only", "number"];
  declare readonly deedTargets: HTMLSelectElement[];
  declare readonly onlyTargets: HTMLSelectElement[];
  declare readonly numberTargets: HTMLElement[];

  connect() { this.sift(); }

  sift() {
    const deed = this.deedTargets[0]?.value.replace(/^count:/, "").replace(":", " ") ?? "";
    this.onlyTargets.forEach((only, place) => {
      for (const option of only.options) {
        const of = option.dataset.of;
        option.hidden = option.disabled = of !== undefined && !option.selected && !of.split(",").includes(deed);
      }
      const number = this.numberTargets[place];
      if (number) number.hidden = only.selectedOptions[0]?.dataset.number !== "true";
    });
  }
}
