import { expect, it } from 'vitest';
import en from './en';
import zh from './zh-CN';

type Node = string | { [key: string]: Node };
const leaves = (node: Node, path = ''): [string, string][] =>
  typeof node === 'string'
    ? [[path, node]]
    : Object.entries(node).flatMap(([key, child]) => leaves(child, path ? `${path}.${key}` : key));
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

it('Both languages fill in the same places', () => {
  const english = new Map(leaves(en as Node));
  // A month’s year and similar may be left out, but nothing may be asked for that the Chinese text does not give.
  for (const [path, text] of leaves(zh as Node))
    expect.soft(places(text), path).toEqual(expect.arrayContaining(places(english.get(path)!)));
});

it('The tone holds: no 您, no 用户, no exclamation marks, no bare 确定', () => {
  for (const [path, text] of leaves(zh as Node)) {
    expect.soft(text, path).not.toMatch(/您|用户|[！!]|抱歉|系统繁忙/);
    expect.soft(text, path).not.toBe('确定');
  }
});

it('Chinese and digits are spaced in sentences and not in dates', () => {
  for (const [path, text] of leaves(zh as Node))
    expect
      .soft(text.replace(/\{(m|y|date)\}[年月起]/g, ''), path)
      .not.toMatch(/[\u4e00-\u9fff]\{[np]\}|\{[np]\}[\u4e00-\u9fff]/);
});
