import { plural } from './plural.ts'

export const messages = {
  title: 'Вхід для працівників',
  login: 'Логін',
  password: 'Пароль',
  window: 'Вікно',
  windowName: (window: string) => `Вікно ${window}`,
  showPassword: 'Показати пароль',
  hidePassword: 'Сховати пароль',
  submit: 'Увійти',
  submitting: 'Входимо…',
  submitAgain: 'Спробувати ще раз',
  forgot: 'Забули пароль? Новий видасть системний адміністратор.',
  required: { login: 'Уведіть логін.', password: 'Уведіть пароль.', window: 'Виберіть вікно.' },
  wrong: 'Логін або пароль не підходить.',
  cyrillic: 'Пароль уведено українською розкладкою, перевірте її.',
  capsLock: 'Увімкнено Caps Lock.',
  attemptsLeft: (count: number) =>
    count === 0
      ? 'Спроб не лишилося.'
      : `${count === 1 ? 'Лишилася' : 'Лишилося'} ${plural(count, 'спроба', 'спроби', 'спроб')}.`,
  locked: 'Вхід зупинено',
  lockedUntil: (time: string) =>
    `після кількох невдалих спроб. Спробуйте о ${time} або зверніться до системного адміністратора.`,
  crowded: 'Вхід із нових комп’ютерів зупинено',
  crowdedUntil: (time: string) =>
    `через багато невдалих спроб. Там, де ви вже входили, вхід працює. Тут спробуйте о ${time}.`,
  busy: 'Сервер перевіряє інші входи.',
  busyHelp: 'Нічого не втрачено. Натисніть «Увійти» за кілька секунд.',
  ended: 'Сеанс завершено.',
  endedWhy: {
    idle: 'Довго не було дій.',
    over: 'Минув строк сеансу.',
    'signed-out-elsewhere': 'Ви вийшли в іншій вкладці.',
    unknown: 'Минув його строк або доступ змінив системний адміністратор.',
  },
  endedKept: 'Надіслане раніше збережено; після входу ви повернетеся туди, де були.',
  noWindow: 'Вам ще не надано жодного вікна.',
  noWindowHelp: 'Його надасть системний адміністратор.',
  notYourWindow: (window: string) => `Вам не надано вікно ${window}.`,
  yourWindows: (windows: readonly string[]) =>
    windows.length === 1
      ? `Ваше вікно: ${windows[0]}. Його вже вибрано, увійдіть ще раз.`
      : `Ваші вікна: ${windows.join(', ')}. Виберіть потрібне й увійдіть ще раз.`,
  other: {
    title: 'У цьому браузері змінився вхід',
    own: (name: string, window: string) => `У цій вкладці працює: ${name}, вікно ${window}.`,
    now: (name: string, window: string) => `Тепер у браузері працює: ${name}, вікно ${window}.`,
    kept: 'Від чужого імені нічого не надіслано. Введене тут збережено.',
    back: 'Щоб продовжити тут роботу, увійдіть знову.',
    become: (name: string) => `Продовжити як ${name}`,
    becomeHelp: 'Ненадіслане з цієї вкладки зникне.',
  },
  idle: {
    ends: (time: string) => `Сеанс завершиться о ${time}, якщо за робочим місцем нікого немає.`,
    help: 'Торкніться клавіатури чи миші. Введене у форми збережено.',
    stay: 'Продовжити роботу',
  },
  failed: 'Увійти не вдалося.',
  noCentre: 'Немає зв’язку з сервером центру.',
  noCentreHelp: 'Перевірте кабель або мережу; сторінка відновиться сама.',
  look: 'Вигляд сторінки',
  /** The button that changes the text to this size. */
  changeTextTo: { normal: 'Звичайний текст', large: 'Більший текст', largest: 'Ще більший текст' },
  contrast: 'Контраст',
  demo: 'Демонстрація',
  demoHelp: 'Усе тут вигадане. Виберіть, ким увійти:',
  demoPhone: 'Телефон відвідувача',
  role: { clerk: 'адміністратор', manager: 'керівник', administrator: 'системний адміністратор' },
}

export type SessionWords = typeof messages
