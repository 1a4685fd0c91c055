import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

/** Nothing that axe knows of is wrong with what is on the screen, once it is there and stands still: what fades has other colours. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  await expect(page.locator('h1').first(), `${where} has a heading`).toBeAttached();
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime))
        .map((animation) => animation.finished.catch(() => undefined)),
    ).then(() => undefined),
  );
  // Evaluated by the debugger, which the page's policy does not concern.
  await page.evaluate(source);
  const violations = await page.evaluate(async () => {
    const axe = (
      globalThis as unknown as {
        axe: { run(context: Document, options: object): Promise<{ violations: Violation[] }> };
      }
    ).axe;
    return (
      await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })
    ).violations;
  });
  expect(
    violations.map(
      ({ id, help, nodes }) =>
        `${where}: ${id}, ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    ),
  ).toEqual([]);
}

/** Everything that can be tapped is at least 44 pixels each way, its hit area counted. */
export async function expectLargeTargets(page: Page, where: string): Promise<void> {
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden])')]
      .filter((element) => element.offsetParent !== null)
      .map((element) => {
        const box = element.getBoundingClientRect();
        const area = getComputedStyle(element, '::after');
        const grows = area.content !== 'none' && area.position === 'absolute';
        const width = box.width - (grows ? parseFloat(area.left) + parseFloat(area.right) : 0);
        const height = box.height - (grows ? parseFloat(area.top) + parseFloat(area.bottom) : 0);
        return {
          html: element.outerHTML.slice(0, 120),
          width: Math.round(width),
          height: Math.round(height),
        };
      })
      .filter(({ width, height }) => width < 44 || height < 44),
  );
  expect(small, where).toEqual([]);
}

/** The page scrolls up and down, never sideways. */
export async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const wide = await page.evaluate(
    () =>
      document.documentElement.scrollWidth > innerWidth ||
      [...document.querySelectorAll('.scroll')].some((area) => area.scrollWidth > area.clientWidth),
  );
  expect(wide, `${where} scrolls sideways`).toBe(false);
}
