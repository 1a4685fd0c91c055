import type { IncomingMessage, ServerResponse } from 'node:http';

/* Invented answers of the staff endpoints, for `npm run dev` without a platform. Never part of a build. */

type Json = Record<string, unknown>;
interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  body: Json;
  raw: string;
}
interface Reply {
  status?: number;
  json?: unknown;
  etag?: string;
}
type Handler = (call: Call, match: RegExpMatchArray) => Reply;

const now = Date.now();
const day = 86_400_000;
const at = (days: number) => new Date(now + days * day).toISOString();
const problem = (status: number, code: string, title: string, titleEn: string): Reply => ({
  status,
  json: { status, code, title, titleEn, traceId: '7f3c19a0c2d14e55' },
});

// ── organisation ──
const branchNames = [
  ['第一党支部', '综合处', 22],
  ['第二党支部', '法规审理处', 19],
  ['第三党支部', '财政审计处', 24],
  ['第四党支部', '金融审计处', 21],
  ['第五党支部', '投资审计处', 26],
  ['第六党支部', '经责审计处', 23],
  ['第七党支部', '农业农村处', 18],
  ['离退休干部党支部', '', 51],
] as const;
const unit = (
  id: string,
  parentId: string | null,
  kind: string,
  name: string,
  memberCount: number,
  more: Json = {},
) => ({
  id,
  parentId,
  kind,
  name,
  shortName: name,
  isTemporary: false,
  endsOn: null,
  closedOn: null,
  memberCount,
  version: 1,
  ...more,
});
const units = [
  unit('u-0', null, 'Committee', '机关党委', 204),
  ...branchNames.map(([name, office, count], i) =>
    unit(`u-${i + 1}`, 'u-0', 'Branch', office ? `${name}（${office}）` : name, count, { shortName: name }),
  ),
  unit('u-51', 'u-5', 'Group', '第一党小组', 9),
  unit('u-52', 'u-5', 'Group', '第二党小组', 8),
  unit('u-53', 'u-5', 'Group', '第三党小组', 9),
  unit('u-91', 'u-0', 'Branch', '滨河项目临时党支部', 12, {
    isTemporary: true,
    endsOn: '2026-12-31',
    shortName: '滨河项目',
  }),
  unit('u-92', 'u-0', 'Branch', '青岭水库项目临时党支部', 9, {
    isTemporary: true,
    endsOn: '2027-03-31',
    shortName: '青岭水库项目',
  }),
];
const names =
  '顾行之 陆听澜 周予安 孟清野 白若溪 温以恒 邵景明 乔南溪 骆明川 纪云舟 尹知夏 卓临风 柳依云 段青禾 钟灵溪 宫长宁 江望舒 沈砚秋 叶知秋 程以宁 许清和 贺知章 梁又安 苏砚 冯远山 韩渡'.split(
    ' ',
  );
const members = names.map((name, i) => ({
  id: `m-${i}`,
  name,
  userName: `user${i}`,
  employeeNumber: `NJ-0${513 + i}`,
  status: i % 6 === 4 ? 'Probationary' : 'Full',
  state: i === 8 ? 'Deactivated' : 'Active',
  branch: { id: 'u-5', name: '第五党支部（投资审计处）', shortName: '第五党支部' },
  group: { id: `u-5${(i % 3) + 1}`, name: ['第一党小组', '第二党小组', '第三党小组'][i % 3] },
  temporaryBranch: i === 3 ? { id: 'u-91', name: '滨河项目临时党支部' } : null,
  politicalBirthday: `20${10 + (i % 14)}-0${(i % 9) + 1}-1${i % 9}`,
  position: ['书记', null, '组织委员', '宣传委员'][i] ?? null,
  roles: [
    ...(i === 0
      ? [
          {
            id: 'r-1',
            role: 'BranchSecretary',
            orgUnitId: 'u-5',
            orgUnitName: '第五党支部',
            grantedAt: at(-600),
          },
        ]
      : []),
    ...(i === 2 || i === 3
      ? [
          {
            id: `r-2${i}`,
            role: 'CommitteeMember',
            orgUnitId: 'u-5',
            orgUnitName: '第五党支部',
            grantedAt: at(-400),
          },
        ]
      : []),
    ...(i === 20
      ? [{ id: 'r-9', role: 'PartyOffice', orgUnitId: null, orgUnitName: null, grantedAt: at(-800) }]
      : []),
  ] as Json[],
  version: 3,
}));

