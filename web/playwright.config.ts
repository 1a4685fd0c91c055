import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const installed = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** The browser tests run against a started platform (PARTY_URL) or, for the screens alone, against `npm run dev`. */
export default defineConfig({
  testDir: 'e2e',
  fullyParallel: false,
  workers: 1,
  // Two cores carry the platform and the browser: what meets a race of the machine is tried once more, and named.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    baseURL: process.env['PARTY_URL'] ?? 'http://localhost:5173',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: process.env['PARTY_TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? installed.find((browser) => existsSync(browser)),
      // Chromium's sandbox refuses to run as root, which is how test machines often run.
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-background-networking',
        '--no-first-run',
      ],
    },
  },
  projects: [
    {
      name: 'member',
      testDir: 'e2e/member',
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
    { name: 'console', testDir: 'e2e/console', use: { viewport: { width: 1440, height: 900 } } },
  ],
});
