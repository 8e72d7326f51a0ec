// Each state by its name: the responses of the bff, and the actions after the page has opened.
import { FakeHid } from '@diia-desk/code-reader/testing'
import { testCodes, type Validation } from '@diia-desk/contract'
import { liveness } from '../../src/features/events/live.ts'
import { otherPerson } from '../../src/features/session/queries.ts'
import { connectedScanners } from '../../src/features/scanner/direct-scanners.ts'
import { catalogue, catalogueItem, nursery, residence } from '../support/services.ts'
import { createFakeBff, type FakeBff } from '../support/fake-bff.ts'
import { fakeReader } from '../support/fake-reader.ts'
import { scanKeys } from '../support/keys.ts'
import { dayReport, emptyDay, quarterReport, weekReport } from '../support/reports.ts'
import {
  administrator,
  appeal,
  appeals,
  arrived,
  at,
  centre,
  clerk,
  codes,
  day,
  demo,
  documentRequest,
  foundServices,
  land,
  lateAppeal,
  manager,
  morning,
  problem,
  qrLink,
  validation,
} from '../support/fixtures.ts'
import { profile, recoveryCodes, totpSecret } from '../support/profile-fixtures.ts'
import { nearlyFull, troubled } from '../support/system-health-fixtures.ts'
import { plainText } from '../pseudo/pseudo-text.ts'
import { monitoringScenes } from './monitoring-scenes.ts'
import type { Scene } from './scene.ts'

/** Elements that scenes act on: the sign-in form, the test field, something to open or choose. */
const anythingToActOn = '#password, #trial, details, input[type=radio]'

/** Whether the page is ready for actions. At the workplace that means that the camera is on. */
export function mayAct({ path }: Scene): boolean {
  return (
    fakeReader.live === 1 ||
    ['/monitoring', '/journal', '/services', '/profile'].some((section) => path?.startsWith(section)) ||
    document.querySelector(anythingToActOn) !== null
  )
}

const secondStep = problem('second-factor-required', { challenge: 'sealed' })

/** Position of the code in the gallery's camera picture. */
const corners = [
  [375, 450],
  [625, 450],
  [625, 700],
  [375, 700],
].map(([x = 0, y = 0]) => ({ x: x / 1280, y: y / 960 }))
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

/** Simulates a file dragged over the page, or away from it. */
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

const key = (name: string) => dispatchEvent(new KeyboardEvent('keydown', { key: name, cancelable: true }))
const form = '#registration'
/** The fields of a received copy. */
const copyFields = 'main dl'
const moment = (ms = 300) => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits until an element exists, or no longer exists. */
async function there(selector: string, isThere = true) {
  for (let tries = 0; tries < 100 && (document.querySelector(selector) !== null) !== isThere; tries++) await moment(20)
}

/** Opens the form of an appeal. */
async function openForm() {
  key('F9')
  await there(form)
  // The services that are offered at first are read from the bff.
  await there('[role=option]')
}

/** Clicks the element with this text, once it exists. */
async function pick(text: RegExp) {
  for (let tries = 0; tries < 40; tries++) {
    const found = [...document.querySelectorAll<HTMLElement>('[role=option], button, summary, select')].find(
      ({ textContent }) => text.test(plainText(textContent)),
    )
    if (found) return found.click()
    await moment(50)
  }
}

/** The workplace with received copies and an appeal that is being registered. */
function registering(act: () => void | Promise<void>, bff: Partial<FakeBff> = {}): Scene {
  const scene = request(arrived)
  return {
    ...scene,
    bff: { ...scene.bff, requests: new Map([[arrived.id, arrived]]), ...bff },
    async act() {
      read()
      await there(copyFields)
      await openForm()
      await act()
    },
  }
}

