import type { Plugin } from 'vite';

/** `npm run dev` answers the console's deep links with the console's page, as the gateway does for the built one. */
export function consolePages(): Plugin {
  return {
    name: 'party-console-pages',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = request.url?.split('?')[0] ?? '';
        if (request.headers.accept?.includes('text/html') && /^\/console(\/|$)/.test(path))
          request.url = '/console/index.html';
        next();
      });
    },
  };
}
