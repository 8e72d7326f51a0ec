import type { ConnectOutcome } from '@diia-desk/code-reader/direct'
import type { Layout, Terminator } from '@diia-desk/code-reader/wedge'
import type { TestCode } from '@diia-desk/contract'
import type { Arrival, Level, Verdict } from './setup-check.ts'
import type { Deafness } from './use-deafness.ts'
import type { ScanFault } from './what-is-read.ts'

export const scannerUk = {
  unheard: 'USB-сканер',
  unheardHint: 'чекаємо на перше зчитування',
  ready: 'USB-сканер готовий',
  directHint: 'під’єднано напряму',
  works: 'USB-сканер працює',
  lastRead: (time: string) => `останнє зчитування о ${time}`,
  deaf: {
    'other-window': { title: 'Сканер друкує в інше вікно', hint: 'клацніть будь-де на цій сторінці' },
    frame: { title: 'Сканер друкує в документ', hint: 'клацніть будь-де поза документом' },
  } satisfies Record<Deafness, { title: string; hint: string }>,
  check: 'Перевірте сканер',
  title: 'Перевірка сканера',
  toDesk: 'До робочого місця',
  lead: 'Наведіть сканер на код. Він тестовий: до Дії нічого не надсилаємо.',
  which: 'Який код показати',
  codes: {
    qr: { name: 'QR-код', where: 'на кожному телефоні', picture: 'Тестовий QR-код' },
    'ean-13': { name: 'EAN-13', where: 'штрихкод на Android', picture: 'Тестовий штрихкод EAN-13' },
    'code-128': { name: 'Code 128', where: 'штрихкод на iPhone', picture: 'Тестовий штрихкод Code 128' },
  } satisfies Record<TestCode, { name: string; where: string; picture: string }>,
  codeState: { unread: 'ще не зчитано', whole: 'прочитано', harmed: 'прочитано не так' },
  unreadHelp: (name: string) => `Не зчитується? Увімкніть у сканері символіку ${name} кодом з його інструкції.`,
  verdict: {
    waiting: 'Чекаємо на перше зчитування',
    some: 'Поки все гаразд. Зчитайте решту кодів',
    ready: 'Сканер готовий до роботи',
    fault: 'Сканер треба налаштувати',
  } satisfies Record<Verdict, string>,
  last: {
    document: 'Схоже на справжній код документа. Тут його не надсилаємо й не показуємо.',
    something: 'Прочитано щось інше. Наведіть сканер на код на цьому екрані.',
  },
  findings: 'Що з’ясовано',
  level: { unknown: 'ще не відомо', ok: 'гаразд', note: 'можна краще', fault: 'заважає' } satisfies Record<
    Level,
    string
  >,
  content: {
    title: 'Вміст коду',
    unknown: 'З’ясуємо з першим зчитуванням.',
    arrived: 'Надійшло',
    arrival: {
      whole: 'Надходить повністю, з контрольною цифрою.',
      'no-check-digit':
        'Немає останньої, контрольної цифри. Увімкніть у сканері передавання контрольної цифри (Transmit Check Digit).',
      'other-layout':
        'Знаки не ті: сканер друкує для іншої розкладки. Налаштуйте його на американську клавіатуру (USB Keyboard, US English).',
      'cut-short': 'Надійшла лише частина. Зніміть у сканері обмеження довжини коду й зчитайте ще раз.',
      'lost-signs':
        'Частина знаків загубилася. Збільште в сканері паузу між знаками (Inter-character Delay) або під’єднайте його без подовжувача.',
      'extra-signs': 'До коду додано зайві знаки. Вимкніть у сканері префікс, суфікс і правила оброблення даних.',
    } satisfies Record<Arrival, string>,
  },
  layout: {
    title: 'Розкладка клавіатури',
    unknown: 'З’ясуємо за QR-кодом: у ньому є літери.',
    name: {
      us: 'Англійська.',
      ukrainian: 'Українська. Не заважає: читаємо самі клавіші, а не літери.',
      russian: 'Російська. Не заважає: читаємо самі клавіші, а не літери.',
      cyrillic: 'Кирилична. Не заважає: читаємо самі клавіші, а не літери.',
      other: 'Інша. Не заважає: читаємо самі клавіші, а не літери.',
      unknown: 'Не заважає: читаємо самі клавіші, а не літери.',
    } satisfies Record<Layout, string>,
    remote:
      'Комп’ютер передає літери без клавіш, як через віддалений стіл. Коди впізнаємо, та надійніше відкрити робоче місце на самому комп’ютері.',
    capsLock: 'Caps Lock увімкнено, це теж не заважає.',
    typed: 'Windows набрав би',
  },
  end: {
    title: 'Завершення коду',
    unknown: 'З’ясуємо з першим зчитуванням.',
    by: {
      Enter: 'Enter: так найшвидше.',
      NumpadEnter: 'Enter: так найшвидше.',
      Tab: 'Tab: підходить так само, як Enter.',
      'Ctrl+J': 'Знак LF: зчитуємо, та в інших програмах він відкриває зайве. Краще суфікс Enter (CR).',
      'Ctrl+M': 'Знак CR як Ctrl+M: зчитуємо. Краще суфікс Enter.',
      none: 'Нічого: відповідь запізнюється, а повільний сканер у полі можна сплутати з набором. Додайте суфікс Enter (CR).',
    } satisfies Record<Terminator, string>,
  },
  pace: {
    title: 'Швидкість',
    unknown: 'З’ясуємо з першим зчитуванням.',
    ok: (ms: number) => `${ms} мс на знак.`,
    slow: (ms: number, seconds: number) =>
      `${ms} мс на знак: QR-код друкується ${seconds} с. Зменште в сканері паузу між знаками (Inter-character Delay).`,
  },
  around: {
    title: 'Додатки до коду',
    known:
      'Розпізнаємо їх за таблицями виробників і відкидаємо самі. За бажання вимкніть у сканері AIM ID, Code ID, префікс і суфікс.',
    unknown:
      'Цих знаків у таблицях виробників немає, тож код із ними не беремо. Вимкніть у сканері префікс, суфікс і Code ID.',
    doubtful: (makes: string) =>
      `Різні виробники (${makes}) позначають цим знаком різні коди, тож ми не вгадуємо. Вимкніть у сканері Code ID (Label ID) або оберіть AIM ID.`,
    controls: 'Керівні знаки',
    identifier: 'Позначка виду коду (AIM ID)',
    eci: (charset: string) => `Позначка кодування (ECI), ${charset}`,
    codeId: (makes: string) => `Позначка виробника (Code ID), ${makes}`,
  },
  altCodes: {
    title: 'Набір через Alt',
    text: 'Сканер друкує знаки номерами з натиснутим Alt. Зчитуємо, але повільно: вимкніть режим Alt (Universal Keyboard).',
  },
  nothing: {
    title: 'Нічого не надходить?',
    steps: [
      'Сканер пищить, та на екрані тихо: клацніть на цій сторінці, він друкує в інше вікно.',
      'Не світиться: перевірте кабель, спробуйте інший порт USB.',
      'Світить тонкою червоною лінією: це лазерний, екранів він не читає. Потрібен сканер 2D.',
      'Світить, та не пищить: зробіть екран яскравішим, тримайте сканер за 10–20 см.',
      'Пищить, та ніде не друкує: увімкніть у ньому режим клавіатури (USB Keyboard, HID) кодом з інструкції.',
    ],
  },
  direct: {
    title: 'Пряме під’єднання',
    about:
      'Сканер передає код сторінці без клавіатури: розкладка, курсор та інші вікна не мають значення. Спершу ввімкніть у ньому режим HID POS або USB-COM кодом з інструкції.',
    unavailable:
      'Сканер можна під’єднати й без клавіатури, та цей браузер так не вміє. Потрібен Chrome або Edge і захищена адреса (https).',
    connect: { hid: 'Під’єднати HID POS', serial: 'Під’єднати USB-COM' },
    port: 'Сканер на порту USB-COM',
    connected: (name: string) => `${name}: під’єднано`,
    forget: 'Від’єднати',
    outcome: {
      none: 'Нічого не вибрано. Якщо сканера немає в списку, увімкніть у ньому режим HID POS або USB-COM.',
      unsuitable: 'Цей пристрій не передає кодів напряму. Увімкніть у сканері режим HID POS.',
      busy: 'Сканер зайнятий: закрийте інше вікно або програму, що ним користується.',
      failed: 'Не вдалося під’єднати. Від’єднайте кабель, під’єднайте знову й повторіть.',
    } satisfies Record<Exclude<ConnectOutcome, 'connected'>, string>,
  },
  trial: {
    label: 'Поле для проби',
    hint: 'Клацніть у полі й зчитайте код: текст лишиться, як був.',
    text: 'Заява про реєстрацію',
    back: 'Текст і курсор на своєму місці.',
  },
  misread: {
    word: 'Код не прочитано',
    reason: 'Нічого не надіслано',
    blame: 'Схоже, річ у налаштуваннях сканера.',
    meanwhile: 'Поки що зчитуйте камерою або введіть 13 цифр.',
    toSettings: 'Перевірити сканер',
    fault: {
      'no-check-digit': 'Надійшло 12 цифр із 13: сканер не передав контрольну цифру або прочитав код товару.',
      'other-layout': 'Він друкує для іншої розкладки клавіатури.',
      'cut-short': 'Код надійшов не повністю.',
    } satisfies Record<Exclude<ScanFault['kind'], 'extra-signs' | 'other-symbology'>, string>,
    quoted: (signs: string) => `«${signs}»`,
    extraSigns: (signs: string) =>
      `Навколо коду надійшли зайві знаки: ${signs}. Вимкніть у сканері префікс, суфікс і Code ID.`,
    doubtfulSigns: (signs: string) =>
      `Сканер додає до коду ${signs}. Різні виробники позначають так різні коди, тож ми не вгадуємо: вимкніть у ньому Code ID.`,
    otherSymbology: {
      word: 'Це не код Дії',
      reason: 'Нічого не надіслано',
      text: (name: string) =>
        `Сканер повідомив, що це ${name}. Дія показує 13 цифр лише як EAN-13 або Code 128, а посилання лише як QR-код.`,
    },
  },
}

export type ScannerWords = typeof scannerUk
