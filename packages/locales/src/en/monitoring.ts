import type { MonitoringWords } from '../uk/monitoring.ts'
import { figures, plural } from './plural.ts'

const seconds = (ms: number) => (ms / 1000).toLocaleString('en', { maximumFractionDigits: 1 })

export const messages: MonitoringWords = {
  title: 'Monitoring',
  nav: {
    label: 'Sections of monitoring',
    records: 'Records',
    completeness: 'Completeness',
    pulls: 'Log of pulls',
    connect: 'Connection',
  },
  when: ({ day, date, time }) =>
    day === 'today' ? `today, ${time}` : day === 'yesterday' ? `yesterday, ${time}` : `${date}, ${time}`,
  took: (ms) =>
    ms < 100
      ? `${ms} ms`
      : ms < 60_000
        ? `${seconds(ms)} s`
        : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`,
  figures: figures,
  copy: 'Copy',
  more: 'Show more',

  heading: 'What the state will receive',
  lead: 'Appeals registered or changed within the period.',
  noPersonalData: 'The export contains no personal data.',
  personalData: (profile) => `Note: the profile “${profile}” includes personal data.`,
  sums: {
    label: 'Totals of the period',
    total: 'Records in the period',
    rejected: 'Records with errors',
    pages: (size) => `Pages of ${size}`,
    lastPull: 'Last pull',
    never: 'none yet',
    unknown: '–',
  },
  counting: 'Counting the records of the period…',
  previewFailed: 'Could not show the records.',

  rejected: {
    heading: (total) => `Records with errors: ${figures(total)}`,
    help: 'Once corrected, they will be sent with the next pull.',
    table: 'Records with errors',
    number: 'Number',
    service: 'Service',
    noService: 'not specified',
    why: 'Why',
    fix: 'What to do',
    all: (count) => plural(count, 'more record', 'more records'),
    failed: 'Could not show the records with errors.',
    byManager: 'Corrected by the manager or a clerk',
    byAdministrator: 'Corrected by the system administrator',
    fields: (fields) => `fields: ${fields}`,
    omitted: 'Will not be sent',
  },
  fault: {
    'no-service': { why: 'No service specified', fix: 'Choose the service' },
    'no-service-code': { why: 'Service without a register code', fix: 'Set the code' },
    'unknown-service-code': { why: 'Service code not in the register', fix: 'Correct the code' },
    'retired-service-code': { why: 'Service removed from the register', fix: 'Choose a valid service' },
    'no-centre-code': { why: 'No centre code set', fix: 'Choose the centre' },
    'unknown-centre-code': { why: 'Centre code not found in the register', fix: 'Choose the centre' },
    'result-before-registration': { why: 'Result before registration', fix: 'Correct the date' },
    'issued-before-result': { why: 'Handed over before the result', fix: 'Correct the date' },
    'no-result-date': { why: 'No date of the result', fix: 'Set the date' },
    'in-the-future': { why: 'The date is in the future', fix: 'Correct the date' },
    'no-applicant-type': { why: 'No applicant type', fix: 'Set the applicant type' },
    'not-as-schema': { why: 'Does not match the profile’s schema', fix: 'Open the appeal' },
  },

  records: {
    heading: 'Records',
    table: 'Records that the state will receive',
    registeredAt: 'Registered',
    status: 'Status',
    result: 'Result',
    none: 'No appeals within this period',
    noneHelp: 'The state will receive an empty list. This is not an error.',
    range: (first, last, total) => `${figures(first)}–${figures(last)} of ${figures(total)}`,
    previous: 'Previous page',
    next: 'Next page',
    view: { label: 'View of the records', table: 'Table', json: 'JSON' },
    save: 'Save as JSON',
    json: 'The page as the state will receive it',
    jsonHelp: 'Indentation is added for reading. The saved or copied text is exactly the response.',
    copied: 'JSON page copied',
    faulty: 'Contains errors',
  },

  completeness: {
    heading: 'Completeness',
    lead: 'How many appeals of the period have all the data that the state needs.',
    byClerk: 'By clerk',
    byService: 'By service',
    clerk: 'Clerk',
    service: 'Service',
    appeals: 'Appeals',
    complete: 'Complete',
    share: 'Share',
    otherSystem: 'From another system of the centre',
    none: 'No appeals within this period',
    failed: 'Could not calculate completeness.',
    percent: (share) => `${share}%`,
  },

  pulls: {
    heading: 'Log of pulls',
    lead: 'Who pulled, when and for which period. The data themselves are not in the log.',
    all: 'Whole log',
    none: 'No pulls yet',
    noneHelp: 'The first pull by the state or a test pull will appear here.',
    failed: 'Could not show the log.',
    state: {
      going: 'In progress',
      complete: 'Completed',
      'broken-off': 'Interrupted',
      refused: 'Refused',
      failed: 'Failed',
    },
    stateHelp: { 'broken-off': 'The next page was not requested.' },
    reason: {
      'wrong-credentials': 'Wrong login or password. No data were sent.',
      'too-many-attempts': 'Too many failed attempts. No data were sent.',
      'address-not-allowed': 'This address is not among the allowed ones. No data were sent.',
      'bad-range': 'The dates of the period were wrong. No data were sent.',
      'bad-cursor': 'The link to the page is damaged or belongs to another period.',
      'not-ready': 'The server was still starting or could not reach its database.',
      internal: 'An error occurred on the centre’s server.',
    },
    size: (records, pages, took) =>
      `${plural(records, 'record', 'records')}, ${plural(pages, 'page', 'pages')}, ${took}`,
    omitted: (count) => `${plural(count, 'record', 'records')} not sent: required fields are missing.`,
    times: (count) => `${plural(count, 'attempt', 'attempts')} within a minute.`,
    test: 'Test',
    period: (from, to) => (from === to ? `of ${from}` : `of ${from}–${to}`),
    column: {
      when: 'When',
      period: 'Period',
      pages: 'Pages',
      records: 'Records',
      took: 'Duration',
      state: 'Status',
      address: 'Address',
      login: 'Login',
    },
    count: (count) => plural(count, 'pull', 'pulls'),
  },

  alarms: {
    label: 'Needs attention',
    toConnect: 'Go to the connection',
    toTest: 'Test pull',
    toPulls: 'Go to the log',
    toCentre: 'Choose the centre',
    toCredentials: 'Create login and password',
  },
  alarm: {
    'never-pulled': {
      what: 'The state has not pulled the centre’s data yet.',
      means: 'Appeals are kept and can be pulled later for any period.',
      act: 'Complete the connection. If the login and password have been passed on, check the access with a test pull.',
    },
    'pulls-stopped': {
      what: 'The state has not pulled data for a long time.',
      means: 'It does not receive the centre’s new appeals. All data are kept at the centre.',
      act: 'Check the access with a test pull. If it succeeds, write to the technical administrator.',
    },
    'last-pull-failed': {
      what: 'The last pull was not completed.',
      means: 'If it was the state, it received only some of the records or none. All data are kept at the centre.',
      act: 'See the reason in the log. A new pull of the same period will receive all records.',
    },
    'no-credentials': {
      what: 'There is no login and password for pulling.',
      means: 'The state cannot sign in: all its requests will be refused. Appeals are kept.',
      act: 'The system administrator creates a login and a password and passes them to the technical administrator.',
    },
    'no-centre-code': {
      what: 'The centre’s code is not set.',
      means: 'Without the code the state cannot assign the appeals to a centre: all records have errors.',
      act: 'Choose your centre in the register of centres.',
    },
    'centre-code-unknown': {
      what: 'The centre’s code is not in the register of centres.',
      means: 'The state may reject all records.',
      act: 'Check the code. If the centre was registered recently, update the register.',
    },
  },
  since: (last) => `Last completed: ${last}.`,
}
