// Resources of the contract for tests and the gallery. All people and numbers are invented.
import type {
  Appeal,
  Appeals,
  AppealSummary,
  Centre,
  DocumentCopies,
  DocumentCopy,
  DocumentCopySummary,
  DocumentRequest,
  ProblemBody,
  ProblemCode,
  SearchMarks,
  Service,
  Services,
  Session,
  Today,
  TodayItem,
  Validation,
} from '@diia-desk/contract'
import { codeLifetimeSeconds, problemStatuses } from '@diia-desk/contract'

/** 16.11.2026, 10:42:17 in Kyiv. */
export const moment = Date.parse('2026-11-16T08:42:17Z')

/** A time of the contract, in seconds from `moment`. */
export function at(seconds: number, from = moment): string {
  return new Date(from + seconds * 1000).toISOString()
}

/** Valid check digits; the codes belong to nobody. */
export const codes = { first: '4820031275163', second: '4006381333931', third: '9780201379624' } as const

export const qrLink = 'https://diia.app/documents/internal-passport/4f1c/verify/8a0d4f52-1c1e-4e0e-9b7e-0d5f5c3c1a11'

export const centre: Centre = { name: 'ЦНАП Яснополянської громади', windows: ['1', '2', '3'], diia: 'ok' }

export const demo: Centre['demo'] = {
  phoneUrl: 'http://localhost:4010/phone',
  staff: [
    { login: 'm.tkach', password: 'desk-demo-clerk', role: 'clerk', windows: ['3'] },
    { login: 'ya.honcharenko', password: 'desk-demo-manager', role: 'manager', windows: ['1', '2', '3'] },
  ],
}

export const clerk: Session = {
  id: 'clerk-1',
  staff: { id: 's1', login: 'm.tkach', name: 'Мирослава Ткач', role: 'clerk' },
  centre: { name: centre.name },
  window: '3',
  windows: ['2', '3'],
  idleSeconds: 1800,
  idleEndsAt: '2099-01-01T00:00:00.000Z',
  endsAt: '2099-01-01T00:00:00.000Z',
}

export const manager: Session = {
  ...clerk,
  id: 'manager-1',
  staff: { id: 's2', login: 'ya.honcharenko', name: 'Ярослава Гончаренко', role: 'manager' },
}

export const administrator: Session = {
  ...clerk,
  id: 'administrator-1',
  staff: { id: 's3', login: 'o.savchenko', name: 'Олена Савченко', role: 'administrator' },
}

let ids = 0

export function validation(given: Partial<Validation> = {}): Validation {
  return {
    id: `v${++ids}`,
    outcome: 'valid',
    checkedAt: at(0),
    tookMs: 412,
    input: 'camera',
    window: '3',
    attempt: 1,
    codeEndsAt: at(codeLifetimeSeconds),
    callId: '7f3k92qd-0000-4000-8000-000000000000',
    ...given,
  }
}

export function documentRequest(given: Partial<DocumentRequest> = {}): DocumentRequest {
  return {
    id: `r${++ids}`,
    state: 'waiting',
    input: 'camera',
    window: '3',
    clerk: 'Мирослава Ткач',
    createdAt: at(0),
    changedAt: at(0),
    attempt: 1,
    codeEndsAt: at(codeLifetimeSeconds),
    copies: [],
    callId: '7f3k92qd-0000-4000-8000-000000000000',
    ...given,
  }
}

const longName = { last: 'Нечуй-Левицька-Костянтинопольська', first: 'Олександра-Вікторія', middle: 'Теодозіївна' }

