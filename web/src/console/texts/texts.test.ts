// @vitest-environment jsdom
import ts from 'typescript';
import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'vue/compiler-sfc';
import { i18n, loadTexts, locale, said, t } from '.';

/** Chinese in the sources that is no phrase of the interface: data, or a word that every language shows the same. */
const data = new Set(['中文', '正确答案：', '解析：']);

const sources = import.meta.glob<string>(['../**/*.{ts,vue}', '!../**/*.test.ts', '!./en/*.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const areas = import.meta.glob<Record<string, string>>('./en/*.ts', { import: 'default', eager: true });

const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

interface Found {
  /** What English needs: everything Chinese that stands in quotes, and whatever `t` is called with. */
  phrases: Set<string>;
  /** Chinese that nothing can translate: bare in a template, or glued together in a template string. */
  bare: string[];
}

const asks = (node: ts.Node) => ts.isCallExpression(node) && node.expression.getText() === 't';
const within = (node: ts.Node): boolean => asks(node) || (node.parent !== undefined && within(node.parent));

/** Reads code as the compiler does, so that comments and regular expressions are none of our business. */
function readScript(code: string, found: Found, inTemplate = false): void {
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      if (asks(node.parent)) found.phrases.add(node.text);
      else if (chinese.test(node.text) && !data.has(node.text))
        if (inTemplate && !within(node)) found.bare.push(node.text);
        else found.phrases.add(node.text);
    } else if (ts.isTemplateExpression(node)) {
      const glued = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join('…');
      if (chinese.test(glued)) found.bare.push(glued);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('a.ts', code, ts.ScriptTarget.Latest, true));
}

interface TemplateNode {
  type: number;
  content?: string | { content: string };
  children?: TemplateNode[];
  props?: { type: number; value?: { content: string }; exp?: { content: string } }[];
}

function readTemplate(node: TemplateNode, found: Found): void {
  const text = (plain: string | undefined) => {
    if (plain !== undefined && chinese.test(plain)) found.bare.push(plain.trim());
  };
  if (node.type === 2) text(node.content as string);
  if (node.type === 5) readScript(`(${(node.content as { content: string }).content})`, found, true);
  for (const prop of node.props ?? []) {
    text(prop.value?.content);
    if (prop.exp) readScript(`(${prop.exp.content})`, found, true);
  }
  for (const child of node.children ?? []) readTemplate(child, found);
}

function read(files: Record<string, string>): Found {
  const found: Found = { phrases: new Set(), bare: [] };
  for (const [name, source] of Object.entries(files)) {
    if (!name.endsWith('.vue')) {
      readScript(source, found);
      continue;
    }
    const { script, scriptSetup, template } = parse(source).descriptor;
    for (const block of [script, scriptSetup]) if (block) readScript(block.content, found);
    if (template?.ast) readTemplate(template.ast as unknown as TemplateNode, found);
  }
  return found;
}

const places = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort().join(' ');

/** Everything that is wrong with catalogues for these sources; each line names the phrase. */
function faults(files: Record<string, string>, catalogues: Record<string, Record<string, string>>): string[] {
  const { phrases, bare } = read(files);
  const wrong = bare.map((text) => `not translatable: ${text}`);
  const english = new Map<string, string>();
  for (const catalogue of Object.values(catalogues))
    for (const [phrase, text] of Object.entries(catalogue)) {
      if (english.has(phrase) && english.get(phrase) !== text) wrong.push(`two texts: ${phrase}`);
      english.set(phrase, text);
    }
  for (const phrase of phrases) if (!english.has(phrase)) wrong.push(`no English: ${phrase}`);
  for (const [phrase, text] of english) {
    if (!phrases.has(phrase)) wrong.push(`not used: ${phrase}`);
    if (text === '' || chinese.test(text)) wrong.push(`not English: ${phrase}`);
    const forms = text.split(' | ');
    if (forms.some((form) => places(form) !== places(phrase))) wrong.push(`other places: ${phrase}`);
    // Singular and plural are chosen by the value named n.
    if (forms.length > 2 || (forms.length === 2 && !phrase.includes('{n}')))
      wrong.push(`no number to choose by: ${phrase}`);
  }
  return wrong;
}