// ── question bank ──
const stems: [string, string, string, string[], string[]][] = [
  ['预备党员的预备期为（ ）。', 'SingleChoice', 'Easy', ['半年', '一年', '两年'], ['B']],
  ['党支部党员大会一般（ ）召开 1 次。', 'SingleChoice', 'Easy', ['每季度', '每月', '每半年'], ['A']],
  [
    '下列属于“四个服从”内容的有（ ）。',
    'MultipleChoice',
    'Medium',
    [
      '党员个人服从党的组织',
      '少数服从多数',
      '下级组织服从上级组织',
      '全党各个组织和全体党员服从党的全国代表大会和中央委员会',
      '支部服从党小组',
    ],
    ['A', 'B', 'C', 'D'],
  ],
  [
    '审计机关依照法律规定独立行使审计监督权，不受其他行政机关、社会团体和个人的干涉。',
    'TrueFalse',
    'Easy',
    ['对', '错'],
    ['A'],
  ],
  ['党的三大优良作风是理论联系实际、密切联系群众、____。', 'FillIn', 'Medium', [], ['批评与自我批评']],
  [
    '党员如果没有正当理由，连续（ ）不参加党的组织生活，就被认为是自行脱党。',
    'SingleChoice',
    'Medium',
    ['三个月', '六个月', '一年'],
    ['B'],
  ],
  ['党支部的成立，一般应有正式党员（ ）以上。', 'SingleChoice', 'Easy', ['3 人', '5 人', '7 人'], ['A']],
  ['旧版党费管理办法规定的交纳比例为（ ）。', 'SingleChoice', 'Hard', ['0.5%', '1%', '2%'], ['A']],
  [
    '党的纪律主要包括（ ）。',
    'MultipleChoice',
    'Medium',
    ['政治纪律', '组织纪律', '廉洁纪律', '考勤纪律'],
    ['A', 'B', 'C'],
  ],
  ['被审计单位应当对所提供资料的真实性、完整性负责。', 'TrueFalse', 'Medium', ['对', '错'], ['A']],
];
const categories = [
  { id: 'c-1', name: '党章党规', parentId: null, questions: 412, active: 400 },
  { id: 'c-2', name: '组织生活', parentId: 'c-1', questions: 97, active: 97 },
  { id: 'c-3', name: '审计法规', parentId: null, questions: 233, active: 230 },
];
const questions = Array.from({ length: 120 }, (_, i) => {
  const [stem, type, difficulty, options, answer] = stems[i % stems.length]!;
  return {
    id: `q-${i}`,
    number: `Q-${String(1287 - i).padStart(5, '0')}`,
    type,
    stem: i < stems.length ? stem : `${stem.replace(/。$/, '')}（${i}）。`,
    category: { ...categories[i % 3]!, parentName: i % 3 === 1 ? '党章党规' : null },
    difficulty,
    state: i % 10 === 7 ? 'Suspended' : i % 10 === 9 ? 'Draft' : 'Active',
    source: { id: 's-1', name: '《中国共产党章程》第十条' },
    hasExplanation: i % 3 !== 1,
    version: 3,
    updatedAt: at(-i / 3),
    options: options.map((text, n) => ({ key: 'ABCDEF'[n], text })),
    answer,
    explanation:
      i % 3 === 1
        ? null
        : '民主集中制的基本原则包括“四个服从”。E 项颠倒了党支部与党小组的关系：党小组由支部划分，在支部领导下开展活动。',
    createdAt: at(-200),
    updatedBy: { id: 'm-19', name: '程以宁' },
    history: [3, 2, 1].map((version) => ({
      versionId: `v-${version}`,
      version,
      at: at(-11 * (4 - version)),
      by: { id: 'm-19', name: '程以宁' },
      type,
      stem,
      options: [],
      answer,
      explanation: null,
      difficulty,
    })),
  };
});

