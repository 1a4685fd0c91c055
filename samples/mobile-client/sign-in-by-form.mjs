// For tests alone: an application never sees the password.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/** The account of PARTY_USER, or of the running platform one that `fits`; the first where nothing else is said. */
export function accountToUse(fits = () => true) {
  if (process.env.PARTY_USER) return { userName: process.env.PARTY_USER, password: process.env.PARTY_PASSWORD };
  const file = process.env.PARTY_RUN_JSON ?? process.env.PARTY_RUN_FILE;
  if (!file) throw new Error('Name an account with PARTY_USER and PARTY_PASSWORD, or the run.json of the platform with PARTY_RUN_JSON.');
  return JSON.parse(readFileSync(file, 'utf8')).accounts.find(fits);
}

/** Fills in the sign-in page as a browser would. */
export async function signInByForm(platform, address, { userName, password }) {
  const cookies = new Map();
  const page = await follow(platform, cookies, address);
  const html = await page.text();
  const action = /<form[^>]*action="([^"]*)"/.exec(html)?.[1];
  assert.ok(action, `no sign-in form at ${page.url}: ${page.status}`);
  const form = new URLSearchParams({ login: userName, password });
  for (const [input] of html.matchAll(/<input[^>]*type="hidden"[^>]*>/g))
    form.set(/name="([^"]*)"/.exec(input)[1], decode(/value="([^"]*)"/.exec(input)?.[1] ?? ''));
  const answer = await follow(platform, cookies, new URL(action, page.url).href, { method: 'POST', body: form });
  if (answer.url.startsWith(platform)) throw new Error(`The browser stays on the sign-in page: ${answer.status}`);
}

// fetch keeps no cookies; a browser keeps secure ones for localhost too.
async function follow(platform, cookies, address, options = {}) {
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
