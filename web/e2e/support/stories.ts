import type { BrowserContext, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { api } from './party';

/** A picture drawn by the browser itself, so that no file has to be kept for it. */
export async function drawnPicture(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [800, 500];
    const drawing = canvas.getContext('2d')!;
    drawing.fillStyle = '#c9d6df';
    drawing.fillRect(0, 0, 800, 500);
    drawing.fillStyle = '#6f8797';
    drawing.fillRect(0, 320, 800, 180);
    return canvas.toDataURL('image/png');
  });
  return Buffer.from(url.split(',')[1]!, 'base64');
}

/** Whoever hands something in has read the rules; how that is asked has tests of its own. */
export async function acknowledgeRules(context: BrowserContext): Promise<void> {
  const answer = await context.request.get('/api/membership/conduct-rules/current');
  if (answer.status() === 404) return;
  const rules = (await answer.json()) as { version: number; acknowledged: boolean };
  if (!rules.acknowledged)
    await api(context, 'POST', `/api/membership/conduct-rules/${rules.version}/acknowledgement`);
}

export interface Content {
  title: string;
  body: string;
  kind?: string;
  pictures?: { id: string; alt: string }[];
}

/** A story that the signed-in member hands in, without the screens. */
export async function handIn(context: BrowserContext, content: Content): Promise<string> {
  await acknowledgeRules(context);
  const { csrfToken } = (await (await context.request.get('/session')).json()) as { csrfToken: string };
  const headers = { 'X-CSRF-Token': csrfToken };
  const drafted = await context.request.post('/api/showcase/stories', {
    headers,
    data: { kind: 'Essay', pictures: [], ...content },
  });
  expect(drafted.status(), await drafted.text()).toBe(201);
  const { id } = (await drafted.json()) as { id: string };
  // The acknowledgement travels as an event; a moment later the service knows of it.
  await expect
    .poll(
      async () =>
        (
          await context.request.post(`/api/showcase/stories/${id}/submission`, {
            headers: { ...headers, 'If-Match': drafted.headers()['etag']! },
          })
        ).status(),
      { timeout: 15_000 },
    )
    .toBe(200);
  return id;
}

/** What the page's policy refuses, scripts that ran and questions that popped up. */
export function watchScripts(page: Page): { seen: string[]; ran: () => Promise<boolean> } {
  const seen: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy/i.test(message.text()))
      seen.push(message.text());
  });
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { seen, ran: () => page.evaluate(() => 'hacked' in globalThis) };
}

/** Ways of getting a script into a page, each of which would leave a mark. */
export const scripts = [
  '<script>globalThis.hacked=1</script>',
  '<img src=x onerror="globalThis.hacked=1">',
  '<svg onload="globalThis.hacked=1"></svg>',
  '[链接](javascript:globalThis.hacked=1)',
  '"><iframe srcdoc="<script>parent.hacked=1</script>"></iframe>',
  '<a href="javascript:globalThis.hacked=1">点</a>',
  '![x](x" onerror="globalThis.hacked=1)',
  '{{constructor.constructor("globalThis.hacked=1")()}}',
];