// ── import ──
const counts = {
  total: 807,
  importable: 777,
  duplicate: 11,
  error: 19,
  byType: { SingleChoice: 331, MultipleChoice: 212, TrueFalse: 264 },
  withoutExplanation: 41,
  duplicateStems: 11,
  undecided: 30,
  decided: {},
};
const questionImport = {
  id: 'i-1',
  fileName: '党章党规与审计法规知识 800 题（2026 修订）.docx',
  size: 1_950_000,
  format: 'Docx',
  state: 'Preview',
  createdAt: new Date(now - 14_000).toISOString(),
  expiresAt: at(7),
  result: null,
  counts,
};
const importRows: Json[] = Array.from({ length: 807 }, (_, i) => {
  const n = i + 1;
  const [stem, type, , options, answer] = stems[i % stems.length]!;
  const row: Json = {
    number: n,
    location: `第 ${n * 6}—${n * 6 + 5} 段`,
    type,
    stem: i < 10 ? stem : stem.replace(/。$/, `（${n}）。`),
    options: options.map((text, k) => ({ key: 'ABCDEF'[k], text })),
    answer,
    explanation: null,
    rawAnswer: answer.join('、'),
    difficulty: null,
    category: null,
    isDecided: false,
    isCorrected: false,
    outcome: 'Importable',
    decision: 'Import',
    problems: [],
    duplicateOf: null,
    original: `${n}. ${stem}\n${options.map((o, k) => `${'ABCDEF'[k]}. ${o}`).join('　')}\n正确答案：${answer.join('、')}`,
  };
  if (n === 3)
    Object.assign(row, {
      stem: '下列属于党的纪律的有（ ）。',
      type: 'MultipleChoice',
      outcome: 'Error',
      decision: 'Skip',
      answer: ['A', 'B', 'D', 'G'],
      rawAnswer: 'A、B、D、G',
      problems: [
        {
          code: 'answer.unknown-option',
          messageZh: '答案含 G，但只有选项 A—F',
          messageEn: 'The answer names G, but the options are A to F',
        },
      ],
      original:
        '3. 下列属于党的纪律的有（ ）。\nA. 政治纪律　B. 组织纪律　C. 考勤纪律　D. 廉洁纪律\nE. 保密守则　F. 值班制度\n正确答案：A、B、D、G',
    });
  else if (n === 2)
    Object.assign(row, {
      outcome: 'Duplicate',
      decision: 'Skip',
      duplicateOf: { questionNumber: 'Q-00431', rowNumber: null, sameAnswer: true, otherAnswer: 'A' },
    });
  else if (n === 5)
    Object.assign(row, {
      outcome: 'Duplicate',
      decision: 'Skip',
      duplicateOf: { questionNumber: 'Q-00212', rowNumber: null, sameAnswer: false, otherAnswer: '错' },
    });
  else if (n === 4)
    Object.assign(row, {
      outcome: 'Error',
      decision: 'Skip',
      answer: [],
      rawAnswer: '',
      problems: [
        { code: 'answer.missing', messageZh: '没有找到“正确答案”行', messageEn: 'There is no answer' },
      ],
    });
  else if (n % 90 === 0)
    Object.assign(row, {
      outcome: 'Duplicate',
      decision: 'Skip',
      duplicateOf: { questionNumber: null, rowNumber: n - 60, sameAnswer: true, otherAnswer: 'A' },
    });
  else if (n % 46 === 0)
    Object.assign(row, {
      outcome: 'Error',
      decision: 'Skip',
      answer: ['A', 'C'],
      rawAnswer: 'AC',
      type: 'SingleChoice',
      problems: [
        {
          code: 'answer.too-many',
          messageZh: '题型写为单选，答案却有 2 个',
          messageEn: 'Single choice, but two answers',
        },
      ],
    });
  return row;
});

