import type { AppealStatus } from '@diia-desk/contract'

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
  appealStatus: {
    registered: 'Зареєстровано', 'in-progress': 'У роботі', returned: 'Повернуто', completed: 'Надано', refused: 'Відмовлено', withdrawn: 'Відкликано',
  } satisfies Record<AppealStatus, string>,
}

export type ComponentWords = typeof componentsUk
