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
// A processor that plays a graphics card is slower than one that just draws.
const commonOfShell = [...common, '--disable-gpu']

/**
 * How to launch the whole Chromium here, as on a desk: Playwright's own build when it is installed, else the system's.
 * With neither, Playwright's error says what to install.
 */
export function launchOptions(args: readonly string[] = []): LaunchOptions {
  const system = found([named, ...systemBrowsers])
  const browser =
    existsSync(chromium.executablePath()) || system === undefined ? { channel: 'chromium' } : { executablePath: system }
  return { ...browser, args: [...common, ...args] }
}

/**
 * How to launch the same Chromium without its own windows, menus and viewers: the engine that draws pages and runs
 * them, at half the price. Where there is no such build, and where `CHROMIUM_PATH` names a browser, the whole one serves.
 */
export function shellOptions(args: readonly string[] = []): LaunchOptions {
  const system = found([named, ...systemShells])
  if (existsSync(chromium.executablePath())) return { args: [...commonOfShell, ...args] }
  return system === undefined ? launchOptions(args) : { executablePath: system, args: [...commonOfShell, ...args] }
}

function found(paths: readonly (string | undefined)[]): string | undefined {
  return paths.find((path) => path !== undefined && existsSync(path))
}
