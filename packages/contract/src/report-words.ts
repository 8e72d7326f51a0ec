// Headings of the tables: the same on the screen and in a file, so both read them here.
import type { ValidationOutcome } from './resources.ts'
import type { CountedFigure, QuarterAnswers, RequestEnd } from './reports.ts'

export type ReportLocale = 'uk' | 'en'

const uk = {
  figures: 'Показники', figure: 'Показник', unit: 'Одиниця', value: 'Значення', before: 'Раніше',
  times: { answer: 'Відповідь Дії', copy: 'Від запиту до копії', result: 'Від реєстрації до результату' },
  median: 'медіана', nineOfTen: '9 із 10 не довше', units: { count: 'шт.', share: '%', second: 'с', minute: 'хв' },
  registered: 'Зареєстровано', completed: 'Надано', refused: 'Відмовлено', refusedShare: 'Відмов, %', consultations: 'Консультації', checks: 'Перевірки й запити', copies: 'Копії', documents: 'Отримано документів',
  checksOf: 'Перевірки документів', requestsOf: 'Запити копій', outcome: 'Чим завершилося', count: 'Кількість', share: 'Частка, %',
  hours: 'За годинами', hour: 'Година', appeals: 'Звернення', appealsBefore: 'Звернення раніше', checksBefore: 'Перевірки й запити раніше',
  days: 'За днями', day: 'День', services: 'За послугами', code: 'Код', service: 'Послуга', noService: 'Послугу не вказано',
  clerks: 'За працівниками', clerk: 'Працівник', otherSystem: 'Інша система центру', clerksMedian: 'Медіана центру', windows: 'За вікнами', window: 'Вікно',
  validations: {
    valid: 'Дійсний', 'not-valid': 'Недійсний', 'code-expired': 'Строк коду минув', 'code-used': 'Код уже використано', 'code-unknown': 'Дія не знає коду', 'could-not-check': 'Не перевірено',
  } satisfies Record<ValidationOutcome, string>,
  requests: {
    arrived: 'Копії отримано', refused: 'Відмова відвідувача', lapsed: 'Час вичерпано', quarantined: 'Копію не прийнято', cancelled: 'Скасовано', 'not-taken': 'Запит не надійшов', open: 'Чекаємо',
  } satisfies Record<RequestEnd, string>,
  quarter: 'Квартальний звіт', field: 'Поле звіту', yes: 'так', no: 'ні', loyalty: 'Індекс лояльності', loyaltyIndex: 'Індекс лояльності, −100…+100', ratings: 'Оцінок',
  supporters: 'Прихильники', neutral: 'Нейтральні', critics: 'Критики', countedIn: 'Враховано в полі',
  fields: {
    num_total_services: 'Надано послуг за квартал', num_from_this_year_start: 'Надано послуг від початку року', num_services_residence: 'Реєстрація місця проживання',
    num_services_passport: 'Паспортні послуги', num_services_vehicle: 'Транспортні засоби й посвідчення водія', num_acts_services: 'Акти цивільного стану', num_dzk_services: 'Державний земельний кадастр',
    num_feedback_total: 'Оцінок відвідувачів', num_feedback_positive: 'З них позитивних', num_feedback_negative: 'З них негативних',
    avg_waiting: 'Середнє очікування в черзі, хв', has_automatic_queue_handle: 'Електронна черга', has_prev_appointment_online: 'Попередній запис онлайн',
    has_edm_system: 'Система електронного документообігу', edm_system_name: 'Назва системи документообігу', edm_system_developer: 'Розробник системи документообігу',
  } satisfies Record<CountedFigure | keyof QuarterAnswers, string>,
}

const en: typeof uk = {
  figures: 'Figures', figure: 'Figure', unit: 'Unit', value: 'Value', before: 'Before',
  times: { answer: 'Diia’s answer', copy: 'From request to copy', result: 'From registration to result' },
  median: 'median', nineOfTen: '9 of 10 no longer than', units: { count: 'pcs', share: '%', second: 's', minute: 'min' },
  registered: 'Registered', completed: 'Provided', refused: 'Refused', refusedShare: 'Refusals, %', consultations: 'Consultations', checks: 'Checks and requests', copies: 'Copies', documents: 'Documents received',
  checksOf: 'Checks of documents', requestsOf: 'Requests for copies', outcome: 'Outcome', count: 'Count', share: 'Share, %',
  hours: 'By hour', hour: 'Hour', appeals: 'Appeals', appealsBefore: 'Appeals before', checksBefore: 'Checks and requests before',
  days: 'By day', day: 'Day', services: 'By service', code: 'Code', service: 'Service', noService: 'No service given',
  clerks: 'By clerk', clerk: 'Clerk', otherSystem: 'Another system of the centre', clerksMedian: 'Median of the centre', windows: 'By window', window: 'Window',
  validations: { valid: 'Valid', 'not-valid': 'Not valid', 'code-expired': 'Code out of date', 'code-used': 'Code used before', 'code-unknown': 'Unknown to Diia', 'could-not-check': 'Not checked' },
  requests: { arrived: 'Copies received', refused: 'Visitor refused', lapsed: 'Time ran out', quarantined: 'Copy not accepted', cancelled: 'Cancelled', 'not-taken': 'Request did not arrive', open: 'Waiting' },
  quarter: 'Quarterly report', field: 'Field of the report', yes: 'yes', no: 'no', loyalty: 'Loyalty index', loyaltyIndex: 'Loyalty index, −100…+100', ratings: 'Ratings',
  supporters: 'Supporters', neutral: 'Neutral', critics: 'Critics', countedIn: 'Counted in the field',
  fields: {
    num_total_services: 'Services provided in the quarter', num_from_this_year_start: 'Services provided since 1 January', num_services_residence: 'Registration of residence',
    num_services_passport: 'Passports', num_services_vehicle: 'Vehicles and driving licences', num_acts_services: 'Civil status records', num_dzk_services: 'State land cadastre',
    num_feedback_total: 'Ratings by visitors', num_feedback_positive: 'Positive ones', num_feedback_negative: 'Negative ones',
    avg_waiting: 'Average wait in the queue, min', has_automatic_queue_handle: 'Electronic queue', has_prev_appointment_online: 'Appointments online',
    has_edm_system: 'Electronic document management', edm_system_name: 'Name of that system', edm_system_developer: 'Developer of that system',
  },
}

export const reportWords: Record<ReportLocale, typeof uk> = { uk, en }

