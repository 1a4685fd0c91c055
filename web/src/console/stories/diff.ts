export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Tables beyond this many cells would make the page wait; so long a change is shown as a whole. */
const mostCells = 4_000_000;

/** What changed between two texts: first by line, then by character inside what changed. */
export function diff(before: string, after: string): Piece[] {
  const lines = compare(split(before), split(after));
  const pieces: Piece[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [here, next] = [lines[at]!, lines[at + 1]];
    if (here.kind === 'removed' && next?.kind === 'added') {
      pieces.push(...compare([...here.text], [...next.text]));
      at++;
    } else pieces.push(here);
  }
  return joined(pieces);
}

/** How many characters came and went. */
export function counts(pieces: Piece[]): { added: number; removed: number } {
  const count = (kind: Piece['kind']) =>
    pieces.filter((piece) => piece.kind === kind).reduce((sum, piece) => sum + [...piece.text].length, 0);
  return { added: count('added'), removed: count('removed') };
}

const split = (text: string): string[] => text.split(/(?<=\n)/);

/** The longest common subsequence, with what differs joined into blocks: first what went, then what came. */
function compare(before: string[], after: string[]): Piece[] {
  let [start, endBefore, endAfter] = [0, before.length, after.length];
  while (start < Math.min(endBefore, endAfter) && before[start] === after[start]) start++;
  while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1]) {
    endBefore--;
    endAfter--;
  }
  return joined([
    { kind: 'same', text: before.slice(0, start).join('') },
    ...middle(before.slice(start, endBefore), after.slice(start, endAfter)),
    { kind: 'same', text: before.slice(endBefore).join('') },
  ]);
}

function middle(before: string[], after: string[]): Piece[] {
  const whole: Piece[] = [
    { kind: 'removed', text: before.join('') },
    { kind: 'added', text: after.join('') },
  ];
  if (before.length === 0 || after.length === 0 || before.length * after.length > mostCells) return whole;

  const width = after.length + 1;
  const longest = new Uint16Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      longest[i * width + j] =
        before[i] === after[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);

  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      pieces.push({ kind: 'same', text: before[i]! });
      i++;
      j++;
    } else if (
      j >= after.length ||
      (i < before.length && longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!)
    )
      pieces.push({ kind: 'removed', text: before[i++]! });
    else pieces.push({ kind: 'added', text: after[j++]! });
  }
  return pieces;
}

/** Neighbours of one kind become one; inside a change what went stands before what came. */
function joined(pieces: Piece[]): Piece[] {
  const found: Piece[] = [];
  let [removed, added] = ['', ''];
  const flush = () => {
    if (removed) found.push({ kind: 'removed', text: removed });
    if (added) found.push({ kind: 'added', text: added });
    removed = added = '';
  };
  for (const piece of pieces) {
    if (piece.kind === 'removed') removed += piece.text;
    else if (piece.kind === 'added') added += piece.text;
    else if (piece.text) {
      flush();
      const last = found.at(-1);
      if (last?.kind === 'same') last.text += piece.text;
      else found.push({ ...piece });
    }
  }
  flush();
  return found;
}
