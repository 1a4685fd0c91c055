import { readonly, ref } from 'vue';
import { ApiError, NetworkError } from './problem';

export interface Session {
  signedIn: boolean;
  memberId?: string;
  expiresAt?: string;
  csrfToken?: string;
}

const session = ref<Session>();
const ended = ref(false);
let loading: Promise<Session> | undefined;

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
  session.value = value;
  if (value.signedIn) ended.value = false;
  return value;
}

export async function csrfToken(needed: boolean): Promise<string | undefined> {
  return needed ? (await loadSession()).csrfToken : undefined;
}

/** An API answered 401: the session is over, whatever we believed. */
export function sessionEnded(): void {
  if (session.value?.signedIn === false) return;
  session.value = { signedIn: false };
  ended.value = true;
}

export function useSession() {
  return { session: readonly(session), ended: readonly(ended) };
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
  session.value = { signedIn: false };
  await cleared?.();
  location.assign(answer.location ?? '/');
}