it('Every phrase of the console has its English, and no English is left over', () => {
  expect(faults(sources, areas)).toEqual([]);
});

describe('What the check finds', () => {
  const files = {
    'page.vue': `<script setup lang="ts">
      // 注释 is no phrase
      const heads = [{ text: '支部' }];
      const digits = /[一二三]/;
    </script>
    <template><!-- 注释 --><h1 :title="t('题库')">{{ t('共 {n} 道', { n: 1 }) }}</h1></template>`,
    'plain.ts': `export const say = () => t('OK');`,
  };
  const en = { 支部: 'Branch', 题库: 'Question bank', '共 {n} 道': '{n} question | {n} questions', OK: 'OK' };

  it('is nothing while all is well', () => {
    expect(faults(files, { en })).toEqual([]);
  });
  it('is a phrase without English, in a call or in a table', () => {
    expect(faults({ ...files, 'more.ts': `t('新的')` }, { en })).toEqual(['no English: 新的']);
    expect(faults({ ...files, 'more.ts': `const a = { b: '新的' }` }, { en })).toEqual(['no English: 新的']);
  });
  it('is English that nothing uses', () => {
    expect(faults(files, { en: { ...en, 旧的: 'Old' } })).toEqual(['not used: 旧的']);
  });
  it('is Chinese in the English', () => {
    expect(faults(files, { en: { ...en, 支部: 'Branch，' } })).toEqual(['not English: 支部']);
  });
  it('is a place that is not filled in both', () => {
    expect(faults(files, { en: { ...en, '共 {n} 道': '{m} questions' } })).toEqual([
      'other places: 共 {n} 道',
    ]);
    expect(faults(files, { en: { ...en, '共 {n} 道': 'one | {n} questions' } })).toEqual([
      'other places: 共 {n} 道',
    ]);
  });
  it('is Chinese that goes past t', () => {
    const bare = (template: string) =>
      faults({ ...files, 'bare.vue': `<template>${template}</template>` }, { en });
    expect(bare('<b>题库</b>')).toEqual(['not translatable: 题库']);
    expect(bare('<b title="题库"></b>')).toEqual(['not translatable: 题库']);
    expect(bare(`<b :title="'题库'"></b>`)).toEqual(['not translatable: 题库']);
    expect(bare(`<b :title="t(a ? '题库' : '支部')"></b>`)).toEqual([]);
    expect(bare('<b>{{ `${a}，${b}` }}</b>')).toEqual(['not translatable: …，…']);
  });
  it('is a phrase that two areas say differently', () => {
    expect(faults(files, { en, more: { 支部: 'Party branch' } })).toEqual(['two texts: 支部']);
  });
});

describe('The console', () => {
  afterEach(() => loadTexts('zh-CN'));
  const problem = { messageZh: '没有答案', messageEn: 'No answer' };

  it('speaks Chinese without a catalogue', async () => {
    await loadTexts('zh-CN');
    expect(t('第 {n} 版', { n: 3 })).toBe('第 3 版');
    expect(said(problem)).toBe('没有答案');
    expect(document.documentElement.lang).toBe('zh-CN');
  });
  it('speaks English once it is chosen', async () => {
    await loadTexts('en');
    expect(locale()).toBe('en');
    expect(document.documentElement.lang).toBe('en');
    expect(t('第 {n} 版', { n: 3 })).toBe('Version 3');
    expect(said(problem)).toBe('No answer');
    expect(['A', 'B'].join(t('、'))).toBe('A, B');
    expect(t('（{n} 秒）', { n: 9 })).toBe(' (9 s)');
  });
  it('counts in English', async () => {
    await loadTexts('en');
    expect([0, 1, 2].map((n) => t('{n} 人', { n }))).toEqual(['0 people', '1 person', '2 people']);
  });
  it('can compile every English text', async () => {
    await loadTexts('en');
    for (const [phrase, text] of Object.values(areas).flatMap((area) => Object.entries(area))) {
      const filled = t(phrase, { n: 2, name: 'A' });
      expect.soft(filled, phrase).not.toMatch(/[{}|]/);
      expect.soft(filled, phrase).not.toBe(phrase);
      expect.soft(text, phrase).not.toMatch(/'|\.\.\./);
    }
    expect(i18n.global.locale.value).toBe('en');
  });
});
