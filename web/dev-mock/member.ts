import type { IncomingMessage, ServerResponse } from 'node:http';
import { bank, board, me, members, month, pointRules, points, quizzes, rules, scorecards } from './data';

interface Paper {
  id: string;
  quizId: string;
  startedAt: number;
  deadline: number;
  answers: Record<string, string[]>;
  flags: Set<number>;
  revision: number;
  submittedAt?: number;
}
const papers = new Map<string, Paper>();
let signedIn = true;
let serial = 0;

/** Answers what the member client asks. */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const path = url.pathname;
  if (!/^\/(api|session|account)(\/|$)/.test(path)) return next();
  const body = await read(request);
  const send = (status: number, value?: unknown) => {
    response.statusCode = status;
    response.setHeader('Date', new Date().toUTCString());
    response.setHeader('Content-Type', status >= 400 ? 'application/problem+json' : 'application/json');
    response.end(value === undefined ? undefined : JSON.stringify(value));
  };
  const problem = (status: number, code: string, title: string, titleEn: string) =>
    send(status, { status, code, title, titleEn, traceId: '4b7c91e2a0d84c6f9a3e5b1c2d7f8e90' });

  if (path === '/session')
    return send(
      200,
      signedIn
        ? { signedIn, memberId: me.id, csrfToken: 'dev', expiresAt: new Date(Date.now() + 8 * 3600_000) }
        : { signedIn },
    );
  if (path === '/session/sign-in') {
    signedIn = true;
    response.writeHead(302, { Location: url.searchParams.get('returnUrl') ?? '/' });
    return void response.end();
  }
  if (path === '/session/sign-out') {
    signedIn = false;
    return send(200, { location: '/' });
  }
  if (!path.startsWith('/api/')) return next();
  if (!signedIn) return problem(401, 'session.ended', '登录已经过期，请重新登录', 'Your session has ended.');
  if (request.method !== 'GET' && request.headers['x-csrf-token'] !== 'dev')
    return problem(403, 'session.csrf', '页面过期了，刷新后再试', 'Anti-forgery token missing.');

  const route = `${request.method} ${path.replace(/^\/api/, '')}`;
  if (route === 'GET /membership/me') return send(200, me);
  if (route === 'GET /membership/conduct-rules/current')
    return send(200, { ...rules, acknowledged: me.conductRules.acknowledgedVersion === rules.version });
  if (/^POST \/membership\/conduct-rules\/\d+\/acknowledgement$/.test(route)) {
    me.conductRules.acknowledgedVersion = rules.version;
    return send(200, {});
  }
  if (route === 'GET /membership/members') {
    const q = url.searchParams.get('q') ?? '';
    return send(200, {
      items: members.filter((member) => member.name.includes(q)),
      next: null,
      previous: null,
    });
  }
  if (route === 'GET /learning/my/today') {
    const due = quizzes.slice(0, 2).filter((quiz) => quiz.attemptsUsed === 0 || quiz.id === 'q-2');
    return send(200, {
      items: due.map((quiz) => ({
        kind: quiz.openAttemptId ? 'Attempt' : 'Quiz',
        title: quiz.title,
        subtitle: quiz.attemptsUsed
          ? `最好 ${quiz.bestScore} 分，还可答 ${quiz.maxAttempts - quiz.attemptsUsed} 次`
          : `${quiz.questionCount} 题`,
        due: quiz.closesAt,
        link: quiz.openAttemptId ? `/learn/attempts/${quiz.openAttemptId}` : `/learn/quizzes/${quiz.id}`,
        minutes: quiz.timeLimitMinutes,
      })),
    });
  }
  if (route === 'GET /learning/my/quizzes') return send(200, { items: quizzes });
  if (route === 'GET /learning/points/rules') return send(200, pointRules);
  const mine = /^GET \/learning\/my\/quizzes\/([^/]+)$/.exec(route);
  if (mine) {
    const quiz = quizzes.find((item) => item.id === mine[1]);
    return quiz ? send(200, quiz) : problem(404, 'resource.notFound', '没找到', 'Not found.');
  }
  if (route === 'GET /learning/my/points') return send(200, points);
  if (route === 'GET /learning/my/points/entries') return send(200, { items: [], next: null, previous: 'x' });
  if (route === 'GET /learning/leaderboards/branches') {
    const wanted = url.searchParams.get('month') ?? month;
    return send(
      200,
      wanted === month
        ? board
        : { month: wanted, items: board.items.map((row) => ({ ...row, points: 0, average: 0 })), mine: null },
    );
  }
  if (route === 'GET /oversight/scorecards')
    return send(200, url.searchParams.get('month') === month ? scorecards : { month, items: [] });

  const start = /^POST \/learning\/quizzes\/([^/]+)\/attempts$/.exec(route);
  if (start) {
    const quiz = quizzes.find((item) => item.id === start[1])!;
    const id = quiz.openAttemptId ?? `a-${++serial}`;
    if (!quiz.openAttemptId) {
      quiz.openAttemptId = id;
      quiz.attemptsUsed += 1;
      papers.set(id, {
        id,
        quizId: quiz.id,
        startedAt: Date.now(),
        deadline: Date.now() + quiz.timeLimitMinutes * 60_000,
        answers: {},
        flags: new Set(),
        revision: 0,
      });
    }
    return send(201, { id });
  }
  const one = /^(\w+) \/learning\/attempts\/([^/]+)(?:\/(answers|submission|result)(?:\/(\d+))?)?$/.exec(
    route,
  );
  if (one) {
    const paper = papers.get(one[2]!) ?? (one[2] === 'a-0' ? finished() : undefined);
    if (!paper) return problem(404, 'attempt.missing', '没有这份答卷', 'No such attempt.');
    const quiz = quizzes.find((item) => item.id === paper.quizId)!;
    if (one[3] === 'answers') {
      if (paper.submittedAt)
        return problem(409, 'attempt.closed', '这份答卷已经交了', 'This attempt has ended.');
      const given = JSON.parse(body) as { answer: string[]; flagged: boolean };
      paper.answers[one[4]!] = given.answer;
      if (given.flagged) paper.flags.add(Number(one[4]));
      else paper.flags.delete(Number(one[4]));
      paper.revision += 1;
      return send(200, { savedAt: new Date(), revision: paper.revision });
    }
    if (one[3] === 'submission') {
      paper.submittedAt ??= Date.now();
      quiz.openAttemptId = null;
      quiz.lastAttemptId = paper.id;
      quiz.bestScore = Math.max(quiz.bestScore ?? 0, grade(paper).score);
      return send(200, grade(paper));
    }
    if (one[3] === 'result') return send(200, grade(paper));
    return send(200, {
      id: paper.id,
      quizId: quiz.id,
      quizTitle: quiz.title,
      state: paper.submittedAt ? 'Submitted' : 'InProgress',
      startedAt: new Date(paper.startedAt),
      deadline: new Date(paper.deadline),
      serverNow: new Date(),
      questions: bank.map(({ number, type, stem, options, blanks, points: worth }) => ({
        number,
        type,
        stem,
        options,
        blanks,
        points: worth,
      })),
      answers: paper.answers,
      flags: [...paper.flags],
      revision: paper.revision,
    });
  }
  problem(404, 'route.missing', '没有这个地址', 'No such route.');
}

