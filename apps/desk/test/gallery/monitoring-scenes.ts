// States of the monitoring screens.
import type { FakeBff } from '../support/fake-bff.ts'
import { administrator, at, clerk, manager, problem } from '../support/fixtures.ts'
import {
  centreSettings,
  completeness,
  log,
  manyRejected,
  preview,
  register,
  rejectedRows,
  state,
  testPull,
  unconnected,
} from '../support/monitoring-fixtures.ts'
import type { Scene } from './scene.ts'
import { plainText } from '../pseudo/pseudo-text.ts'

const { code: _, ...withoutCode } = centreSettings

export const monitoringScenes: Record<string, Scene> = {
  monitoring: monitoring(),
  'monitoring-next-page': {
    ...monitoring({
      onPreview: (query) =>
        query.has('cursor') ? preview({ items: preview().items.slice(0, 3) }) : preview({ nextCursor: 'more' }),
    }),
    act: () => press(/^(?:Наступна сторінка|Next page)$/),
  },
  'monitoring-json': { ...monitoring(), act: () => choose('json') },
  'monitoring-alarms': monitoring({ exportState: state({ alarms: ['pulls-stopped', 'last-pull-failed'] }) }),
  'monitoring-unconnected': monitoring({
    exportState: unconnected(),
    onPulls: () => ({ items: [] }),
    onPreview: () => preview({ total: 10_000, rejected: 10_000, nextCursor: 'more' }),
    onRejected: () => ({ total: 10_000, items: manyRejected(100), nextCursor: 'more' }),
  }),
  'monitoring-whole-rejected': { ...monitoring(), act: () => press(/^(?:Ще 2|2\smore)/) },
  'monitoring-clean': monitoring({ onPreview: () => preview({ rejected: 0 }) }),
  'monitoring-empty': monitoring({
    onPreview: () => preview({ items: [], total: 0, rejected: 0 }),
    onPulls: () => ({ items: [] }),
  }),
  'monitoring-failed': monitoring({ onPreview: () => problem('not-ready'), onPulls: () => 'offline' }),
  'monitoring-personal-data': monitoring({
    onPreview: () => preview({ profile: { name: 'with-names-1', pageSize: 100, personalData: true } }),
  }),
  'monitoring-forbidden': { path: '/monitoring', bff: { session: clerk } },
  'monitoring-completeness': monitoring({}, '/monitoring?from=2026-11-01&to=2026-11-15&view=completeness'),
  'monitoring-pulls': monitoring({ onPulls: () => ({ items: log, nextCursor: 'more' }) }, '/monitoring/pulls'),
  'monitoring-pulls-empty': monitoring({ onPulls: () => ({ items: [] }) }, '/monitoring/pulls'),
  connect: connect(),
  'connect-beginning': connect({
    exportState: unconnected(),
    centreSettings: withoutCode,
    onRegister: () => ({ items: [], total: 0 }),
  }),
  'connect-manager': connect({ session: manager }),
  'connect-issued': {
    ...connect({ exportState: unconnected() }),
    act: async () => {
      await press(/^(?:Створити логін і\s?пароль|Create login and password)$/)
      await press(/^(?:Створити|Create)$/)
    },
  },
  'connect-rotation': connect({ exportState: rotating() }),
  'connect-revoking': {
    ...connect({ exportState: rotating() }),
    act: () => press(/^(?:Відкликати логін|Revoke the login) erepository$/),
  },
  'test-pull-ok': testing(testPull()),
  'test-pull-certificate': testing(testPull({ at: 'tls', finding: 'certificate-expired', fact: '2026-11-14' })),
  'test-pull-redirected': testing(
    testPull({
      at: 'first-page',
      finding: 'redirected',
      fact: 'https://cnap.example.gov.ua/ua/appeals/?start_date=2026-11-01&end_date=2026-11-16',
    }),
  ),
  'test-pull-warning': testing(
    testPull({ at: 'tls', finding: 'certificate-expires-soon', fact: '2026-11-29', warning: true }),
  ),
  'test-pull-failed': {
    ...connect({ onTestPull: () => problem('too-many-requests') }),
    act: () => press(/^(?:Почати пробне вивантаження|Start a test pull)$/),
  },
}

function monitoring(given: Partial<FakeBff> = {}, path = '/monitoring?from=2026-11-01&to=2026-11-15'): Scene {
  return {
    path,
    bff: {
      session: manager,
      exportState: state(),
      onPreview: () => preview({ nextCursor: 'more' }),
      onRejected: () => ({ total: 7, items: rejectedRows }),
      onCompleteness: () => completeness,
      onPulls: () => ({ items: log }),
      onRegister: () => register,
      ...given,
    },
  }
}

function connect(given: Partial<FakeBff> = {}): Scene {
  return monitoring(
    {
      session: administrator,
      onCredential: ({ login }) => ({ id: 'k2', login, password: 'pa$$word-щастя:7' }),
      onRevoke: () => undefined,
      onTestPull: () => testPull(),
      ...given,
    },
    '/monitoring/connect',
  )
}

function testing(found: ReturnType<typeof testPull>): Scene {
  return {
    ...connect({ onTestPull: () => found }),
    path: '/monitoring/connect#test',
    act: () => press(/^(?:Почати пробне вивантаження|Start a test pull)$/),
  }
}

/** A second credential has been created and not used yet. */
function rotating() {
  const { credentials } = state()
  return state({
    credentials: [
      ...credentials,
      { id: 'k2', login: 'erepository-2', createdAt: at(-1800), createdBy: 'Олесь Савченко' },
    ],
  })
}

/** Clicks a button by its name, once it exists. */
async function press(name: RegExp) {
  for (let attempts = 100; attempts > 0; attempts--) {
    const button = [...document.querySelectorAll('button')].find(({ ariaLabel, textContent }) =>
      name.test(plainText(ariaLabel ?? textContent)),
    )
    if (button !== undefined) return button.click()
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`No button ${String(name)}`)
}

async function choose(value: string) {
  for (let attempts = 100; attempts > 0; attempts--) {
    const radio = document.querySelector<HTMLInputElement>(`input[type=radio][value=${value}]`)
    if (radio !== null) return radio.click()
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
