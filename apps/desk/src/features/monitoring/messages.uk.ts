import type { ExportAlarm, ExportFault, PullReason, PullState } from '@diia-desk/contract'
import { figuresUk, pluralUk } from '../../lib/i18n/plural.ts'
import type { Moment } from './moment.ts'

const when = ({ day, date, time }: Moment) =>
  day === 'today' ? `сьогодні, ${time}` : day === 'yesterday' ? `учора, ${time}` : `${date}, ${time}`
const seconds = (ms: number) => (ms / 1000).toLocaleString('uk', { maximumFractionDigits: 1 })

export const monitoringUk = {
  title: 'Моніторинг',
  nav: {
    label: 'Розділи моніторингу',
    records: 'Записи',
    completeness: 'Повнота',
    pulls: 'Журнал вивантажень',
    connect: 'Підключення',
  },
  when,
  took: (ms: number) =>
    ms < 100
      ? `${ms} мс`
      : ms < 60_000
        ? `${seconds(ms)} с`
        : `${Math.floor(ms / 60_000)} хв ${Math.round((ms % 60_000) / 1000)} с`,
  figures: figuresUk,
  copy: 'Копіювати',
  more: 'Показати ще',

  heading: 'Що отримає держава',
  lead: 'Звернення, створені або змінені за період.',
  noPersonalData: 'Персональних даних у вивантаженні немає.',
  personalData: (profile: string) => `Увага: профіль «${profile}» передає персональні дані.`,
  sums: {
    label: 'Підсумки періоду',
    total: 'Записів за період',
    rejected: 'Не пройде перевірку',
    pages: (size: number) => `Сторінок по ${size}`,
    lastPull: 'Останнє вивантаження',
    never: 'ще не було',
    unknown: '–',
  },
  counting: 'Рахуємо записи періоду…',
  previewFailed: 'Не вдалося показати записи.',

  rejected: {
    heading: (total: number) => `Не пройдуть перевірку: ${figuresUk(total)}`,
    help: 'Виправте, і вони підуть із наступним вивантаженням.',
    table: 'Записи, які не пройдуть перевірку',
    number: 'Номер',
    service: 'Послуга',
    noService: 'не вибрано',
    why: 'Чому',
    mend: 'Що зробити',
    all: (count: number) => `Ще ${pluralUk(count, 'запис', 'записи', 'записів')}`,
    failed: 'Не вдалося показати записи з помилками.',
    byManager: 'Виправить керівник або працівник вікна',
    byAdministrator: 'Виправить системний адміністратор',
    fields: (fields: string) => `поля: ${fields}`,
    omitted: 'Не буде передано',
  },
  fault: {
    'no-service': { why: 'Не вибрано послугу', mend: 'Вибрати послугу' },
    'no-service-code': { why: 'Послуга без коду реєстру', mend: 'Вказати код' },
    'unknown-service-code': { why: 'Коду послуги немає в реєстрі', mend: 'Виправити код' },
    'retired-service-code': { why: 'Послугу вилучено з реєстру', mend: 'Вибрати чинну послугу' },
    'no-centre-code': { why: 'Не вказано код ЦНАП', mend: 'Вибрати ЦНАП' },
    'unknown-centre-code': { why: 'Код ЦНАП не знайдено в реєстрі', mend: 'Вибрати ЦНАП' },
    'result-before-registration': { why: 'Результат раніше за реєстрацію', mend: 'Виправити дату' },
    'issued-before-result': { why: 'Видано раніше, ніж є результат', mend: 'Виправити дату' },
    'no-result-date': { why: 'Немає дати результату', mend: 'Вказати дату' },
    'in-the-future': { why: 'Дата ще не настала', mend: 'Виправити дату' },
    'no-applicant-type': { why: 'Не вказано, хто звернувся', mend: 'Вказати заявника' },
    'not-as-schema': { why: 'Не відповідає схемі профілю', mend: 'Відкрити звернення' },
  } satisfies Record<ExportFault, { why: string; mend: string }>,

  records: {
    heading: 'Записи',
    table: 'Записи, які отримає держава',
    registeredAt: 'Зареєстровано',
    status: 'Стан',
    result: 'Результат',
    none: 'За цей період звернень немає',
    noneHelp: 'Держава отримає порожній перелік. Це не помилка.',
    range: (first: number, last: number, total: number) =>
      `${figuresUk(first)}–${figuresUk(last)} з ${figuresUk(total)}`,
    previous: 'Попередня сторінка',
    next: 'Наступна сторінка',
    view: { label: 'Вигляд записів', table: 'Таблиця', json: 'JSON' },
    save: 'Зберегти як JSON',
    json: 'Сторінка, як її отримає держава',
    jsonHelp: 'Відступи додано, щоб легше читати. Збережене й скопійоване збігаються з відповіддю до байта.',
    copied: 'Скопійовано сторінку JSON',
    faulty: 'Не пройде перевірку',
  },

  completeness: {
    heading: 'Повнота',
    lead: 'Скільки звернень періоду мають усе, що потрібно державі.',
    byClerk: 'За працівниками',
    byService: 'За послугами',
    clerk: 'Працівник',
    service: 'Послуга',
    appeals: 'Звернень',
    complete: 'Повних',
    share: 'Частка',
    otherSystem: 'З іншої системи центру',
    none: 'За цей період звернень немає',
    failed: 'Не вдалося порахувати повноту.',
    percent: (share: number) => `${share} %`,
  },

  pulls: {
    heading: 'Журнал вивантажень',
    lead: 'Хто, коли й за який період забирав дані. Самих даних у журналі немає.',
    all: 'Увесь журнал',
    none: 'Вивантажень ще не було',
    noneHelp: 'Щойно держава або пробне вивантаження забере дані, тут з’явиться рядок.',
    failed: 'Не вдалося показати журнал.',
    state: {
      going: 'Триває',
      complete: 'Віддано',
      'broken-off': 'Обірвано',
      refused: 'Відмовлено',
      failed: 'Збій',
    } satisfies Record<PullState, string>,
    stateHelp: { 'broken-off': 'Наступної сторінки не попросили.' },
    reason: {
      'wrong-credentials': 'Неправильний логін або пароль. Нічого не передано.',
      'too-many-attempts': 'Забагато невдалих спроб входу. Нічого не передано.',
      'address-not-allowed': 'Цієї адреси немає серед дозволених. Нічого не передано.',
      'bad-range': 'Дати періоду вказано неправильно. Нічого не передано.',
      'bad-cursor': 'Посилання на сторінку пошкоджене або з іншого періоду.',
      'not-ready': 'Сервер ще запускався або не мав доступу до бази.',
      internal: 'На сервері центру сталася помилка.',
    } satisfies Record<PullReason, string>,
    size: (records: number, pages: number, took: string) =>
      `${pluralUk(records, 'запис', 'записи', 'записів')}, ${pluralUk(pages, 'сторінка', 'сторінки', 'сторінок')}, ${took}`,
    omitted: (count: number) =>
      `Не передано ${pluralUk(count, 'запис', 'записи', 'записів')}: бракує обов’язкових полів.`,
    times: (count: number) => `${pluralUk(count, 'спроба', 'спроби', 'спроб')} за хвилину.`,
    test: 'Пробне',
    period: (from: string, to: string) => (from === to ? `за ${from}` : `за ${from}–${to}`),
    column: {
      when: 'Коли',
      period: 'Період',
      pages: 'Сторінок',
      records: 'Записів',
      took: 'Тривало',
      state: 'Стан',
      address: 'Адреса',
      login: 'Логін',
    },
    count: (count: number) => pluralUk(count, 'вивантаження', 'вивантаження', 'вивантажень'),
  },

  alarms: {
    label: 'Потребує уваги',
    toConnect: 'До підключення',
    toTest: 'Пробне вивантаження',
    toPulls: 'До журналу',
    toCentre: 'Вибрати ЦНАП',
    toCredentials: 'Створити логін і пароль',
  },
  alarm: {
    'never-pulled': {
      what: 'Держава ще не забирала даних центру.',
      means: 'Звернення зберігаються, їх можна буде забрати за будь-який період.',
      act: 'Завершіть підключення. Якщо дані для входу вже передано, перевірте доступ пробним вивантаженням.',
    },
    'pulls-stopped': {
      what: 'Держава давно не забирала даних.',
      means: 'Вона не бачить нових звернень центру. У центрі все збережено.',
      act: 'Перевірте доступ пробним вивантаженням. Якщо воно вдале, напишіть технічному адміністратору.',
    },
    'last-pull-failed': {
      what: 'Останній запит даних не дійшов кінця.',
      means: 'Якщо це була держава, вона отримала не всі записи або жодного. У центрі все збережено.',
      act: 'Подивіться причину в журналі. Повторне вивантаження того самого періоду віддасть усе.',
    },
    'no-credentials': {
      what: 'Немає логіна й пароля для вивантаження.',
      means: 'Держава не може увійти: кожен її запит отримає відмову. Звернення збережено.',
      act: 'Логін і пароль створює системний адміністратор і передає технічному адміністратору.',
    },
    'no-centre-code': {
      what: 'Не вказано код ЦНАП.',
      means: 'Без коду невідомо, чиї це звернення: перевірку не пройде жоден запис.',
      act: 'Виберіть свій центр у реєстрі ЦНАП.',
    },
    'centre-code-unknown': {
      what: 'Коду центру немає в реєстрі ЦНАП.',
      means: 'Держава може не прийняти жодного запису.',
      act: 'Звірте код. Якщо центр зареєстровано нещодавно, оновіть реєстр.',
    },
  } satisfies Record<ExportAlarm, { what: string; means: string; act: string }>,
  since: (last: string) => `Останнє завершене: ${last}.`,
}

export type MonitoringWords = typeof monitoringUk
