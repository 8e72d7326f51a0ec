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
  lead: 'Appeals made or changed within the period.',
  noPersonalData: 'The export holds no personal data.',
  personalData: (profile) => `Note: the profile “${profile}” hands over personal data.`,
  sums: {
    label: 'Sums of the period',
    total: 'Records in the period',
    rejected: 'Will not pass the check',
    pages: (size) => `Pages of ${size}`,
    lastPull: 'Last pull',
    never: 'none yet',
    unknown: '–',
  },
  counting: 'Counting the records of the period…',
  previewFailed: 'Could not show the records.',

  rejected: {
    heading: (total) => `Will not pass the check: ${figures(total)}`,
    help: 'Mend them, and they will go with the next pull.',
    table: 'Records that will not pass the check',
    number: 'Number',
    service: 'Service',
    noService: 'not chosen',
    why: 'Why',
    mend: 'What to do',
    all: (count) => plural(count, 'more record', 'more records'),
    failed: 'Could not show the records with faults.',
    byManager: 'The manager or a clerk mends it',
    byAdministrator: 'The system administrator mends it',
    fields: (fields) => `fields: ${fields}`,
    omitted: 'Will not be handed over',
  },
  fault: {
    'no-service': { why: 'No service chosen', mend: 'Choose the service' },
    'no-service-code': { why: 'Service without a register code', mend: 'Set the code' },
    'unknown-service-code': { why: 'Service code not in the register', mend: 'Correct the code' },
    'retired-service-code': { why: 'Service removed from the register', mend: 'Choose a valid service' },
    'no-centre-code': { why: 'No centre code set', mend: 'Choose the centre' },
    'unknown-centre-code': { why: 'Centre code not found in the register', mend: 'Choose the centre' },
    'result-before-registration': { why: 'Result before registration', mend: 'Correct the date' },
    'issued-before-result': { why: 'Issued before there was a result', mend: 'Correct the date' },
    'no-result-date': { why: 'No date of the result', mend: 'Set the date' },
    'in-the-future': { why: 'The date has not come yet', mend: 'Correct the date' },
    'no-applicant-type': { why: 'Not said who applied', mend: 'Set the applicant' },
    'not-as-schema': { why: 'Not as the profile’s schema says', mend: 'Open the appeal' },
  },

  records: {
    heading: 'Records',
    table: 'Records that the state will receive',
    registeredAt: 'Registered',
    status: 'State',
    result: 'Result',
    none: 'No appeals within this period',
    noneHelp: 'The state will receive an empty list. That is no fault.',
    range: (first, last, total) => `${figures(first)}–${figures(last)} of ${figures(total)}`,
    previous: 'Previous page',
    next: 'Next page',
    view: { label: 'View of the records', table: 'Table', json: 'JSON' },
    save: 'Save as JSON',
    json: 'The page as the state will receive it',
    jsonHelp: 'Indents are added for reading. What is saved or copied equals the answer to the byte.',
    copied: 'JSON page copied',
    faulty: 'Will not pass the check',
  },

  completeness: {
    heading: 'Completeness',
    lead: 'How many appeals of the period have all that the state needs.',
    byClerk: 'By clerk',
    byService: 'By service',
    clerk: 'Clerk',
    service: 'Service',
    appeals: 'Appeals',
    complete: 'Complete',
    share: 'Share',
    otherSystem: 'From another system of the centre',
    none: 'No appeals within this period',
    failed: 'Could not count completeness.',
    percent: (share) => `${share}%`,
  },

  pulls: {
    heading: 'Log of pulls',
    lead: 'Who pulled, when and for which period. The data themselves are not in the log.',
    all: 'Whole log',
    none: 'No pulls yet',
    noneHelp: 'As soon as the state or a test pull takes data, a line will appear here.',
    failed: 'Could not show the log.',
    state: {
      going: 'Going on',
      complete: 'Handed over',
      'broken-off': 'Broken off',
      refused: 'Refused',
      failed: 'Failed',
    },
    stateHelp: { 'broken-off': 'The next page was not asked for.' },
    reason: {
      'wrong-credentials': 'Wrong login or password. Nothing was handed over.',
      'too-many-attempts': 'Too many failed attempts. Nothing was handed over.',
      'address-not-allowed': 'This address is not among the allowed ones. Nothing was handed over.',
      'bad-range': 'The dates of the period were wrong. Nothing was handed over.',
      'bad-cursor': 'The link to the page is damaged or of another period.',
      'not-ready': 'The server was still starting or could not reach its database.',
      internal: 'An error occurred on the centre’s server.',
    },
    size: (records, pages, took) =>
      `${plural(records, 'record', 'records')}, ${plural(pages, 'page', 'pages')}, ${took}`,
    omitted: (count) => `${plural(count, 'record', 'records')} not handed over: required fields are missing.`,
    times: (count) => `${plural(count, 'attempt', 'attempts')} within a minute.`,
    test: 'Test',
    period: (from, to) => (from === to ? `of ${from}` : `of ${from}–${to}`),
    column: {
      when: 'When',
      period: 'Period',
      pages: 'Pages',
      records: 'Records',
      took: 'Took',
      state: 'State',
      address: 'Address',
      login: 'Login',
    },
    count: (count) => plural(count, 'pull', 'pulls'),
  },

  alarms: {
    label: 'Needs attention',
    toConnect: 'To the connection',
    toTest: 'Test pull',
    toPulls: 'To the log',
    toCentre: 'Choose the centre',
    toCredentials: 'Create login and password',
  },
  alarm: {
    'never-pulled': {
      what: 'The state has not pulled the centre’s data yet.',
      means: 'Appeals are kept and can be pulled later for any period.',
      act: 'Finish the connection. If login and password have been handed over, check the access with a test pull.',
    },
    'pulls-stopped': {
      what: 'The state has not pulled for long.',
      means: 'It does not see the centre’s new appeals. Everything is kept in the centre.',
      act: 'Check the access with a test pull. If it goes well, write to the technical administrator.',
    },
    'last-pull-failed': {
      what: 'The last request for data did not come to its end.',
      means: 'If it was the state, it received a part of the records or none. Everything is kept in the centre.',
      act: 'See the reason in the log. Pulling the same period again will hand over everything.',
    },
    'no-credentials': {
      what: 'There is no login and password for pulling.',
      means: 'The state cannot sign in: each request of it will be refused. Appeals are kept.',
      act: 'The system administrator creates a login and a password and hands them to the technical administrator.',
    },
    'no-centre-code': {
      what: 'The centre’s code is not set.',
      means: 'Without the code nobody knows whose appeals these are: no record will pass the check.',
      act: 'Choose your centre in the register of centres.',
    },
    'centre-code-unknown': {
      what: 'The centre’s code is not in the register of centres.',
      means: 'The state may accept none of the records.',
      act: 'Compare the code. If the centre was registered lately, renew the register.',
    },
  },
  since: (last) => `Last complete: ${last}.`,
}
