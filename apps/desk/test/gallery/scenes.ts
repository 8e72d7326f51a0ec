// Each state by its name: what the bff answers, and what happens at the desk after it is open.
import { FakeHid } from '@diia-desk/code-reader/testing'
import { testCodes, type Validation } from '@diia-desk/contract'
import { connectedDirectly } from '../../src/features/scanner/direct.ts'
import { catalogue, catalogueItem, nursery, residence } from '../support/services.ts'
import { createFakeBff, type FakeBff } from '../support/fake-bff.ts'
import { fakeReader } from '../support/fake-reader.ts'
import { scanKeys } from '../support/keys.ts'
import { dayReport, emptyDay, quarterReport, weekReport } from '../support/reports.ts'
import { administrator, arrived, at, centre, clerk, codes, day, demo, documentRequest, manager, morning, problem, qrLink, validation } from '../support/fixtures.ts'
import { monitoringScenes } from './monitoring-scenes.ts'

export interface Scene {
  bff: Partial<FakeBff>
  mode?: 'check' | 'copies'
  beep?: 'on' | 'off'
  path?: string
  act?: () => void | Promise<void>
}

/** What a scene acts on, wherever it plays: the form at the door, the field for a trial, something to open or choose. */
const anythingToActOn = '#password, #trial, details, input[type=radio]'

/** True once there is something to act on. At the desk that is the camera. */
export function mayAct({ path }: Scene): boolean {
  return fakeReader.live === 1 || path?.startsWith('/monitoring') === true || document.querySelector(anythingToActOn) !== null
}

/** Where the gallery's visitor holds the code. */
const corners = [[375, 450], [625, 450], [625, 700], [375, 700]].map(([x = 0, y = 0]) => ({ x: x / 1280, y: y / 960 }))
const read = () => fakeReader.read(qrLink, 'qr', corners)
const type = () => fakeReader.read(codes.first, 'ean-13', corners)

function check(given: Partial<Validation>): Scene {
  const done = validation(given)
  const today = morning()
  today.items.splice(1, 0, { kind: 'validation', validation: done })
  return { bff: { session: clerk, today, onCheck: () => done }, act: given.outcome === 'could-not-check' ? type : read }
}

function request(given: Parameters<typeof documentRequest>[0]): Scene {
  const made = documentRequest(given)
  const today = morning()
  today.items.splice(1, 0, { kind: 'document-request', request: made })
  return { mode: 'copies', bff: { session: clerk, today, onRequest: () => made }, act: read }
}

const seen = (text: string) => ({ text, format: 'ean-13', engine: 'wasm' }) as const

/** As if a file were held over the page, or let go. */
function drag(act: 'dragover' | 'drop') {
  const dataTransfer = { types: ['Files'], files: [new File([], 'screenshot.png')] }
  dispatchEvent(Object.assign(new Event(act, { cancelable: true }), { dataTransfer }))
}

function drop(picture: typeof fakeReader.picture) {
  fakeReader.picture = picture
  drag('drop')
}

const running = { kind: 'running', deviceId: 'front', label: 'HD Webcam', width: 1280, height: 960 } as const
const idle: Scene = { bff: { session: clerk, today: morning() } }

