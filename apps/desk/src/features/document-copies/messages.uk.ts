import { pluralUk } from '../../lib/i18n/plural.ts'

export const documentCopiesUk = {
  title: 'Копії',
  list: 'Список копій',
  opened: 'Відкрита копія',
  documents: 'Документи пакета',
  fields: 'Поля документа',
  about: 'Відомості про копію',
  asReceived: 'надійшло числом, звірте з PDF',
  copyAll: 'Копіювати все',
  copied: 'Скопійовано всі поля',
  copyOf: (title: string) => `Копія документа: ${title}`,
  sealVerified: 'Підпис перевірено',
  sealOf: (organization: string) => `печатка ${organization}`,
  compare: 'Порівняйте фото з людиною',
  noFields: 'Дія не передала окремих полів цього документа. Усе потрібне є в PDF.',
  failed: 'Не вдалося відкрити копію.',
  day: 'День',
  previousDay: 'Попередній день',
  nextDay: 'Наступний день',
  count: (count: number) => `${pluralUk(count, 'копія', 'копії', 'копій')} за день`,
  by: (clerk: string | undefined, window: string | undefined) =>
    [clerk ?? (window === undefined ? 'надійшла без запиту' : undefined), window && `вікно ${window}`]
      .filter((part) => part !== undefined)
      .join(', '),
  noHolder: 'Власника не вказано',
  empty: 'Копій за цей день немає',
  emptyHelp: 'Щойно працівник отримає копію, вона з’явиться тут.',
  listFailed: 'Не вдалося показати список.',
  more: 'Показати ще',
  loadingMore: 'Завантажуємо…',
  quarantined: (count: number) => `Не прийнято за день: ${count}`,
  quarantinedHelp: 'Дані з таких копій приховано, їм не можна вірити.',
  choose: 'Виберіть копію зі списку',
  chooseHelp: 'Її PDF, печатка й поля відкриються тут.',
  open: 'Відкрити PDF',
  container: 'Контейнер підпису',
  close: 'Закрити копію',
  fieldsTitle: 'Поля',
}

export type DocumentCopyWords = typeof documentCopiesUk
