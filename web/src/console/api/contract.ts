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
  category: Named & { parentName: string | null };
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
  createdAt: string;
  updatedBy: Author;
  history: QuestionVersion[];
}

export interface Author {
  id: string;
  name: string | null;
}

export interface QuestionVersion {
  versionId: string;
  version: number;
  at: string;
  by: Author;
  type: QuestionType;
  stem: string;
  options: Option[];
  answer: string[];
  explanation: string | null;
  difficulty: Difficulty;
}

export interface QuestionCounts {
  total: number;
  byState: Partial<Record<QuestionState, number>>;
  byType: Partial<Record<QuestionType, number>>;
  withoutExplanation: number;
}

export interface Category extends Named {
  parentId: string | null;
  questions: number;
  active: number;
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
  createdAt: string;
  expiresAt: string;
  result: CommitResult | null;
  counts: {
    total: number;
    importable: number;
    duplicate: number;
    error: number;
    byType: Partial<Record<QuestionType, number>>;
    withoutExplanation: number;
    duplicateStems: number;
    undecided: number;
    decided: Partial<Record<RowDecision, number>>;
  };
}

export interface ImportRow {
  number: number;
  location: string;
  type: QuestionType | null;
  stem: string;
  options: Option[];
  answer: string[];
  /** The answer as it was written. */
  rawAnswer: string;
  explanation: string | null;
  difficulty: Difficulty | null;
  category: string | null;
  outcome: RowOutcome;
  decision: RowDecision;
  isDecided: boolean;
  isCorrected: boolean;
  problems: { code: string; messageZh: string; messageEn: string }[];
  duplicateOf: {
    questionId: string | null;
    questionNumber: string | null;
    rowNumber: number | null;
    sameAnswer: boolean;
    otherAnswer: string;
  } | null;
  original: string;
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
  totalPoints: number;
  attempts: number;
  takers: number;
  createdAt: string;
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
  rows: { wanted: number; available: number; overlapPercent: number }[];
  wanted: number;
  available: number;
  totalPoints: number;
  publishable: boolean;
  shortage: { row: number; wanted: number; available: number } | null;
}

export interface QuizStatistics {
  quizId: string;
  title: string;
  state: QuizState;
  opensAt: string | null;
  closesAt: string | null;
  timeLimitMinutes: number | null;
  passPercent: number;
  asOf: string;
  members: number;
  takers: number;
  graded: number;
  attempts: number;
  participationRate: number | null;
  averagePercent: number | null;
  passed: number;
  passRate: number | null;
  medianSeconds: number | null;
  branches: BranchStatistics[];
  /** For the Party office alone. */
  questions: QuestionStatistics[] | null;
}

export interface BranchStatistics {
  branchId: string;
  branchName: string;
  members: number;
  takers: number;
  graded: number;
  participationRate: number | null;
  averagePercent: number | null;
  passed: number;
  passRate: number | null;
}

export interface QuestionStatistics {
  questionId: string;
  questionNumber: string;
  version: number;
  type: QuestionType;
  difficulty: Difficulty;
  stem: string;
  takers: number;
  correct: number;
  facility: number | null;
  discrimination: number | null;
}

// ── Membership ──
export type OrgKind = 'Committee' | 'GeneralBranch' | 'Branch' | 'Group';

export interface OrgUnit {
  id: string;
  parentId: string | null;
  kind: OrgKind;
  name: string;
  shortName: string;
  isTemporary: boolean;
  endsOn: string | null;
  closedOn: string | null;
  memberCount: number;
  version: number;
}

export interface UnitReference extends Named {
  shortName: string;
}

export type MemberStatus = 'Full' | 'Probationary';
export type MemberState = 'Active' | 'Deactivated';

export interface MemberRole {
  id: string;
  role: import('../access/me').Role;
  orgUnitId: string | null;
  orgUnitName: string | null;
  grantedAt: string;
}

export interface MemberRow {
  id: string;
  name: string;
  /** What the caller may not see is null. */
  userName: string | null;
  employeeNumber: string | null;
  status: MemberStatus | null;
  state: MemberState;
  branch: UnitReference;
  group: UnitReference | null;
  temporaryBranch: (UnitReference & { endsOn: string | null }) | null;
  politicalBirthday: string | null;
  position: string | null;
  roles: MemberRole[];
  version: number;
}

export interface MemberDetail extends MemberRow {
  history: { at: string; actor: string; kind: string; what: string }[] | null;
}

export type MemberOutcome = 'New' | 'Update' | 'Unchanged' | 'Error';

export interface MemberImport {
  id: string;
  fileName: string;
  format: string;
  counts: { total: number; new: number; update: number; unchanged: number; error: number };
  state: ImportState;
  ignoredColumns: string[];
  createdAt: string;
  committedAt: string | null;
}

export interface FirstPassword {
  number: number;
  name: string;
  userName: string;
  oneTimePassword: string;
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
  acknowledgedBy: number;
}

// ── Oversight ──
export interface Scorecard {
  branchId: string;
  branchName: string;
  isTemporary: boolean;
  members: number;
  participants: number;
  participationRate: number | null;
  quizzesCompleted: number;
  quizzesGraded: number;
  quizzesPassed: number;
  gradedParticipants: number;
  passRate: number | null;
  averageScorePercent: number | null;
}

// ── Membership: other systems ──
export interface ConnectedSystem {
  id: string;
  clientId: string;
  name: string;
  scopes: string[];
  createdAt: string;
  secretChangedAt: string;
  disabledAt: string | null;
}

// ── Every service ──
export interface FailedMessage {
  id: string;
  queue: string;
  eventType: string;
  messageId: string | null;
  failedAt: string;
  attempts: number;
  reason: string;
  exceptionType: string;
  body: string;
  settled: { at: string; by: string; as: string; reason: string | null } | null;
}
