/** The answers that the console reads, after the HTTP contract of the services. */

export interface Page<T> {
  items: T[];
  next: string | null;
  previous: string | null;
}

export interface Named {
  id: string;
  name: string;
}

// ── Learning: questions ──
export type QuestionType = 'SingleChoice' | 'MultipleChoice' | 'TrueFalse' | 'FillIn';
export type Difficulty = 'Easy' | 'Medium' | 'Hard';
export type QuestionState = 'Draft' | 'Active' | 'Suspended';

export interface Option {
  key: string;
  text: string;
}

export interface QuestionRow {
  id: string;
  number: string;
  type: QuestionType;
  stem: string;
  category: Named | null;
  difficulty: Difficulty;
  state: QuestionState;
  source: Named | null;
  hasExplanation: boolean;
  version: number;
  updatedAt: string;
}

export interface QuestionDetail extends QuestionRow {
  options: Option[];
  answer: string[];
  explanation: string | null;
  history: { version: number; at: string; actor: string | null; what: string }[];
}

export interface QuestionCounts {
  total: number;
  byState: Partial<Record<QuestionState, number>>;
  byType: Partial<Record<QuestionType, number>>;
  withoutExplanation: number;
}

export interface Category extends Named {
  questionCount?: number;
}

export type ImportState = 'Preview' | 'Committed' | 'Discarded';
export type RowOutcome = 'Importable' | 'Duplicate' | 'Error';
export type RowDecision = 'Import' | 'Skip' | 'NewVersion';

export interface QuestionImport {
  id: string;
  fileName: string;
  size: number;
  format: 'Docx' | 'Xlsx' | 'Csv';
  state: ImportState;
  createdAt?: string;
  counts: {
    total: number;
    importable: number;
    duplicate: number;
    error: number;
    byType: Partial<Record<QuestionType, number>>;
    withoutExplanation: number;
    duplicateStems: number;
  };
}

export interface ImportRow {
  number: number;
  location: string | null;
  type: QuestionType | null;
  stem: string;
  options: Option[];
  answer: string[];
  explanation: string | null;
  outcome: RowOutcome;
  decision: RowDecision;
  problems: { code: string; messageZh: string; messageEn: string }[];
  duplicateOf: { questionNumber: string | null; rowNumber: number | null; sameAnswer: boolean } | null;
  original: string | null;
}

export interface CommitResult {
  imported: number;
  newVersions: number;
  skipped: number;
  errors: number;
}

// ── Learning: quizzes ──
export type QuizState = 'Draft' | 'Published' | 'Closed';

export interface QuizRow {
  id: string;
  title: string;
  state: QuizState;
  opensAt: string | null;
  closesAt: string | null;
  questionCount: number;
  attempts: number;
  takers: number;
  version: number;
}

export interface Draw {
  categoryId: string | null;
  type: QuestionType | null;
  difficulty: Difficulty | null;
  count: number;
  pointsEach: number;
}

export type Showing = 'Immediately' | 'AfterClose' | 'Never';

export interface QuizSettings {
  title: string;
  description: string | null;
  draws: Draw[];
  timeLimitMinutes: number | null;
  graceSeconds: number;
  maxAttempts: number;
  passPercent: number;
  opensAt: string | null;
  closesAt: string | null;
  shuffleQuestions: boolean;
  shuffleOptions: boolean;
  review: { score: Showing; answers: Showing; explanations: Showing };
  audience: { branchIds: string[] | null };
}

export interface Quiz extends QuizSettings {
  id: string;
  state: QuizState;
  version: number;
}

export interface DrawCheck {
  items: { available: number }[];
}

export interface QuizStatistics {
  takers: number;
  expected: number;
  attempts: number;
  averagePercent: number | null;
  passRate: number | null;
  medianSeconds: number | null;
  questions: {
    number: number;
    questionId: string;
    stem: string;
    answers: number;
    facility: number | null;
    discrimination: number | null;
  }[];
  branches: { branchId: string; branchName: string; members: number; takers: number; averagePercent: number | null }[];
}

// ── Membership ──
export type OrgKind = 'Committee' | 'GeneralBranch' | 'Branch' | 'Group';

export interface OrgUnit {
  id: string;
  parentId: string | null;
  kind: OrgKind;
  name: string;
  shortName: string | null;
  isTemporary: boolean;
  endsOn: string | null;
  closedOn: string | null;
  memberCount: number;
  version: number | string;
}

export type MemberStatus = 'Full' | 'Probationary';
export type MemberState = 'Active' | 'Deactivated';

export interface MemberRole {
  id: string;
  role: import('../access/me').Role;
  orgUnitId: string | null;
  orgUnitName: string | null;
  grantedAt?: string | null;
}

export interface MemberRow {
  id: string;
  name: string;
  userName: string;
  employeeNumber: string | null;
  status: MemberStatus;
  state: MemberState;
  branch: Named | null;
  group: Named | null;
  temporaryBranch: Named | null;
  politicalBirthday: string | null;
  position: string | null;
  roles: MemberRole[];
  version: number | string;
}

export interface MemberDetail extends MemberRow {
  history: { at: string; actor: string | null; what: string }[];
}

export type MemberOutcome = 'New' | 'Update' | 'Unchanged' | 'Error';

export interface MemberImport {
  id: string;
  fileName: string;
  format: string;
  counts: { total: number; new: number; update: number; unchanged: number; error: number };
  state: ImportState;
}

export interface MemberImportRow {
  number: number;
  outcome: MemberOutcome;
  values: Record<string, string | null>;
  problems: { column: string | null; code: string; messageZh: string; messageEn: string }[];
}

export interface ConductRulesVersion {
  version: number;
  publishedAt: string;
  rules: string[];
  acknowledgedBy?: number;
  publishedBy?: string | null;
}

// ── Oversight ──
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

// ── Every service ──
export interface FailedMessage {
  id: string;
  queue: string;
  eventType: string | null;
  messageId: string | null;
  failedAt: string | null;
  attempts: number | null;
  reason: string | null;
  exceptionType: string | null;
  body: string | null;
}
