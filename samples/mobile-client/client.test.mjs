// Drives the sample without a person: the sign-in page is filled in over HTTP, as a browser would do it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PartyClient } from './party-client.mjs';
import { accountToUse, signInByForm } from './sign-in-by-form.mjs';

const platform = process.env.PARTY_URL;
const account = accountToUse();

test('a member signs in, calls the API, refreshes and signs out', async () => {
  const client = new PartyClient(platform);
  await client.signIn((address) => signInByForm(platform, address, account));

  const me = await client.call('/api/membership/me');
  assert.equal(me.userName, account.userName);

  await Promise.all([client.refresh(), client.refresh(), client.refresh()]);
  assert.equal((await client.call('/api/membership/me')).id, me.id);

  await client.signOut();
});

test('a wrong password gives no code, and a made-up token is refused with a code and both languages', async () => {
  const client = new PartyClient(platform);
  await assert.rejects(
    client.signIn((address) => signInByForm(platform, address, { ...account, password: 'wrong' })),
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
    await client.signIn((address) => signInByForm(platform, address, account));
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
