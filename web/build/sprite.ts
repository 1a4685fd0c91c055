import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Inlines the symbols that src/member/icons.ts names, and only those, where the page says <!-- sprite:member -->. */
export function sprite(root: string): Plugin {
  return {
    name: 'party-sprite',
    transformIndexHtml(html) {
      const symbols = new Map(
        [
          ...readFileSync(resolve(root, 'build/icons.svg'), 'utf8').matchAll(
            /<symbol id="([^"]+)"[\s\S]*?<\/symbol>/g,
          ),
        ].map((m) => [m[1]!, m[0]]),
      );
      const list = readFileSync(resolve(root, 'src/member/icons.ts'), 'utf8');
      const names = [...list.matchAll(/'([a-z0-9]+)'/g)].map((m) => m[1]!);
      const used = names.map((name) => {
        const symbol = symbols.get(name);
        if (!symbol)
          throw new Error(`src/member/icons.ts names “${name}”, which build/icons.svg does not have.`);
        // Stroke and fill are set by .i in the style sheet.
        return symbol
          .replace(
            / fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/,
            '',
          )
          .replaceAll('id="', 'id="i-');
      });
      return html.replace(
        '<!-- sprite:member -->',
        `<svg class="sprite" width="0" height="0" aria-hidden="true">${used.join('')}</svg>`,
      );
    },
  };
}
