import type { components as LearningDocument } from '@/shared/api/generated/learning';
import type { components as MembershipDocument } from '@/shared/api/generated/membership';
import type { components as NotificationsDocument } from '@/shared/api/generated/notifications';
import type { components as OversightDocument } from '@/shared/api/generated/oversight';
import type { components as ShowcaseDocument } from '@/shared/api/generated/showcase';

/** The answers that the console reads, under short names; the shapes come from the services' OpenAPI documents. */

type Learning = LearningDocument['schemas'];
type Membership = MembershipDocument['schemas'];
type Notifications = NotificationsDocument['schemas'];
type Oversight = OversightDocument['schemas'];
type Showcase = ShowcaseDocument['schemas'];

export interface Page<T> {
  items: T[];
  next: string | null;
  previous: string | null;
}

// ── Learning: questions ──
export type QuestionType = Learning['QuestionType'];
export type Difficulty = Learning['Difficulty'];
export type QuestionState = Learning['QuestionState'];
export type Option = Learning['QuestionOption'];
export type QuestionRow = Learning['QuestionItem'];
export type QuestionDetail = Learning['QuestionDetail'];
export type QuestionCounts = Learning['QuestionCounts'];
export type Category = Learning['CategoryItem'];

export type RowOutcome = Learning['RowOutcome'];
export type RowDecision = Learning['RowDecision'];
export type QuestionImport = Learning['QuestionImportAnswer'];
export type ImportRow = Learning['QuestionImportRowAnswer'];
export type CommitResult = Learning['ImportResult'];
export type RowCorrection = Learning['RowCorrection'];

// ── Learning: quizzes ──
export type QuizState = Learning['QuizState'];
export type QuizRow = Learning['QuizRow'];
export type Draw = Learning['DrawRule'];
export type Showing = Learning['ReviewMoment'];
export type QuizSettings = Learning['QuizSettings'];
export type Quiz = Learning['QuizResponse'];
export type DrawCheck = Learning['DrawCheckResponse'];
export type QuizStatistics = Learning['QuizStatisticsResponse'];
export type BranchStatistics = Learning['BranchStatistics'];
export type QuestionStatistics = Learning['QuestionStatistics'];

// ── Learning: topics ──
export type Topic = Learning['TopicResponse'];
export type TopicRow = Learning['ManagedTopicResponse'];
export type TopicPost = Learning['ManagedPostResponse'];
export type PostState = Learning['PostState'];
export type TopicRules = Learning['TopicRulesResponse'];

// ── Membership ──
export type OrgKind = Membership['OrgUnitKind'];
export type OrgUnit = Membership['OrgUnitResponse'];
export type MemberStatus = Membership['MemberStatus'];
export type MemberRole = Membership['RoleResponse'];
export type MemberRow = Membership['MemberResponse'];
/** The same answer; with its history where the caller may see it. */
export type MemberDetail = Membership['MemberResponse'];
export type MemberOutcome = Membership['RowOutcome'];
export type MemberImport = Membership['ImportResponse'];
export type MemberImportRow = Membership['ImportRowResponse'];
export type FirstPassword = Membership['FirstPassword'];
export type ConductRulesVersion = Membership['ConductRulesVersion'];
export type ConnectedSystem = Membership['SystemResponse'];
export type MyAccount = Membership['MeResponse'];
export type Role = Membership['PartyRole'];

// ── Showcase ──
export type Story = Showcase['StoryResponse'];
export type StoryRow = Showcase['StoryItem'];
export type JudgeObstacle = NonNullable<StoryRow['obstacle']>;
export type StoryKind = Showcase['StoryKind'];
export type StoryState = Showcase['StoryState'];
export type StoryStep = Showcase['StoryStepLine'];
export type StoryVersion = Showcase['StoryVersionResponse'];
export type StoryCounts = Showcase['StoryCounts'];

// ── Oversight ──
export type Scorecard = Oversight['Scorecard'];

// ── Notifications ──
export type Subscriber = Notifications['SubscriberResponse'];
export type SubscriberList = Notifications['SubscriberList'];
export type SubscriberSecret = Notifications['SubscriberSecretResponse'];
export type SubscribingSystem = Notifications['SystemRow'];
export type EventRow = Notifications['EventRow'];
export type EventType = Notifications['EventTypeRow'];

// ── Every service ──
export type FailedMessage = Oversight['FailedMessage'];
