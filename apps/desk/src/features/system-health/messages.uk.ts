import type { DiskState, QuarantineReason, Trouble } from '@diia-desk/contract'
import { pluralUk } from '../../lib/i18n/plural.ts'

/** What happened; whether anything is lost; what to do. */
interface Said {
  what: string
  lost: string
  act: string
}

const kept = 'Усе прийняте збережено.'
const byItself = 'Далі робота відновиться сама.'

export const systemHealthUk = {
  title: 'Стан системи',
  updated: (moment: string) => `${moment}, оновлюється саме`,
  attention: 'Потрібна увага системного адміністратора',
  calm: 'Усе працює, робити нічого не треба',
  calmHelp: 'Якщо щось станеться, ви побачите це тут і вгорі кожної сторінки.',
  todo: (count: number) => `Що зробити: ${count}`,
  failed: 'Не вдалося показати стан системи.',
  diia: {
    what: 'Дія не відповідає',
    lost: 'Нічого не втрачено. Перевірити документ чи надіслати запит зараз не вийде.',
    act: 'Перевірте інтернет на сервері. Якщо він працює, зачекайте: ми питаємо Дію кожні 10 секунд.',
  } satisfies Said,
  clock: (slow: boolean, distance: string): Said => ({
    what: `Годинник сервера ${slow ? 'відстає' : 'поспішає'} на ${distance}`,
    lost: 'Нічого не втрачено: строки копій рахуємо за часом Дії. Час у журналах неточний.',
    act: 'Увімкніть на сервері синхронізацію часу (NTP).',
  }),
  disk: {
    'near-full': {
      what: 'Диск майже заповнено',
      lost: 'Нічого не втрачено, усе працює.',
      act: 'Звільніть місце або додайте диск.',
    },
    full: {
      what: 'На диску немає місця',
      lost: `${kept} Нових копій не приймаємо й не підтверджуємо: можливо, їх доведеться запитати ще раз.`,
      act: `Звільніть місце або додайте диск. ${byItself}`,
    },
    'read-only': {
      what: 'Диск відкрито лише для читання',
      lost: `${kept} Нових копій не приймаємо й не підтверджуємо: можливо, їх доведеться запитати ще раз.`,
      act: `Перевірте диск і журнал сервера, поверніть право запису. ${byItself}`,
    },
    failing: {
      what: 'Диск відповідає помилкою',
      lost: 'Нових копій не приймаємо й не підтверджуємо: можливо, їх доведеться запитати ще раз. Чи ціле прийняте, покаже перевірка диска.',
      act: 'Перевірте диск і журнал сервера.',
    },
  } satisfies Record<Exclude<DiskState, 'ok'>, Said>,
  late: (since: string): Said => ({
    what: `Копії чекають на перевірку з ${since}`,
    lost: `${kept} Працівники бачать «Перевіряємо підпис».`,
    act: 'Перевірте, чи вистачає серверу процесора й пам’яті.',
  }),
  packages: (count: number) => pluralUk(count, 'пакет чекає', 'пакети чекають', 'пакетів чекають'),
  trouble: {
    'disk-full': { what: 'Немає місця, щоб зберегти копії', lost: kept, act: `Звільніть місце на диску. ${byItself}` },
    'disk-read-only': {
      what: 'Копії нікуди записати: диск лише для читання',
      lost: kept,
      act: `Поверніть диску право запису. ${byItself}`,
    },
    'disk-failing': {
      what: 'Копії не записуються: помилка диска',
      lost: 'Пакети чекають, нічого не видалено.',
      act: 'Перевірте диск і журнал сервера.',
    },
    database: {
      what: 'База даних не відповідає як слід',
      lost: kept,
      act: `Перевірте базу даних і з’єднання з нею. ${byItself}`,
    },
    memory: {
      what: 'Серверу бракує пам’яті або процесора',
      lost: kept,
      act: `Звільніть пам’ять або додайте її. ${byItself}`,
    },
    keys: {
      what: 'Ключ організації не відкривається',
      lost: kept,
      act: `Перевірте файл ключа, пароль до нього і список довіри. ${byItself}`,
    },
    'file-missing': {
      what: 'Зник файл прийнятого пакета',
      lost: 'Без цього файла копію не відкрити. Якщо Дія надішле її знову, усе відновиться.',
      act: 'Поверніть файл із резервної копії або під’єднайте диск.',
    },
    'file-damaged': {
      what: 'Пошкоджено файл прийнятого пакета',
      lost: 'Без цього файла копію не відкрити. Якщо Дія надішле її знову, усе відновиться.',
      act: 'Поверніть файл із резервної копії. Перевірте диск.',
    },
    unknown: {
      what: 'Пакет чекає через помилку програми',
      lost: kept,
      act: 'Передайте розробникам журнал сервера. Пробуємо ще раз щоп’ять хвилин.',
    },
  } satisfies Record<Trouble, Said>,
  newSetAside: (count: number): Said => ({
    what: `За добу не прийнято: ${pluralUk(count, 'пакет', 'пакети', 'пакетів')}`,
    lost: 'Пакети збережено цілими, їхніх даних не показано нікому.',
    act: 'Перегляньте причини нижче.',
  }),
  missingFiles: (count: number): Said => ({
    what: `Немає файлів, про які знає база: ${count}`,
    lost: 'Копії з цих файлів зараз не відкрити. Решту збережено.',
    act: 'Поверніть теку з файлами з резервної копії або під’єднайте її диск і перезапустіть сервер.',
  }),
  unknownFiles: (count: number): Said => ({
    what: `Файли, про які база не знає: ${count}`,
    lost: 'Їх не видалено, а відкладено в окрему теку.',
    act: 'Найімовірніше, базу відновлено з давнішої копії. Звірте резервні копії.',
  }),
  cards: {
    disk: 'Диск',
    free: (free: string, total: string) => `вільно ${free} з ${total}`,
    used: (percent: number) => `зайнято ${percent} %`,
    unknown: 'немає даних',
    queue: 'Копії чекають на перевірку',
    now: (count: number) => `${count} зараз`,
    oldest: (time: string) => `найдавніша о ${time}`,
    clock: 'Годинник сервера',
    clockRight: 'збігається з Дією',
    clockOff: (slow: boolean, distance: string) => `${slow ? 'відстає' : 'поспішає'} на ${distance}`,
    clockUnknown: 'Дія ще не відповідала',
    diia: 'Зв’язок із Дією',
  },
  distance: (seconds: number) =>
    seconds < 60
      ? `${seconds} с`
      : seconds < 3600
        ? `${Math.round(seconds / 60)} хв`
        : seconds < 172_800
          ? `${Math.round(seconds / 3600)} год`
          : pluralUk(Math.round(seconds / 86_400), 'день', 'дні', 'днів'),
  bytes: (bytes: number) =>
    bytes >= 1e9
      ? `${decimal(bytes / 1e9)} ГБ`
      : bytes >= 1e6
        ? `${decimal(bytes / 1e6)} МБ`
        : `${Math.max(1, Math.round(bytes / 1e3))} КБ`,
  setAside: {
    heading: 'Не прийняті пакети',
    help: 'Кожен збережено цілим. Імен тут немає: даним із таких пакетів вірити не можна.',
    none: 'Таких немає',
    noneHelp: 'Усе, що надійшло, прийнято.',
    more: (count: number) => `Показано 100 найновіших із ${count}.`,
    when: 'Коли',
    reason: 'Причина',
    request: 'Запит',
    size: 'Розмір',
    what: 'Що зробити',
    way: { barcode: 'за штрихкодом', qrcode: 'за QR-кодом' },
    noRequest: 'без запиту',
    window: (window: string) => `вікно ${window}`,
    again: 'Перевірити ще раз',
    againOf: (time: string) => `Перевірити ще раз пакет, не прийнятий ${time}`,
    checking: 'Перевіряємо…',
    sent: 'Пакет перевіряємо ще раз. Результат з’явиться тут.',
    failed: 'Не вдалося почати перевірку.',
    gone: 'Пакет уже перевірено або перевіряють зараз. Оновіть сторінку.',
  },
  reason: {
    'untrusted-signer': 'Підпис не належить Дії',
    'invalid-signature': 'Підпис не відповідає вмісту',
    'expired-certificate': 'Сертифікат підпису не діяв',
    'wrong-recipient': 'Зашифровано не для нашого ключа',
    unreadable: 'Пакет пошкоджено',
    unsupported: 'Невідомий вигляд пакета',
    incomplete: 'Пакет неповний',
    'wrong-request': 'Не відповідає нашому запиту',
    stale: 'Підписано не під час запиту',
    replayed: 'Такий уже надходив',
    'too-costly': 'Забирає надто багато часу чи пам’яті',
  } satisfies Record<QuarantineReason, string>,
  /** What helps; the ends of those for whom nothing does say so. */
  advice: {
    'untrusted-signer': 'Оновіть список довіри (DIIA_TRUST_FILES) і перевірте ще раз.',
    'invalid-signature': 'Пакет змінено, друга перевірка не допоможе. Потрібен новий запит.',
    'expired-certificate': 'Оновіть список довіри і перевірте ще раз.',
    'wrong-recipient': 'Додайте ключ, зареєстрований у Дії, і перевірте ще раз.',
    unreadable: 'Потрібен новий запит. Якщо повторюється, передайте розробникам номер запиту.',
    unsupported: 'Оновіть програму, вона перевірить пакет сама.',
    incomplete: 'Потрібен новий запит.',
    'wrong-request': 'Потрібен новий запит. Якщо повторюється, хтось стежить за запитами центру.',
    stale: 'Звірте годинник сервера і перевірте ще раз.',
    replayed: 'Нічого: копія вже є або належить іншому запиту.',
    'too-costly': 'Перевірте ще раз, коли сервер вільніший.',
  } satisfies Record<QuarantineReason, string>,
}

function decimal(value: number): string {
  return new Intl.NumberFormat('uk', { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)
}

export type SystemHealthWords = typeof systemHealthUk
