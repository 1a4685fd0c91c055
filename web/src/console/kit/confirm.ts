import { shallowRef } from 'vue';

export interface Question {
  /** A question with the object's name. */
  title: string;
  /** The effect, and what cannot be undone. */
  body: string[];
  facts?: { label: string; value: string }[];
  action: string;
  stay: string;
  /** Hard to take back: solid danger, and a reason of at least five characters. */
  danger?: boolean;
  reason?: string;
}

export interface Answer {
  reason: string;
}

export const asked = shallowRef<{ question: Question; answer: (value: Answer | undefined) => void }>();

/** Level 1 and 2 confirmations. Resolves with nothing when the person stays. */
export function confirm(question: Question): Promise<Answer | undefined> {
  asked.value?.answer(undefined);
  return new Promise((resolve) => {
    asked.value = {
      question,
      answer: (value) => {
        asked.value = undefined;
        resolve(value);
      },
    };
  });
}
