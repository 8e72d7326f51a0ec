import type { Deafness } from './use-deafness.ts'
import type { SetupFault } from './what-is-read.ts'

export const scannerUk = {
  ready: 'USB-сканер готовий',
  readyHint: 'зчитує з будь-якого місця сторінки',
  works: 'USB-сканер працює',
  lastRead: (time: string) => `останнє зчитування о ${time}`,
  deaf: {
    'other-window': { title: 'Сканер друкує в інше вікно', hint: 'клацніть будь-де на цій сторінці' },
    frame: { title: 'Сканер друкує в документ', hint: 'клацніть будь-де поза документом' },
  } satisfies Record<Deafness, { title: string; hint: string }>,
  check: 'Перевірте сканер',
  toSettings: 'Перевірка сканера',
  misread: {
    word: 'Код не прочитано',
    reason: 'Нічого не надіслано',
    blame: 'Схоже, річ у налаштуваннях сканера.',
    meanwhile: 'Поки що зчитуйте камерою або введіть 13 цифр.',
    toSettings: 'Перевірити сканер',
    fault: {
      'no-check-digit': 'Він не передав останню, контрольну цифру.',
      'other-layout': 'Він друкує для іншої розкладки клавіатури.',
      'cut-short': 'Код надійшов не повністю.',
      'extra-signs': 'Він додає до коду зайві знаки.',
    } satisfies Record<SetupFault, string>,
  },
}

export type ScannerWords = typeof scannerUk
