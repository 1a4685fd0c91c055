/** The answers that the member client reads, after the HTTP contract. */

export interface Page<T> {
  items: T[];
  next: string | null;
  previous: string | null;
}

export interface Named {
  id: string;
  name: string;
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
  conductRules: { currentVersion: number | null; acknowledgedVersion: number | null };
  mustChangePassword: boolean;
}

export interface ConductRules {
  version: number;
  publishedAt: string;
  rules: string[];
  acknowledged: boolean;
}

export interface TodayTask {
  kind: string;
  title: string;
  subtitle: string | null;
  due: string | null;
  link: string;
  minutes: number | null;
}

export interface MyQuiz {
  id: string;
  title: string;
  description?: string | null;
  questionCount: number;
  totalPoints: number;
  timeLimitMinutes: number | null;
  passPercent?: number | null;
  opensAt: string | null;
  closesAt: string | null;
  attemptsUsed: number;
  state?: 'Published' | 'Closed';
  maxAttempts: number | null;
  bestScore: number | null;
  openAttemptId: string | null;
  lastAttemptId?: string | null;
}

export type QuestionType = 'SingleChoice' | 'MultipleChoice' | 'TrueFalse' | 'FillIn';

export interface Option {
  key: string;
  text: string;
}

export interface AttemptQuestion {
  number: number;
  type: QuestionType;
  stem: string;
  options: Option[];
  points: number;
  /** How many blanks there are to fill; 0 for choices. */
  blanks?: number;
}

export interface Attempt {
  id: string;
  quizId: string;
  quizTitle: string;
  state: 'InProgress' | 'Submitted' | 'Expired';
  startedAt: string;
  deadline: string | null;
  serverNow: string;
  questions: AttemptQuestion[];
  answers: Record<string, string[]>;
  flags: number[];
  revision: number;
}

export interface ResultQuestion extends AttemptQuestion {
  given: string[];
  flagged?: boolean;
  correct: boolean | null;
  answer: string[] | null;
  explanation: string | null;
  scored: number | null;
}

export type ReviewPart = 'score' | 'answers' | 'explanations';

export interface HiddenParts {
  scoreFrom?: string | null;
  answersFrom?: string | null;
  explanationsFrom?: string | null;
  /** What is hidden now, and what of it stays hidden. */
  parts?: string[];
  never?: string[];
}

export interface AttemptResult {
  attemptId: string;
  quizId: string;
  quizTitle: string;
  score: number | null;
  totalPoints: number;
  passed: boolean | null;
  submittedAt: string;
  durationSeconds: number;
  correctCount: number | null;
  pointsEarned: number | null;
  questions: ResultQuestion[] | null;
  passPercent?: number;
  previousScore?: number | null;
  questionCount?: number;
  state?: 'InProgress' | 'Submitted' | 'Expired';
  hidden: HiddenParts | null;
}

export interface PointEntry {
  id: string;
  at: string;
  points: number;
  title: string;
  reason?: string | null;
  ruleName?: string | null;
  ruleVersion?: number | null;
  ruleValidFrom?: string | null;
  dailyCap?: number | null;
  countedToday?: number | null;
  reversesEntryId?: string | null;
}

export interface MyPoints {
  total: number;
  thisMonth: number;
  entries: Page<PointEntry>;
  months?: { month: string; points: number }[];
}

export interface LeaderboardRow {
  rank: number;
  branchId: string;
  branchName: string;
  points: number;
  members: number;
  average: number;
}

export interface Leaderboard {
  month: string;
  items: LeaderboardRow[];
  mine: LeaderboardRow | null;
}

export interface Scorecard {
  branchId: string;
  branchName: string;
  members: number;
  quizzesCompleted: number;
  quizzesPassed: number;
  participants: number;
  participationRate: number | null;
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
