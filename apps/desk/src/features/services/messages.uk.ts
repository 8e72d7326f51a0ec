import type { ApplicantType, CatalogueList, DurationType } from '@diia-desk/contract'
import { pluralUk } from '../../lib/i18n/plural.ts'

export const servicesUk = {
  title: 'Послуги',
  lead: 'Держава рахує звернення за п’ятизначними кодами реєстру. Номери й документи центру задають тут.',
  list: 'Список послуг',
  lists: { current: 'З реєстру', unmapped: 'Без коду', retired: 'Вилучені' } satisfies Record<CatalogueList, string>,
  listsLabel: 'Які послуги показати',
  search: 'Пошук',
  searchHint: 'Код, номер центру або слова з назви',
  clear: 'Очистити пошук',
  add: 'Додати послугу',
  code: 'Код',
  number: 'Номер у центрі',
  name: 'Послуга',
  documents: 'Документи з Дії',
  noCode: 'немає',
  count: (total: number) => pluralUk(total, 'послуга', 'послуги', 'послуг'),
  found: (total: number) => `Знайдено: ${total}`,
  withoutCode: (count: number) => `${pluralUk(count, 'звернення', 'звернення', 'звернень')} без коду`,
  loading: 'Завантажуємо…',
  failed: 'Не вдалося показати каталог.',
  more: 'Показати ще',
  nothing: 'Нічого не знайдено',
  nothingHelp: 'Перевірте написання, залиште одне слово або введіть перші цифри коду.',
  empty: {
    current: 'Реєстр послуг ще не завантажено',
    unmapped: 'Усі послуги центру мають код',
    retired: 'Вилучених послуг немає',
  } satisfies Record<CatalogueList, string>,
  emptyHelp: {
    current: 'Як це зробити, сказано в розділі «Оновлення з реєстрів».',
    unmapped: 'Держава порахує кожне звернення.',
    retired: 'Послуги, яких більше немає в реєстрі, зберігаються тут для давніх звернень.',
  } satisfies Record<CatalogueList, string>,

  imports: 'Оновлення з реєстрів',
  importServices: 'Реєстр адміністративних послуг',
  importCentres: 'Реєстр ЦНАП',
  importedAt: (day: string, time: string) => `${day} о ${time}`,
  importedFrom: (source: string) => `Джерело: ${source}`,
  importSum: (added: number, changed: number, retired: number) =>
    `додано ${added}, змінено ${changed}, вилучено ${retired}`,
  neverImported: 'Ще не завантажували',
  howToImport: 'Як оновити',
  howToImportSteps: [
    'На сервері центру виконайте команду. Вона лише покаже відмінності.',
    'Перегляньте їх. Щоб застосувати, повторіть команду з --apply.',
    'Файл, завантажений із порталу, теж підійде: назвіть його замість адреси.',
  ],
  copyCommand: 'Копіювати команду',

  panel: 'Вибрана послуга',
  close: 'Закрити послугу',
  openFailed: 'Не вдалося відкрити послугу.',
  fromRegister: 'З реєстру послуг',
  onlyHere: 'Лише в цьому центрі',
  retiredAt: (day: string) => `Вилучено з каталогу ${day}`,
  retiredHelp: 'Нових звернень за нею не реєструють. Давні звернення її зберігають.',
  replacedBy: (code: string) => `Замінено послугою ${code}`,
  variations: 'Строк і збір',
  term: 'Строк',
  fee: 'Збір',
  variation: 'Різновид',
  duration: {
    'working-days': (count: number) =>
      count === 0 ? 'у день звернення' : pluralUk(count, 'робочий день', 'робочі дні', 'робочих днів'),
    'calendar-days': (count: number) =>
      count === 0 ? 'у день звернення' : pluralUk(count, 'календарний день', 'календарні дні', 'календарних днів'),
    month: (count: number) => (count === 1 ? 'місяць' : pluralUk(count, 'місяць', 'місяці', 'місяців')),
  } satisfies Record<DurationType, (count: number) => string>,
  notCounted: 'не вдалося прочитати, рахуйте самі',
  noTerm: 'не вказано',
  free: 'безоплатно',
  hryvnias: (fee: string) => `${fee.replace('.', ',')} грн`,
  applicants: 'Хто звертається',
  applicant: { person: 'фізична особа', fop: 'ФОП', legal: 'юридична особа' } satisfies Record<ApplicantType, string>,
  settings: 'Дані центру',
  codeField: 'Код реєстру',
  codeHint: 'П’ять цифр. Нулі на початку теж пишуть.',
  codeWrong: 'Код має рівно п’ять цифр.',
  codeIs: (name: string) =>
    `У реєстрі це «${name}». Послуги стануть однією: номер, документи й звернення перейдуть до неї.`,
  codeUnknown: 'У завантаженому реєстрі такого коду немає. Звірте цифри або спершу оновіть реєстр.',
  numberField: 'Номер у переліку центру',
  numberHint: 'Наприклад, 01-01/01. Може бути порожнім.',
  documentsField: 'Які документи просити з Дії',
  missingCode: (count: number) =>
    count === 0
      ? 'Без коду держава не порахує звернень за цією послугою.'
      : `Без коду держава не порахує ${pluralUk(count, 'звернення', 'звернення', 'звернень')}. Щойно вкажете код, вони його отримають.`,
  save: 'Зберегти',
  saving: 'Зберігаємо…',
  saved: 'Збережено',
  merged: (code: string) => `Збережено. Послугу об’єднано з ${code}`,
  saveFailed: 'Не збережено.',
  newService: 'Нова послуга центру',
  newHelp: 'Для послуг, яких немає в державному реєстрі. Їхніх звернень держава не рахує.',
  nameField: 'Назва',
  nameMissing: 'Введіть назву: щонайменше три літери.',
  termField: 'Строк надання',
  termNone: 'не рахувати',
  termUnit: { 'working-days': 'робочих днів', 'calendar-days': 'календарних днів', month: 'місяців' } satisfies Record<
    DurationType,
    string
  >,
  termCount: 'Скільки',
  added: 'Послугу додано',
}

export type ServicesWords = typeof servicesUk