// ── quizzes ──
const quizzes: Json[] = [
  ['12 月党规知识测试', 'Draft', 14, 27, 30, 0, 0],
  ['11 月党规知识测试', 'Closed', -14, -3, 30, 318, 231],
  ['党章学习小测', 'Published', -2, 5, 10, 96, 88],
  ['宪法宣传周答题', 'Published', -1, 9, 20, 41, 40],
].map(([title, state, opens, closes, count, attempts, takers], i) => ({
  id: `z-${i}`,
  title,
  state,
  opensAt: at(opens as number),
  closesAt: at(closes as number),
  questionCount: count,
  totalPoints: 90,
  createdAt: at(-3),
  attempts,
  takers,
  version: 2,
  description: null,
  timeLimitMinutes: 30,
  graceSeconds: 60,
  maxAttempts: 2,
  passPercent: 80,
  shuffleQuestions: true,
  shuffleOptions: true,
  review: { score: 'Immediately', answers: 'AfterClose', explanations: 'AfterClose' },
  audience: { branchIds: null },
  draws: [
    { categoryId: 'c-1', type: 'SingleChoice', difficulty: 'Easy', count: 10, pointsEach: 3 },
    { categoryId: 'c-1', type: 'MultipleChoice', difficulty: 'Medium', count: 5, pointsEach: 4 },
    { categoryId: 'c-2', type: 'TrueFalse', difficulty: 'Easy', count: 5, pointsEach: 2 },
    { categoryId: 'c-3', type: 'SingleChoice', difficulty: 'Medium', count: 6, pointsEach: 3 },
    { categoryId: 'c-3', type: 'MultipleChoice', difficulty: 'Hard', count: 3, pointsEach: 4 },
  ],
}));
const availability = [412, 186, 97, 233, 4];
const spread = [
  93, 88, 64, 95, 71, 69, 83, 77, 58, 46, 79, 87, 76, 55, 51, 67, 73, 81, 60, 89, 28, 72, 84, 97, 31, 62, 70,
  86, 57, 75,
];
const statistics = {
  quizId: 'z-1',
  title: '11 月党规知识测试',
  state: 'Closed',
  opensAt: at(-14),
  closesAt: at(-3),
  timeLimitMinutes: 30,
  passPercent: 80,
  asOf: at(0),
  members: 263,
  takers: 231,
  graded: 225,
  attempts: 318,
  participationRate: 0.878,
  averagePercent: 82.6,
  passed: 205,
  passRate: 0.913,
  medianSeconds: 1122,
  questions: spread.map((f, i) => ({
    questionId: `q-${i}`,
    questionNumber: `Q-${String(1287 - i).padStart(5, '0')}`,
    version: 1,
    type: 'SingleChoice',
    difficulty: 'Easy',
    stem: stems[i % stems.length]![0],
    takers: 231,
    correct: Math.round(f * 2.31),
    facility: f / 100,
    discrimination:
      f === 31
        ? -0.08
        : f === 28
          ? 0.11
          : f === 97
            ? 0.05
            : Number((0.62 - f / 240 + (i % 5) / 30).toFixed(2)),
  })),
  branches: branchNames.map(([branchName, , count], i) => {
    const takers = [22, 19, 23, 20, 21, 22, 11, 37][i]!;
    return {
      branchId: `u-${i + 1}`,
      branchName,
      members: count,
      takers,
      graded: takers,
      participationRate: takers / count,
      averagePercent: [84.1, 88.6, 85.2, 82.7, 79.4, 84.8, 71.3, 80.6][i]!,
      passed: takers - i,
      passRate: (takers - i) / takers,
    };
  }),
};
const systems = {
  items: [
    {
      id: 's-1',
      clientId: 'portal',
      name: '机关门户',
      scopes: ['directory:read', 'events:learning'],
      createdAt: at(-90),
      secretChangedAt: at(-20),
      disabledAt: null,
    },
  ],
  scopes: ['directory:read', 'events:membership', 'events:learning', 'events:showcase', 'events:oversight'],
};
const page = (all: Json[], call: Call) => {
  const limit = Number(call.query.get('limit') ?? 20);
  const from = call.query.get('after')
    ? Number(call.query.get('after'))
    : call.query.get('before')
      ? Math.max(0, Number(call.query.get('before')) - limit)
      : 0;
  return {
    json: {
      items: all.slice(from, from + limit),
      next: from + limit < all.length ? String(from + limit) : null,
      previous: from > 0 ? String(from) : null,
    },
  };
};
const has = (value: unknown, q: string | null) => !q || String(value).includes(q);

