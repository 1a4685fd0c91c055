// Generates src/shared/api/generated/<service>.ts from the committed openapi/<service>.json. --check compares only.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const root = new URL('../', import.meta.url);
const documents = readdirSync(new URL('openapi/', root)).filter((name) => name.endsWith('.json'));
const check = process.argv.includes('--check');
const stale = [];

for (const name of documents) {
  const target = new URL(`src/shared/api/generated/${name.replace('.json', '.ts')}`, root);
  const types = astToString(await openapiTS(new URL(`openapi/${name}`, root), { alphabetize: false }));
  const text = `// Generated from openapi/${name} by npm run api. Do not edit.\n${types}`;
  const current = existsSync(target) ? readFileSync(target, 'utf8') : '';
  if (current === text) continue;
  if (check) stale.push(fileURLToPath(target));
  else {
    mkdirSync(new URL('src/shared/api/generated/', root), { recursive: true });
    writeFileSync(target, text);
    console.log(`written ${name.replace('.json', '.ts')}`);
  }
}
if (stale.length) {
  console.error(`Out of step with openapi/, run npm run api:\n${stale.join('\n')}`);
  process.exit(1);
}
console.log(`${documents.length} document(s) in step`);
