import { customRef, type Ref } from 'vue';
import { useSession } from '@/shared/api/session';

const prefix = 'party.kept.';

/**
 * A text that is not sent yet. It outlives the page that it is written on, a session that ends in between and the way
 * through the sign-in; it is of this tab and of this member, and goes with signing out.
 */
export function useKept(place: string): Ref<string> {
  const key = `${prefix}${useSession().session.value?.memberId ?? ''}.${place}`;
  return customRef((track, trigger) => ({
    get() {
      track();
      return sessionStorage.getItem(key) ?? '';
    },
    set(text) {
      if (text === '') sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, text);
      trigger();
    },
  }));
}

/** For signing out: the next person finds nothing. */
export function clearKept(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
}
