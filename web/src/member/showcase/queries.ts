import { useInfiniteQuery, useQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';
import { body, showcase } from '@/shared/api/clients';
import type { StoryKind } from '@/shared/api/contract';

export interface StoryFilter {
  kind?: StoryKind;
  featured?: boolean;
  q?: string;
}

const limit = 20;

/** The published stories; read on by the cursor, so nothing shifts under the thumb when a new one comes. */
export const useStories = (filter: MaybeRefOrGetter<StoryFilter>) =>
  useInfiniteQuery({
    queryKey: ['stories', computed(() => toValue(filter))],
    queryFn: ({ pageParam, signal }) =>
      body(
        showcase.GET('/api/showcase/stories', {
          signal,
          params: { query: { ...toValue(filter), after: pageParam, limit } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const useMyStories = () =>
  useInfiniteQuery({
    queryKey: ['stories', 'mine'],
    queryFn: ({ pageParam, signal }) =>
      body(
        showcase.GET('/api/showcase/my/stories', {
          signal,
          params: { query: { after: pageParam, limit } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const useFeatured = () =>
  useQuery({
    queryKey: ['stories', 'review'],
    queryFn: ({ signal }) => body(showcase.GET('/api/showcase/featured', { signal })),
  });

export const useStory = (storyId: string) =>
  useQuery({
    queryKey: ['story', storyId],
    queryFn: ({ signal }) =>
      body(showcase.GET('/api/showcase/stories/{storyId}', { signal, params: { path: { storyId } } })),
  });

export const pictureAddress = (id: string, size: 'Full' | 'Thumb'): string =>
  `/api/showcase/pictures/${id}${size === 'Thumb' ? '?size=Thumb' : ''}`;
