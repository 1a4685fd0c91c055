import { QueryClient, useInfiniteQuery, useQuery, type UseQueryReturnType } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';
import { body, learning, membership, notifications, oversight } from '@/shared/api/clients';
import { isFinal } from '@/shared/api/problem';

/** Everything the screens read from the server, under the name of what it is. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      gcTime: 30 * 60_000,
      // We say ourselves that there is no network; a paused query would only look like an endless wait.
      networkMode: 'always',
      retry: (count, error) => count < 2 && !isFinal(error),
      retryDelay: (count) => Math.min(400 * 2 ** count, 3000),
    },
  },
});

export type Query<T> = UseQueryReturnType<T, Error>;
type Month = MaybeRefOrGetter<string | undefined>;

const read = <T>(queryKey: unknown[], queryFn: (context: { signal: AbortSignal }) => Promise<T>) =>
  useQuery<T, Error>({ queryKey, queryFn });

export const useMe = () =>
  read(['me'], ({ signal }) => body(membership.GET('/api/membership/me', { signal })));
export const useConductRules = () =>
  read(['rules'], ({ signal }) => body(membership.GET('/api/membership/conduct-rules/current', { signal })));

export const useToday = () =>
  read(['today'], ({ signal }) => body(learning.GET('/api/learning/my/today', { signal })));
export const useMyQuizzes = () =>
  read(['quizzes'], ({ signal }) => body(learning.GET('/api/learning/my/quizzes', { signal })));
export const useMyQuiz = (quizId: string) =>
  read(['quizzes', quizId], ({ signal }) =>
    body(learning.GET('/api/learning/my/quizzes/{quizId}', { signal, params: { path: { quizId } } })),
  );
export const useResult = (attemptId: string) =>
  read(['result', attemptId], ({ signal }) =>
    body(
      learning.GET('/api/learning/attempts/{attemptId}/result', { signal, params: { path: { attemptId } } }),
    ),
  );
export const useMyPoints = () =>
  read(['points'], ({ signal }) => body(learning.GET('/api/learning/my/points', { signal })));
export const usePointRules = () =>
  read(['points', 'rules'], ({ signal }) => body(learning.GET('/api/learning/points/rules', { signal })));
export const useLeaderboard = (month?: Month) =>
  read(['leaderboard', computed(() => toValue(month) ?? 'now')], ({ signal }) =>
    body(
      learning.GET('/api/learning/leaderboards/branches', {
        signal,
        params: { query: { month: toValue(month) } },
      }),
    ),
  );

export const useScorecards = (month: Month) =>
  read(['scorecards', computed(() => toValue(month))], ({ signal }) =>
    body(
      oversight.GET('/api/oversight/scorecards', { signal, params: { query: { month: toValue(month) } } }),
    ),
  );

export const useOpenReviews = () =>
  read(['reviews', 'open'], ({ signal }) =>
    body(oversight.GET('/api/oversight/reviews', { signal, params: { query: { open: true, limit: 20 } } })),
  );
export const useReviews = () =>
  useInfiniteQuery({
    queryKey: ['reviews', 'all'],
    queryFn: ({ signal, pageParam }) =>
      body(
        oversight.GET('/api/oversight/reviews', {
          signal,
          params: { query: { limit: 20, after: pageParam ?? undefined } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

/** The badge: asked for at each return to the page and each minute while it is looked at. */
export const useUnread = () =>
  useQuery<{ count: number }, Error>({
    queryKey: ['inbox', 'unread'],
    queryFn: ({ signal }) => body(notifications.GET('/api/notifications/my/inbox/unread', { signal })),
    refetchInterval: 60_000,
    refetchOnWindowFocus: 'always',
  });
export const useInbox = () =>
  read(['inbox', 'first'], ({ signal }) =>
    body(notifications.GET('/api/notifications/my/inbox', { signal, params: { query: { limit: 30 } } })),
  );
