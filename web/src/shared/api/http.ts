import { observeServerTime } from '../time/clock';
import { ApiError, NetworkError, type Problem } from './problem';
import { csrfToken, loadSession, sessionEnded } from './session';
import { newTrace } from './trace';

const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * fetch for our own origin: sends the session's cookie, the anti-forgery header on changes and a trace of its own, and
 * learns the server's time from every answer. Give it to openapi-fetch as `fetch`.
 */
export async function sessionFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, { credentials: 'same-origin', ...init });
  if (!request.headers.has('traceparent')) request.headers.set('traceparent', newTrace());
  const spare = request.clone(); // sent once more it is the same action: the same trace
  let response = await send(request, await csrfToken(unsafe.has(request.method)));
  if (response.status === 403 && unsafe.has(request.method) && (await codeOf(response)) === 'session.csrf') {
    // The token changes when the session does, in another tab for example. Refused before it reached a service: send once more.
    await loadSession(true);
    response = await send(spare, await csrfToken(true));
  }
  if (response.status === 401) sessionEnded();
  return response;
}

async function send(request: Request, token: string | undefined): Promise<Response> {
  if (token !== undefined) request.headers.set('X-CSRF-Token', token);
  const sent = Date.now();
  let response: Response;
  try {
    response = await fetch(request);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new NetworkError({ cause: error });
  }
  const date = response.headers.get('Date');
  if (date !== null) observeServerTime(Date.parse(date), sent, Date.now(), 1000);
  return response;
}

async function codeOf(response: Response): Promise<string | undefined> {
  try {
    return ((await response.clone().json()) as Problem).code;
  } catch {
    return undefined;
  }
}

export interface RequestOptions {
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export interface Answer<T> {
  data: T;
  etag?: string;
  status: number;
}

/** One call; anything but a success is thrown as ApiError or NetworkError. */
export async function call<T>(
  method: string,
  path: string,
  options: RequestOptions = {},
): Promise<Answer<T>> {
  const url = new URL(path, location.origin);
  for (const [name, value] of Object.entries(options.query ?? {}))
    if (value !== undefined && value !== '') url.searchParams.set(name, String(value));
  const form = options.body instanceof FormData;
  const response = await sessionFetch(url, {
    method,
    signal: options.signal,
    headers: {
      Accept: 'application/json',
      ...(options.body !== undefined && !form ? { 'Content-Type': 'application/json' } : {}),
      ...options.headers,
    },
    body:
      options.body === undefined
        ? undefined
        : form
          ? (options.body as FormData)
          : JSON.stringify(options.body),
  });
  if (!response.ok) throw await toApiError(response);
  const json = response.headers.get('Content-Type')?.includes('json') === true;
  return {
    data: (json ? await response.json() : undefined) as T,
    etag: response.headers.get('ETag') ?? undefined,
    status: response.status,
  };
}

/** `read` is the body where somebody has read it already. */
export async function toApiError(response: Response, read?: unknown): Promise<ApiError> {
  let problem: Problem = typeof read === 'object' && read !== null ? (read as Problem) : {};
  try {
    if (read === undefined) problem = (await response.json()) as Problem;
  } catch {
    // A proxy's own page: the status says enough.
  }
  const retry = Number(response.headers.get('Retry-After'));
  return new ApiError(response.status, problem, retry > 0 ? retry : undefined);
}

export const get = async <T>(path: string, options?: RequestOptions): Promise<T> =>
  (await call<T>('GET', path, options)).data;
export const post = async <T>(path: string, body?: unknown, options?: RequestOptions): Promise<T> =>
  (await call<T>('POST', path, { ...options, body })).data;
export const put = async <T>(path: string, body?: unknown, options?: RequestOptions): Promise<T> =>
  (await call<T>('PUT', path, { ...options, body })).data;
export const del = async <T>(path: string, options?: RequestOptions): Promise<T> =>
  (await call<T>('DELETE', path, options)).data;
