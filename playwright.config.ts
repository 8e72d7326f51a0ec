import { defineConfig } from '@playwright/test'
import { cameraArgs } from './apps/e2e/src/support/camera-args.ts'
import { shellOptions } from './apps/e2e/src/support/chromium.ts'

// No retries anywhere: a journey that fails once has found something.
export default defineConfig({
  testDir: './apps/e2e/src',
  outputDir: './test-results',
  // On two processors. Codes are held up to cameras in real time: with more than two, a slow machine comes too late.
  workers: 2,
  // Test by test, not file by file: neither processor is idle while the other has a long file left.
  fullyParallel: true,
  // The reader's tests wait for cameras, those of the gallery compute: one of each at a time keeps both processors busy
  // and leaves a camera more of them than another camera would.
  projects: [
    { name: 'reader', testMatch: 'code-reader/*.spec.ts', workers: 1 },
    { name: 'desk', testMatch: ['gallery/*.spec.ts', 'journeys/*.spec.ts'] },
  ],
  retries: 0,
  // Generous, for machines that do other things too: a journey ends when it sees what it waits for.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list']],
  use: {
    locale: 'uk-UA',
    timezoneId: 'Europe/Kyiv',
    // A trace of every test costs a third of the time; ask for one with --trace on. Pictures of what failed are taken
    // as its pages are left.
    screenshot: 'off',
    launchOptions: shellOptions(cameraArgs('none')),
  },
})