export const scenes: Record<string, Scene> = {
  idle,
  'idle-copies': { ...idle, mode: 'copies' },
  empty: { bff: { session: clerk } },
  reading: { bff: { session: clerk, today: morning(), onCheck: () => 'never' }, act: type },
  valid: check({ outcome: 'valid' }),
  repeated: { ...check({ outcome: 'valid' }), act: async () => {
    read()
    await new Promise((resolve) => setTimeout(resolve, 300))
    dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
    read()
  } },
  'not-valid': check({ outcome: 'not-valid' }),
  'code-expired': check({ outcome: 'code-expired' }),
  'code-used': check({ outcome: 'code-used', usedBefore: { at: at(-197), window: '2' } }),
  'code-used-unknown': check({ outcome: 'code-used' }),
  'code-unknown': check({ outcome: 'code-unknown' }),
  'could-not-check': { ...check({ outcome: 'could-not-check', failure: 'timeout', attempt: 2, codeEndsAt: at(125) }) },
  'not-authorised': check({ outcome: 'could-not-check', failure: 'not-authorised', codeEndsAt: at(125) }),
  'server-down': { bff: { session: clerk, today: morning(), onCheck: () => 'offline' }, act: type },
  'other-link': { ...idle, act: () => fakeReader.read('https://example.org/menu') },
  'other-text': { ...idle, act: () => paste('Доброго дня') },
  'damaged-link': { ...idle, act: () => paste(qrLink.slice(0, -4)) },
  'wrong-length': { ...idle, act: () => paste('4820031') },
  'wrong-first-digit': { ...idle, act: () => paste('0012345678905') },
  'wrong-check-digit': { ...idle, act: () => paste('4820031275164') },
  'record-number': { ...idle, act: () => paste('19910824-99028') },
  'digits-wrong': { ...idle, act: () => paste('4820 0312 75164', document.getElementById('code')) },
  'digits-record-number': { ...idle, act: () => paste('19910824-99028', document.getElementById('code')) },
  'link-for-phone': { ...idle, act: () => fakeReader.read('https://diia.app/acquirers/branch/1/offer/2') },
  'test-code': { ...idle, act: () => scanKeys(testCodes['code-128']) },
  'scanner-read': { ...check({ outcome: 'valid', input: 'scanner' }), act: () => scanKeys(qrLink, { layout: 'ukrainian' }) },
  'scanner-fault': { ...idle, act: () => scanKeys(codes.first.slice(0, 12)) },
  waiting: request({ state: 'waiting', createdAt: at(-12), codeEndsAt: at(107) }),
  checking: request({ state: 'checking', createdAt: at(-50), changedAt: at(0) }),
  arrived: request(arrived),
  quarantined: request({ state: 'quarantined', quarantineReason: 'untrusted-signer', changedAt: at(45) }),
  refused: request({ state: 'refused', changedAt: at(34) }),
  lapsed: request({ state: 'lapsed', changedAt: at(168) }),
  cancelled: request({ state: 'cancelled', changedAt: at(34) }),
  'request-code-unknown': request({ state: 'code-unknown' }),
  'could-not-ask': request({ state: 'could-not-ask', failure: 'unreachable', codeEndsAt: at(125) }),
  'camera-denied': { ...idle, act: () => fakeReader.show({ kind: 'problem', problem: 'permission-denied' }) },
  'camera-none': { ...idle, act: () => fakeReader.show({ kind: 'problem', problem: 'no-camera' }) },
  'camera-busy': { ...idle, act: () => fakeReader.show({ kind: 'problem', problem: 'camera-busy' }) },
  'camera-frozen': { ...idle, act: () => fakeReader.show({ kind: 'problem', problem: 'camera-frozen' }) },
  'camera-system': { ...idle, act: () => fakeReader.show({ kind: 'problem', problem: 'system-denied' }) },
  'camera-unsupported': { ...idle, act: () => fakeReader.show({ kind: 'problem', problem: 'unsupported' }) },
  'camera-failed': { ...idle, act: () => fakeReader.show({ kind: 'problem', problem: 'failed' }) },
  'camera-idle': { ...idle, act: () => fakeReader.show({ kind: 'resting' }) },
  'camera-starting': { ...idle, act: () => fakeReader.show({ kind: 'starting' }) },
  'camera-still': { ...idle, act: () => fakeReader.bring(false) },
  'camera-torch': { ...idle, act: () => fakeReader.show({ ...running, torch: false }) },
  'hint-glare': { ...idle, act: () => fakeReader.advise('glare') },
  'hint-dark': { ...idle, act: () => fakeReader.advise('dark') },
  'hint-near': { ...idle, act: () => fakeReader.advise('near') },
  'hint-qr': { ...idle, act: () => fakeReader.advise('qr') },
  'hint-type': { ...idle, act: () => fakeReader.advise('digits') },
  holding: { ...check({ outcome: 'valid' }), act: () => {
    read()
    fakeReader.hold(true)
  } },
  'sound-off': { ...idle, beep: 'off' },
  'picture-reading': { ...idle, act: () => drop('never') },
  'picture-no-code': { ...idle, act: () => drop({ kind: 'codes', codes: [] }) },
  'picture-several': { ...idle, act: () => drop({ kind: 'codes', codes: [seen(codes.first), seen(codes.second)] }) },
  'picture-none': { ...idle, act: () => drop({ kind: 'no-picture' }) },
  'picture-failed': { ...idle, act: () => drop('fails') },
  'picture-held': { ...idle, act: () => drag('dragover') },
  'camera-lost': { ...idle, act: () => fakeReader.show({ kind: 'problem', problem: 'camera-lost' }) },
  login: { bff: {} },
  'login-demo': { bff: { centre: { ...centre, ...(demo && { demo }) } } },
  'login-wrong': { bff: { onSignIn: problem('wrong-credentials', { attemptsLeft: 3 }) }, act: signIn('ьллфср') },
  'login-locked': { bff: { onSignIn: problem('locked-out', { retryAt: at(15 * 60) }) }, act: signIn('password') },
  unreachable: { bff: { session: clerk, centre: 'offline' } },
  copies: { path: '/copies?copy=c1', bff: { session: manager, onList: () => day } },
  'copies-list': { path: '/copies', bff: { session: manager, onList: () => ({ ...day, nextCursor: 'more' }) } },
  'copies-empty': { path: '/copies', bff: { session: manager, onList: () => ({ day: '2026-11-16', total: 0, quarantined: 0, items: [] }) } },
  'copies-failed': { path: '/copies', bff: { session: manager, onList: () => problem('internal') } },
  'copies-forbidden': { path: '/copies', bff: { session: clerk } },
  day: { path: '/day', bff: { session: manager, onDay: () => dayReport } },
  'day-tables': { path: '/day', bff: { session: manager, onDay: () => dayReport }, act: () => chooseRadio('tables') },
  'day-week': { path: '/day?from=2026-11-09&to=2026-11-15', bff: { session: manager, onDay: () => weekReport } },
  'day-empty': { path: '/day', bff: { session: manager, onDay: () => emptyDay } },
  'day-failed': { path: '/day', bff: { session: manager, onDay: () => problem('internal') } },
  'day-forbidden': { path: '/day', bff: { session: clerk } },
  quarter: { path: '/day/quarter', bff: { session: manager, onQuarter: () => quarterReport }, act: openDetails },
  'quarter-few-ratings': { path: '/day/quarter', bff: { session: manager, onQuarter: () => ({ ...quarterReport, loyalty: { ...quarterReport.loyalty, index: -9, ratings: 11, supporters: 4, neutral: 2, critics: 5, few: true } }) } },
  'quarter-failed': { path: '/day/quarter', bff: { session: manager, onQuarter: () => 'offline' } },
  services: services(),
  'services-open': services('?service=svc-34'),
  'services-unmapped': services('?list=unmapped&service=svc-local'),
  'services-retired': services('?list=retired&service=svc-merged'),
  'services-new': services('?service=new'),
  'services-empty': { path: '/services', bff: { session: administrator, onCatalogue: () => ({ items: [], total: 0, counts: { current: 0, unmapped: 0, retired: 0 }, lastImports: {} }) } },
  'services-failed': { path: '/services?service=svc-34', bff: { session: administrator, onCatalogueItem: () => problem('internal') } },
  'services-forbidden': { path: '/services', bff: { session: manager } },
  scanner: { path: '/scanner', bff: { session: clerk } },
  'scanner-ready': scannerCheck(() => {
    for (const text of Object.values(testCodes)) scanKeys(text, { layout: 'ukrainian' })
  }),
  'scanner-could-be-better': scannerCheck(() => scanKeys(`]Q1${testCodes.qr}`, { gap: 80, layout: 'ukrainian', capsLock: true, terminators: ['Ctrl+J'] })),
  'scanner-wrong-layout': scannerCheck(() => scanKeys(germanKeys(testCodes.qr))),
  'scanner-connected': { path: '/scanner', bff: { session: clerk }, act: () => {
    if (!('hid' in navigator)) Object.assign(navigator, { hid: new FakeHid() })
    connectedDirectly.set([{ way: 'hid', name: 'Voyager 1602g' }])
  } },
  'scanner-real-code': scannerCheck(() => scanKeys(qrLink)),
  ...monitoringScenes,
  'not-found': { path: '/nowhere', bff: { session: clerk } },
}

