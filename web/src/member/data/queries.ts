import { QueryClient, useQuery, type UseQueryReturnType } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';
import type * as Api from '@/shared/api/contract';
import { get } from '@/shared/api/http';
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

const read = <T>(key: unknown[], path: MaybeRefOrGetter<string>, enabled?: MaybeRefOrGetter<boolean>) =>
  useQuery<T, Error>({
    queryKey: [...key],
    queryFn: ({ signal }) => get<T>(toValue(path), { signal }),
    enabled: enabled === undefined ? true : computed(() => toValue(enabled)),
  });

export const useMe = () => read<Api.Me>(['me'], '/api/membership/me');
export const useToday = () => read<{ items: Api.TodayTask[] }>(['today'], '/api/learning/my/today');
export const useMyQuizzes = () => read<{ items: Api.MyQuiz[] }>(['quizzes'], '/api/learning/my/quizzes');
export const useMyPoints = () => read<Api.MyPoints>(['points'], '/api/learning/my/points');
export const useConductRules = () =>
  read<Api.ConductRules>(['rules'], '/api/membership/conduct-rules/current');
export const useResult = (attemptId: string) =>
  read<Api.AttemptResult>(['result', attemptId], `/api/learning/attempts/${attemptId}/result`);
export const useLeaderboard = (month?: MaybeRefOrGetter<string | undefined>) =>
  useQuery<Api.Leaderboard, Error>({
    queryKey: ['leaderboard', computed(() => toValue(month) ?? 'now')],
    queryFn: ({ signal }) =>
      get('/api/learning/leaderboards/branches', { query: { month: toValue(month) }, signal }),
  });
export const useScorecards = (month: MaybeRefOrGetter<string>) =>
  useQuery<Api.Scorecards, Error>({
    queryKey: ['scorecards', computed(() => toValue(month))],
    queryFn: ({ signal }) => get('/api/oversight/scorecards', { query: { month: toValue(month) }, signal }),
  });