export const passport: DocumentCopy = {
  id: 'c1',
  requestId: 'r-arrived',
  type: 'internal-passport',
  holder: longName,
  number: '009876543',
  receivedAt: at(45),
  clerk: 'Мирослава Ткач',
  window: '3',
  pdfBytes: 120_412,
  fields: [
    { key: 'lastNameUA', value: longName.last },
    { key: 'firstNameUA', value: longName.first },
    { key: 'middleNameUA', value: longName.middle },
    { key: 'birthday', value: '24.08.1991' },
    { key: 'taxpayerNumber', value: '3346700189' },
    { key: 'docNumber', value: '009876543' },
    { key: 'recordNumber', value: '19910824-01234' },
    { key: 'issueDate', value: '12.03.2021' },
    { key: 'expirationDate', value: '12.03.2031' },
    { key: 'department', value: '8031', asReceived: true },
    {
      key: 'residenceUA',
      value: 'Яснопільська обл., м. Ясне Поле, вул. Академіка Вернадського, буд. 128-А, корп. 2, кв. 17',
    },
  ],
  seal: {
    signer: 'Електронна печатка Дія',
    organization: 'ДП «ДІЯ»',
    edrpou: '43395033',
    issuer: 'КНЕДП «Дія»',
    certificateSerial: '5B63D88375D9201804000000E0BA0500',
    signedAt: at(41),
    timestampedAt: at(42),
    verifiedAt: at(45),
    algorithm: 'ДСТУ 4145-2002, ГОСТ 34.311-95',
    sha256: 'c0ffee'.padEnd(64, '0'),
  },
}

export const taxpayerCard: DocumentCopy = {
  ...passport,
  id: 'c2',
  type: 'taxpayer-card',
  number: '3346700189',
  pdfBytes: 48_120,
  fields: [
    { key: 'lastNameUA', value: longName.last },
    { key: 'firstNameUA', value: longName.first },
    { key: 'middleNameUA', value: longName.middle },
    { key: 'birthday', value: '24.08.1991' },
    { key: 'docNumber', value: '3346700189' },
    { key: 'creationDate', value: '03.10.2009' },
  ],
}

export function summary({
  id,
  requestId,
  type,
  holder,
  number,
  receivedAt,
  clerk: by,
  window,
}: DocumentCopy): DocumentCopySummary {
  return {
    id,
    requestId,
    type,
    ...(holder && { holder }),
    ...(number !== undefined && { number }),
    receivedAt,
    clerk: by,
    window,
  }
}

export const arrived: DocumentRequest = documentRequest({
  id: 'r-arrived',
  state: 'arrived',
  createdAt: at(-12),
  changedAt: at(45),
  copies: [summary(passport), summary(taxpayerCard)],
})

function earlierCopies(minutes: number, type: string, last: string, first: string, middle: string): DocumentRequest {
  const id = `r-${type}`
  return documentRequest({
    id,
    state: 'arrived',
    createdAt: at(minutes * 60 - 40),
    changedAt: at(minutes * 60),
    copies: [
      {
        id: `c-${type}`,
        requestId: id,
        type,
        holder: { last, first, middle },
        receivedAt: at(minutes * 60),
        clerk: 'Мирослава Ткач',
        window: '3',
      },
    ],
  })
}

function check(minutes: number, outcome: Validation['outcome']): TodayItem {
  return { kind: 'validation', validation: validation({ outcome, checkedAt: at(minutes * 60) }) }
}

function copies(request: DocumentRequest): TodayItem {
  return { kind: 'document-request', request }
}

/** A morning at window 3, newest first. */
export function morning(): Today {
  return {
    window: '3',
    items: [
      copies(documentRequest({ state: 'waiting', createdAt: at(-29), changedAt: at(-29), codeEndsAt: at(151) })),
      check(-4, 'valid'),
      copies(earlierCopies(-11, 'birth-certificate', 'Горобець', 'Марія', 'Іванівна')),
      check(-15, 'code-unknown'),
      copies(documentRequest({ state: 'refused', createdAt: at(-24 * 60), changedAt: at(-23 * 60) })),
      check(-30, 'could-not-check'),
      copies(earlierCopies(-44, 'reference-internally-displaced-person', 'Задунайський-Сагайдачний', 'Ростислав', '')),
      check(-51, 'valid'),
      check(-58, 'valid'),
      copies(documentRequest({ state: 'lapsed', createdAt: at(-68 * 60), changedAt: at(-65 * 60) })),
    ],
  }
}

