// Monitoring data for tests and the gallery. All names, numbers and addresses are invented; the addresses are those
// that RFC 5737 reserves for examples.
import {
  testPullSteps,
  type CentreRegister,
  type CentreSettings,
  type ExportCompleteness,
  type ExportFault,
  type ExportPreview,
  type ExportPull,
  type ExportRow,
  type ExportState,
  type TestPull,
} from '@diia-desk/contract'
import { at } from './fixtures.ts'

const hour = 3600

export const centreSettings: CentreSettings = {
  name: 'ЦНАП Яснополянської громади',
  code: '1234',
  numberFormat: '{yyyy}-{mm}-{dd}/{n:3}',
  example: '2026-11-16/007',
}

export const register: CentreRegister = {
  total: 3,
  items: [
    { code: '1234', name: 'ЦНАП Яснополянської громади', address: 'м. Ясне Поле, вул. Академіка Вернадського, 128-А' },
    {
      code: '1239',
      name: 'Територіальний підрозділ ЦНАП Яснополянської громади в селі Верхньозалізнянсько-Костянтинівка',
      address: 'с. Верхньозалізнянсько-Костянтинівка, вул. Шкільна, 2',
    },
    { code: '2071', name: 'ЦНАП Тихоріченської громади' },
  ],
}

const longServiceName =
  'Призначення державної соціальної допомоги малозабезпеченим сім’ям, особам з інвалідністю з дитинства та дітям з інвалідністю, а також надання компенсації фізичній особі, яка надає соціальні послуги з догляду на непрофесійній основі'

function row(day: string, n: number, given: Partial<ExportRow>): ExportRow {
  const number = `2026-11-${day}/${String(n).padStart(3, '0')}`
  const registeredAt = given.registeredAt ?? `2026-11-${day}T08:12:00.000Z`
  return {
    appealId: `a-${day}-${n}`,
    number,
    registeredAt,
    status: 'completed',
    faults: [],
    record: {
      id: `a-${day}-${n}`,
      number,
      service_code: given.serviceCode ?? null,
      asc_code: '1234',
      registered_at: registeredAt,
      status: given.status ?? 'completed',
    },
    ...given,
  }
}

export const rows: ExportRow[] = [
  row('02', 3, {
    serviceCode: '00034',
    serviceName: 'Реєстрація місця проживання',
    registeredAt: '2026-11-02T07:12:00.000Z',
    resultAt: '2026-11-05T12:03:00.000Z',
  }),
  row('02', 11, {
    serviceCode: '00037',
    serviceName: 'Зняття з реєстрації місця проживання',
    resultAt: '2026-11-02T08:58:00.000Z',
  }),
  row('03', 114, {
    serviceName: 'Реєстрація місця проживання дитини до 14 років',
    status: 'registered',
    faults: ['no-service-code'],
  }),
  row('04', 52, {
    serviceCode: '00153',
    serviceName: 'Видача довідки про взяття на облік внутрішньо переміщеної особи',
    status: 'in-progress',
  }),
  row('06', 19, {
    serviceCode: '00034',
    serviceName: 'Реєстрація місця проживання',
    status: 'refused',
    resultAt: '2026-11-06T13:31:00.000Z',
  }),
  row('09', 44, { serviceCode: '00100', serviceName: 'Державна реєстрація земельної ділянки', status: 'returned' }),
  row('10', 7, { serviceCode: '00812', serviceName: longServiceName, status: 'withdrawn' }),
]

export const rejectedRows: ExportRow[] = [
  row('03', 114, { serviceName: 'Реєстрація місця проживання дитини до 14 років', faults: ['no-service-code'] }),
  row('05', 27, {
    serviceCode: '00471',
    serviceName: 'Надання витягу з Державного земельного кадастру',
    faults: ['result-before-registration', 'no-applicant-type'],
  }),
  row('12', 81, { serviceCode: '00812', serviceName: longServiceName, faults: ['unknown-centre-code'] }),
  row('12', 84, { faults: ['no-service'], omitted: true }),
  row('13', 2, {
    serviceCode: '00471',
    serviceName: 'Надання витягу з Державного земельного кадастру',
    faults: ['not-as-schema'],
    fields: ['result_at', 'fee_amount'],
  }),
  row('13', 9, { serviceCode: '00099', serviceName: 'Видача посвідчення', faults: ['retired-service-code'] }),
  row('14', 1, { serviceCode: '00034', serviceName: 'Реєстрація місця проживання', faults: ['no-result-date'] }),
]

/** Many records with the same fault, as for a centre without a code. */
export function manyRejected(count: number, fault: ExportFault = 'no-centre-code'): ExportRow[] {
  return Array.from({ length: count }, (_, index) =>
    row('12', index + 1, { serviceCode: '00034', serviceName: 'Реєстрація місця проживання', faults: [fault] }),
  )
}

export const profile = { name: 'ours-draft-1', pageSize: 100, personalData: false }

export function preview(given: Partial<ExportPreview> = {}): ExportPreview {
  const items = given.items ?? rows
  const next =
    given.nextCursor === undefined
      ? null
      : 'https://cnap.example.gov.ua/appeals/?start_date=2026-11-01&end_date=2026-11-15&cursor=eyJ2IjoxfQ'
  return {
    profile,
    total: 1277,
    rejected: 7,
    items,
    body: JSON.stringify({ success: true, next_page: next, data: items.map(({ record }) => record) }),
    ...given,
  }
}

