// A day and a quarter of an invented centre.
import type { DayFigures, DayReport, QuarterReport } from '@diia-desk/contract'

const figures: DayFigures = {
  registered: 53, completed: 41, refused: 3, consultations: 12, documents: 31,
  validations: { valid: 44, 'not-valid': 1, 'code-expired': 2, 'code-used': 1, 'code-unknown': 0, 'could-not-check': 2 },
  requests: { arrived: 17, refused: 2, lapsed: 3, quarantined: 1, cancelled: 0, 'not-taken': 1, open: 1 },
  answer: { count: 46, median: 480, nineOfTen: 1310 }, copy: { count: 17, median: 38, nineOfTen: 92 }, result: { count: 44, median: 4310, nineOfTen: 12_240 },
}

const before: DayFigures = {
  ...figures, registered: 47, completed: 44, refused: 5, consultations: 9, documents: 28, validations: { ...figures.validations, valid: 39 }, requests: { ...figures.requests, arrived: 15 },
  answer: { count: 40, median: 610, nineOfTen: 1900 }, copy: { count: 15, median: 41, nineOfTen: 110 },
}

export const dayReport: DayReport = {
  from: '2026-11-16', to: '2026-11-16', compared: { from: '2026-11-09', to: '2026-11-09', until: '2026-11-09T08:42:17.000Z' },
  figures, before,
  hours: [[8, 4, 5, 3, 2], [9, 9, 7, 8, 9], [10, 14, 12, 12, 10], [11, 11, 13, 13, 11], [12, 7, 5, 5, 6], [13, 4, 6, 2, 4], [14, 9, 8, 8, 9], [15, 5, 6, 4, 3], [16, 2, 2, 1, 1]]
    .map(([hour = 0, appeals = 0, appealsBefore = 0, checks = 0, checksBefore = 0]) => ({ hour, appeals, appealsBefore, checks, checksBefore })),
  days: [],
  services: [
    { code: '00034', name: 'Реєстрація місця проживання', registered: 14, completed: 12, refused: 1, consultations: 3 },
    { code: '01190', name: 'Оформлення та видача паспорта громадянина України з безконтактним електронним носієм', registered: 9, completed: 7, refused: 0, consultations: 2 },
    { code: '00153', name: 'Видача довідки про взяття на облік внутрішньо переміщеної особи', registered: 8, completed: 8, refused: 0, consultations: 1 },
    { code: '00100', name: 'Державна реєстрація земельної ділянки з видачею витягу з Державного земельного кадастру', registered: 6, completed: 3, refused: 2, consultations: 4 },
    { name: 'Видача довідки про склад сім’ї', registered: 5, completed: 5, refused: 0, consultations: 0 },
    { registered: 2, completed: 0, refused: 0, consultations: 0 },
  ],
  clerks: [
    { name: 'Богдан Яремчук', registered: 16, completed: 14, refused: 1, consultations: 3, checks: 18, copies: 5 },
    { name: 'Мирослава Ткач', registered: 19, completed: 15, refused: 0, consultations: 5, checks: 27, copies: 8 },
    { name: 'Олександра-Вікторія Нечуй-Левицька-Костянтинопольська', registered: 11, completed: 9, refused: 2, consultations: 4, checks: 20, copies: 4 },
    { registered: 7, completed: 3, refused: 0, consultations: 0, checks: 0, copies: 0 },
  ],
  clerksMedian: { registered: 16, completed: 14, refused: 1, consultations: 4, checks: 20, copies: 5 },
  windows: [
    { window: '1', registered: 16, completed: 14, refused: 1, consultations: 3, checks: 18, copies: 5 },
    { window: '2', registered: 11, completed: 9, refused: 2, consultations: 4, checks: 20, copies: 4 },
    { window: '3', registered: 19, completed: 15, refused: 0, consultations: 5, checks: 27, copies: 8 },
  ],
  tests: 2,
}

export const weekReport: DayReport = {
  ...dayReport, from: '2026-11-09', to: '2026-11-15', compared: { from: '2026-11-02', to: '2026-11-08' },
  days: [['2026-11-09', 58, 44, 5, 9], ['2026-11-10', 49, 47, 2, 11], ['2026-11-11', 51, 39, 4, 8], ['2026-11-12', 60, 52, 1, 13], ['2026-11-13', 43, 48, 3, 7], ['2026-11-14', 18, 12, 0, 4], ['2026-11-15', 0, 0, 0, 0]]
    .map(([day, registered, completed, refused, consultations]) => ({ day: String(day), registered: Number(registered), completed: Number(completed), refused: Number(refused), consultations: Number(consultations), checks: Number(registered), copies: 0 })),
}

const none: DayFigures = {
  registered: 0, completed: 0, refused: 0, consultations: 0, documents: 0,
  validations: { valid: 0, 'not-valid': 0, 'code-expired': 0, 'code-used': 0, 'code-unknown': 0, 'could-not-check': 0 },
  requests: { arrived: 0, refused: 0, lapsed: 0, quarantined: 0, cancelled: 0, 'not-taken': 0, open: 0 }, answer: { count: 0 }, copy: { count: 0 }, result: { count: 0 },
}

export const emptyDay: DayReport = {
  from: '2026-11-16', to: '2026-11-16', compared: { from: '2026-11-09', to: '2026-11-09' }, figures: none, before: none, hours: [], days: [], services: [], clerks: [], windows: [], tests: 0,
  clerksMedian: { registered: 0, completed: 0, refused: 0, consultations: 0, checks: 0, copies: 0 },
}

export const quarterReport: QuarterReport = {
  year: 2026, quarter: 4, from: '2026-10-01', to: '2026-12-31', running: true, centre: { name: 'ЦНАП Яснополянської громади', code: '1234' },
  counted: [
    { name: 'num_total_services', value: 1277 }, { name: 'num_from_this_year_start', value: 9418 },
    { name: 'num_services_residence', value: 402, services: [{ code: '00034', name: 'Реєстрація місця проживання', count: 371 }, { code: '00037', name: 'Зняття з реєстрації місця проживання', count: 31 }] },
    { name: 'num_services_passport', value: 188, services: [{ code: '01190', name: 'Оформлення та видача паспорта громадянина України з безконтактним електронним носієм', count: 188 }] },
    { name: 'num_services_vehicle', value: 0, services: [] }, { name: 'num_acts_services', value: 44, services: [{ name: 'Державна реєстрація народження', count: 44 }] },
    { name: 'num_dzk_services', value: 97, services: [{ code: '00100', name: 'Державна реєстрація земельної ділянки', count: 97 }] },
    { name: 'num_feedback_total', value: 214 }, { name: 'num_feedback_positive', value: 151 }, { name: 'num_feedback_negative', value: 29 },
  ],
  answers: { avg_waiting: null, has_automatic_queue_handle: true, has_prev_appointment_online: null, has_edm_system: false, edm_system_name: null, edm_system_developer: null },
  leftOut: { consultations: 310, refused: 61, tests: 4, withoutService: 12 }, refusalsCount: false,
  loyalty: { index: 57, ratings: 214, supporters: 151, neutral: 34, critics: 29, few: false, supportersFrom: 9, criticsUpTo: 6 },
  rulesFile: 'apps/bff/src/features/reports/quarterly-rules.json',
}