/** Copies of one person, and in the same visit copies of another. */
function otherPersonArrives(): Scene {
  const scene = request(arrived)
  const other = {
    ...arrived,
    id: 'r-other',
    copies: arrived.copies.slice(0, 1).map((copy) => ({
      ...copy,
      requestId: 'r-other',
      holder: { last: 'Горобець', first: 'Іван', middle: 'Петрович' },
    })),
  }
  let asked = 0
  return {
    ...scene,
    bff: {
      ...scene.bff,
      onRequest: () => (asked++ % 2 === 0 ? arrived : other),
      requests: new Map([
        [arrived.id, arrived],
        [other.id, other],
      ]),
    },
    async act() {
      read()
      await there(copyFields)
      type()
    },
  }
}

const chooseService = async (name: RegExp) => {
  await pick(name)
  await there('[role=option]', false)
}
const registerIt = async () => {
  await chooseService(/Реєстрація місця проживання/)
  document.querySelector<HTMLFormElement>(form)?.requestSubmit()
  await moment(400)
}
const withCopies = appeal({
  details: { applicant: 'Нечуй-Левицька-Костянтинопольська Олександра-Вікторія Теодозіївна' },
  documents: [
    { type: 'internal-passport', here: true, copyId: 'c1' },
    { type: 'taxpayer-card', here: true, copyId: 'c2' },
  ],
  documentRequests: [arrived],
})
const tasks = { overdue: 1, dueToday: 1, underWay: 4, toIssue: 0 }

function journal(path: string, bff: Partial<FakeBff> = {}): Scene {
  return {
    path,
    bff: {
      session: clerk,
      tasks,
      appeals: new Map([
        [lateAppeal.id, lateAppeal],
        [withCopies.id, withCopies],
      ]),
      onAppeals: () => ({ ...appeals, nextCursor: 'more' }),
      ...bff,
    },
  }
}

