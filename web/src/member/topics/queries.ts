import { useInfiniteQuery, useQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, type Ref, toValue } from 'vue';
import { body, learning } from '@/shared/api/clients';
import type { PostOrder } from '@/shared/api/contract';

/** What the screens of topics read. Lists go on where the last page ended, so nothing shifts when somebody posts. */
export const useTopics = (state: MaybeRefOrGetter<'Open' | 'Closed'>, limit = 20) =>
  useInfiniteQuery({
    queryKey: ['topics', computed(() => toValue(state)), limit],
    queryFn: ({ pageParam, signal }) =>
      body(
        learning.GET('/api/learning/my/topics', {
          signal,
          params: { query: { state: toValue(state), after: pageParam, limit } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const useWalls = () =>
  useQuery({
    queryKey: ['walls'],
    queryFn: ({ signal }) => body(learning.GET('/api/learning/my/walls', { signal })),
  });

export const useTopic = (topicId: string) =>
  useQuery({
    queryKey: ['topic', topicId],
    queryFn: ({ signal }) =>
      body(learning.GET('/api/learning/my/topics/{topicId}', { signal, params: { path: { topicId } } })),
  });

export const usePosts = (topicId: string, order: Ref<PostOrder>) =>
  useInfiniteQuery({
    queryKey: ['topic', topicId, 'posts', order],
    queryFn: ({ pageParam, signal }) =>
      body(
        learning.GET('/api/learning/my/topics/{topicId}/posts', {
          signal,
          params: { path: { topicId }, query: { order: order.value, after: pageParam, limit: 20 } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const useReplies = (postId: string, shown: Ref<boolean>) =>
  useInfiniteQuery({
    queryKey: ['replies', postId],
    enabled: shown,
    queryFn: ({ pageParam, signal }) =>
      body(
        learning.GET('/api/learning/my/topic-posts/{postId}/replies', {
          signal,
          params: { path: { postId }, query: { after: pageParam, limit: 20 } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
