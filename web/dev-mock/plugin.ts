import type { Plugin } from 'vite';
import { answer as answerConsole } from './console';
import { answer as answerMember } from './member';

/**
 * Invented answers for `npm run dev` without a platform, after the HTTP contract: enough to look at every screen and to
 * walk through a quiz. One member, and one person of the Party office for pages below `/console/`. Never part of a build.
 */
export function devMock(): Plugin {
  return {
    name: 'party-dev-mock',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const page = new URL(request.headers.referer ?? 'http://localhost/').pathname;
        if (!page.startsWith('/console')) return void answerMember(request, response, next);
        void answerConsole(request, response).then((answered) => {
          if (!answered) next();
        }, next);
      });
    },
  };
}
