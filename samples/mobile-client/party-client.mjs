// A client of the platform as a mobile or desktop application would have it: authorization code with PKCE in the
// system's browser, tokens kept by the application, a refresh when they end. No dependencies.
import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';

const random = () => randomBytes(32).toString('base64url');

export class PartyClient {
  #platform;
  #clientId;
  #tokens; // On a phone: in the Keychain or Keystore, never in a plain file.
  #refreshing;

  constructor(platform, clientId = 'mobile') {
    this.#platform = new URL(platform);
    this.#clientId = clientId;
  }

  /** Signs somebody in. `openBrowser` is given the address to show; the password is typed there and never seen here. */
  async signIn(openBrowser) {
    const [state, verifier] = [random(), random()];
    const callback = await listenForCallback(state);
    const address = new URL('/connect/authorize', this.#platform);
    address.search = new URLSearchParams({
      client_id: this.#clientId,
      response_type: 'code',
      redirect_uri: callback.address,
      scope: 'openid offline_access',
      state,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    }).toString();
    try {
      await openBrowser(address.href);
      const code = await callback.code;
      await this.#askForTokens({ grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: callback.address });
    } finally {
      callback.close();
    }
  }

  /** Gets new tokens. The refresh token serves once: the answer brings the next one, so it must not be asked twice at a time. */
  async refresh() {
    this.#refreshing ??= this.#askForTokens({ grant_type: 'refresh_token', refresh_token: this.#tokens.refreshToken }).finally(
      () => (this.#refreshing = undefined),
    );
    await this.#refreshing;
  }

  /** One call of the API; renews the access token shortly before it ends. Throws what the platform says when it refuses. */
  async call(path, { method = 'GET', body, headers = {} } = {}) {
    if (this.#tokens.expiresAt - Date.now() < 30_000) await this.refresh();
    const response = await fetch(new URL(path, this.#platform), {
      method,
      headers: {
        Accept: 'application/json',
        Authorization: `Bearer ${this.#tokens.accessToken}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const answer = response.headers.get('Content-Type')?.includes('json') ? await response.json() : undefined;
    if (!response.ok) throw new PlatformError(response.status, answer ?? {});
    return answer;
  }

  /** Ends the sign-in on the platform too: the refresh token is worth nothing from now on. */
  async signOut() {
    await this.#post('/connect/revoke', { token: this.#tokens.refreshToken, token_type_hint: 'refresh_token' });
    this.#tokens = undefined;
  }

  async #askForTokens(form) {
    const asked = Date.now();
    const answer = await this.#post('/connect/token', form);
    this.#tokens = {
      accessToken: answer.access_token,
      refreshToken: answer.refresh_token,
      expiresAt: asked + answer.expires_in * 1000,
    };
  }

  async #post(path, form) {
    const response = await fetch(new URL(path, this.#platform), {
      method: 'POST',
      body: new URLSearchParams({ client_id: this.#clientId, ...form }),
    });
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw new PlatformError(response.status, answer);
    return answer;
  }
}

/** A refusal: `code` for the program, `title` for a Chinese reader, `titleEn` for an English one. */
export class PlatformError extends Error {
  constructor(status, problem) {
    super(problem.titleEn ?? problem.error_description ?? problem.error ?? `HTTP ${status}`);
    this.status = status;
    this.code = problem.code ?? problem.error;
    this.title = problem.title;
    this.traceId = problem.traceId;
  }
}

// Where the browser comes back to: a port of this machine that was free just now (RFC 8252, section 7.3). An app in a
// store would rather use its own scheme, partyplatform://callback, which is registered too.
async function listenForCallback(state) {
  let settle;
  const code = new Promise((resolve, reject) => (settle = { resolve, reject }));
  const server = createServer((request, response) => {
    const address = new URL(request.url, 'http://127.0.0.1');
    if (address.pathname !== '/callback') return void response.writeHead(404).end();
    // An answer with another state was not asked for by us.
    if (address.searchParams.get('state') !== state) return void response.writeHead(400).end();
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end('<!doctype html><p>登录好了，可以回到应用。');
    if (address.searchParams.has('code')) settle.resolve(address.searchParams.get('code'));
    else settle.reject(new Error(`The sign-in was refused: ${address.searchParams.get('error')}`));
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  code.catch(() => {});
  return {
    address: `http://127.0.0.1:${server.address().port}/callback`,
    code,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