const holders: [string, string, string, string, string][] = [
  ['Костянець', 'Юрій', 'Євгенович', 'reference-internally-displaced-person', '5001-7500012345'],
  ['Костянтинова', 'Соломія', 'Ґеоргіївна', 'birth-certificate', 'І-БК 104527'],
  ['Костянчук', 'Петро', 'Прокопович', 'foreign-passport', 'FF 204518'],
  ['Яремко-Щедрий', 'Їжак', 'Єлисейович', 'driver-license', 'ВХІ 120034'],
]

/** A day of the centre as the manager sees it. */
export const day: DocumentCopies = {
  day: '2026-11-16',
  total: 6,
  quarantined: 1,
  items: [
    summary(passport),
    summary(taxpayerCard),
    ...holders.map(([last, first, middle, type, number], index): DocumentCopySummary => ({
      id: `d${index}`,
      requestId: `dr${index}`,
      type,
      number,
      holder: { last, first, middle },
      receivedAt: at(-(index + 1) * 1400),
      clerk: index % 2 === 0 ? 'Богдан Яремчук' : 'Мирослава Ткач',
      window: index % 2 === 0 ? '1' : '3',
    })),
  ],
}

export function problem(code: ProblemCode, given: Partial<ProblemBody> = {}): ProblemBody {
  return {
    type: `https://diia-desk.example/problems/${code}`,
    title: code,
    status: problemStatuses[code],
    code,
    callId: '7f3k92qd-0000-4000-8000-000000000000',
    ...given,
  }
}

// --- services and appeals ---

function service(id: string, code: string | undefined, name: string, given: Partial<Service> = {}): Service {
  return {
    id,
    ...(code !== undefined && { code }),
    name,
    applicantTypes: [],
    documents: [],
    refusalGrounds: [],
    variations: [{ id: `${id}-only`, name, duration: { type: 'working-days', value: 10 }, fee: '0.00' }],
    ...given,
  }
}

export const residence = service('s-34', '00034', 'Реєстрація місця проживання', {
  localNumber: '01-01/01',
  documents: ['internal-passport', 'taxpayer-card'],
  refusalGrounds: [
    'Подано не всі потрібні документи',
    'У поданих документах недостовірні відомості',
    'Особа не досягла 14 років',
  ],
  variations: [
    { id: 's-34-only', name: 'Реєстрація місця проживання', duration: { type: 'working-days', value: 1 }, fee: '0.00' },
  ],
})

export const displaced = service('s-153', '00153', 'Видача довідки про взяття на облік внутрішньо переміщеної особи', {
  localNumber: '05-02/03',
  documents: ['internal-passport', 'birth-certificate'],
  applicantTypes: ['person'],
})

export const land = service('s-100', '00100', 'Державна реєстрація земельної ділянки', {
  localNumber: '11-04/02',
  documents: ['internal-passport'],
  variations: [
    {
      id: 's-100-a',
      name: 'За заявою власника чи користувача',
      duration: { type: 'working-days', value: 14 },
      fee: '120.00',
    },
    {
      id: 's-100-b',
      name: 'За заявою розробника документації із землеустрою',
      duration: { type: 'month', value: 1 },
      fee: '240.00',
    },
  ],
})

export const services: readonly Service[] = [
  residence,
  displaced,
  land,
  service('s-37', '00037', 'Зняття з реєстрації місця проживання', { localNumber: '01-01/02' }),
  service('s-local', undefined, 'Видача картки мешканця громади', { localNumber: '90-01' }),
  service('s-230', '00230', 'Призначення державної соціальної допомоги малозабезпеченим сім’ям', {
    localNumber: '07-03/11',
  }),
]

