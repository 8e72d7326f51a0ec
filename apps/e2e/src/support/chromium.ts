import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import type { LaunchOptions } from '@playwright/test'

const systemBrowsers = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable']

/**
 * How to launch Chromium here: Playwright's own build when it is installed, else the system's. With neither,
 * Playwright's error says what to install.
 */
export function launchOptions(args: readonly string[] = []): LaunchOptions {
  const system = systemBrowsers.find((path) => path !== undefined && existsSync(path))
  const executable = existsSync(chromium.executablePath()) || system === undefined ? {} : { executablePath: system }
  return {
    ...executable,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', ...args],
  }
}
