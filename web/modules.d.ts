/** Made by bundle.mjs: each file of web/controllers, its name as the Stimulus identifier. */
declare module "controllers" {
  import type { ControllerConstructor } from "@hotwired/stimulus";
  const controllers: [identifier: string, controller: ControllerConstructor][];
  export default controllers;
}

/** Turbo ships no types; these are the parts we call. */
declare module "@hotwired/turbo" {
  export function visit(location: string, options?: { action?: "advance" | "replace" }): void;
  export function renderStreamMessage(message: string): void;
  export function connectStreamSource(source: EventSource): void;
  export function disconnectStreamSource(source: EventSource): void;
  /** Fetches the page again and morphs it in place. */
  export const session: { refresh(url: string): void };
}
