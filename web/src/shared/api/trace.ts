const hex = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

/**
 * The beginning of a trace (W3C `traceparent`, sampled): what a person's request sets off, up to the last consumer of an
 * event, is found under one id, and an error's trace id is the one that left the browser.
 */
export const newTrace = (): string => `00-${hex(16)}-${hex(8)}-01`;
