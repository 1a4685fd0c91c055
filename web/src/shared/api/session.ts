import { readonly, ref } from 'vue';
import { serverNow } from '../time/clock';
import { ApiError, NetworkError } from './problem';

export interface Session {
  signedIn: boolean;
  memberId?: string;
  expiresAt?: string;
  csrfToken?: string;
}

const session = ref<Session>();
const ended = ref(false);
const ending = ref<number>();
/** Whose page this is: what one person wrote is not for the next who signs in. */
let owner: string | undefined;
let loading: Promise<Session> | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** So long before the end the person is told. */
const ahead = 120_000;
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('party.session');

/** The web session at the gateway; tokens never reach the browser. */
export async function loadSession(again = false): Promise<Session> {
  if (session.value !== undefined && !again) return session.value;
  loading ??= fetchSession().finally(() => (loading = undefined));
  return loading;
}

async function fetchSession(): Promise<Session> {
  let response: Response;
  try {
    response = await fetch('/session', {
      credentials: 'same-origin',
      headers: { Accept: 'application/json' },
      cache: 'no-store',
    });
  } catch (error) {
    throw new NetworkError({ cause: error });
  }
  if (!response.ok) throw new ApiError(response.status, {});
  const value = (await response.json()) as Session;
  const was = session.value;
  session.value = value;
  if (!value.signedIn) {
    if (was?.signedIn) sessionEnded(true);
    return value;
  }
  if (owner !== undefined && owner !== value.memberId) {
    location.reload();
    return value;
  }
  owner = value.memberId;
  ended.value = false;
  if (was?.signedIn !== true) channel?.postMessage('begun');
  watchEnd(value);
  return value;
}

/**
 * Using a session lengthens it, here or in another tab: so the end is looked up when it comes near, and only then is
 * anybody told. Looking does not count as use.
 */
function watchEnd({ expiresAt }: Session): void {
  clearTimeout(timer);
  if (expiresAt === undefined) return;
  const end = Date.parse(expiresAt);
  const left = end - serverNow();
  ending.value = left <= ahead ? end : undefined;
  const wait = left > ahead ? left - ahead : left;
  timer = setTimeout(() => void look(), Math.min(Math.max(wait, 5_000), 2 ** 31 - 1));
}

async function look(): Promise<void> {
  clearTimeout(timer);
  try {
    await loadSession(true);
  } catch {
    // No network, no verdict: asked again soon, and any call that is refused says it too.
    timer = setTimeout(() => void look(), 30_000);
  }
}

// Signed in again in another window: what is open here goes on.
channel?.addEventListener('message', () => {
  if (ended.value || ending.value !== undefined) void look();
});
// Timers of a page that was hidden, or of a computer that slept, are late.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && (ended.value || ending.value !== undefined)) void look();
});

export async function csrfToken(needed: boolean): Promise<string | undefined> {
  return needed ? (await loadSession()).csrfToken : undefined;
}

/** An API answered 401: the session is over, whatever we believed. */
export function sessionEnded(known = false): void {
  if (session.value?.signedIn === false && !known) return;
  clearTimeout(timer);
  session.value = { signedIn: false };
  ending.value = undefined;
  ended.value = true;
}

/** Any use lengthens the session, up to the longest that it may last. True when it goes on for longer than the warning. */
export async function prolong(use: () => Promise<unknown>): Promise<boolean> {
  await use();
  await loadSession(true);
  return ending.value === undefined;
}

/** `ending` is the moment, on the server's clock, once it is near. */
export function useSession() {
  return { session: readonly(session), ended: readonly(ended), ending: readonly(ending) };
}

/** Where to sign in and come back to. */
export function signInAddress(returnUrl = location.pathname + location.search): string {
  return `/session/sign-in?returnUrl=${encodeURIComponent(returnUrl)}`;
}

/** `cleared` runs once the session has ended, before the page goes. */
export async function signOut(cleared?: () => Promise<void>): Promise<void> {
  const token = await csrfToken(true);
  const response = await fetch('/session/sign-out', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { Accept: 'application/json', ...(token ? { 'X-CSRF-Token': token } : {}) },
  });
  if (!response.ok && response.status !== 401) throw new ApiError(response.status, {});
  const answer = response.ok ? ((await response.json()) as { location?: string }) : {};
  clearTimeout(timer);
  session.value = { signedIn: false };
  await cleared?.();
  location.assign(answer.location ?? '/');
}