const routes: [string, RegExp, Handler][] = [
  ['GET', /^\/session$/, () => ({ json: { signedIn: true, memberId: 'm-20', csrfToken: 'dev' } })],
  [
    'GET',
    /^\/api\/membership\/me$/,
    () => ({
      json: {
        id: 'm-20',
        name: '许清和',
        userName: 'xuqinghe',
        employeeNumber: 'NJ-0001',
        status: 'Full',
        branch: { id: 'u-1', name: '第一党支部' },
        group: null,
        temporaryBranch: null,
        politicalBirthday: '2009-07-01',
        roles: [
          { role: 'PartyOffice', orgUnitId: null, orgUnitName: null },
          { role: 'Administrator', orgUnitId: null, orgUnitName: null },
        ],
        conductRules: { currentVersion: 2, acknowledgedVersion: 2 },
        mustChangePassword: false,
      },
    }),
  ],
  ['GET', /^\/api\/membership\/org-units$/, () => ({ json: { items: units } })],
  [
    'POST',
    /^\/api\/membership\/org-units$/,
    (c) => {
      const made = unit(
        `u-n${units.length}`,
        c.body['parentId'] as string,
        c.body['kind'] as string,
        c.body['name'] as string,
        0,
        c.body,
      );
      units.push(made);
      return { status: 201, json: made };
    },
  ],
  [
    'GET',
    /^\/api\/membership\/members$/,
    (c) => {
      const org = c.query.get('orgUnitId');
      return page(
        members.filter(
          (m) =>
            (has(m.name, c.query.get('q')) || has(m.employeeNumber, c.query.get('q'))) &&
            (!org || ['u-0', m.branch.id, m.group.id, m.temporaryBranch?.id].includes(org)) &&
            (!c.query.get('status') || m.status === c.query.get('status')) &&
            (!c.query.get('state') || m.state === c.query.get('state')) &&
            (!c.query.get('role') || m.roles.some((r) => r['role'] === c.query.get('role'))),
        ),
        c,
      );
    },
  ],
  [
    'GET',
    /^\/api\/membership\/members\/(m-\d+)$/,
    (_c, m) => ({
      etag: '"3"',
      json: {
        ...members.find((one) => one.id === m[1]),
        history: [
          { at: at(-1), actor: '许清和', kind: 'role', what: '授予“支部委员”' },
          { at: at(-46), actor: '本人', kind: 'password', what: '密码重置，旧登录全部失效' },
        ],
      },
    }),
  ],
  [
    'POST',
    /^\/api\/membership\/members\/(m-\d+)\/reset-password$/,
    () => ({ json: { oneTimePassword: 'Qing-4821-Shan', validUntil: at(3) } }),
  ],
  [
    'POST',
    /^\/api\/membership\/members\/(m-\d+)\/(\w[\w-]*)$/,
    (_c, m) => {
      const one = members.find((x) => x.id === m[1])!;
      if (m[2] === 'deactivate') one.state = 'Deactivated';
      if (m[2] === 'reactivate') one.state = 'Active';
      if (m[2] === 'roles') one.roles.push({ id: `r-${Date.now()}`, ..._c.body });
      return { json: one };
    },
  ],
  [
    'GET',
    /^\/api\/membership\/conduct-rules$/,
    () => ({
      json: {
        items: [
          {
            version: 2,
            publishedAt: at(-90),
            rules: [
              '讲政治，不传播未经核实的消息',
              '讲文明，就事论事',
              '工作秘密不上群',
              '发照片前先征得同意',
              '转载写明出处',
              '有意见按程序提',
            ],
            acknowledgedBy: 198,
          },
          { version: 1, publishedAt: at(-400), rules: ['讲政治', '讲文明'], acknowledgedBy: 204 },
        ],
      },
    }),
  ],
  [
    'POST',
    /^\/api\/membership\/member-imports$/,
    () => ({
      status: 201,
      json: {
        id: 'mi-1',
        fileName: '投资处调入名单.xlsx',
        format: 'Xlsx',
        counts: { total: 6, new: 3, update: 2, unchanged: 0, error: 1 },
        state: 'Preview',
        ignoredColumns: ['电话'],
        createdAt: at(0),
        committedAt: null,
      },
    }),
  ],
  [
    'GET',
    /^\/api\/membership\/member-imports\/[\w-]+$/,
    () => ({
      json: {
        id: 'mi-1',
        fileName: '投资处调入名单.xlsx',
        format: 'Xlsx',
        counts: { total: 6, new: 3, update: 2, unchanged: 0, error: 1 },
        state: 'Preview',
        ignoredColumns: ['电话'],
        createdAt: at(0),
        committedAt: null,
      },
    }),
  ],
  [
    'GET',
    /^\/api\/membership\/member-imports\/[\w-]+\/rows$/,
    (c) =>
      page(
        [1, 2, 3, 4, 5, 6]
          .map((n) => ({
            number: n + 1,
            outcome: n < 4 ? 'New' : n < 6 ? 'Update' : 'Error',
            values: {
              name: names[n],
              employeeNumber: `NJ-07${n}1`,
              branch: '第五党支部',
              group: '第一党小组',
              status: '正式',
              politicalBirthday: n === 6 ? '2031-02-01' : '2016-07-01',
            },
            problems:
              n === 6
                ? [
                    {
                      column: 'politicalBirthday',
                      code: 'birthday.future',
                      messageZh: '政治生日晚于今天',
                      messageEn: 'The political birthday is in the future',
                    },
                  ]
                : [],
          }))
          .filter((r) => !c.query.get('outcome') || r.outcome === c.query.get('outcome')),
        c,
      ),
  ],
  [
    'POST',
    /^\/api\/membership\/member-imports\/[\w-]+\/commit$/,
    () => ({
      json: {
        counts: {},
        firstPasswords: [1, 2, 3].map((n) => ({
          number: n + 1,
          name: names[n],
          userName: `nj07${n}1`,
          oneTimePassword: `Qing-48${n}1-Shan`,
        })),
      },
    }),
  ],
  ['GET', /^\/api\/membership\/systems$/, () => ({ json: systems })],
  [
    'POST',
    /^\/api\/membership\/systems(\/.+)?$/,
    () => ({
      status: 201,
      json: { system: systems.items[0], clientSecret: 'b9Xy-3fKq-77Lm-aa1Z-0qWe-Rt5Y' },
    }),
  ],
  [
    'GET',
    /^\/api\/learning\/questions$/,
    (c) =>
      page(
        questions.filter(
          (q) =>
            (has(q.stem, c.query.get('q')) || has(q.number, c.query.get('q'))) &&
            (!c.query.get('type') || q.type === c.query.get('type')) &&
            (!c.query.get('difficulty') || q.difficulty === c.query.get('difficulty')) &&
            (!c.query.get('state') || q.state === c.query.get('state')) &&
            (!c.query.get('categoryId') || q.category!.id === c.query.get('categoryId')),
        ),
        c,
      ),
  ],
  [
    'GET',
    /^\/api\/learning\/questions\/counts$/,
    () => ({
      json: {
        total: 2418,
        byState: { Active: 2306, Suspended: 61, Draft: 51 },
        byType: {},
        withoutExplanation: 41,
      },
    }),
  ],
  [
    'GET',
    /^\/api\/learning\/questions\/(q-\d+)$/,
    (_c, m) => ({ etag: '"3"', json: questions.find((q) => q.id === m[1]) }),
  ],
  [
    'POST',
    /^\/api\/learning\/questions\/(q-\d+)\/(suspend|activate)$/,
    (_c, m) => {
      const q = questions.find((one) => one.id === m[1])!;
      q.state = m[2] === 'suspend' ? 'Suspended' : 'Active';
      return { json: q };
    },
  ],
  ['GET', /^\/api\/learning\/categories$/, () => ({ json: { items: categories } })],
  [
    'POST',
    /^\/api\/learning\/categories$/,
    (c) => {
      const made = {
        id: `c-${categories.length + 1}`,
        name: c.body['name'] as string,
        parentId: null,
        questions: 0,
        active: 0,
      };
      categories.push(made);
      return { status: 201, json: made };
    },
  ],
  [
    'POST',
    /^\/api\/learning\/question-imports$/,
    (c) =>
      c.raw.includes('encrypted')
        ? problem(
            422,
            'import.encrypted',
            '这个文件加了密码，另存为没有密码的文件再传',
            'The file is encrypted',
          )
        : { status: 201, json: questionImport },
  ],
  ['GET', /^\/api\/learning\/question-imports$/, (c) => page([questionImport], c)],
  ['GET', /^\/api\/learning\/question-imports\/[\w-]+$/, () => ({ json: questionImport })],
  [
    'GET',
    /^\/api\/learning\/question-imports\/[\w-]+\/rows$/,
    (c) =>
      page(
        importRows.filter(
          (r) =>
            (!c.query.get('outcome') || r['outcome'] === c.query.get('outcome')) &&
            (c.query.get('needsDecision') !== 'true' || r['outcome'] !== 'Importable'),
        ),
        c,
      ),
  ],
  [
    'PUT',
    /^\/api\/learning\/question-imports\/[\w-]+\/rows\/(\d+)$/,
    (c, m) => {
      const row = importRows[Number(m[1]) - 1]!;
      Object.assign(row, c.body, c.body['decision'] ? { isDecided: true } : {});
      if (c.body['answer']) Object.assign(row, { outcome: 'Importable', decision: 'Import', problems: [] });
      return { json: row };
    },
  ],
  [
    'POST',
    /^\/api\/learning\/question-imports\/[\w-]+\/commit$/,
    () => ({ json: { imported: 777, newVersions: 0, skipped: 11, errors: 19 } }),
  ],
  [
    'GET',
    /^\/api\/learning\/quizzes$/,
    (c) =>
      page(
        quizzes.filter(
          (q) =>
            (!c.query.get('state') || q['state'] === c.query.get('state')) &&
            has(q['title'], c.query.get('q')),
        ),
        c,
      ),
  ],
  [
    'POST',
    /^\/api\/learning\/quizzes$/,
    (c) => {
      const made = { ...quizzes[0], ...c.body, id: `z-${quizzes.length}`, state: 'Draft', version: 1 };
      quizzes.push(made);
      return { status: 201, json: made, etag: '"1"' };
    },
  ],
  [
    'GET',
    /^\/api\/learning\/quizzes\/(z-\d+)$/,
    (_c, m) => ({ etag: '"2"', json: quizzes.find((q) => q['id'] === m[1]) }),
  ],
  [
    'PUT',
    /^\/api\/learning\/quizzes\/(z-\d+)$/,
    (c, m) => {
      const q = quizzes.find((one) => one['id'] === m[1])!;
      Object.assign(q, c.body);
      return { json: q, etag: '"3"' };
    },
  ],
  [
    'GET',
    /^\/api\/learning\/quizzes\/(z-\d+)\/draw-check$/,
    (_c, m) => ({
      json: {
        rows: (quizzes.find((q) => q['id'] === m[1])!['draws'] as { count: number }[]).map((d, i) => ({
          wanted: d.count,
          available: availability[i] ?? 60,
          overlapPercent: 10,
        })),
        wanted: 30,
        available: 900,
        totalPoints: 100,
        publishable: true,
        shortage: null,
      },
    }),
  ],
  [
    'POST',
    /^\/api\/learning\/quizzes\/(z-\d+)\/(publish|close)$/,
    (_c, m) => {
      const q = quizzes.find((one) => one['id'] === m[1])!;
      q['state'] = m[2] === 'publish' ? 'Published' : 'Closed';
      return { json: q };
    },
  ],
  ['GET', /^\/api\/learning\/quizzes\/z-\d+\/statistics$/, () => ({ json: statistics })],
  [
    'GET',
    /^\/api\/oversight\/scorecards$/,
    (c) => ({
      json: {
        month: c.query.get('month'),
        items: statistics.branches.map((b, i) => ({
          branchId: b.branchId,
          branchName: b.branchName,
          members: b.members,
          isTemporary: false,
          quizzesCompleted: b.takers * 2,
          quizzesGraded: b.takers * 2,
          quizzesPassed: b.takers * 2 - i,
          gradedParticipants: b.takers,
          passRate: 1 - i / 60,
          participants: b.takers,
          participationRate: b.takers / b.members,
          averageScorePercent: b.averagePercent,
        })),
      },
    }),
  ],
  [
    'GET',
    /^\/api\/(\w+)\/failed-messages$/,
    (c, m) =>
      page(
        m[1] === 'oversight'
          ? [
              {
                id: 'f-1',
                queue: 'oversight.quiz-completed_error',
                eventType: 'QuizCompleted',
                messageId: '0193-55',
                failedAt: at(-0.1),
                attempts: 5,
                reason: '支部 u-77 不在本地副本里',
                exceptionType: 'InvalidOperationException',
                body: '{"quizId":"z-1","memberId":"m-3"}',
              },
            ]
          : [],
        c,
      ),
  ],
  ['POST', /^\/api\/(\w+)\/failed-messages\/.+\/resend$/, () => ({ status: 204 })],
];

export function answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const found = routes.find(([method, pattern]) => method === request.method && pattern.test(url.pathname));
  if (!found) {
    if (!url.pathname.startsWith('/api/')) return Promise.resolve(false);
    response.writeHead(404, { 'Content-Type': 'application/problem+json' });
    response.end(
      JSON.stringify({ status: 404, code: 'dev.missing', title: '模拟数据里没有这一项', traceId: '0' }),
    );
    return Promise.resolve(true);
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString();
      const json = request.headers['content-type']?.includes('json') ? (JSON.parse(raw || '{}') as Json) : {};
      const reply = found[2](
        { method: request.method!, path: url.pathname, query: url.searchParams, body: json, raw },
        url.pathname.match(found[1])!,
      );
      response.writeHead(reply.status ?? 200, {
        'Content-Type': 'application/json',
        ...(reply.etag ? { ETag: reply.etag } : {}),
      });
      response.end(reply.json === undefined ? undefined : JSON.stringify(reply.json));
      resolve(true);
    });
  });
}
