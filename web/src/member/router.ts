import { nextTick } from 'vue';
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { newKey } from '@/shared/api/key';
import { dismissAsk } from './parts/ask';
import HomePage from './home/HomePage.vue';

declare module 'vue-router' {
  interface RouteMeta {
    /** A tab page: shows the tab bar, is kept alive. */
    tab?: boolean;
    /** Readable signed out. */
    open?: boolean;
    /** Key of the document's title, which is also WeChat's. */
    title?: string;
  }
}

const routes: RouteRecordRaw[] = [
  { path: '/', name: 'home', component: HomePage, meta: { tab: true, title: 'tabs.home' } },
  {
    path: '/learn',
    name: 'learn',
    component: () => import('./learn/LearnPage.vue'),
    meta: { tab: true, title: 'tabs.learn' },
  },
  {
    path: '/showcase',
    name: 'showcase',
    component: () => import('./showcase/ShowcasePage.vue'),
    meta: { tab: true, title: 'tabs.showcase' },
  },
  {
    path: '/oversight',
    name: 'oversight',
    component: () => import('./oversight/OversightPage.vue'),
    meta: { tab: true, title: 'tabs.oversight' },
  },
  {
    path: '/oversight/reviews',
    name: 'reviews',
    component: () => import('./oversight/ReviewListPage.vue'),
    meta: { title: 'review.past' },
  },
  {
    path: '/oversight/reviews/:reviewId',
    name: 'review',
    component: () => import('./oversight/ReviewPage.vue'),
    props: true,
    meta: { title: 'review.title' },
  },
  {
    path: '/me',
    name: 'me',
    component: () => import('./me/MePage.vue'),
    meta: { tab: true, title: 'tabs.me' },
  },

  {
    path: '/learn/quizzes',
    name: 'quizzes',
    component: () => import('./learn/QuizListPage.vue'),
    meta: { title: 'learn.quizzes' },
  },
  {
    path: '/learn/quizzes/:quizId',
    name: 'quiz',
    component: () => import('./quiz/IntroPage.vue'),
    props: true,
    meta: { title: 'quiz.intro' },
  },
  {
    path: '/learn/attempts/:attemptId',
    name: 'attempt',
    component: () => import('./quiz/AttemptPage.vue'),
    props: true,
    meta: { title: 'quiz.what' },
  },
  {
    path: '/learn/attempts/:attemptId/result',
    name: 'result',
    component: () => import('./quiz/ResultPage.vue'),
    props: true,
    meta: { title: 'result.title' },
  },
  {
    path: '/learn/topics',
    name: 'topics',
    component: () => import('./topics/TopicListPage.vue'),
    meta: { title: 'topics.title' },
  },
  {
    path: '/learn/topics/:topicId',
    name: 'topic',
    component: () => import('./topics/TopicPage.vue'),
    props: true,
    meta: { title: 'topics.one' },
  },
  {
    path: '/showcase/stories/:storyId',
    name: 'story',
    component: () => import('./showcase/StoryPage.vue'),
    props: true,
    meta: { title: 'story.what' },
  },
  {
    path: '/showcase/mine',
    name: 'myStories',
    component: () => import('./showcase/MyStoriesPage.vue'),
    meta: { title: 'story.mine' },
  },
  {
    // A name of its own from the first letter on: the address finds the draft again after the page was closed.
    path: '/showcase/write/new',
    redirect: () => ({ name: 'write', params: { draftId: newKey() }, query: { fresh: '1' } }),
  },
  {
    path: '/showcase/write/:draftId',
    name: 'write',
    component: () => import('./showcase/WritePage.vue'),
    props: true,
    meta: { title: 'write.title' },
  },
  {
    path: '/points',
    name: 'points',
    component: () => import('./points/PointsPage.vue'),
    meta: { title: 'points.title' },
  },
  {
    path: '/points/branches',
    name: 'board',
    component: () => import('./points/BoardPage.vue'),
    meta: { title: 'points.boardTitle' },
  },
  {
    path: '/points/rules',
    name: 'pointRules',
    component: () => import('./points/PointRulesPage.vue'),
    meta: { title: 'points.rulesTitle' },
  },
  {
    path: '/rules',
    name: 'rules',
    component: () => import('./me/RulesPage.vue'),
    meta: { title: 'rules.title' },
  },
  {
    path: '/inbox',
    name: 'inbox',
    component: () => import('./inbox/InboxPage.vue'),
    meta: { title: 'inbox.title' },
  },
  {
    path: '/me/privacy',
    name: 'privacy',
    component: () => import('./me/PrivacyPage.vue'),
    meta: { title: 'privacy.title' },
  },
  {
    path: '/me/branch',
    name: 'branch',
    component: () => import('./me/BranchPage.vue'),
    meta: { title: 'branch.title' },
  },

  // The services' own addresses for the same things, as tasks and messages link to them.
  { path: '/quizzes/:quizId', redirect: (to) => ({ name: 'quiz', params: to.params }) },
  { path: '/topics/:topicId', redirect: (to) => ({ name: 'topic', params: to.params }) },
  { path: '/reviews/:reviewId', redirect: (to) => ({ name: 'review', params: to.params }) },
  { path: '/stories/:storyId', redirect: (to) => ({ name: 'story', params: to.params }) },
  { path: '/attempts/:attemptId', redirect: (to) => ({ name: 'attempt', params: to.params }) },
  {
    path: '/:rest(.*)*',
    name: 'missing',
    component: () => import('./shell/MissingPage.vue'),
    meta: { open: true, title: 'app.notFound' },
  },
];

export function createMemberRouter(t: (key: string) => string) {
  const router = createRouter({ history: createWebHistory('/'), routes });

  router.beforeEach(() => !dismissAsk());

  router.afterEach(async (to, from) => {
    document.title = to.meta.title ? `${t(to.meta.title)} · ${t('app.name')}` : t('app.name');
    // A sheet opening or closing is not a new page, and the first page is announced by its title.
    if (to.path === from.path || from.matched.length === 0) return;
    await nextTick();
    requestAnimationFrame(() => {
      const heading = document.querySelector<HTMLElement>('.app h1');
      if (heading === null) return;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    });
  });

  // A new release has replaced the files that this page would fetch: load the page anew, once.
  router.onError((error, to) => {
    if (!/dynamically imported module|Importing a module script failed|Failed to fetch/i.test(String(error)))
      throw error;
    const mark = 'party.reloaded';
    if (navigator.onLine && sessionStorage.getItem(mark) !== to.fullPath) {
      sessionStorage.setItem(mark, to.fullPath);
      location.assign(to.fullPath);
    }
  });

  return router;
}
