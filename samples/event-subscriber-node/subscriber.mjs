// A subscriber of the platform's events: reads its queue with its own account, handles each event once, and fetches what
// it missed over HTTP. Written from docs/integration.md alone.
import { connect } from 'amqplib';

const FRESH_ENOUGH = 30_000; // A token is renewed this long before it ends.

export class EventSubscriber {
  #settings;
  #handlers;
  #state;
  #token;
  #connection;
  #chain = Promise.resolve();
  #stopped;
  #asking;

  /**
   * @param settings { platform, clientId, clientSecret, scopes, pattern, amqp: { hostname, port, vhost, username, password, protocol } }
   * @param handlers one function for each event type that is understood: { 'party.learning.quiz.completed.v1': (data, event) => … }
   * @param state    what outlives a restart: { last, seen(id), done(id, sequence), through(sequence) }
   */
  constructor(settings, handlers, state) {
    [this.#settings, this.#handlers, this.#state] = [settings, handlers, state];
  }

  /** Reads until stop(); connects again when the broker went away. */
  async run() {
    for (let pause = 500; !this.#stopped; pause = Math.min(pause * 2, 30_000)) {
      try {
        await this.#read(() => (pause = 500));
      } catch (error) {
        if (this.#stopped) return;
        console.error(`Connects again in ${pause} ms: ${error.message}`);
      }
      if (!this.#stopped) await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  async stop() {
    this.#stopped = true;
    clearTimeout(this.#asking);
    await this.#connection?.close().catch(() => {});
  }

  async #read(connected) {
    const connection = (this.#connection = await connect({ heartbeat: 10, ...this.#settings.amqp }, { timeout: 5_000 }));
    const ended = new Promise((_, reject) => {
      connection.on('error', reject);
      connection.on('close', () => reject(new Error('the connection was closed')));
    });
    ended.catch(() => {});
    const channel = await connection.createChannel();
    channel.on('error', () => {}); // The broker's reason comes with the connection's own end.
    await channel.prefetch(20);
    // What was published while this was not running, or dropped from a full queue.
    await this.#inTurn(() => this.catchUp());
    await channel.consume(this.#settings.amqp.username, (message) => {
      if (!message) return connection.close().catch(() => {}); // The queue was taken away.
      this.#inTurn(() => this.#deliver(channel, message));
    });
    connected();
    await ended;
  }

  // One event after the other: the sequence means nothing if two are handled at once.
  #inTurn(work) {
    const turn = this.#chain.then(work);
    this.#chain = turn.catch(() => {});
    return turn;
  }

  async #deliver(channel, message) {
    try {
      const event = JSON.parse(message.content.toString('utf8'));
      await this.handle(event);
      channel.ack(message);
      await this.#noteNumber(event.sequence);
    } catch (error) {
      if (error instanceof NotAnEvent || error instanceof SyntaxError) {
        console.error(`Refused: ${error.message}`);
        channel.reject(message, false); // Ends in the dead-letter queue and is counted there.
      } else {
        console.error(`Tried again: ${error.message}`);
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        channel.nack(message, false, true);
      }
    }
  }

  /** Handles one event, from the queue or from the replay; a second time it changes nothing. */
  async handle(event) {
    if (event?.specversion !== '1.0' || !event.id || !/^\d{20}$/.test(event.sequence ?? ''))
      throw new NotAnEvent(`not a CloudEvent of the platform: ${JSON.stringify(event)?.slice(0, 200)}`);
    if (await this.#state.seen(event.id)) return;
    const handler = this.#handlers[event.type];
    if (handler) await handler(event.data, event);
    // A type or a version that this program does not know is none of its business: a wide filter brings new ones in time.
    else console.log(`Ignored: ${event.type}`);
    await this.#state.done(event.id, event.sequence);
  }

  // Numbers count all types, so one that jumps may be a gap or may be events that the filter leaves out: the replay tells.
  // It is asked a second later, once for all that jumped meanwhile, from the number up to which everything is known to be here.
  async #noteNumber(sequence) {
    const last = BigInt(this.#state.last ?? '0');
    if (BigInt(sequence) === last + 1n) return await this.#state.through(sequence);
    if (BigInt(sequence) <= last || this.#asking) return;
    this.#asking = setTimeout(() => {
      this.#asking = undefined;
      this.#inTurn(() => this.catchUp()).catch((error) => {
        console.error(`Asks again: ${error.message}`);
        this.#noteNumber(sequence);
      });
    }, 1_000);
  }

  /** Reads everything behind the last number over HTTP. */
  async catchUp() {
    for (let more = true; more && !this.#stopped; ) {
      const page = await this.#replay();
      for (const event of page.items) await this.handle(event);
      await this.#state.through(page.through);
      more = page.next !== null;
    }
  }

  async #replay() {
    const address = new URL('/api/events', this.#settings.platform);
    address.searchParams.set('limit', '200');
    if (this.#state.last) address.searchParams.set('after', this.#state.last);
    if (this.#settings.pattern) address.searchParams.set('type', this.#settings.pattern);
    const response = await fetch(address, { headers: { Authorization: `Bearer ${await this.#accessToken()}` }, signal: AbortSignal.timeout(15_000) });
    const answer = await response.json();
    if (response.ok) return answer;
    if (answer.code === 'events.too_old') {
      // Away for longer than the platform keeps events: whoever needs all of them has to compare with the API now.
      console.error(`Events before ${answer.oldest} are gone: ${answer.titleEn}`);
      const before = (BigInt(answer.oldest) - 1n).toString().padStart(20, '0');
      return { items: [], through: before, next: before };
    }
    throw new Error(`${response.status} ${answer.code}: ${answer.titleEn}`);
  }

  async #accessToken() {
    if (this.#token && this.#token.expiresAt - Date.now() > FRESH_ENOUGH) return this.#token.value;
    const { platform, clientId, clientSecret, scopes } = this.#settings;
    const response = await fetch(new URL('/connect/token', platform), {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: scopes.join(' ') }),
      signal: AbortSignal.timeout(15_000),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`No token: ${answer.error} ${answer.error_description ?? ''}`);
    this.#token = { value: answer.access_token, expiresAt: Date.now() + answer.expires_in * 1000 };
    return this.#token.value;
  }
}

class NotAnEvent extends Error {}
