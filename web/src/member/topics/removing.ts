import { onScopeDispose, ref } from 'vue';
import { body, learning } from '@/shared/api/clients';

const wait = 5000;

/** A deleted post is gone from the screen at once and can be brought back for five seconds; then it is sent. */
export function useRemoving(
  refused: (error: unknown) => void,
  how: (postId: string) => Promise<unknown> = (postId) =>
    body(learning.DELETE('/api/learning/topic-posts/{postId}', { params: { path: { postId } } })),
) {
  const hidden = ref(new Set<string>());
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  async function commit(postId: string): Promise<void> {
    clearTimeout(timers.get(postId));
    timers.delete(postId);
    try {
      await how(postId);
    } catch (error) {
      hidden.value.delete(postId);
      refused(error);
    }
  }

  function remove(postId: string): void {
    hidden.value.add(postId);
    timers.set(
      postId,
      setTimeout(() => void commit(postId), wait),
    );
  }

  function restore(postId: string): void {
    clearTimeout(timers.get(postId));
    timers.delete(postId);
    hidden.value.delete(postId);
  }

  // Leaving the page is no taking back.
  onScopeDispose(() => [...timers.keys()].forEach((postId) => void commit(postId)));
  return { hidden, remove, restore };
}
