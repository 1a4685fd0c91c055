import type { JudgeObstacle, StoryKind, StoryState, StoryStep } from '../api/contract';

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

/** Why the one who looks does not review it: in the queue, and beside the buttons. */
export const obstacleText: Record<JudgeObstacle, { short: string; long: string }> = {
  Own: { short: '我是作者，不能审', long: '这是你自己的稿件，要由别的编辑来审' },
  OwnBranch: { short: '我支部的，不能审', long: '这是你所在支部的稿件，要由其他支部的编辑来审' },
};

export const stepText: Record<StoryStep['kind'], string> = {
  Submitted: '交稿',
  Returned: '退回修改',
  Approved: '通过并发布',
  Featured: '设为精选',
  Unfeatured: '取消精选',
  Withdrawn: '撤回',
};
