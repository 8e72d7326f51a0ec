// Finds a Chromium for the browser tests: an installed one, otherwise Debian's package, otherwise Playwright's own
// download. It installs the headless shell too, which runs most tests in half the time; they also run without it.
import { existsSync } from 'node:fs'
import { run } from './processes.mjs'
import { bin } from './root.mjs'

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
]
const shell = '/usr/bin/chromium-headless-shell'

export async function ensureChromium() {
  const isThere = () => places.some((path) => path && existsSync(path))
  if (isThere() && (process.env.CHROMIUM_PATH || existsSync(shell))) return
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    process.stderr.write('Installing Chromium from Debian’s packages …\n')
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', '-qq'], { env: environment })
    // Both at once, so that they have the same version. Distributions based on Debian have no package of the shell.
    for (const packages of [['chromium', 'chromium-headless-shell'], ['chromium']]) {
      if (packages.length === 1 && isThere()) break
      const code = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
        env: environment,
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      if (code === 0) break
    }
  }
  if (isThere()) return
  process.stderr.write('Fetching the browser that Playwright brings …\n')
  if ((await run(bin('playwright'), ['install', 'chromium'])) === 0) return
  process.stderr.write(
    'The browser tests need Chromium. Install it (Debian: apt-get install chromium) or name one with CHROMIUM_PATH.\n',
  )
  process.exit(1)
}
