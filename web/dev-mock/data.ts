/** An invented office for looking at the screens without a platform. Dates are relative to now. */
const minutes = (n: number) => new Date(Date.now() + n * 60_000).toISOString();
const today = (hour: number, addDays = 0) => {
  const shanghai = new Date(Date.now() + 8 * 3600_000);
  return new Date(
    Date.UTC(shanghai.getUTCFullYear(), shanghai.getUTCMonth(), shanghai.getUTCDate() + addDays, hour - 8),
  ).toISOString();
};
export const month = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 7);

export const me = {
  id: 'm-1',
  name: '林见山',
  userName: 'linjianshan',
  employeeNumber: 'NJ20160318',
  status: 'Full',
  branch: { id: 'b-3', name: '第三党支部（投资审计处）', shortName: '第三党支部' },
  group: { id: 'g-2', name: '第二党小组', shortName: '第二党小组' },
  temporaryBranch: {
    id: 'b-6',
    name: '滨河项目临时党支部',
    shortName: '滨河临时支部',
    endsOn: `${new Date().getFullYear()}-12-31`,
  },
  politicalBirthday: '2017-12-08',
  roles: [{ role: 'CommitteeMember', orgUnitId: 'b-3', orgUnitName: '第三党支部' }],
  conductRules: { currentVersion: 2, acknowledgedVersion: null as number | null },
  mustChangePassword: false,
};

export const rules = {
  version: 2,
  publishedAt: minutes(-60 * 24 * 20),
  acknowledged: false,
  rules: [
    '实名说话，对自己的每一句话负责。',
    '不发工作秘密和被审计单位的信息，不点被审计单位的名。',
    '就事论事，批评对事不对人，不扣帽子。',
    '不发广告、不拉票、不转来路不明的链接。',
    '别人的照片和家人的事，征得同意再发。',
    '说错了就改，改过的地方让大家看得见。',
  ],
};

const stems: [type: string, stem: string, options: string[], answer: string[], explanation: string | null][] =
  [
    [
      'SingleChoice',
      '党的基层组织中，党员大会一般多久召开一次？',
      ['每周', '每月', '每季度', '每半年'],
      ['C'],
      '支部党员大会一般每季度召开 1 次。',
    ],
    ['TrueFalse', '党小组会一般每季度召开 1 次。', ['正确', '错误'], ['F'], '党小组会一般每月召开 1 次。'],
    [
      'MultipleChoice',
      '关于“三会一课”，下列说法正确的有哪些？',
      [
        '支部党员大会一般每季度召开 1 次',
        '支部委员会会议一般每月召开 1 次',
        '党小组会一般每季度召开 1 次',
        '党课应当针对党员思想和工作实际，回应普遍关心的问题',
      ],
      ['A', 'B', 'D'],
      null,
    ],
    [
      'MultipleChoice',
      '预备党员享有下列哪些权利？',
      ['参加党的有关会议', '表决权', '在党报党刊参加讨论'],
      ['A', 'C'],
      '预备党员的权利，除没有表决权、选举权和被选举权以外，同正式党员一样。',
    ],
    [
      'SingleChoice',
      '临时党支部的党员，组织关系在哪里？',
      ['一律转到临时党支部', '一般仍在原支部', '由本人任选'],
      ['B'],
      '临时党支部一般不接转党员组织关系。',
    ],
    ['TrueFalse', '主题党日每月相对固定 1 天开展。', ['正确', '错误'], ['T'], null],
    [
      'SingleChoice',
      '预备党员的预备期为多长时间？',
      ['半年', '一年', '一年半', '两年'],
      ['B'],
      '预备期为一年，从支部大会通过之日算起。',
    ],
    ['FillIn', '党的根本组织原则是____。', [], ['民主集中制'], '民主集中制是党的根本组织原则和领导制度。'],
    [
      'MultipleChoice',
      '党员教育管理应当坚持哪些原则？',
      ['从严要求', '分类指导', '尊重党员主体地位', '一刀切'],
      ['A', 'B', 'C'],
      null,
    ],
    [
      'SingleChoice',
      '党支部书记一般由什么党龄以上的党员担任？',
      ['1 年', '2 年', '3 年', '5 年'],
      ['A'],
      null,
    ],
  ];
export const bank = stems.map(([type, stem, options, answer, explanation], index) => ({
  number: index + 1,
  type,
  stem,
  options: options.map((text, at) => ({ key: type === 'TrueFalse' ? 'TF'[at]! : 'ABCDEF'[at]!, text })),
  blanks: type === 'FillIn' ? 1 : 0,
  points: 10,
  answer,
  explanation,
}));

export const quizzes = [
  {
    id: 'q-1',
    title: '十一月微测试',
    description: '围绕支部工作条例和党员教育管理，10 道题。',
    questionCount: 10,
    totalPoints: 100,
    timeLimitMinutes: 20,
    passPercent: 60,
    opensAt: minutes(-3000),
    closesAt: today(18),
    attemptsUsed: 0,
    maxAttempts: 2,
    bestScore: null as number | null,
    openAttemptId: null as string | null,
    lastAttemptId: null as string | null,
  },
  {
    id: 'q-2',
    title: '纪律规矩十题',
    description: null,
    questionCount: 10,
    totalPoints: 100,
    timeLimitMinutes: 15,
    passPercent: 80,
    opensAt: minutes(-3000),
    closesAt: today(18, 2),
    attemptsUsed: 1,
    maxAttempts: 3,
    bestScore: 70,
    openAttemptId: null,
    lastAttemptId: 'a-0',
  },
  {
    id: 'q-3',
    title: '十二月微测试',
    description: null,
    questionCount: 20,
    totalPoints: 100,
    timeLimitMinutes: 30,
    passPercent: 60,
    opensAt: today(9, 4),
    closesAt: today(18, 30),
    attemptsUsed: 0,
    maxAttempts: 2,
    bestScore: null,
    openAttemptId: null,
    lastAttemptId: null,
  },
  {
    id: 'q-4',
    title: '十月微测试',
    description: null,
    questionCount: 20,
    totalPoints: 100,
    timeLimitMinutes: 30,
    passPercent: 60,
    opensAt: minutes(-90000),
    closesAt: minutes(-40000),
    attemptsUsed: 2,
    maxAttempts: 2,
    bestScore: 92,
    openAttemptId: null,
    lastAttemptId: 'a-0',
  },
];

