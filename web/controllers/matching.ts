import { Controller } from "@hotwired/stimulus";

/** Builds a board of tiles from the plain selects, which stay the form's fields: tap one on each side to pair them, tap a pair to part it. */
export default class extends Controller<HTMLElement> {
  static targets = ["select", "list", "status"];
  static values = { paired: String, parted: String, left: String, right: String };
  declare readonly selectTargets: HTMLSelectElement[];
  declare readonly listTarget: HTMLElement;
  declare readonly statusTarget: HTMLElement;
  /** Words for the live region with {left} and {right}. */
  declare readonly pairedValue: string;
  declare readonly partedValue: string;
  /** Names of the two columns. */
  declare readonly leftValue: string;
  declare readonly rightValue: string;
  private board?: HTMLElement;
  private held?: HTMLButtonElement;
  private readonly lefts = new Map<HTMLSelectElement, HTMLButtonElement>();
  private readonly rights = new Map<string, HTMLButtonElement>();

  connect() {
    const [first] = this.selectTargets;
    if (!first || first.disabled) return;
    this.board = document.createElement("div");
    this.board.className = "match-board";
    const options = [...first.options].filter(option => option.value !== "");
    this.board.append(
      this.column(this.leftValue, this.selectTargets.map(select => this.keep(this.lefts, select, select.labels[0]?.textContent?.trim() ?? ""))),
      this.column(this.rightValue, options.map(option => this.keep(this.rights, option.value, option.text))));
    this.listTarget.hidden = true;
    this.listTarget.after(this.board);
    this.paint();
  }

  disconnect() {
    this.board?.remove();
    this.listTarget.hidden = false;
    this.lefts.clear();
    this.rights.clear();
  }

  /** Called when an unsent answer was put back into the selects. */
  paint() {
    for (const tile of [...this.lefts.values(), ...this.rights.values()]) delete tile.dataset["pair"];
    let number = 0;
    for (const [select, tile] of this.lefts) {
      number++;
      const partner = this.rights.get(select.value);
      if (partner) partner.dataset["pair"] = tile.dataset["pair"] = String(number);
    }
    for (const tile of [...this.lefts.values(), ...this.rights.values()]) tile.setAttribute("aria-pressed", String(tile === this.held));
  }

  private tap(tile: HTMLButtonElement) {
    const select = this.selectOf(tile);
    if (select && tile.dataset["pair"]) this.part(select);
    else if (this.held && this.isLeft(this.held) !== this.isLeft(tile)) this.pair(this.held, tile);
    else this.held = this.held === tile ? undefined : tile;
    this.paint();
  }

  private pair(one: HTMLButtonElement, other: HTMLButtonElement) {
    const [left, right] = this.isLeft(one) ? [one, other] : [other, one];
    const select = [...this.lefts].find(([, tile]) => tile === left)![0];
    select.value = [...this.rights].find(([, tile]) => tile === right)![0];
    this.held = undefined;
    this.say(this.pairedValue, left.textContent!, right.textContent!);
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  private part(select: HTMLSelectElement) {
    this.say(this.partedValue, this.lefts.get(select)!.textContent!, this.rights.get(select.value)!.textContent!);
    select.value = "";
    this.held = undefined;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  private selectOf(tile: HTMLButtonElement) {
    return this.selectTargets.find(select => this.lefts.get(select) === tile || (select.value !== "" && this.rights.get(select.value) === tile));
  }

  private isLeft(tile: HTMLButtonElement) { return [...this.lefts.values()].includes(tile); }

  private keep<K>(map: Map<K, HTMLButtonElement>, key: K, text: string) {
    const tile = document.createElement("button");
    tile.type = "button";
    tile.className = "tile";
    tile.textContent = text;
    tile.addEventListener("click", () => this.tap(tile));
    map.set(key, tile);
    return tile;
  }

  private column(name: string, tiles: HTMLButtonElement[]) {
    const list = document.createElement("ul");
    list.setAttribute("role", "list");
    list.setAttribute("aria-label", name);
    list.append(...tiles.map(tile => { const item = document.createElement("li"); item.append(tile); return item; }));
    return list;
  }

  private say(words: string, left: string, right: string) {
    this.statusTarget.textContent = words.replace("{left}", left).replace("{right}", right);
  }
}