export const scenes: Record<string, Scene> = {
  idle,
  'idle-copies': { ...idle, mode: 'copies' },
  empty: { bff: { session: clerk } },
  reading: { bff: { session: clerk, today: morning(), onCheck: () => 'never' }, act: type },
  valid: check({ outcome: 'valid' }),
  repeated: {
    ...check({ outcome: 'valid' }),
    act: async () => {
      read()
      await new Promise((resolve) => setTimeout(resolve, 300))
      dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
      read()
    },
  },
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
  'maybe-record-number': { ...idle, act: () => paste('1991082499028') },
  'more-than-a-code': { ...idle, act: () => paste(`замовлення ${codes.first}`) },
  'former-result': {
    ...check({ outcome: 'valid' }),
    act: async () => {
      read()
      await moment(600)
      paste('4820 0312 75164', document.getElementById('code'))
    },
  },
  'digits-wrong': { ...idle, act: () => paste('4820 0312 75164', document.getElementById('code')) },
  'digits-record-number': { ...idle, act: () => paste('19910824-99028', document.getElementById('code')) },
  'digits-too-few-inserted': { ...idle, act: () => paste('4820 0312', document.getElementById('code')) },
  'link-for-phone': { ...idle, act: () => fakeReader.read('https://diia.app/acquirers/branch/1/offer/2') },
  'test-code': { ...idle, act: () => scanKeys(testCodes['code-128']) },
  'scanner-read': {
    ...check({ outcome: 'valid', input: 'scanner' }),
    act: () => scanKeys(qrLink, { layout: 'ukrainian' }),
  },
  'scanner-fault': { ...idle, act: () => scanKeys(codes.first.slice(0, 12)) },
  'scanner-extra-characters': { ...idle, act: () => scanKeys(`KASA-${codes.first}`) },
  'scanner-doubtful-character': { ...idle, act: () => scanKeys(`B${codes.first}`) },
  'scanner-other-symbology': { ...idle, act: () => scanKeys(`]A0${codes.first}`) },
  waiting: request({ state: 'waiting', createdAt: at(-12), codeEndsAt: at(107) }),
  checking: request({ state: 'checking', createdAt: at(-50), changedAt: at(0) }),
  arrived: request(arrived),
  'arrived-other-person': otherPersonArrives(),
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
  'hint-several': { ...idle, act: () => fakeReader.advise('several') },
  holding: {
    ...check({ outcome: 'valid' }),
    act: () => {
      read()
      fakeReader.hold(true)
    },
  },
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
  'login-window': { bff: { onSignIn: problem('window-not-given', { windows: ['1', '2'] }) }, act: signIn('password') },
  'login-crowded': {
    bff: { onSignIn: problem('too-many-requests', { retryAt: at(15 * 60) }) },
    act: signIn('password'),
  },
  'login-second-step': { bff: { onSignIn: secondStep }, act: signIn('password') },
  'login-second-step-wrong': { bff: { onSignIn: secondStep }, act: secondStepWith('123 456') },
  'login-second-step-clock': {
    bff: { onSignIn: secondStep, onSecondStep: () => problem('wrong-code', { clockOffSeconds: -180 }) },
    act: secondStepWith('123 456'),
  },
  'login-busy': { bff: { onSignIn: problem('sign-in-busy', { retryAt: at(2) }) }, act: signIn('password') },
  'other-person': { ...idle, act: () => otherPerson.set(manager) },
  'session-idle': { bff: { session: { ...clerk, idleEndsAt: at(90) }, today: morning() } },
  delayed: { ...idle, act: () => liveness.set('delayed') },
  offline: { ...idle, act: () => liveness.set('offline') },
  unreachable: { bff: { session: clerk, centre: 'offline' } },
  copies: { path: '/copies?copy=c1', bff: { session: manager, onList: () => day } },
  'copies-list': { path: '/copies', bff: { session: manager, onList: () => ({ ...day, nextCursor: 'more' }) } },
  'copies-empty': {
    path: '/copies',
    bff: { session: manager, onList: () => ({ day: '2026-11-16', total: 0, quarantined: 0, items: [] }) },
  },
  'copies-failed': { path: '/copies', bff: { session: manager, onList: () => problem('internal') } },
  profile: { path: '/profile', bff: { session: clerk, profile } },
  'profile-only-here': {
    path: '/profile',
    bff: {
      session: clerk,
      profile: { login: 'm.tkach', name: 'Мирослава Ткач', sessions: profile.sessions.slice(0, 1) },
    },
  },
  'profile-password': { path: '/profile', bff: { session: clerk, profile }, act: passwordForm() },
  'profile-password-refused': {
    path: '/profile',
    bff: {
      session: clerk,
      profile,
      onPasswordChange: () => problem('invalid-input', { errors: [{ field: 'next', code: 'too-common' }] }),
    },
    act: passwordForm('demo-clerk', 'passwordpassword'),
  },
  'profile-password-waiting': {
    path: '/profile',
    bff: { session: clerk, profile, onPasswordChange: () => problem('too-many-requests', { retryAt: at(600) }) },
    act: passwordForm('guess', 'п’ять синіх відер води'),
  },
  'profile-totp': { path: '/profile', bff: { session: clerk, profile, onTotpBegin: () => totpSecret }, act: totp(1) },
  'profile-totp-codes': {
    path: '/profile',
    bff: { session: clerk, profile, onTotpBegin: () => totpSecret, onTotpConfirm: () => recoveryCodes },
    act: totp(2),
  },
  'profile-totp-on': {
    path: '/profile',
    bff: { session: clerk, profile: { ...profile, totp: { since: at(-864_000), recoveryCodesLeft: 2 } } },
  },
  'profile-failed': { path: '/profile', bff: { session: clerk, profile: problem('internal') } },
  'system-health': { path: '/system', bff: { session: administrator } },
  'system-health-trouble': {
    path: '/system',
    bff: { session: administrator, systemHealth: troubled, centre: { ...centre, diia: 'not-answering' } },
  },
  'system-health-near-full': {
    path: '/services',
    bff: { session: administrator, systemHealth: nearlyFull, onCatalogue: catalogue },
  },
  'system-health-failed': { path: '/system', bff: { session: administrator, systemHealth: problem('internal') } },
  'system-health-forbidden': { path: '/system', bff: { session: manager } },
  'copies-forbidden': { path: '/copies', bff: { session: clerk } },
  day: { path: '/day', bff: { session: manager, onDay: () => dayReport } },
  'day-tables': { path: '/day', bff: { session: manager, onDay: () => dayReport }, act: () => chooseRadio('tables') },
  'day-week': { path: '/day?from=2026-11-09&to=2026-11-15', bff: { session: manager, onDay: () => weekReport } },
  'day-empty': { path: '/day', bff: { session: manager, onDay: () => emptyDay } },
  'day-too-long': { path: '/day?from=2024-11-09&to=2026-11-15', bff: { session: manager, onDay: () => dayReport } },
  'day-failed': { path: '/day', bff: { session: manager, onDay: () => problem('internal') } },
  'day-forbidden': { path: '/day', bff: { session: clerk } },
  quarter: { path: '/day/quarter', bff: { session: manager, onQuarter: () => quarterReport }, act: openDetails },
  'quarter-few-ratings': {
    path: '/day/quarter',
    bff: {
      session: manager,
      onQuarter: () => ({
        ...quarterReport,
        loyalty: { ...quarterReport.loyalty, index: -9, ratings: 11, supporters: 4, neutral: 2, critics: 5, few: true },
      }),
    },
  },
  'quarter-failed': { path: '/day/quarter', bff: { session: manager, onQuarter: () => 'offline' } },
  services: services(),
  'services-open': services('?service=svc-34'),
  'services-unmapped': services('?list=unmapped&service=svc-local'),
  'services-retired': services('?list=retired&service=svc-merged'),
  'services-new': services('?service=new'),
  'services-empty': {
    path: '/services',
    bff: {
      session: administrator,
      onCatalogue: () => ({ items: [], total: 0, counts: { current: 0, unmapped: 0, retired: 0 }, lastImports: {} }),
    },
  },
  'services-failed': {
    path: '/services?service=svc-34',
    bff: { session: administrator, onCatalogueItem: () => problem('internal') },
  },
  'journal-forbidden': { path: '/journal', bff: { session: administrator } },
  'services-found': { ...services(), act: () => writeOnceThere('section input[type=text]', 'реє міс') },
  'services-nothing': { ...services(), act: () => writeOnceThere('section input[type=text]', 'слони') },
  'services-forbidden': { path: '/services', bff: { session: manager } },
  scanner: { path: '/scanner', bff: { session: clerk } },
  'scanner-ready': scannerCheck(() => {
    for (const text of Object.values(testCodes)) scanKeys(text, { layout: 'ukrainian' })
  }),
  'scanner-can-be-improved': scannerCheck(() =>
    scanKeys(`]Q1${testCodes.qr}`, { gap: 80, layout: 'ukrainian', capsLock: true, terminators: ['Ctrl+J'] }),
  ),
  'scanner-additions': scannerCheck(() => scanKeys(`\u0002s]Q2\\000026${testCodes.qr}\u0003`)),
  'scanner-doubtful-additions': scannerCheck(() => scanKeys(`B${testCodes['ean-13']}`)),
  'scanner-wrong-layout': scannerCheck(() => scanKeys(germanKeys(testCodes.qr))),
  'scanner-connected': {
    path: '/scanner',
    bff: { session: clerk },
    act: () => {
      if (!('hid' in navigator)) Object.assign(navigator, { hid: new FakeHid() })
      connectedScanners.set([{ way: 'hid', name: 'Voyager 1602g' }])
    },
  },
  'scanner-real-code': scannerCheck(() => scanKeys(qrLink)),
  'form-services': registering(() => undefined),
  'form-found': registering(() => writeOnceThere('[role=combobox]', 'реє міс')),
  'form-similar': registering(() => writeOnceThere('[role=combobox]', 'прописка'), {
    onServices: () => ({
      items: foundServices('реєстрація місця').items.map((one) => ({ ...one, found: 'similar' as const })),
      total: foundServices('реєстрація місця').total,
    }),
  }),
  'form-nothing': registering(() => writeOnceThere('[role=combobox]', 'слони')),
  form: registering(() => chooseService(/Реєстрація місця проживання/)),
  'form-variation': registering(async () => {
    await chooseService(/земельної ділянки/)
    await pick(/^(?:Більше|More)$/)
    document.querySelector<HTMLFormElement>('#registration')?.requestSubmit()
    await moment(100)
  }),
  'form-first': {
    ...idle,
    act: async () => {
      await openForm()
      await chooseService(/Видача картки мешканця/)
    },
  },
  'form-scan': registering(async () => {
    await chooseService(/Реєстрація місця проживання/)
    fakeReader.read('https://example.org/menu')
    await moment(100)
  }),
  'form-failed': registering(registerIt, { onRegisterAppeal: () => problem('internal') }),
  'draft-kept': {
    ...idle,
    act: async () => {
      await openForm()
      await chooseService(/Реєстрація місця проживання/)
      key('Escape')
    },
  },
  'draft-drop': {
    ...idle,
    act: async () => {
      await openForm()
      await chooseService(/Реєстрація місця проживання/)
      key('Escape')
      await moment()
      key('Escape')
    },
  },
  'draft-refused': {
    ...check({ outcome: 'code-expired' }),
    act: async () => {
      await openForm()
      await chooseService(/Реєстрація місця проживання/)
      key('Escape')
      await moment()
      read()
    },
  },
  registered: registering(registerIt, { onRegisterAppeal: () => withCopies }),
  'registered-waits': registering(registerIt, {
    onRegisterAppeal: () =>
      appeal({
        service: { ...land, name: `${land.name} у межах населеного пункту на підставі технічної документації` },
        number: '01-02/2026-11-16/0014',
      }),
  }),
  'registered-scan': registering(
    async () => {
      await registerIt()
      fakeReader.read(codes.second, 'ean-13')
      await moment()
    },
    { onRegisterAppeal: () => withCopies },
  ),
  journal: journal('/journal'),
  'journal-search': journal('/journal?list=overdue&number=2026-11&serviceId=s-34&from=2026-11-01&to=2026-11-16', {
    onAppeals: () => ({ items: appeals.items.slice(-1) }),
  }),
  'journal-empty': journal('/journal?list=overdue', { onAppeals: () => ({ items: [] }) }),
  'journal-failed': journal('/journal', { onAppeals: () => problem('internal') }),
  appeal: journal(`/journal/${lateAppeal.id}`, { session: manager }),
  'appeal-refusal': { ...journal(`/journal/${lateAppeal.id}`), act: () => pick(/^(?:Відмовити|Refuse)$/) },
  'appeal-rating': {
    ...journal('/journal/a-14', {
      appeals: new Map([
        [
          'a-14',
          { ...withCopies, status: 'completed', resultAt: at(0), issuedAt: at(0), allowed: ['rated', 'corrected'] },
        ],
      ]),
    }),
    act: () => pick(/^(?:Внести оцінку|Enter a rating)$/),
  },
  'appeal-to-issue': journal('/journal/a-14', {
    appeals: new Map([
      ['a-14', { ...withCopies, status: 'completed', resultAt: at(0), allowed: ['issued', 'corrected'] }],
    ]),
  }),
  'appeal-correction': journal(`/journal/${lateAppeal.id}?correct=dates`, { session: manager }),
  'appeal-correction-clerk': journal(`/journal/${lateAppeal.id}?correct=dates`),
  'appeal-centre': journal(`/journal/${lateAppeal.id}?correct=centre`),
  'appeal-elsewhere': journal('/journal/a-14', {
    appeals: new Map([
      [
        'a-14',
        appeal({
          documents: [
            { type: 'internal-passport', here: true },
            { type: 'taxpayer-card', here: false },
          ],
          attachedElsewhere: 3,
        }),
      ],
    ]),
  }),
  'appeal-unknown': journal('/journal/nowhere'),
  ...monitoringScenes,
  'not-found': { path: '/nowhere', bff: { session: clerk } },
}

