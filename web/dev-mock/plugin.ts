import type { Plugin } from 'vite';
import { answer } from './console';

/** Invented answers for `npm run dev` without a platform. */
export function devMock(): Plugin {
  return {
    name: 'party-dev-mock',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        void answer(request, response).then((answered) => {
          if (!answered) next();
        }, next);
      });
    },
  };
}
