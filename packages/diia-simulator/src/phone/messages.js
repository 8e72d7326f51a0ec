// All texts of the phone. No-break spaces are written as \u00A0.

/**
 * @param {string} language
 * @param {number} count
 * @param {Partial<Record<Intl.LDMLPluralRule, string>>} forms
 */
function plural(language, count, forms) {
  return `${count}\u00A0${forms[new Intl.PluralRules(language).select(count)] ?? forms.other ?? ''}`
}

const uk = {
  simulator: 'Симулятор · вигадані дані',
  pageTitle: 'Телефон відвідувача · симулятор',
  otherLanguage: 'EN',
  otherLanguageName: 'English',
  back: 'Назад',
  again: 'Спробувати ще раз',
  loading: 'Завантажуємо…',

  aboutTitle: 'Телефон відвідувача',
  about: 'Замінює застосунок Дія на телефоні відвідувача. Усі люди, номери й\u00A0адреси вигадані.',
  steps: [
    'Виберіть людину й\u00A0документ.',
    'Покажіть код камері на робочому місці або продиктуйте 13\u00A0цифр.',
    'Коли працівник надішле запит копій, погодьтеся паролем 12345 або відмовтеся.',
  ],

  people: 'Хто ви?',
  peopleHint: 'Виберіть людину, за яку показуєте документи',
  documentCount: (/** @type {number} */ n) =>
    plural('uk', n, { one: 'документ', few: 'документи', many: 'документів', other: 'документа' }),
  unknownPerson: 'Такої людини в\u00A0симуляторі немає. Виберіть іншу.',

  documents: 'Документи',
  documentsHint: 'Торкніться документа, щоб показати код',
  photo: 'Місце для фото',
  anotherPerson: 'Вибрати іншу людину',
  requestWaits: 'Запит чекає на відповідь',

  view: 'Вигляд коду',
  qr: 'QR-код',
  bars: 'Штрихкод',
  barsKind: 'Вид штрихкоду',
  qrOf: (/** @type {string} */ title) => `QR-код. ${title}`,
  barsOf: (/** @type {string} */ title, /** @type {string} */ digits) => `Штрихкод ${digits}. ${title}`,
  codeExpiresIn: 'Код діятиме ще',
  codeLow: 'Час спливає. Якщо не встигаєте, оновіть код.',
  renew: 'Оновити код',
  codeHint: 'Покажіть код працівникові',
  expired: 'Код більше не\u00A0діє',
  expiredMore: 'Нічого не\u00A0передано.',
  used: 'Код використано',
  usedMore: 'Працівник перевірив документ. Копій не передано.',
  toDocuments: 'До документів',
  secondsLeft: (/** @type {number} */ n) =>
    `Лишилося ${plural('uk', n, { one: 'секунда', few: 'секунди', many: 'секунд', other: 'секунди' })}`,

  request: 'Запит документів',
  who: 'Хто просить',
  what: 'Що передасте',
  requestExpiresIn: 'Запит діятиме ще',
  share: 'Надати копії',
  refuse: 'Відмовитися',

  confirmation: 'Підтвердження',
  password: 'Уведіть п’ятизначний пароль',
  passwordHint: 'Для симулятора підійде 12345',
  entered: (/** @type {number} */ n) => `Уведено ${n} з\u00A05\u00A0цифр`,
  keypad: 'Цифри пароля',
  erase: 'Стерти',
  wrongPassword: 'Пароль не підходить',
  attemptsLeft: (/** @type {number} */ n) => {
    const words = plural('uk', n, { one: 'спроба', few: 'спроби', many: 'спроб', other: 'спроби' })
    return n === 1 ? `Лишилася ${words}` : `Лишилося ${words}`
  },

  sending: 'Надсилаємо копії',
  sendingMore: 'Це триває кілька секунд.',
  done: 'Копії надано',
  doneMore: (/** @type {string} */ who, /** @type {number} */ n) =>
    `${who} отримує ${plural('uk', n, { one: 'документ', few: 'документи', many: 'документів', other: 'документа' })}.`,
  ready: 'Готово',
  failed: 'Копії не доставлено',
  failedMore: (/** @type {string} */ who) => `${who} їх не\u00A0отримує.`,
  resend: 'Надіслати ще раз',
  deliveryNotes: {
    refused: 'Його система не\u00A0прийняла пакета.',
    unreachable: 'Його система не\u00A0відповідає.',
    timeout: 'Його система не\u00A0відповіла вчасно.',
    torn: 'Зв’язок обірвався.',
    withheld: 'Симулятор не\u00A0надіслав пакета.',
    'no-callback': 'Адресу для\u00A0надсилання не\u00A0задано: вкажіть її в\u00A0--callback.',
    'not-made': 'Симулятор не\u00A0зміг сформувати пакет.',
  },
  refused: 'Ви відмовилися',
  refusedMore: 'Нічого не передано.',
  tooManyAttempts: 'Запит відхилено',
  tooManyAttemptsMore: 'Пароль тричі не підійшов. Нічого не передано.',
  timedOut: 'Час вичерпано',
  timedOutMore: 'Запит більше не діє. Нічого не передано. Попросіть працівника надіслати новий.',

  offline: 'Немає зв’язку із\u00A0симулятором',
  offlineMore: 'Нічого не втрачено. Перевірте, чи він працює; сторінка відновиться сама.',
  noCode: 'Код не отримано',
  noCodeMore: 'Симулятор не видав коду. Спробуйте ще раз або виберіть інший документ.',
  noRequest: 'Запиту не знайдено',
  noRequestMore: 'Можливо, його втрачено після перезапуску симулятора.',

  types: /** @type {Record<string, string>} */ ({
    'internal-passport': 'Паспорт громадянина України',
    'foreign-passport': 'Закордонний паспорт',
    'taxpayer-card': 'Картка платника податків',
    'driver-license': 'Посвідчення водія',
    'birth-certificate': 'Свідоцтво про народження',
    'reference-internally-displaced-person': 'Довідка ВПО',
  }),
  labels: /** @type {Record<string, string>} */ ({}),
}

