import type { StoryKind, StoryState, StoryStep } from '../api/contract';

export const kindText: Record<StoryKind, string> = {
  Essay: '审计故事',
  Practice: '经验做法',
  Profile: '人物',
};

export const stateTag: Record<StoryState, { class: string; text: string }> = {
  Draft: { class: '', text: '草稿' },
  Submitted: { class: 'i0', text: '待审' },
  Returned: { class: 'w', text: '退回修改' },
  Approved: { class: 's', text: '已发布' },
  Withdrawn: { class: '', text: '已撤回' },
};

export const stepText: Record<StoryStep['kind'], string> = {
  Submitted: '交稿',
  Returned: '退回修改',
  Approved: '通过并发布',
  Featured: '设为精选',
  Unfeatured: '取消精选',
  Withdrawn: '撤回',
};
