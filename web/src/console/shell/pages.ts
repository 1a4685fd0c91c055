import type { Role } from '../access/me';
import type { IconName } from '../kit/icons';

export interface ConsolePage {
  name: string;
  path: string;
  title: string;
  group: '' | '学习教育' | '宣传展示' | '党务监督' | '管理';
  icon: IconName;
  /** Who may open it; empty: all staff. */
  roles: Role[];
}

/** The side navigation. A page stands here when it is built, and is shown to those who may open it. */
export const pages: ConsolePage[] = [
  { name: 'dashboard', path: '/', title: '工作台', group: '', icon: 'home', roles: [] },
  { name: 'bank', path: '/bank', title: '题库', group: '学习教育', icon: 'bank', roles: ['PartyOffice'] },
  {
    name: 'quizzes',
    path: '/quizzes',
    title: '测试',
    group: '学习教育',
    icon: 'quiz',
    roles: ['PartyOffice', 'Leader', 'BranchSecretary', 'CommitteeMember'],
  },
  {
    name: 'topics',
    path: '/topics',
    title: '谈感言',
    group: '学习教育',
    icon: 'send',
    roles: ['PartyOffice', 'BranchSecretary', 'CommitteeMember'],
  },
  {
    name: 'stories',
    path: '/stories/review',
    title: '稿件审核',
    group: '宣传展示',
    icon: 'pen',
    roles: ['PartyOffice'],
  },
  {
    name: 'reviews',
    path: '/reviews',
    title: '述职评议',
    group: '党务监督',
    icon: 'live',
    roles: ['PartyOffice', 'Leader', 'BranchSecretary', 'CommitteeMember'],
  },
  { name: 'scorecards', path: '/scorecards', title: '支部数据', group: '党务监督', icon: 'chart', roles: [] },
  {
    name: 'members',
    path: '/members',
    title: '成员与组织',
    group: '管理',
    icon: 'people',
    roles: ['Administrator', 'PartyOffice', 'BranchSecretary'],
  },
  {
    name: 'conduct-rules',
    path: '/conduct-rules',
    title: '群规',
    group: '管理',
    icon: 'rules',
    roles: ['PartyOffice', 'Administrator'],
  },
  {
    name: 'failed-messages',
    path: '/failed-messages',
    title: '失败消息',
    group: '管理',
    icon: 'mail',
    roles: ['PartyOffice', 'Administrator', 'Operator'],
  },
  {
    name: 'systems',
    path: '/systems',
    title: '外部系统',
    group: '管理',
    icon: 'plug',
    roles: ['Administrator'],
  },
  {
    name: 'events',
    path: '/events',
    title: '事件订阅',
    group: '管理',
    icon: 'send',
    roles: ['Administrator', 'PartyOffice', 'Operator'],
  },
];

export const groups = ['', '学习教育', '宣传展示', '党务监督', '管理'] as const;
