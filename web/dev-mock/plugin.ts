import type { Plugin } from 'vite';

/** Invented answers for `npm run dev` without a platform. */
export function devMock(): Plugin {
  return { name: 'party-dev-mock' };
}
