/** After a refused form: what is wrong comes into sight, and the keyboard with it. A page as long as this one would hide it. */
let refused = false;

document.addEventListener("turbo:submit-end", event => {
  refused = !(event as CustomEvent<{ success: boolean }>).detail.success;
});

document.addEventListener("turbo:render", () => {
  if (!refused) return;
  refused = false;
  const fault = document.querySelector<HTMLElement>("main [aria-invalid='true'], main [role='alert']");
  if (!fault) return;
  if (fault.getAttribute("role") === "alert") fault.tabIndex = -1;
  fault.focus({ preventScroll: true });
  fault.scrollIntoView({ block: "center" });
});
