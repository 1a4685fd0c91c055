import { ref } from 'vue';
import { body, learning } from '@/shared/api/clients';
import type { TopicPost } from '@/shared/api/contract';

interface Likes {
  likes: number;
  liked: boolean;
}
type Send = (postId: string, liked: boolean) => Promise<Likes>;

const send: Send = (postId, liked) => {
  const path = { params: { path: { postId } } };
  return body(
    liked
      ? learning.PUT('/api/learning/topic-posts/{postId}/like', path)
      : learning.DELETE('/api/learning/topic-posts/{postId}/like', path),
  );
};

/** A like shows at once. What the server then says is shown instead; a refusal takes it back. */
export function useLikes(refused: (error: unknown) => void, how: Send = send) {
  const known = ref(new Map<string, Likes>());
  const busy = new Set<string>();

  const of = (post: TopicPost): Likes => known.value.get(post.id) ?? { likes: post.likes, liked: post.liked };

  async function toggle(post: TopicPost): Promise<void> {
    if (busy.has(post.id)) return;
    const before = of(post);
    busy.add(post.id);
    known.value.set(post.id, {
      liked: !before.liked,
      likes: Math.max(0, before.likes + (before.liked ? -1 : 1)),
    });
    try {
      known.value.set(post.id, await how(post.id, !before.liked));
    } catch (error) {
      known.value.set(post.id, before);
      refused(error);
    } finally {
      busy.delete(post.id);
    }
  }

  return { of, toggle };
}