let pulls = 0

export function pull(hours: number, given: Partial<ExportPull> = {}): ExportPull {
  const startedAt = at(-hours * hour)
  return {
    id: `p${++pulls}`,
    kind: 'state',
    startedAt,
    lastPageAt: startedAt,
    from: '2026-11-15',
    to: '2026-11-15',
    pages: 1,
    records: 96,
    tookMs: 312,
    state: 'complete',
    status: 200,
    address: '203.0.113.24',
    login: 'erepository',
    ...given,
  }
}

export const log: ExportPull[] = [
  pull(6.67),
  pull(30.67, { from: '2026-11-14', to: '2026-11-14', pages: 2, records: 104, tookMs: 402 }),
  pull(30.74, {
    from: '2026-11-14',
    to: '2026-11-14',
    pages: 0,
    records: 0,
    tookMs: 3,
    state: 'refused',
    reason: 'wrong-credentials',
    times: 7,
    status: 401,
    address: '198.51.100.7',
    login: 'admin',
  }),
  pull(50, {
    kind: 'test',
    from: '2026-11-01',
    to: '2026-11-14',
    pages: 12,
    records: 1181,
    tookMs: 3840,
    address: '203.0.113.10',
  }),
  pull(54.67, { from: '2026-11-13', to: '2026-11-13', records: 88, state: 'broken-off', pages: 1, tookMs: 301 }),
  pull(78.67, { from: '2026-01-01', to: '2026-11-12', pages: 212, records: 21_120, omitted: 3, tookMs: 125_000 }),
  pull(100, {
    from: '12.11.2026',
    to: '2026-11-12',
    pages: 0,
    records: 0,
    state: 'refused',
    reason: 'bad-range',
    status: 400,
    tookMs: 2,
  }),
  pull(102, {
    pages: 3,
    records: 300,
    state: 'failed',
    reason: 'internal',
    status: 500,
    address: '2001:db8:85a3::8a2e:370:7334',
    tookMs: 9020,
  }),
  pull(0.001, { state: 'going', pages: 4, records: 400, tookMs: 1800 }),
]

export function state(given: Partial<ExportState> = {}): ExportState {
  const last = log[0]
  return {
    baseUrl: 'https://cnap.example.gov.ua/appeals/',
    profile,
    centre: { name: centreSettings.name, code: '1234' },
    credentials: [
      {
        id: 'k1',
        login: 'erepository',
        createdAt: '2026-10-01T09:00:00.000Z',
        createdBy: 'Олесь Савченко',
        lastUsedAt: at(-6.67 * hour),
      },
    ],
    ...(last && { lastComplete: last }),
    alarms: [],
    ...given,
  }
}

/** The initial state. */
export function unconnected(): ExportState {
  const { lastComplete: _, ...rest } = state()
  return {
    ...rest,
    baseUrl: 'http://localhost:4000/appeals/',
    centre: { name: centreSettings.name },
    credentials: [],
    alarms: ['never-pulled', 'no-credentials', 'no-centre-code'],
  }
}

export const completeness: ExportCompleteness = {
  byClerk: [
    { name: 'Мирослава Ткач', appeals: 642, complete: 642 },
    { name: 'Богдан Яремчук', appeals: 635, complete: 628 },
    { name: '', appeals: 12, complete: 12 },
  ],
  byService: [
    { code: '00034', name: 'Реєстрація місця проживання', appeals: 512, complete: 511 },
    { code: '00812', name: longServiceName, appeals: 40, complete: 39 },
    { name: 'Реєстрація місця проживання дитини до 14 років', appeals: 1, complete: 0 },
  ],
}

const okFacts: Partial<Record<(typeof testPullSteps)[number], string>> = {
  dns: '203.0.113.10',
  connection: '203.0.113.10:443',
  tls: '2027-02-14',
  'without-password': '401',
  'wrong-password': '401',
  'first-page': '100',
  'next-pages': '13',
  schema: '13',
}

/** A test that fails at a step; the steps after it were not tried. */
export function testPull(
  given: {
    at?: (typeof testPullSteps)[number]
    finding?: NonNullable<TestPull['steps'][number]['finding']>
    fact?: string
    warning?: boolean
  } = {},
): TestPull {
  const stop = given.at === undefined ? testPullSteps.length : testPullSteps.indexOf(given.at)
  return {
    pages: given.at === undefined || given.warning ? 13 : 0,
    records: given.at === undefined || given.warning ? 1277 : 0,
    steps: testPullSteps.map((step, index) => {
      if (index === stop)
        return {
          step,
          outcome: given.warning ? 'warning' : 'failed',
          ...(given.finding && { finding: given.finding }),
          ...(given.fact !== undefined && { fact: given.fact }),
          tookMs: 57,
        }
      if (index > stop && !given.warning) return { step, outcome: 'not-tried', tookMs: 0 }
      return {
        step,
        outcome: 'ok',
        ...(okFacts[step] !== undefined && { fact: okFacts[step] }),
        tookMs: 38 + index * 60,
      }
    }),
  }
}
