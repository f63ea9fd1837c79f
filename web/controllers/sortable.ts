import { Controller } from "@hotwired/stimulus";

/** A list put in order by dragging its grips or by its up and down buttons (WCAG 2.5.7).
    Each change moves the hidden inputs along, tells the live region and dispatches "sortable:changed"; with a form it submits itself. */
export default class extends Controller<HTMLElement> {
  static targets = ["item", "status", "up", "down"];
  static values = { moved: String, submit: Boolean };
  declare readonly itemTargets: HTMLElement[];
  declare readonly upTargets: HTMLButtonElement[];
  declare readonly downTargets: HTMLButtonElement[];
  declare readonly statusTarget: HTMLElement;
  declare readonly hasStatusTarget: boolean;
  /** Words for the live region with {name}, {place} and {count}. */
  declare readonly movedValue: string;
  declare readonly submitValue: boolean;
  private dragged?: HTMLElement;

  disconnect() {
    this.dragged = undefined;
    this.drop();
  }

  itemTargetConnected() { this.ends(); }
  itemTargetDisconnected() { this.ends(); }

  up(event: Event) { this.step(event, -1); }
  down(event: Event) { this.step(event, 1); }

  grab(event: PointerEvent) {
    const item = this.itemOf(event);
    if (!item || event.button !== 0) return;
    event.preventDefault();
    this.dragged = item;
    item.dataset["dragging"] = "";
    // On the document: moving the item in the page takes the pointer from whatever had captured it.
    document.addEventListener("pointermove", this.drag);
    document.addEventListener("pointerup", this.drop);
    document.addEventListener("pointercancel", this.drop);
  }

  private readonly drag = (event: PointerEvent) => {
    const item = this.dragged;
    if (!item) return;
    const over = this.itemTargets.find(other => {
      const box = other.getBoundingClientRect();
      return other !== item && event.clientY > box.top && event.clientY < box.bottom;
    });
    if (!over) return;
    const downwards = item.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (downwards) over.after(item); else over.before(item);
  };

  private readonly drop = () => {
    document.removeEventListener("pointermove", this.drag);
    document.removeEventListener("pointerup", this.drop);
    document.removeEventListener("pointercancel", this.drop);
    if (!this.dragged) return;
    delete this.dragged.dataset["dragging"];
    this.tell(this.dragged);
    this.dragged = undefined;
  };

  private step(event: Event, by: 1 | -1) {
    event.preventDefault();
    const item = this.itemOf(event);
    const neighbour = item && this.itemTargets[this.itemTargets.indexOf(item) + by];
    if (!item || !neighbour) return;
    if (by === 1) neighbour.after(item); else neighbour.before(item);
    this.tell(item);
    const button = event.currentTarget as HTMLButtonElement;
    (button.disabled ? item.querySelector<HTMLElement>("button:not(:disabled)") : button)?.focus();
  }

  private tell(item: HTMLElement) {
    this.ends();
    item.dataset["moved"] = "";
    item.addEventListener("animationend", () => delete item.dataset["moved"], { once: true });
    const place = this.itemTargets.indexOf(item) + 1;
    if (this.hasStatusTarget) this.statusTarget.textContent = this.movedValue
      .replace("{name}", item.dataset["name"] ?? "").replace("{place}", String(place)).replace("{count}", String(this.itemTargets.length));
    this.dispatch("changed", { detail: { place } });
    if (this.submitValue) this.element.closest("form")?.requestSubmit();
  }

  private ends() {
    const items = this.itemTargets;
    for (const button of this.upTargets) button.disabled = items[0]?.contains(button) ?? false;
    for (const button of this.downTargets) button.disabled = items.at(-1)?.contains(button) ?? false;
  }

  private itemOf(event: Event) {
    return this.itemTargets.find(item => item.contains(event.currentTarget as Node));
  }
}
