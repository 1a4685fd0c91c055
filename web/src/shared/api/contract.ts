import type { components as LearningDocument } from './generated/learning';

/** The answers that the member client reads, under short names. */

export interface Page<T> {
  items: T[];
  next: string | null;
  previous: string | null;
}

export interface Named {
  id: string;
  name: string;
  shortName: string;
}

export interface Me {
  id: string;
  name: string;
  userName: string;
  employeeNumber: string | null;
  status: 'Full' | 'Probationary';
  branch: Named | null;
  group: Named | null;
  temporaryBranch: (Named & { endsOn: string | null }) | null;
  politicalBirthday: string | null;
  roles: { role: string; orgUnitId: string | null; orgUnitName: string | null }[];
  conductRules: { currentVersion: number; acknowledgedVersion: number | null };
  mustChangePassword: boolean;
}

export interface ConductRules {
  version: number;
  publishedAt: string;
  rules: string[];
  acknowledged: boolean;
}

type Learning = LearningDocument['schemas'];

export type TodayTask = Learning['TodayTask'];
export type MyQuiz = Learning['MyQuizResponse'];
export type QuestionType = Learning['QuestionType'];
export type Attempt = Learning['AttemptResponse'];
export type AttemptQuestion = Learning['AttemptQuestion'];
export type AttemptResult = Learning['AttemptResultResponse'];
export type ResultQuestion = Learning['ResultQuestion'];
export type HiddenParts = Learning['HiddenParts'];
export type MyPoints = Learning['MyPointsResponse'];
export type PointEntry = Learning['PointEntryResponse'];
export type PointRule = Learning['PointRuleResponse'];
export type Leaderboard = Learning['LeaderboardResponse'];
export type LeaderboardRow = Learning['LeaderboardRow'];

export interface Scorecard {
  branchId: string;
  branchName: string;
  members: number;
  quizzesCompleted: number;
  quizzesPassed: number;
  participants: number;
  isTemporary: boolean;
  quizzesGraded: number;
  gradedParticipants: number;
  /** Rates and averages of fewer than ten people are not given. */
  participationRate: number | null;
  passRate: number | null;
  averageScorePercent: number | null;
}

export interface Scorecards {
  month: string;
  items: Scorecard[];
}

export interface DirectoryMember {
  id: string;
  name: string;
  status: 'Full' | 'Probationary' | null;
  branch: Named | null;
  group: Named | null;
  temporaryBranch: Named | null;
  position: string | null;
}