function services(query = ''): Scene {
  return {
    path: `/services${query}`,
    bff: {
      session: administrator, onCatalogue: catalogue,
      onCatalogueItem: (id) => catalogueItem(id) ?? problem('not-found'),
      onServices: () => ({ items: [{ ...residence, found: 'match' }], total: 1 }),
      onServiceChange: () => nursery,
    },
  }
}

/** As if somebody had pasted a text, with the focus nowhere in particular or in a field. */
function paste(text: string, onto: HTMLElement | null = document.body) {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  Object.defineProperty(event, 'clipboardData', { value: { getData: () => text } })
  onto?.dispatchEvent(event)
}

/** As if somebody had chosen one of two, or opened an explanation, once it is there. */
async function chooseRadio(value: string) {
  await until(() => document.querySelector<HTMLInputElement>(`input[type=radio][value=${value}]`)?.click())
}

async function openDetails() {
  await until(() => {
    const details = document.querySelectorAll('details')[2]
    if (details !== undefined) details.open = true
    return details
  })
}

async function until(act: () => unknown) {
  for (let tries = 0; tries < 100 && document.querySelector('input[type=radio], details') === null; tries++) await new Promise((resolve) => setTimeout(resolve, 50))
  act()
}

function scannerCheck(act: () => void): Scene {
  return { path: '/scanner', bff: { session: manager }, act }
}

/** What a scanner set to a German keyboard presses, as a US keyboard says it. */
function germanKeys(text: string): string {
  const keys: Record<string, string> = { ':': '>', '/': '&', '-': '/', y: 'z', z: 'y' }
  return Array.from(text, (sign) => keys[sign] ?? sign).join('')
}

function signIn(password: string) {
  return async () => {
    for (const [id, value] of [['login', 'm.tkach'], ['password', password]] as const) {
      const input = document.getElementById(id)
      if (!(input instanceof HTMLInputElement)) continue
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value)
      input.dispatchEvent(new Event('input', { bubbles: true }))
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
    document.querySelector<HTMLButtonElement>('button[type=submit]')?.click()
  }
}

export function bffOf(scene: Scene): FakeBff {
  return createFakeBff(scene.bff)
}
