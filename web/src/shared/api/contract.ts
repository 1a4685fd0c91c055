import type { components as LearningDocument } from './generated/learning';
import type { components as MembershipDocument } from './generated/membership';
import type { components as NotificationsDocument } from './generated/notifications';
import type { components as OversightDocument } from './generated/oversight';
import type { components as ShowcaseDocument } from './generated/showcase';

/** The answers that the member client reads, under short names; all made from the services' OpenAPI documents. */
type Learning = LearningDocument['schemas'];
type Membership = MembershipDocument['schemas'];
type Notifications = NotificationsDocument['schemas'];
type Oversight = OversightDocument['schemas'];
type Showcase = ShowcaseDocument['schemas'];

export type Me = Membership['MeResponse'];
export type ConductRules = Membership['CurrentRulesResponse'];
export type DirectoryMember = Membership['MemberResponse'];

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
export type Topic = Learning['TopicResponse'];
export type TopicPost = Learning['PostResponse'];
export type TopicPosts = Learning['PostsResponse'];
export type PostOrder = Learning['PostOrder'];

export type Scorecard = Oversight['Scorecard'];

export type Story = Showcase['StoryResponse'];
export type StoryItem = Showcase['StoryItem'];
export type StoryKind = Showcase['StoryKind'];
export type StoryState = Showcase['StoryState'];
export type StoryContent = Showcase['StoryContent'];
export type InboxMessage = Notifications['InboxMessage'];
export type NoticeKind = Notifications['NoticeKind'];
