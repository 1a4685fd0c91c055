// node main.mjs [address of the platform]
import { PartyClient, PlatformError } from './party-client.mjs';

const client = new PartyClient(process.argv[2] ?? process.env.PARTY_URL ?? 'http://localhost:8080');
try {
  await client.signIn(async (address) => console.log(`在浏览器里打开 / open in a browser:\n${address}\n`));
  const me = await client.call('/api/membership/me');
  console.log(`${me.name}，${me.branch?.name ?? ''}`);
  await client.refresh();
  console.log('换了新的令牌，还能用 / refreshed:', (await client.call('/api/membership/me')).id);
  await client.signOut();
} catch (error) {
  console.error(error instanceof PlatformError ? `${error.title ?? error.message} (${error.code}, ${error.traceId})` : error.message);
  process.exitCode = 1;
}
