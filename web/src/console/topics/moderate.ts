import { useQueryClient } from '@tanstack/vue-query';
import { ref } from 'vue';
import { call, post as send } from '@/shared/api/http';
import type { TopicPost } from '../api/contract';
import { confirm } from '../kit/confirm';
import { failure, notice } from '../kit/notices';
import { t } from '../texts';

/** What a moderator does with a post; the lists and the figures are read again after it. */
export function useModerating() {
  const client = useQueryClient();
  const busy = ref('');

  async function act(post: TopicPost, what: () => Promise<unknown>, done: string): Promise<void> {
    busy.value = post.id;
    try {
      await what();
      notice(done);
    } catch (error) {
      failure(error);
    } finally {
      busy.value = '';
      await client.invalidateQueries({ queryKey: ['topics'] });
    }
  }

  const path = (post: TopicPost, what: string) => `/api/learning/topic-posts/${post.id}/${what}`;
  const release = (post: TopicPost) =>
    act(post, () => send(path(post, 'release')), t('已放行，大家可以看到了'));
  const pin = (post: TopicPost) =>
    act(
      post,
      () => call(post.pinned ? 'DELETE' : 'PUT', path(post, 'pin')),
      post.pinned ? t('已取消置顶') : t('已置顶'),
    );

  async function remove(post: TopicPost): Promise<void> {
    const answer = await confirm({
      title: t('移除这条留言？'),
      body: [
        t('移除后只有作者本人还能看到，连同你写的理由。下面的回复也一起不显示。'),
        t('不能恢复；谁在什么时候移除，会留下记录。'),
      ],
      facts: [
        { label: t('作者'), value: post.authorName ?? t('已注销') },
        { label: t('留言'), value: post.text.slice(0, 80) },
      ],
      action: t('移除留言'),
      stay: t('再等等'),
      danger: true,
      reason: t('理由，作者会看到'),
    });
    if (answer) await act(post, () => send(path(post, 'removal'), { reason: answer.reason }), t('已移除'));
  }

  return { busy, release, pin, remove };
}