/** @typedef {typeof uk} Messages */

/** @type {Messages} */
const en = {
  simulator: 'Simulator · invented data',
  pageTitle: 'Visitor’s phone · simulator',
  otherLanguage: 'УКР',
  otherLanguageName: 'Українська',
  back: 'Back',
  again: 'Try again',
  loading: 'Loading…',

  aboutTitle: 'Visitor’s phone',
  about: 'Replaces the Diia app on a visitor’s phone. All people, numbers and addresses are invented.',
  steps: [
    'Choose a\u00A0person and a\u00A0document.',
    'Show the code to the camera at the window, or read out the 13\u00A0digits.',
    'When the clerk requests copies, agree with the password 12345 or refuse.',
  ],

  people: 'Who are you?',
  peopleHint: 'Choose the person whose documents you want to show',
  documentCount: (n) => plural('en', n, { one: 'document', other: 'documents' }),
  unknownPerson: 'The simulator has no such person. Choose another.',

  documents: 'Documents',
  documentsHint: 'Tap a\u00A0document to show its code',
  photo: 'Place for a photo',
  anotherPerson: 'Choose another person',
  requestWaits: 'A\u00A0request is waiting for your answer',

  view: 'Type of code',
  qr: 'QR code',
  bars: 'Barcode',
  barsKind: 'Type of barcode',
  qrOf: (title) => `QR code. ${title}`,
  barsOf: (title, digits) => `Barcode ${digits}. ${title}`,
  codeExpiresIn: 'The code expires in',
  codeLow: 'Time is running out. Renew the code if you need longer.',
  renew: 'Renew the code',
  codeHint: 'Show the code to the clerk',
  expired: 'The code has expired',
  expiredMore: 'Nothing was shared.',
  used: 'The code has been used',
  usedMore: 'The clerk checked the document. No copies were shared.',
  toDocuments: 'Back to documents',
  secondsLeft: (n) => `${plural('en', n, { one: 'second', other: 'seconds' })} left`,

  request: 'Request for documents',
  who: 'Requested by',
  what: 'What you will share',
  requestExpiresIn: 'The request expires in',
  share: 'Share copies',
  refuse: 'Refuse',

  confirmation: 'Confirmation',
  password: 'Enter the five-digit password',
  passwordHint: 'In the simulator it is 12345',
  entered: (n) => `${n} of 5\u00A0digits entered`,
  keypad: 'Number keys',
  erase: 'Erase',
  wrongPassword: 'The password is wrong',
  attemptsLeft: (n) => `${plural('en', n, { one: 'attempt', other: 'attempts' })} left`,

  sending: 'Sending the copies',
  sendingMore: 'This takes a\u00A0few seconds.',
  done: 'Copies shared',
  doneMore: (who, n) => `${who} receives ${plural('en', n, { one: 'document', other: 'documents' })}.`,
  ready: 'Done',
  failed: 'Copies not delivered',
  failedMore: (who) => `${who} does not receive them.`,
  resend: 'Send again',
  deliveryNotes: {
    refused: 'Its system did not accept the package.',
    unreachable: 'Its system does not respond.',
    timeout: 'Its system did not answer in time.',
    torn: 'The connection was interrupted.',
    withheld: 'The simulator did not send the package.',
    'no-callback': 'No callback address is set: start the simulator with --callback.',
    'not-made': 'The simulator could not make the package.',
  },
  refused: 'You refused',
  refusedMore: 'Nothing was shared.',
  tooManyAttempts: 'The request was refused',
  tooManyAttemptsMore: 'The password was wrong three times. Nothing was shared.',
  timedOut: 'Time ran out',
  timedOutMore: 'The request is no longer valid. Nothing was shared. Ask the clerk for a\u00A0new one.',

  offline: 'No connection to the simulator',
  offlineMore: 'Nothing is lost. Check that it is running; the page will reconnect automatically.',
  noCode: 'No code received',
  noCodeMore: 'The simulator did not issue a code. Try again or choose another document.',
  noRequest: 'The request was not found',
  noRequestMore: 'It may have been lost when the simulator was restarted.',

  types: {
    'internal-passport': 'Passport of a citizen of Ukraine',
    'foreign-passport': 'Passport for travel abroad',
    'taxpayer-card': 'Taxpayer card',
    'driver-license': 'Driving licence',
    'birth-certificate': 'Birth certificate',
    'reference-internally-displaced-person': 'Displaced person’s certificate',
  },
  labels: {
    'Дата народження': 'Date of birth',
    Номер: 'Number',
    'Дійсний до': 'Valid until',
    'Дійсне до': 'Valid until',
    РНОКПП: 'Taxpayer number',
    Категорії: 'Categories',
    'Дата видачі': 'Date of issue',
    'Фактичне місце проживання': 'Actual address',
    Дитина: 'Child',
    'Серія і номер': 'Series and number',
  },
}

/** @type {{ uk: Messages, en: Messages }} */
export const messages = { uk, en }

/**
 * The title of a document: from these messages if the type is known, else from the simulator.
 * @param {Messages} t
 * @param {{ type: string, title: string }} document
 */
export function titleOf(t, document) {
  return t.types[document.type] ?? document.title
}