/** Services by a code, a local number or beginnings of words, like the search of the bff. */
export function foundServices(q: string): Services {
  if (q === '') {
    const items = services
      .slice(0, 5)
      .map((one, index) => ({ ...one, found: index < 2 ? ('recent' as const) : ('frequent' as const) }))
    return { items, total: items.length }
  }
  const items = services
    .filter(({ code, localNumber, name }) => beginsWords(`${code} ${localNumber} ${name}`, q))
    .map((one) => ({ ...one, found: 'match' as const, marks: foundMarks(one, q) }))
  return { items, total: items.length }
}

const partsOf = (q: string) => q.toLocaleLowerCase('uk').split(' ')
const wordsWithPlaces = (text: string) => [...text.toLocaleLowerCase('uk').matchAll(/[^\s()]+/g)]

/** Whether every part of the search text begins a word. */
export function beginsWords(text: string, q: string): boolean {
  return partsOf(q).every((part) => wordsWithPlaces(text).some(([word]) => word.startsWith(part)))
}

/** Ranges at the beginnings of words; the bff also marks other forms and parts. */
export function foundMarks(
  { code, localNumber, name }: Pick<Service, 'code' | 'localNumber' | 'name'>,
  q: string,
): SearchMarks {
  const rangesIn = (text = '') =>
    wordsWithPlaces(text).flatMap(({ 0: word, index }): [number, number][] => {
      const part = partsOf(q).find((one) => one !== '' && word.startsWith(one))
      return part === undefined ? [] : [[index, index + part.length]]
    })
  return { code: rangesIn(code), localNumber: rangesIn(localNumber), name: rangesIn(name) }
}

const {
  variations: [residenceOnly],
  ...residenceOfAppeal
} = residence

export function appeal(given: Partial<Appeal> = {}): Appeal {
  return {
    id: 'a-14',
    number: '2026-11-16/014',
    status: 'registered',
    service: residenceOfAppeal,
    ...(residenceOnly && { variation: residenceOnly }),
    applicantType: 'person',
    channel: 'front-office',
    registeredAt: at(0),
    deadlineOn: '2026-11-17',
    isConsultation: false,
    isTest: false,
    clerk: 'Мирослава Ткач',
    window: '3',
    details: {},
    documents: [
      { type: 'internal-passport', here: false },
      { type: 'taxpayer-card', here: false },
    ],
    attachedElsewhere: 0,
    validations: [],
    documentRequests: [],
    events: [
      {
        kind: 'registered',
        at: at(0),
        happenedAt: at(0),
        by: { kind: 'staff', name: 'Мирослава Ткач', window: '3' },
        fields: [],
      },
    ],
    allowed: ['started', 'completed', 'returned', 'refused', 'withdrawn', 'corrected', 'attached'],
    ...given,
  }
}

const fullName = [longName.last, longName.first, longName.middle].join(' ')

