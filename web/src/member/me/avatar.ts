/** Given name's first character: 林见山 → 见. */
export const initialOf = (name: string): string => name.slice(1, 2) || name.slice(0, 1);

/** One of four quiet looks, always the same for the same person. */
export function avatarLook(id: string): string {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + character.charCodeAt(0)) % 997;
  return `c${(sum % 4) + 1}`;
}
