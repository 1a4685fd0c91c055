import { expect, it } from 'vitest';
import { countBlanks, nameNumbers } from './numbers';

it('Question numbers are named as a person would', () => {
  expect(nameNumbers([3, 1, 8, 9, 10, 20])).toBe('1、3、8–10、20');
  expect(nameNumbers([4, 5])).toBe('4、5');
  expect(nameNumbers([])).toBe('');
});

it('Blanks are found however they were typed', () => {
  expect(countBlanks('党的根本组织原则是____。')).toBe(1);
  expect(countBlanks('（  ）是（　）的基础')).toBe(2);
  expect(countBlanks('没有画线的题')).toBe(1);
});