function services(query = ''): Scene {
  return {
    path: `/services${query}`,
    bff: {
      session: administrator,
      onCatalogue: catalogue,
      onCatalogueItem: (id) => catalogueItem(id) ?? problem('not-found'),
      onServices: () => ({ items: [{ ...residence, found: 'match' }], total: 1 }),
      onServiceChange: () => nursery,
    },
  }
}

/** Pastes a text, with or without the focus in a field. */
function paste(text: string, onto: HTMLElement | null = document.body) {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  Object.defineProperty(event, 'clipboardData', { value: { getData: () => text } })
  onto?.dispatchEvent(event)
}

/** Chooses an option or opens an explanation, once it exists. */
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
  for (let tries = 0; tries < 100 && document.querySelector('input[type=radio], details') === null; tries++)
    await new Promise((resolve) => setTimeout(resolve, 50))
  act()
}

function scannerCheck(act: () => void): Scene {
  return { path: '/scanner', bff: { session: manager }, act }
}

/** The keys of a scanner set to a German keyboard, as a US layout reads them. */
function germanKeys(text: string): string {
  const keys: Record<string, string> = { ':': '>', '/': '&', '-': '/', y: 'z', z: 'y' }
  return Array.from(text, (sign) => keys[sign] ?? sign).join('')
}

