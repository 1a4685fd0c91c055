import { computed, type WritableComputedRef } from 'vue';
import { useRoute, useRouter, type LocationQuery } from 'vue-router';

/** What a page keeps in its address. An empty value is left out, so the plain page has the plain address. */
export function withQuery(
  current: LocationQuery,
  change: Record<string, string | undefined>,
): Record<string, string> {
  const next: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...current, ...change }))
    if (typeof value === 'string' && value !== '') next[name] = value;
  return next;
}

/** Changing a filter starts again at the first page. */
export function withFilter(
  current: LocationQuery,
  change: Record<string, string | undefined>,
): Record<string, string> {
  return withQuery(current, { ...change, after: undefined, before: undefined });
}

export function useUrl() {
  const route = useRoute();
  const router = useRouter();

  const read = (name: string): string => {
    const value = route.query[name];
    return typeof value === 'string' ? value : '';
  };

  return {
    route,
    router,
    read,
    /** A filter in the address. Its changes replace the entry, so that “back” leaves the page, not one letter. */
    filter: (name: string, fallback = ''): WritableComputedRef<string> =>
      computed({
        get: () => read(name) || fallback,
        set: (value) =>
          void router.replace({
            query: withFilter(route.query, { [name]: value && value !== fallback ? value : undefined }),
          }),
      }),
    /** Tab, open drawer and the like: keeps the page of the list. */
    part: (name: string, fallback = ''): WritableComputedRef<string> =>
      computed({
        get: () => read(name) || fallback,
        set: (value) =>
          void router.replace({
            query: withQuery(route.query, { [name]: value && value !== fallback ? value : undefined }),
          }),
      }),
    page: (cursor: { after?: string; before?: string }) =>
      router.push({ query: withQuery(route.query, { after: cursor.after, before: cursor.before }) }),
    clear: (names: string[]) =>
      router.replace({
        query: withFilter(route.query, Object.fromEntries(names.map((n) => [n, undefined]))),
      }),
  };
}
