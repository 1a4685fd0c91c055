import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import components from 'unplugin-vue-components/vite';
import { defineConfig } from 'vite';
import { boot } from './build/boot';
import { consolePages } from './build/console-pages';
import { sprite } from './build/sprite';

const root = fileURLToPath(new URL('.', import.meta.url));
const gateway = process.env['PARTY_URL'];

export default defineConfig(async ({ command }) => ({
  plugins: [
    vue(),
    // Each console page brings only the Element Plus components it names. Their styles have one fixed place before
    // our mapping (src/console/styles/element.ts), so that the order of chunks never decides the look.
    components({
      dts: false,
      dirs: [],
      include: [/src\/console\/.*\.vue(\?|$)/],
      resolvers: [ElementPlusResolver({ importStyle: false })],
    }),
    consolePages(),
    boot(root),
    sprite(root),
    // Without a platform to talk to, `npm run dev` answers from invented data. Never part of a build.
    command === 'serve' && !gateway ? (await import('./dev-mock/plugin')).devMock() : undefined,
  ],
  resolve: { alias: { '@': `${root}src` } },
  // The origin stays the public one behind Vite, so that the issuer and the cookies agree.
  server: {
    port: Number(process.env['PORT'] ?? 5173),
    strictPort: false,
    proxy: gateway
      ? Object.fromEntries(
          ['/api', '/session', '/account', '/connect', '/.well-known'].map((path) => [
            path,
            { target: gateway, changeOrigin: false },
          ]),
        )
      : undefined,
  },
  define: {
    __VUE_OPTIONS_API__: true,
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: {
    target: ['es2020', 'chrome87', 'safari14'],
    assetsInlineLimit: 0, // data: URLs would need a wider policy
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: true,
    rollupOptions: { input: { member: `${root}index.html`, console: `${root}console/index.html` } },
  },
}));
