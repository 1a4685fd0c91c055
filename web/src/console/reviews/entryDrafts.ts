import { reactive } from 'vue';

/**
 * What a scribe has begun and not sent: one text for each branch and section of a review, on this machine, so that a
 * closed window, a power cut or a look at another section costs nothing. Whose it is stands in the name: machines are shared.
 */
export function entryDrafts(memberId: string, reviewId: string) {
  const prefix = `party.entry.${memberId}.${reviewId}.`;
  const texts = reactive<Record<string, string>>({});
  for (const name of Object.keys(localStorage))
    if (name.startsWith(prefix)) texts[name.slice(prefix.length)] = localStorage.getItem(name)!;
  return {
    read: (branchId: string, section: string): string => texts[`${branchId}.${section}`] ?? '',
    write(branchId: string, section: string, text: string): void {
      const place = `${branchId}.${section}`;
      if (text === '') {
        delete texts[place];
        localStorage.removeItem(prefix + place);
      } else {
        texts[place] = text;
        localStorage.setItem(prefix + place, text);
      }
    },
  };
}
