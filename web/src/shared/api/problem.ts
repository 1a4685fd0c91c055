/** The body of an error answer: RFC 9457 with our stable `code`, both languages and the trace's id. */
export interface Problem {
  status?: number;
  code?: string;
  title?: string;
  titleEn?: string;
  detail?: string;
  traceId?: string;
  errors?: Record<string, string[]>;
}

/** The server answered, and said no. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
    /** Seconds to wait, from Retry-After. */
    readonly retryAfter?: number,
  ) {
    super(problem.title ?? `HTTP ${status}`);
    this.name = 'ApiError';
  }

  get code(): string {
    return this.problem.code ?? `http.${this.status}`;
  }

  get traceId(): string | undefined {
    return this.problem.traceId;
  }
}

/** No answer came: offline, or the way to the server is broken. Whether the request arrived is unknown. */
export class NetworkError extends Error {
  constructor(options?: ErrorOptions) {
    super('network', options);
    this.name = 'NetworkError';
  }
}

/** The service does not answer for now: it starts, recovers or is cut off, and asking again will do. */
export function isAway(error: unknown): boolean {
  return error instanceof ApiError && [502, 503, 504].includes(error.status);
}

/** An error answer that will be the same however often it is sent again. */
export function isFinal(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    error.status >= 400 &&
    error.status < 500 &&
    ![401, 408, 425, 429].includes(error.status) &&
    error.code !== 'session.csrf'
  );
}

const own: Record<string, { zh: string; en: string }> = {
  network: { zh: '网络断开了，连上以后再试一次', en: 'You are offline. Try again once you are connected.' },
  server: { zh: '是我们这边的问题，稍后再试一次', en: 'The problem is on our side. Please try again later.' },
  unavailable: {
    zh: '服务正在恢复，等几秒再试一次',
    en: 'The service is recovering. Try again in a few seconds.',
  },
  'session.ended': { zh: '登录已经过期，请重新登录', en: 'Your session has ended. Please sign in again.' },
  forbidden: { zh: '这里由其他同志负责，你还不能打开', en: 'You do not have access to this.' },
  missing: { zh: '没找到，可能已经被移走了', en: 'Not found. It may have been moved.' },
  stale: {
    zh: '别人刚改过，刷新后再改',
    en: 'Somebody else has just changed this. Refresh, then edit again.',
  },
};

function wait(seconds: number | undefined): { zh: string; en: string } {
  return seconds === undefined
    ? { zh: '点得太快了，歇几秒再试', en: 'Too many requests. Wait a few seconds.' }
    : { zh: `点得太快了，${seconds} 秒后再试`, en: `Too many requests. Try again in ${seconds} seconds.` };
}

/** What to tell a person. The server's own words win wherever it has some. */
export function problemMessage(error: unknown, locale: string): string {
  const language = locale.startsWith('en') ? 'en' : 'zh';
  if (error instanceof NetworkError) return own['network']![language];
  if (!(error instanceof ApiError)) return own['server']![language];
  if (error.status === 401) return own['session.ended']![language];
  const said = language === 'en' ? error.problem.titleEn : error.problem.title;
  // A framework's own English title ("Bad Request") is not for a Chinese reader.
  const usable = said && (language === 'en' || /[\u4e00-\u9fff]/.test(said));
  if (error.status >= 500)
    return usable && error.problem.code ? said : own[isAway(error) ? 'unavailable' : 'server']![language];
  if (usable) return said;
  if (error.status === 429) return wait(error.retryAfter)[language];
  if (error.status === 403) return own['forbidden']![language];
  if (error.status === 404) return own['missing']![language];
  if (error.status === 412) return own['stale']![language];
  return own['server']![language];
}

export function problemTraceId(error: unknown): string | undefined {
  return error instanceof ApiError ? error.traceId : undefined;
}
