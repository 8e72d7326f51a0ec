import { paths, testCodes } from '@diia-desk/contract'
import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { clerk, codes, manager, qrLink } from '../../../test/support/fixtures.ts'
import { scanKeys } from '../../../test/support/keys.ts'
import { openApp, openWorkplace } from '../../../test/support/render-app.tsx'

async function openCheck() {
  const opened = await openApp({ session: clerk }, { path: '/scanner' })
  await screen.findByRole('heading', { name: 'Перевірка сканера' })
  return opened
}

const step = (name: RegExp) => screen.getByRole('radio', { name })
const finding = (title: string) =>
  within(screen.getAllByRole('listitem').find((item) => within(item).queryByText(title) !== null) ?? document.body)

test('the test codes one after another, each marked as read; at the end the scanner is ready', async () => {
  const { bff } = await openCheck()
  expect(screen.getByAltText('Тестовий QR-код')).toBeTruthy()
  scanKeys(testCodes.qr, { layout: 'ukrainian' })
  expect(await screen.findByAltText('Тестовий штрихкод EAN-13')).toBeTruthy()
  expect(step(/QR-код.*прочитано/)).toBeTruthy()
  scanKeys(testCodes['ean-13'])
  expect(await screen.findByAltText('Тестовий штрихкод Code 128')).toBeTruthy()
  scanKeys(testCodes['code-128'])
  expect(await screen.findByText('Сканер готовий до роботи')).toBeTruthy()
  expect(finding('Розкладка клавіатури').getByText(/Українська. Не заважає/)).toBeTruthy()
  expect(finding('Розкладка клавіатури').getByText(/реезіЖ\.\.вшшф/)).toBeTruthy()
  expect(finding('Завершення коду').getByText(/Enter: так найшвидше/)).toBeTruthy()
  expect(bff.calls.filter(({ call }) => !call.startsWith('GET') && call !== `POST ${paths.sessionActivity}`)).toEqual(
    [],
  )
})

describe('faults are explained', () => {
  test.each([
    ['Вміст коду', 'заважає', /контрольної цифри \(Transmit Check Digit\)/, testCodes['ean-13'].slice(0, 12), {}],
    [
      'Вміст коду',
      'заважає',
      /американську клавіатуру/,
      testCodes.qr.replaceAll(':', '>').replaceAll('/', '&'),
      { gap: 90, terminators: [] },
    ],
    ['Завершення коду', 'можна краще', /Додайте суфікс Enter/, testCodes.qr, { terminators: [] }],
    ['Завершення коду', 'гаразд', /підходить/, testCodes.qr, { terminators: ['Tab'] }],
    ['Швидкість', 'можна краще', /QR-код друкується 11\sс/, testCodes.qr, { gap: 90 }],
    ['Додатки до коду', 'можна краще', /^Позначка виду коду \(AIM ID\)/, `\u0002]Q1${testCodes.qr}\u0003`, {}],
    [
      'Додатки до коду',
      'можна краще',
      /^Позначка кодування \(ECI\), UTF-8/,
      `\\000026${testCodes.qr}`,
      { layout: 'ukrainian' },
    ],
    [
      'Додатки до коду',
      'можна краще',
      /^Позначка виробника \(Code ID\), Honeywell/,
      `d${testCodes['ean-13']}`,
      { layout: 'ukrainian' },
    ],
    ['Додатки до коду', 'заважає', /Datalogic \(EU\).* не вгадуємо/, `B${testCodes['ean-13']}`, {}],
    ['Додатки до коду', 'заважає', /у таблицях виробників немає/, `KASA-${testCodes['ean-13']}`, {}],
    ['Набір через Alt', 'можна краще', /режим Alt/, testCodes['code-128'], { altCodes: 'with-zero' }],
    ['Розкладка клавіатури', 'можна краще', /віддалений стіл/, testCodes.qr, { remote: true, layout: 'russian' }],
  ] as const)('%s: %s', async (title, level, words, text, habits) => {
    await openCheck()
    scanKeys(text, habits)
    expect(await finding(title).findByText(words)).toBeTruthy()
    expect(finding(title).getByText(level)).toBeTruthy()
    expect(
      screen.getByText(level === 'заважає' ? 'Сканер треба налаштувати' : 'Поки все гаразд. Зчитайте решту кодів'),
    ).toBeTruthy()
  })
})

test('the code of a real document is neither sent nor shown; the next test code is read as usual', async () => {
  const { bff } = await openCheck()
  for (const text of [qrLink, codes.first]) {
    scanKeys(text)
    expect(await within(screen.getByRole('region')).findByText(/^Схоже на справжній код документа/)).toBeTruthy()
    expect(document.body.textContent).not.toContain(text)
  }
  scanKeys('48200247')
  expect(await within(screen.getByRole('region')).findByText(/^Прочитано щось інше/)).toBeTruthy()
  expect(document.body.textContent).not.toContain('48200247')
  scanKeys(testCodes.qr)
  expect(await screen.findByAltText('Тестовий штрихкод EAN-13')).toBeTruthy()
  expect(within(screen.getByRole('region')).queryByText(/^Прочитано щось інше/)).toBeNull()
  expect(bff.calls.filter(({ call }) => !call.startsWith('GET') && call !== `POST ${paths.sessionActivity}`)).toEqual(
    [],
  )
})

test('the test field gets its text back, with a message', async () => {
  const { user } = await openCheck()
  const trial = screen.getByLabelText<HTMLInputElement>('Поле для проби')
  await user.click(trial)
  trial.setSelectionRange(5, 5)
  scanKeys(testCodes['ean-13'], { layout: 'ukrainian' })
  expect(await screen.findByText('Текст і курсор на своєму місці.')).toBeTruthy()
  expect(trial.value).toBe('Заява про реєстрацію')
  expect(trial.selectionStart).toBe(5)
  await user.type(trial, ' місця')
  expect(trial.value).toBe('Заява про реєстрацію місця')
})

test('with the keyboard alone: from the workplace to the check, another code, back', async () => {
  const { user } = await openWorkplace({ session: manager })
  screen.getByRole('link', { name: 'Перевірка сканера' }).focus()
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: 'Перевірка сканера' })
  step(/QR-код/).focus()
  await user.keyboard('{ArrowDown}{ArrowDown}')
  expect(screen.getByAltText('Тестовий штрихкод Code 128')).toBeTruthy()
  // A code that the scanner cannot read is skipped.
  scanKeys(testCodes['code-128'])
  expect(await screen.findByAltText('Тестовий QR-код')).toBeTruthy()
})

test('from the menu of every person', async () => {
  const { user } = await openWorkplace({ session: clerk })
  await user.click(screen.getByRole('button', { name: /^Налаштування/ }))
  await user.click(await screen.findByRole('menuitem', { name: 'Перевірка сканера' }))
  expect(await screen.findByRole('heading', { name: 'Перевірка сканера' })).toBeTruthy()
  expect(location.pathname).toBe('/scanner')
})
