// What must outlive a restart, in a file. In a real system it stands in the database, in the transaction of the event's
// effect: then "handled" and "remembered" cannot come apart.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

const REMEMBERED = 10_000; // More than a queue delivers twice; what is older is behind the last number.

export class FileState {
  #file;
  #state = { last: null, ids: [] };
  #ids;

  constructor(file) {
    this.#file = file;
    if (existsSync(file)) this.#state = JSON.parse(readFileSync(file, 'utf8'));
    this.#ids = new Set(this.#state.ids);
  }

  /** Up to this number everything is here; null at the very beginning. */
  get last() {
    return this.#state.last;
  }

  seen(id) {
    return this.#ids.has(id);
  }

  done(id) {
    this.#ids.add(id);
    if (this.#ids.size > REMEMBERED) this.#ids.delete(this.#ids.values().next().value);
    this.#save();
  }

  through(sequence) {
    if (this.#state.last === null || sequence > this.#state.last) this.#state.last = sequence;
    this.#save();
  }

  // Beside and then over: a stop in between leaves the old file whole.
  #save() {
    writeFileSync(`${this.#file}.new`, JSON.stringify({ last: this.#state.last, ids: [...this.#ids] }));
    renameSync(`${this.#file}.new`, this.#file);
  }
}