function signIn(password: string) {
  return async () => {
    write('#login', 'm.tkach')
    write('#password', password)
    // Wait until the page has taken the text and responds; while it loads, a click does nothing.
    const isAnswered = () =>
      document.querySelector('form [role=alert]:not(#missing), input[autocomplete=one-time-code]')
    for (let tries = 0; tries < 100 && isAnswered() === null; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      // The next form has such a button too.
      if (isAnswered() === null) document.querySelector<HTMLButtonElement>('button[type=submit]')?.click()
    }
  }
}

/** Signs in, and gives this code in the second step. */
function secondStepWith(code: string) {
  return async () => {
    await signIn('password')()
    await writeOnceThere('input[autocomplete=one-time-code]', code)
    document.querySelector('form')?.requestSubmit()
  }
}

/** Turns on codes from an app: up to the secret, or up to the recovery codes. */
function totp(steps: 1 | 2) {
  return async () => {
    const field = () => document.querySelector('section[aria-labelledby=totp] input')
    for (let tries = 0; tries < 100 && field() === null; tries++) {
      await moment(50)
      document.querySelector<HTMLButtonElement>('section[aria-labelledby=totp] > header button')?.click()
    }
    write('section[aria-labelledby=totp] input', 'demo-clerk')
    await moment(50)
    document.querySelector('form')?.requestSubmit()
    await writeOnceThere(
      'section[aria-labelledby=totp] input[autocomplete=one-time-code]',
      steps === 2 ? '123 456' : '',
    )
    if (steps === 2) document.querySelector('form')?.requestSubmit()
  }
}

/** Opens the form of a new password; with both passwords, fills it in and sends it. */
function passwordForm(current?: string, next = '') {
  return async () => {
    const field = () => document.querySelector('input[name=current-password]')
    for (let tries = 0; tries < 100 && field() === null; tries++) {
      await moment(50)
      document.querySelector<HTMLButtonElement>('section[aria-labelledby=password-title] > header button')?.click()
    }
    if (current === undefined) return
    await moment(50)
    write('input[name=current-password]', current)
    write('input[name=next-password]', next)
    await moment(50)
    document.querySelector('form')?.requestSubmit()
  }
}

/** Types a text into a field. */
function write(selector: string, value: string) {
  const input = document.querySelector(selector)
  if (!(input instanceof HTMLInputElement)) return
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value)
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Types once the field exists, then waits for the response. */
async function writeOnceThere(selector: string, value: string) {
  for (let tries = 0; tries < 100 && document.querySelector(selector) === null; tries++) await moment(50)
  write(selector, value)
  await moment()
}

export function bffOf(scene: Scene): FakeBff {
  return createFakeBff(scene.bff)
}
