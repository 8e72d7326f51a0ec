import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import type { LaunchOptions } from '@playwright/test'

const named = process.env['CHROMIUM_PATH']
const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable']
const systemShells = ['/usr/bin/chromium-headless-shell']

const common = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
// Emulating a graphics card is slower than software rendering.
const commonOfShell = [...common, '--disable-gpu']

/**
 * How to launch the complete Chromium: Playwright's own build if it is installed, otherwise the system's. Without both,
 * Playwright's error says what to install.
 */
export function launchOptions(args: readonly string[] = []): LaunchOptions {
  const system = found([named, ...systemBrowsers])
  const browser =
    existsSync(chromium.executablePath()) || system === undefined ? { channel: 'chromium' } : { executablePath: system }
  return { ...browser, args: [...common, ...args] }
}

/**
 * How to launch Chromium's headless shell: the same engine without windows, menus and viewers, at half the cost.
 * Without such a build, and if `CHROMIUM_PATH` is set, the complete browser is used.
 */
export function shellOptions(args: readonly string[] = []): LaunchOptions {
  const system = found([named, ...systemShells])
  if (existsSync(chromium.executablePath())) return { args: [...commonOfShell, ...args] }
  return system === undefined ? launchOptions(args) : { executablePath: system, args: [...commonOfShell, ...args] }
}

function found(paths: readonly (string | undefined)[]): string | undefined {
  return paths.find((path) => path !== undefined && existsSync(path))
}
