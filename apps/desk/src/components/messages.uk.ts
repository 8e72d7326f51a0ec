import type { AppealStatus } from '@diia-desk/contract'
import type { PeriodFault, QuickPeriod } from '../lib/periods.ts'

export const componentsUk = {
  copyField: (label: string) => `Копіювати: ${label}`,
  copied: (label: string) => `Скопійовано: ${label}`,
  notCopied: 'Не вдалося скопіювати. Виділіть текст і натисніть Ctrl+C.',
  pdfSize: (bytes: number) => `PDF, ${Math.max(1, Math.round(bytes / 1024))} КБ`,
  openToPrint: (title: string) => `Відкрити в новій вкладці, щоб надрукувати: ${title}`,
  noPdfViewer: 'Цей браузер не показує PDF на сторінці. Відкрийте копію в новій вкладці.',
  sealVerified: 'Підпис перевірено',
  seal: (organization: string) => `Печатка ${organization}`,
  edrpou: (code: string) => `ЄДРПОУ ${code}`,
  signedAt: 'Підписано',
  timestampedAt: 'Позначка часу',
  issuer: 'Видавець',
  verifiedAt: 'Перевірено',
  proof: 'Протокол перевірки',
  algorithm: 'Алгоритм',
  serial: 'Сертифікат',
  sha256: 'SHA-256 копії',
  period: {
    from: 'Від',
    to: 'До, включно',
    show: 'Показати',
    earlier: 'Раніше',
    later: 'Пізніше',
    quickLabel: 'Швидкий вибір періоду',
    quick: { today: 'Сьогодні', yesterday: 'Вчора', week: 'Цей тиждень', month: 'Цей місяць', 'last-month': 'Минулий місяць' } satisfies Record<QuickPeriod, string>,
    fault: {
      incomplete: 'Введіть дату повністю: день, місяць і рік.',
      reversed: 'Початок періоду пізніше за кінець. Поміняйте дати місцями.',
      'out-of-bounds': 'Виберіть дні від 01.01.2012 до сьогодні.',
      'too-long': 'Період довший за рік. Виберіть коротший.',
    } satisfies Record<PeriodFault, string>,
  },
  appealStatus: {
    registered: 'Зареєстровано', 'in-progress': 'У роботі', returned: 'Повернуто', completed: 'Надано', refused: 'Відмовлено', withdrawn: 'Відкликано',
  } satisfies Record<AppealStatus, string>,
}

export type ComponentWords = typeof componentsUk
