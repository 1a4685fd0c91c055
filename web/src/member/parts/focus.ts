/** Keeps Tab inside a dialog while it is open. */
export function trapFocus(event: KeyboardEvent, panel: HTMLElement | null): void {
  if (panel === null) return;
  const stops = [
    ...panel.querySelectorAll<HTMLElement>(
      'button:not([disabled]), a[href], input, textarea, [tabindex="0"]',
    ),
  ].filter((e) => e.offsetParent !== null);
  const first = stops[0];
  const last = stops.at(-1);
  if (first === undefined || last === undefined) return;
  const at = document.activeElement;
  if (event.shiftKey && (at === first || !stops.includes(at as HTMLElement))) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && at === last) {
    event.preventDefault();
    first.focus();
  }
}
