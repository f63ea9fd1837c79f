import { Controller } from "@hotwired/stimulus";

/** Opens the <dialog> named by data-dialog-id-param; a click on the backdrop or on [data-action="dialog#close"] closes it. */
export default class extends Controller<HTMLElement> {
  open({ params }: { params: { id: string } }) {
    const dialog = document.getElementById(params.id);
    if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
  }

  close(event: Event) {
    (event.currentTarget as Element).closest("dialog")?.close();
  }

  backdrop(event: MouseEvent) {
    if (event.target instanceof HTMLDialogElement) event.target.close();
  }
}
