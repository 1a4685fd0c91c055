import { describe, expect, it } from 'vitest';
import type { FailedMessage, OrgUnit, QuizRow } from '../api/contract';
import { coming, greeting, queue, waitedText } from './queue';
import { lastMonths } from '../oversight/months';
import { totals } from '../oversight/totals';
import { range, sorted } from '../charts/branchDots';

const now = Date.parse('2026-11-23T10:00:00+08:00');
const hour = 3_600_000;
const iso = (at: number) => new Date(at).toISOString();
const quiz = (more: Partial<QuizRow>) =>
  ({
    id: 'z',
    title: '测试',
    state: 'Draft',
    opensAt: null,
    closesAt: null,
    createdAt: iso(now - hour),
    ...more,
  }) as QuizRow;

describe('what waits for me', () => {
  it('comes oldest first, and what has no age last', () => {
    const failed = [
      {
        key: 'learning',
        name: '学习',
        more: true,
        messages: [{ failedAt: iso(now - 50 * hour) } as FailedMessage],
      },
    ];
    const found = queue({ now, drafts: [quiz({})], draftQuestions: 51, withoutExplanation: 0, failed });
    expect(found.map((one) => one.kind)).toEqual(['失败消息', '测试草稿', '题目草稿']);
    expect(found[0]).toMatchObject({ tone: 'da', text: '1 条以上没有处理成', waited: '2 天 2 小时' });
    expect(found[1]).toMatchObject({ tone: '' });
  });
  it('names the stories that wait, by the longest wait', () => {
    const stories = {
      submitted: 3,
      returned: 0,
      published: 9,
      featured: 1,
      withdrawn: 0,
      oldestSubmittedAt: iso(now - 30 * hour),
    };
    const found = queue({ now, drafts: [], draftQuestions: 0, withoutExplanation: 0, failed: [], stories });
    expect(found).toMatchObject([
      { kind: '待审故事', text: '3 篇稿件等你审', waited: '1 天 6 小时', tone: 'wa' },
    ]);
  });
  it('is empty when nothing waits', () => {
    expect(queue({ now, drafts: [], draftQuestions: 0, withoutExplanation: 0, failed: [] })).toEqual([]);
  });
  it('says how long and greets by the hour', () => {
    expect(waitedText(10)).toBe('不到 1 小时');
    expect(waitedText(22 * hour)).toBe('22 小时');
    expect([3, 9, 13, 16, 20].map(greeting)).toEqual(['夜深了', '上午好', '中午好', '下午好', '晚上好']);
  });
});

describe('what comes next', () => {
  it('is what falls due within thirty days, the nearest first', () => {
    const quizzes = [
      quiz({ id: 'a', state: 'Published', opensAt: iso(now - hour), closesAt: iso(now + 100 * hour) }),
      quiz({ id: 'b', state: 'Draft', opensAt: iso(now + hour) }),
      quiz({ id: 'c', state: 'Published', opensAt: iso(now + 5 * hour), closesAt: iso(now + 2000 * hour) }),
    ];
    const units = [
      { id: 'u', isTemporary: true, endsOn: '2026-11-30', closedOn: null, shortName: '滨河项目' } as OrgUnit,
    ];
    expect(coming(quizzes, units, now).map((one) => one.what)).toEqual([
      '测试开放',
      '测试截止',
      '临时支部到期',
    ]);
  });
});

describe('branch figures', () => {
  it('count months in the office', () => {
    expect(lastMonths(3, Date.parse('2026-01-31T20:00:00Z'))).toEqual(['2026-02', '2026-01', '2025-12']);
  });
  it('weigh the average by what it was made of, and know nothing about nobody', () => {
    const card = (quizzesGraded: number, averageScorePercent: number | null) =>
      ({
        members: 10,
        participants: 5,
        quizzesGraded,
        quizzesPassed: 1,
        quizzesCompleted: quizzesGraded,
        averageScorePercent,
      }) as never;
    expect(totals([card(10, 90), card(30, 70), card(3, null)]).averageScorePercent).toBe(75);
    expect(totals([])).toMatchObject({ participationRate: null, averageScorePercent: null });
  });
  it('are sorted, those without a rate last, on an axis cut at a ten', () => {
    const row = (name: string, value: number | null) => ({ name, value, side: '', attention: false });
    expect(sorted([row('a', null), row('b', 60), row('c', 90)]).map((one) => one.name)).toEqual([
      'c',
      'b',
      'a',
    ]);
    expect(range([71, 88])).toEqual([60, 100]);
    expect(range([])).toEqual([0, 100]);
  });
});