/** An appeal with a history: overdue, with copies, corrected once. */
export const lateAppeal: Appeal = appeal({
  id: 'a-3',
  number: '2026-11-02/003',
  status: 'in-progress',
  registeredAt: at(-14 * 86_400),
  deadlineOn: '2026-11-13',
  fee: '120.00',
  details: { applicant: fullName, phone: '+380 44 000 00 00', note: 'Просить зателефонувати, коли буде готово.' },
  documents: [
    { type: 'internal-passport', here: true, copyId: 'c1' },
    { type: 'taxpayer-card', here: false },
  ],
  attachedElsewhere: 0,
  validations: [validation({ id: 'v-late', checkedAt: at(-14 * 86_400 - 200) })],
  documentRequests: [
    documentRequest({ id: 'r-late', state: 'arrived', changedAt: at(-14 * 86_400 - 90), copies: [summary(passport)] }),
  ],
  events: [
    {
      kind: 'registered',
      at: at(-14 * 86_400),
      happenedAt: at(-14 * 86_400),
      by: { kind: 'staff', name: 'Мирослава Ткач', window: '3' },
      fields: ['status', 'service'],
    },
    {
      kind: 'started',
      at: at(-13 * 86_400),
      happenedAt: at(-13 * 86_400),
      by: { kind: 'staff', name: 'Богдан Яремчук', window: '1' },
      fields: ['status'],
    },
    {
      kind: 'returned',
      at: at(-10 * 86_400),
      happenedAt: at(-10 * 86_400),
      by: { kind: 'staff', name: 'Богдан Яремчук', window: '1' },
      fields: ['status'],
      reason: 'Бракує картки платника податків.',
    },
    {
      kind: 'resumed',
      at: at(-8 * 86_400),
      happenedAt: at(-9 * 86_400),
      by: { kind: 'staff', name: 'Мирослава Ткач', window: '3' },
      fields: ['status'],
    },
    {
      kind: 'corrected',
      at: at(-7 * 86_400),
      happenedAt: at(-7 * 86_400),
      by: { kind: 'staff', name: 'Ярослава Гончаренко' },
      fields: ['fee', 'details.phone'],
    },
    {
      kind: 'attached',
      at: at(-6 * 86_400),
      happenedAt: at(-6 * 86_400),
      by: { kind: 'integration', name: 'СЕД «Канцелярія»' },
      fields: [],
    },
  ],
  allowed: ['completed', 'returned', 'refused', 'withdrawn', 'corrected', 'attached'],
})

function appealSummary({
  id,
  number,
  status,
  service: of,
  details,
  registeredAt,
  deadlineOn,
  resultAt,
  issuedAt,
  isConsultation,
  isTest,
  clerk: by,
  window,
}: Appeal): AppealSummary {
  return {
    id,
    number,
    status,
    registeredAt,
    isConsultation,
    isTest,
    ...(of && { service: { id: of.id, ...(of.code !== undefined && { code: of.code }), name: of.name } }),
    ...(details.applicant !== undefined && { applicant: details.applicant }),
    ...(deadlineOn !== undefined && { deadlineOn }),
    ...(resultAt !== undefined && { resultAt }),
    ...(issuedAt !== undefined && { issuedAt }),
    ...(by !== undefined && { clerk: by }),
    ...(window !== undefined && { window }),
  }
}

function listed(
  number: string,
  status: AppealSummary['status'],
  of: Service,
  applicant: string | undefined,
  deadlineOn: string | undefined,
  given: Partial<Appeal> = {},
): AppealSummary {
  return appealSummary(
    appeal({
      id: `a-${number}`,
      number,
      status,
      service: of,
      details: { ...(applicant !== undefined && { applicant }) },
      ...given,
      ...(deadlineOn !== undefined && { deadlineOn }),
    }),
  )
}

/** Appeals of the centre, newest first. */
export const appeals: Appeals = {
  items: [
    listed('2026-11-16/014', 'registered', residence, fullName, '2026-11-17'),
    listed('2026-11-16/013', 'completed', services[3] ?? residence, 'Костянець Юрій Євгенович', '2026-11-16', {
      registeredAt: at(-900),
      resultAt: at(-60),
      issuedAt: at(-60),
    }),
    listed('2026-11-16/012', 'registered', services[4] ?? residence, undefined, undefined, {
      registeredAt: at(-2400),
      isConsultation: true,
    }),
    listed('2026-11-09/044', 'returned', land, 'Яремко-Щедрий Їжак Єлисейович', '2026-11-27', {
      registeredAt: at(-7 * 86_400),
    }),
    listed('2026-11-06/019', 'refused', residence, 'Костянтинова Соломія Ґеоргіївна', '2026-11-09', {
      registeredAt: at(-10 * 86_400),
      resultAt: at(-9 * 86_400),
    }),
    listed('2026-11-04/052', 'in-progress', displaced, 'Костянчук Петро Прокопович', '2026-11-16', {
      registeredAt: at(-12 * 86_400),
    }),
    appealSummary(lateAppeal),
  ],
}
