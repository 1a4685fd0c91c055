import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { useMe, type Role } from './access/me';
import { pages } from './shell/pages';

declare module 'vue-router' {
  interface RouteMeta {
    /** The entry of the side navigation that this page belongs to. */
    page?: string;
    /** Narrower than the entry's own roles. */
    only?: Role[];
    /** For members without a role, too. */
    open?: boolean;
  }
}

const routes: RouteRecordRaw[] = [
  { path: '/', component: () => import('./dashboard/DashboardPage.vue'), meta: { page: 'dashboard' } },
  { path: '/bank', component: () => import('./bank/QuestionBankPage.vue'), meta: { page: 'bank' } },
  {
    path: '/bank/import/:id?',
    component: () => import('./bank/QuestionImportPage.vue'),
    meta: { page: 'bank' },
  },
  { path: '/bank/new', component: () => import('./bank/QuestionEditPage.vue'), meta: { page: 'bank' } },
  { path: '/bank/:id/edit', component: () => import('./bank/QuestionEditPage.vue'), meta: { page: 'bank' } },
  { path: '/quizzes', component: () => import('./quizzes/QuizListPage.vue'), meta: { page: 'quizzes' } },
  { path: '/quizzes/new', component: () => import('./quizzes/QuizEditPage.vue'), meta: { page: 'quizzes' } },
  { path: '/quizzes/:id', component: () => import('./quizzes/QuizEditPage.vue'), meta: { page: 'quizzes' } },
  {
    path: '/quizzes/:id/statistics',
    component: () => import('./quizzes/QuizStatisticsPage.vue'),
    meta: { page: 'quizzes' },
  },
  { path: '/topics', component: () => import('./topics/TopicsPage.vue'), meta: { page: 'topics' } },
  { path: '/topics/:id', component: () => import('./topics/TopicPage.vue'), meta: { page: 'topics' } },
  { path: '/stories', component: () => import('./stories/StoryListPage.vue'), meta: { page: 'stories' } },
  {
    path: '/stories/review/:id?',
    component: () => import('./stories/ReviewPage.vue'),
    meta: { page: 'stories' },
  },
  { path: '/stories/:id', component: () => import('./stories/StoryPage.vue'), meta: { page: 'stories' } },
  { path: '/reviews', component: () => import('./reviews/ReviewListPage.vue'), meta: { page: 'reviews' } },
  {
    path: '/reviews/new',
    component: () => import('./reviews/ReviewEditPage.vue'),
    meta: { page: 'reviews', only: ['PartyOffice'] },
  },
  {
    path: '/reviews/:id',
    component: () => import('./reviews/ReviewEditPage.vue'),
    meta: { page: 'reviews', only: ['PartyOffice'] },
  },
  // A scribe is any member whom the review names: the page shows what its service lets this person do.
  {
    path: '/reviews/:id/live',
    component: () => import('./reviews/ControlRoomPage.vue'),
    meta: { page: 'reviews', only: [], open: true },
  },
  {
    path: '/scorecards',
    component: () => import('./oversight/ScorecardsPage.vue'),
    meta: { page: 'scorecards' },
  },
  { path: '/members', component: () => import('./members/MembersPage.vue'), meta: { page: 'members' } },
  {
    path: '/members/import/:id?',
    component: () => import('./members/MemberImportPage.vue'),
    meta: { page: 'members' },
  },
  {
    path: '/conduct-rules',
    component: () => import('./manage/ConductRulesPage.vue'),
    meta: { page: 'conduct-rules' },
  },
  {
    path: '/failed-messages',
    component: () => import('./manage/FailedMessagesPage.vue'),
    meta: { page: 'failed-messages' },
  },
  { path: '/systems', component: () => import('./manage/SystemsPage.vue'), meta: { page: 'systems' } },
  { path: '/events', component: () => import('./events/EventsPage.vue'), meta: { page: 'events' } },
  { path: '/signed-in', component: () => import('./shell/SignedInPage.vue'), meta: { open: true } },
  { path: '/forbidden', component: () => import('./shell/ForbiddenPage.vue') },
  { path: '/:rest(.*)', component: () => import('./shell/MissingPage.vue') },
];

export const router = createRouter({
  history: createWebHistory('/console/'),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

router.beforeEach((to) => {
  const page = pages.find((one) => one.name === to.meta.page);
  const roles = to.meta.only ?? page?.roles ?? [];
  if (!page || roles.length === 0 || useMe().has(...roles)) return true;
  return { path: '/forbidden', query: { page: page.name } };
});
