import type { EntrySection, ReviewState } from '@/shared/reviews/model';

export const stateTag: Record<ReviewState, { class: string; text: string }> = {
  Draft: { class: '', text: '草稿' },
  Announced: { class: 'i0', text: '已预告' },
  Live: { class: 'r0', text: '直播中' },
  Closed: { class: 's', text: '已结束' },
  Archived: { class: '', text: '已归档' },
  Cancelled: { class: 'w', text: '已取消' },
};

export const sections: { value: EntrySection; text: string; class: string }[] = [
  { value: 'Achievements', text: '成绩', class: 's' },
  { value: 'Shortcomings', text: '不足', class: 'w' },
  { value: 'Measures', text: '措施', class: 'i0' },
];

export const sectionOf = (section: EntrySection) => sections.find((one) => one.value === section)!;
