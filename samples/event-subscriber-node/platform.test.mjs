// The sample against a whole platform: through the gateway, with a token of the real issuer and an account of the real broker.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Parser } from '@asyncapi/parser';
import { PartyClient } from '../mobile-client/party-client.mjs';
import { accountToUse, signInByForm } from '../mobile-client/sign-in-by-form.mjs';
import { EventSubscriber } from './subscriber.mjs';

const platform = process.env.PARTY_URL;
const broker = new URL(JSON.parse(readFileSync(process.env.PARTY_RUN_JSON, 'utf8')).rabbitmq);
const administrator = new PartyClient(platform);
await administrator.signIn((address) => signInByForm(platform, address, accountToUse((account) => account.roles.includes('Administrator'))));

test('a public parser finds nothing wrong with the AsyncAPI document, and every schema is there', async () => {
  const text = await (await fetch(new URL('/asyncapi.json', platform))).text();
  const { document, diagnostics } = await new Parser().parse(text);

  assert.deepEqual(diagnostics.filter((one) => one.severity === 0).map((one) => `${one.path.join('.')}: ${one.message}`), []);
  assert.equal(document.version(), '3.0.0');
  for (const message of document.allMessages().all()) {
    const schema = await fetch(new URL(`/schemas/${message.name()}.json`, platform));
    assert.equal(schema.status, 200, message.name());
    assert.equal((await schema.json()).$id, new URL(`/schemas/${message.name()}.json`, platform).href);
  }
});

test('a registered system reads its queue and what was before it', async () => {
  const clientId = `sample-${Date.now().toString(36)}`;
  const { clientSecret } = await administrator.call('/api/membership/systems', {
    method: 'POST',
    body: { clientId, name: '样例订阅', scopes: ['events:membership'] },
  });
  await eventually(async () => (await administrator.call('/api/notifications/subscribers/systems')).items.some((system) => system.clientId === clientId));
  const { subscriber, password, virtualHost } = await administrator.call('/api/notifications/subscribers', {
    method: 'POST',
    body: { system: clientId, name: 'sample', patterns: ['membership.branch.*.v1'] },
  });
  assert.equal(subscriber.trouble, null);

  const [told, ids, state] = [[], new Set(), { last: null, seen: (id) => ids.has(id), done: (id) => ids.add(id), through: (number) => (state.last = number) }];
  const reader = new EventSubscriber(
    {
      platform, clientId, clientSecret, scopes: ['events:membership'],
      amqp: { protocol: 'amqp', hostname: broker.hostname, port: Number(broker.port), vhost: virtualHost, username: subscriber.queue, password },
    },
    { 'party.membership.branch.changed.v1': (data, event) => told.push({ ...data, sequence: event.sequence }) },
    state,
  );
  const running = reader.run();
  try {
    // What the platform was founded with.
    const units = (await administrator.call('/api/membership/org-units')).items;
    await eventually(() => units.every((unit) => told.some((one) => one.branchId === unit.id)));

    // And what happens now: a change that leaves everything as it was.
    const before = told.length;
    const unit = units.find((one) => !one.parentId);
    await administrator.call(`/api/membership/org-units/${unit.id}`, {
      method: 'PUT',
      headers: { 'If-Match': `"${unit.version}"` },
      body: { name: unit.name, shortName: unit.shortName },
    });
    await eventually(() => told.length > before);
    const newest = told.at(-1);
    assert.deepEqual([newest.branchId, newest.version], [unit.id, unit.version + 1]);
    assert.ok(!JSON.stringify(told).includes(unit.name), 'no name leaves the platform');
  } finally {
    await reader.stop();
    await running;
    await administrator.call(`/api/notifications/subscribers/${subscriber.id}`, { method: 'DELETE' });
  }
});

test('the account of one system cannot be used without its secret, and a scope that was not given is refused', async () => {
  for (const scope of ['events:learning', 'events:membership']) {
    const answer = await fetch(new URL('/connect/token', platform), {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'demo-dashboard', client_secret: 'guessed', scope }),
    });
    assert.equal(answer.status, 401);
  }
  assert.equal((await fetch(new URL('/api/events', platform))).status, 401);
});

async function eventually(holds) {
  for (let tries = 0; tries < 150; tries++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  assert.fail('It did not come to hold within 30 seconds.');
}
