import type { PostState, Topic } from '../api/contract';

/** The phrases of a topic's and a post's states; each is put through `t` where it is shown. */
export const kinds: Record<Topic['kind'], string> = {
  Event: '活动话题',
  Review: '述职评议',
  Office: '机关留言墙',
  Branch: '支部留言墙',
};

export const postTags: Record<PostState, { text: string; class: string }> = {
  Visible: { text: '可见', class: '' },
  Held: { text: '待审', class: 'w' },
  Removed: { text: '已移除', class: 'd' },
  Deleted: { text: '作者已删', class: '' },
};

/** Standing walls are neither edited nor closed. */
export const stands = (topic: Topic): boolean => topic.kind === 'Office' || topic.kind === 'Branch';
