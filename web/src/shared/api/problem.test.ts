import { describe, expect, it } from 'vitest';
import { ApiError, isFinal, NetworkError, problemMessage } from './problem';

describe('What a person is told', () => {
  it('is the server’s own reason, in the language chosen', () => {
    const closed = new ApiError(409, {
      code: 'quiz.closed',
      title: '测试已截止，不能再开始',
      titleEn: 'The quiz is closed.',
    });
    expect(problemMessage(closed, 'zh-CN')).toBe('测试已截止，不能再开始');
    expect(problemMessage(closed, 'en')).toBe('The quiz is closed.');
  });
  it('is never a framework’s English title', () => {
    expect(problemMessage(new ApiError(404, { title: 'Not Found' }), 'zh-CN')).toBe(
      '没找到，可能已经被移走了',
    );
    expect(problemMessage(new ApiError(500, { title: 'An error occurred' }), 'zh-CN')).toBe(
      '是我们这边的问题，稍后再试一次',
    );
  });
  it('names the wait', () => {
    expect(problemMessage(new ApiError(429, {}, 12), 'zh-CN')).toContain('12 秒');
  });
  it('blames the network only when it was the network', () => {
    expect(problemMessage(new NetworkError(), 'zh-CN')).toContain('网络');
    expect(problemMessage(new TypeError('x is not a function'), 'zh-CN')).toContain('我们这边');
    expect(problemMessage(new ApiError(503, {}), 'zh-CN')).toContain('正在恢复');
  });
});

describe('Sending again is pointless', () => {
  it('after a refusal', () => {
    expect(isFinal(new ApiError(409, { code: 'attempt.late' }))).toBe(true);
    expect(isFinal(new ApiError(400, {}))).toBe(true);
  });
  it('not after a fault of ours, a lost network, too many requests or an ended session', () => {
    for (const error of [
      new ApiError(500, {}),
      new ApiError(503, {}),
      new ApiError(429, {}),
      new ApiError(401, {}),
      new NetworkError(),
    ])
      expect(isFinal(error)).toBe(false);
    expect(isFinal(new ApiError(403, { code: 'session.csrf' }))).toBe(false);
  });
});
