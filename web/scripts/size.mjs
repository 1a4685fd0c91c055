// Fails when the first load of the member client is larger than design/ui/member/member.md allows. Builds into a folder of
// its own, so that a running platform keeps its files, unless PARTY_WEB_DIST names what has just been built.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const built = process.env['PARTY_WEB_DIST'];
const folder = built ?? mkdtempSync(join(tmpdir(), 'party-web-'));
if (built === undefined) {
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
}
const dist = pathToFileURL(`${folder}/`);
const html = readFileSync(new URL('index.html', dist), 'utf8');
const files = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map((m) => m[1]);
const gzip = (bytes) => gzipSync(bytes, { level: 9 }).length;
const kb = (bytes) => (bytes / 1000).toFixed(1).padStart(7);

// The home screen is what a member opens first: its route's chunk and what that imports belong to the first load.
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const first = new Set(files);
const add = (key) => {
  const chunk = manifest[key];
  if (!chunk || first.has(`#${key}`)) return;
  first.add(`#${key}`);
  first.add(chunk.file);
  for (const css of chunk.css ?? []) first.add(css);
  for (const imported of chunk.imports ?? []) add(imported);
};
add('src/member/home/HomePage.vue');

const sum = { html: gzip(html), js: 0, css: 0 };
for (const file of [...first].filter((f) => !f.startsWith('#'))) {
  const size = gzip(readFileSync(new URL(file, dist)));
  sum[file.endsWith('.css') ? 'css' : 'js'] += size;
  console.log(`${kb(size)} kB  ${file}`);
}
const total = sum.html + sum.js + sum.css;
console.log(`${kb(total)} kB  in all: JS ${kb(sum.js)}, CSS ${kb(sum.css)}, page with icons ${kb(sum.html)}`);

const limits = [
  ['first load', total, 150_000],
  ['JavaScript', sum.js, 110_000],
  ['style sheets', sum.css, 25_000],
];
const over = limits.filter(([, size, limit]) => size > limit);
for (const [what, size, limit] of over)
  console.error(`${what}: ${kb(size)} kB gzip, allowed are ${limit / 1000} kB`);
process.exit(over.length ? 1 : 0);
