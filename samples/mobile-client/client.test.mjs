// Drives the sample without a person: the sign-in page is filled in over HTTP, as a browser would do it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PartyClient } from './party-client.mjs';

const platform = process.env.PARTY_URL;
const account = accountToUse();

test('a member signs in, calls the API, refreshes and signs out', async () => {
  const client = new PartyClient(platform);
  await client.signIn((address) => signInByForm(address, account));

  const me = await client.call('/api/membership/me');
  assert.equal(me.userName, account.userName);

  await Promise.all([client.refresh(), client.refresh(), client.refresh()]);
  assert.equal((await client.call('/api/membership/me')).id, me.id);

  await client.signOut();
});

test('a wrong password gives no code, and a made-up token is refused with a code and both languages', async () => {
  const client = new PartyClient(platform);
  await assert.rejects(
    client.signIn((address) => signInByForm(address, { ...account, password: 'wrong' })),
    /stays on the sign-in page/,
  );

  const response = await fetch(new URL('/api/membership/me', platform), { headers: { Authorization: 'Bearer made-up' } });
  const problem = await response.json();
  assert.equal(response.status, 401);
  assert.equal(problem.code, 'auth.required');
  assert.match(problem.title, /[\u4e00-\u9fff]/);
  assert.ok(problem.titleEn && problem.traceId);
});

test('a refresh token that was revoked is worth nothing', async () => {
  let refreshToken;
  const genuine = globalThis.fetch;
  globalThis.fetch = async (...request) => {
    const response = await genuine(...request);
    if (String(request[0]).endsWith('/connect/token')) refreshToken = (await response.clone().json()).refresh_token;
    return response;
  };
  try {
    const client = new PartyClient(platform);
    await client.signIn((address) => signInByForm(address, account));
    await client.signOut();
  } finally {
    globalThis.fetch = genuine;
  }

  const answer = await fetch(new URL('/connect/token', platform), {
    method: 'POST',
    body: new URLSearchParams({ client_id: 'mobile', grant_type: 'refresh_token', refresh_token: refreshToken }),
  });
  assert.equal(answer.status, 400);
  assert.equal((await answer.json()).error, 'invalid_grant');
});

function accountToUse() {
  if (process.env.PARTY_USER) return { userName: process.env.PARTY_USER, password: process.env.PARTY_PASSWORD };
  const file = process.env.PARTY_RUN_JSON ?? process.env.PARTY_RUN_FILE;
  if (!file) throw new Error('Name an account with PARTY_USER and PARTY_PASSWORD, or the run.json of the platform with PARTY_RUN_JSON.');
  return JSON.parse(readFileSync(file, 'utf8')).accounts[0];
}

async function signInByForm(address, { userName, password }) {
  const cookies = new Map();
  const page = await follow(cookies, address);
  const html = await page.text();
  const action = /<form[^>]*action="([^"]*)"/.exec(html)?.[1];
  assert.ok(action, `no sign-in form at ${page.url}: ${page.status}`);
  const form = new URLSearchParams({ login: userName, password });
  for (const [input] of html.matchAll(/<input[^>]*type="hidden"[^>]*>/g))
    form.set(/name="([^"]*)"/.exec(input)[1], decode(/value="([^"]*)"/.exec(input)?.[1] ?? ''));
  const answer = await follow(cookies, new URL(action, page.url).href, { method: 'POST', body: form });
  if (answer.url.startsWith(platform)) throw new Error(`The browser stays on the sign-in page: ${answer.status}`);
}

// fetch keeps no cookies; a browser keeps secure ones for localhost too.
async function follow(cookies, address, options = {}) {
  for (let hops = 0; hops < 12; hops++) {
    const own = address.startsWith(platform);
    const response = await fetch(address, {
      ...options,
      redirect: 'manual',
      headers: own ? { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } : {},
    });
    for (const line of response.headers.getSetCookie()) {
      const [name, ...value] = line.split(';')[0].split('=');
      cookies.set(name, value.join('='));
    }
    const location = response.headers.get('Location');
    if (response.status < 300 || response.status > 399 || !location) return response;
    [address, options] = [new URL(location, address).href, {}];
  }
  throw new Error('The redirects go round in circles.');
}

function decode(text) {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex) => String.fromCodePoint(parseInt(hex, 16)))
    .replace(/&#([0-9]+);/g, (_, number) => String.fromCodePoint(Number(number)))
    .replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
