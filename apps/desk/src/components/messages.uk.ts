import type { AppealStatus } from '@diia-desk/contract'
import type { PeriodFault, QuickPeriod } from '../lib/periods.ts'

export const componentsUk = {
  copyField: (label: string) => `Копіювати: ${label}`,
  copied: (label: string) => `Скопійовано: ${label}`,
  notCopied: 'Не вдалося скопіювати. Виділіть текст і натисніть Ctrl+C.',
  unknownDocument: (type: string) => `Документ «${type}»`,
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
  /** What stages say whatever was asked. */
  stage: {
    say: 'Скажіть відвідувачу',
    next: 'Наступний відвідувач',
    orNewCode: 'або одразу зчитайте новий код',
    attempt: (count: number) => `Спроба ${count}`,
    usedAt: (day: string | undefined, time: string, window: string) =>
      `Його вже використали ${day ?? 'сьогодні'} о ${time}, вікно ${window}`,
    codeKept: 'Код збережено на цьому екрані, зчитувати його знову не треба.',
    codeLives: 'Він діятиме щонайбільше ще',
    codeDead: 'Цей код уже не діє: попросіть новий.',
    sayWait: '«Зв’язок із Дією перервався. Ще хвилинку, будь ласка.»',
    sayNewCode: '«Зв’язок із Дією перервався. Торкніться документа ще раз, щоб з’явився новий код.»',
    tellAdmin: 'Повторна спроба навряд чи допоможе: повідомте системного адміністратора центру.',
  },
  period: {
    from: 'Від',
    to: 'До, включно',
    show: 'Показати',
    earlier: 'Раніше',
    later: 'Пізніше',
    quickLabel: 'Швидкий вибір періоду',
    quick: {
      today: 'Сьогодні',
      yesterday: 'Вчора',
      week: 'Цей тиждень',
      month: 'Цей місяць',
      'last-month': 'Минулий місяць',
    } satisfies Record<QuickPeriod, string>,
    fault: {
      incomplete: 'Введіть дату повністю: день, місяць і рік.',
      reversed: 'Початок періоду пізніше за кінець. Поміняйте дати місцями.',
      'out-of-bounds': 'Виберіть дні від 01.01.2012 до сьогодні.',
      'too-long': 'Період довший за рік. Виберіть коротший.',
    } satisfies Record<PeriodFault, string>,
  },
  appealStatus: {
    registered: 'Зареєстровано',
    'in-progress': 'У роботі',
    returned: 'Повернуто',
    completed: 'Надано',
    refused: 'Відмовлено',
    withdrawn: 'Відкликано',
  } satisfies Record<AppealStatus, string>,
}

export type ComponentWords = typeof componentsUk
