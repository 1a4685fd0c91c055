import { describe, expect, it } from 'vitest';
import { withFilter, withQuery } from './urlState';

describe('filters in the address', () => {
  it('keeps what is there and adds what changed', () => {
    expect(withQuery({ q: '党章' }, { type: 'TrueFalse' })).toEqual({ q: '党章', type: 'TrueFalse' });
  });
  it('leaves out what is empty, so the plain page has the plain address', () => {
    expect(withQuery({ q: '党章', open: 'q-1' }, { q: '', open: undefined })).toEqual({});
  });
  it('starts at the first page when a filter changes, but not when a drawer opens', () => {
    expect(withFilter({ after: 'x', q: 'a' }, { q: 'b' })).toEqual({ q: 'b' });
    expect(withQuery({ after: 'x' }, { open: 'q-1' })).toEqual({ after: 'x', open: 'q-1' });
  });
  it('ignores a name that stands in the address twice', () => {
    expect(withQuery({ q: ['a', 'b'] }, {})).toEqual({});
  });
});