function finished(): Paper {
  const answers = Object.fromEntries(bank.map((question) => [String(question.number), question.answer]));
  Object.assign(answers, { '4': ['A', 'B'], '2': ['T'], '8': ['集体领导'] });
  return {
    id: 'a-0',
    quizId: 'q-2',
    startedAt: Date.now() - 5_000_000,
    deadline: Date.now(),
    answers,
    flags: new Set([3]),
    revision: 12,
    submittedAt: Date.now() - 5_000_000 + 696_000,
  };
}

function grade(paper: Paper) {
  const quiz = quizzes.find((item) => item.id === paper.quizId)!;
  const questions = bank.map((question) => {
    const given = paper.answers[question.number] ?? [];
    const correct = [...given].sort().join() === [...question.answer].sort().join();
    return {
      ...question,
      given,
      flagged: paper.flags.has(question.number),
      correct,
      scored: correct ? question.points : 0,
    };
  });
  const score = questions.reduce((sum, question) => sum + question.scored, 0);
  return {
    attemptId: paper.id,
    quizId: quiz.id,
    quizTitle: quiz.title,
    score,
    totalPoints: 100,
    passed: score >= quiz.passPercent,
    passPercent: quiz.passPercent,
    previousScore: null,
    questionCount: bank.length,
    state: 'Submitted',
    submittedAt: new Date(paper.submittedAt ?? Date.now()),
    durationSeconds: Math.round(((paper.submittedAt ?? Date.now()) - paper.startedAt) / 1000),
    correctCount: questions.filter((question) => question.correct).length,
    pointsEarned: score >= 60 ? 10 : 0,
    questions,
    hidden: null,
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