export const board = {
  month,
  items: [
    { rank: 1, branchId: 'b-5', branchName: '第五党支部', points: 3412, members: 12, average: 284.3 },
    { rank: 2, branchId: 'b-3', branchName: '第三党支部', points: 3287, members: 13, average: 252.8 },
    { rank: 3, branchId: 'b-6', branchName: '滨河项目临时党支部', points: 3106, members: 9, average: 345.1 },
    { rank: 4, branchId: 'b-1', branchName: '第一党支部', points: 2780, members: 11, average: 252.7 },
    { rank: 5, branchId: 'b-2', branchName: '第二党支部', points: 2210, members: 10, average: 221 },
    {
      rank: 6,
      branchId: 'b-7',
      branchName: '青石铁路项目临时党支部',
      points: 940,
      members: 6,
      average: 156.7,
    },
  ],
  mine: { rank: 2, branchId: 'b-3', branchName: '第三党支部', points: 3287, members: 13, average: 252.8 },
};

export const points = {
  total: 1286,
  thisMonth: 146,
  averageThisMonth: 118,
  months: [82, 96, 70, 121, 104, 146].map((value, index) => {
    const at = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 6 + index, 1));
    return { month: at.toISOString().slice(0, 7), points: value };
  }),
  entries: {
    items: [
      {
        id: 'p-1',
        at: minutes(-35),
        points: 10,
        title: '十一月微测试 86 分',
        reason: '测试得 80–89 分，记 10 分',
        ruleName: '积分办法第 3 条',
        ruleVersion: 2,
        ruleValidFrom: today(0, -22),
        capName: '测试类',
        dailyCap: 20,
        countedToday: 10,
        reversesEntryId: null,
      },
      {
        id: 'p-2',
        at: minutes(-1500),
        points: -2,
        title: '撤销：十月微测试改判',
        reason: '第 11 题答案更正，重新评分',
        ruleName: '积分办法第 3 条',
        ruleVersion: 2,
        ruleValidFrom: today(0, -22),
        capName: '测试类',
        dailyCap: 20,
        countedToday: 0,
        reversesEntryId: 'p-3',
      },
      {
        id: 'p-3',
        at: minutes(-4500),
        points: 8,
        title: '纪律规矩十题 70 分',
        reason: '测试得 70–79 分，记 8 分',
        ruleName: '积分办法第 3 条',
        ruleVersion: 2,
        ruleValidFrom: today(0, -22),
        capName: '测试类',
        dailyCap: 20,
        countedToday: 8,
        reversesEntryId: null,
      },
    ],
    next: 'more',
    previous: null,
  },
};

export const scorecards = {
  month,
  items: board.items.map((row, index) => ({
    branchId: row.branchId,
    branchName: row.branchName,
    members: row.members,
    quizzesCompleted: row.members * 2 - index,
    quizzesPassed: row.members * 2 - index * 2,
    participants: Math.max(0, row.members - index),
    participationRate: row.members < 10 ? null : Math.max(0, row.members - index) / row.members,
    averageScorePercent: row.members - index < 10 ? null : 91 - index * 3.4,
  })),
};

export const members = [
  '林见山',
  '周望舒',
  '沈青禾',
  '程一诺',
  '陆知行',
  '许明川',
  '何晓棠',
  '宋之远',
  '顾南枝',
  '方怀谷',
  '叶舒窈',
  '秦望北',
  '江予安',
].map((name, index) => ({
  id: `m-${index + 1}`,
  name,
  status: index === 11 ? 'Probationary' : 'Full',
  branch: me.branch,
  group:
    index % 2
      ? { id: 'g-1', name: '第一党小组', shortName: '第一党小组' }
      : { id: 'g-2', name: '第二党小组', shortName: '第二党小组' },
  temporaryBranch: index === 0 ? { id: 'b-6', name: '滨河项目临时党支部', shortName: '滨河临时支部' } : null,
  position: index === 1 ? '支部书记' : index === 2 ? '组织委员' : null,
}));

export const pointRules = {
  items: [
    {
      code: 'quiz.completed',
      version: 1,
      name: '积分办法第 2 条',
      validFrom: '2026-01-01',
      capName: '测试类',
      dailyCap: 20,
      steps: [{ fromPercent: 0, points: 2, text: '完成测试，没有过及格线，记 2 分' }],
    },
    {
      code: 'quiz.passed',
      version: 2,
      name: '积分办法第 3 条',
      validFrom: '2026-11-01',
      capName: '测试类',
      dailyCap: 20,
      steps: [
        { fromPercent: 0, points: 8, text: '通过测试，得分率不到 80%，记 8 分' },
        { fromPercent: 80, points: 10, text: '得分率 80% 以上、不到 90%，记 10 分' },
        { fromPercent: 90, points: 12, text: '得分率 90% 以上，记 12 分' },
      ],
    },
  ],
};
