import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Puts the theme script inline before the first paint, and writes its hash to dist/csp-hashes.json so that the gateway
 * can allow exactly this script in the policy of the pages.
 */
export function boot(root: string): Plugin {
  const source = readFileSync(resolve(root, 'src/shared/boot/boot.js'), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s+/gm, '')
    .trim();
  const hash = `sha256-${createHash('sha256').update(source).digest('base64')}`;
  return {
    name: 'party-boot',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replace('<!-- boot -->', `<script>${source}</script>`),
    },
    generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: 'csp-hashes.json',
        source: JSON.stringify({ 'script-src': [`'${hash}'`] }) + '\n',
      });
    },
  };
}
