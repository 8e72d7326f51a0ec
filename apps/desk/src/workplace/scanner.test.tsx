import { paths, testCodes } from '@diia-desk/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { codes, moment, morning, qrLink, validation } from '../../test/support/fixtures.ts'
import { scanKeys } from '../../test/support/keys.ts'
import { callsOf, openWorkplace } from '../../test/support/render-app.tsx'

const post = `POST ${paths.validations}`
const field = () => screen.getByLabelText<HTMLInputElement>(/13 цифр/)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: moment })
})

describe('one scan is one check', () => {
  test.each([
    ['nothing', () => undefined],
    ['the field', () => field().focus()],
    ['a button', () => screen.getByRole('button', { name: 'Вийти' }).focus()],
    [
      'a row of the day',
      () =>
        within(screen.getByRole('region', { name: 'Запити сьогодні' }))
          .getAllByRole('button')[0]
          ?.focus(),
    ],
  ])('%s has the focus', async (_, focus) => {
    const { bff } = await openWorkplace({ today: morning(), onCheck: () => validation({ input: 'scanner' }) })
    await within(screen.getByRole('region', { name: 'Запити сьогодні' })).findAllByRole('button')
    focus()
    const focused = document.activeElement
    for (const text of [codes.first, qrLink]) {
      scanKeys(text, { layout: 'ukrainian', terminators: ['Enter', 'Ctrl+J'] })
      await screen.findByRole('heading', { name: 'Документ дійсний' })
    }
    expect(callsOf(bff, post).map(({ body }) => body)).toEqual([
      { barcode: codes.first, input: 'scanner' },
      { qrcode: qrLink, input: 'scanner' },
    ])
    expect(document.activeElement).toBe(focused)
    expect(field().value).toBe('')
  })

  test.each([1, 10, 19, 80, 100])(
    '%i ms a key, into a half-typed number: the digits and the caret stay',
    async (gap) => {
      const { bff, user } = await openWorkplace({ onCheck: () => validation() })
      await user.type(field(), '48200')
      field().setSelectionRange(2, 2)
      scanKeys(qrLink, { gap })
      await waitFor(() => expect(callsOf(bff, post)).toHaveLength(1))
      expect(field().value).toBe('4820 0')
      expect(field().selectionStart).toBe(2)
      scanKeys(codes.second, { gap, terminators: ['Tab'] })
      await waitFor(() => expect(callsOf(bff, post)).toHaveLength(2))
      expect(callsOf(bff, post).map(({ body }) => body)).toEqual([
        { qrcode: qrLink, input: 'scanner' },
        { barcode: codes.second, input: 'scanner' },
      ])
      expect(field().value).toBe('4820 0')
    },
  )

  test('into a field that keeps a code for a retry: that code is not sent again', async () => {
    const answers = [validation({ outcome: 'could-not-check', failure: 'timeout' }), validation()]
    const { bff, user } = await openWorkplace({ onCheck: () => answers.shift() ?? validation() })
    await user.type(field(), codes.first)
    await screen.findByRole('heading', { name: 'Не вдалося перевірити' })
    expect(field().value).toBe('4820 0312 75163')
    await user.keyboard('{F4}')
    scanKeys(codes.second)
    await screen.findByRole('heading', { name: 'Документ дійсний' })
    expect(callsOf(bff, post).map(({ body }) => body)).toEqual([
      { barcode: codes.first, input: 'typed' },
      { barcode: codes.second, input: 'scanner' },
    ])
    expect(field().value).toBe('')
  })

  test('without a terminator it is sent automatically; at the speed of a slow scanner it counts as typed', async () => {
    const { bff } = await openWorkplace({ onCheck: () => validation() })
    field().focus()
    scanKeys(codes.first, { terminators: [] })
    await waitFor(() => expect(callsOf(bff, post)).toHaveLength(1))
    scanKeys(codes.second, { gap: 90, terminators: [] })
    await waitFor(() => expect(callsOf(bff, post)).toHaveLength(2))
    expect(callsOf(bff, post).map(({ body }) => body)).toEqual([
      { barcode: codes.first, input: 'scanner' },
      { barcode: codes.second, input: 'typed' },
    ])
  })

  test('the digits of a link that pass through the field are never sent', async () => {
    // The first thirteen digits of this link are a valid number.
    const link = `https://diia.app/documents/internal-passport/${codes.first}-1/verify/8a0d4f52-1c1e-4e0e-9b7e-0d5f5c3c1a11`
    const { bff } = await openWorkplace({ onCheck: () => validation() })
    field().focus()
    scanKeys(link, { gap: 100 })
    await waitFor(() => expect(callsOf(bff, post)).toHaveLength(1))
    expect(callsOf(bff, post)[0]?.body).toEqual({ qrcode: link, input: 'scanner' })
    expect(screen.queryByText(/Контрольна цифра/)).toBeNull()
  })
})

describe('additions by manufacturers of scanners are removed', () => {
  test.each([
    [`]E0${codes.first}`, { barcode: codes.first }],
    [`D${codes.first}`, { barcode: codes.first }],
    [`\u0002${codes.first}\u0003`, { barcode: codes.first }],
    [`]Q2\\000026${qrLink}`, { qrcode: qrLink }],
    [`s${qrLink}`, { qrcode: qrLink }],
  ])('%j', async (text, code) => {
    const { bff } = await openWorkplace({ onCheck: () => validation({ input: 'scanner' }) })
    field().focus()
    scanKeys(text, { layout: 'ukrainian' })
    await waitFor(() => expect(callsOf(bff, post).map(({ body }) => body)).toEqual([{ ...code, input: 'scanner' }]))
    expect(field().value).toBe('')
  })
})

describe('scans that are no code', () => {
  test('goods: a message, nothing sent, nothing pressed, nothing left in the field', async () => {
    const { bff } = await openWorkplace()
    field().focus()
    scanKeys('48200247')
    expect(await screen.findByRole('heading', { name: 'Це не код Дії' })).toBeTruthy()
    expect(screen.queryByText(/річ у налаштуваннях сканера/)).toBeNull()
    expect(field().value).toBe('')
    expect(callsOf(bff, post)).toEqual([])
  })

  test.each([
    ['a number without its check digit', codes.first.slice(0, 12), 'Надійшло 12 цифр із 13'],
    ['digits above Shift', '%%&(*$%%%@#$!', 'Він друкує для іншої розкладки клавіатури.'],
    [
      'a link by the keys of a German keyboard',
      qrLink.replaceAll(':', '>').replaceAll('-', '?').replaceAll('/', '&').replaceAll('?', '/'),
      'Він друкує для іншої розкладки клавіатури.',
    ],
    ['the end of a link', qrLink.slice(0, -9), 'Код надійшов не повністю.'],
    ['characters around a number', `AB${codes.first}`, 'Навколо коду надійшли зайві знаки: «AB»'],
    ['characters around a link', `*${qrLink}*`, 'Навколо коду надійшли зайві знаки: «\\*» … «\\*»'],
    ['a sign that makes use differently', `B${codes.first}`, 'Сканер додає до коду «B». Різні виробники'],
  ])('%s: the scanner’s set-up is blamed, with a way to check it', async (_, text, words) => {
    const { bff, user } = await openWorkplace()
    scanKeys(text)
    const stage = within(screen.getByRole('region', { name: 'Результат' }))
    expect(await stage.findByRole('heading', { name: 'Код не прочитано' })).toBeTruthy()
    expect(await stage.findByText(new RegExp(words))).toBeTruthy()
    expect(callsOf(bff, post)).toEqual([])
    expect(within(screen.getByRole('region', { name: 'Зчитування коду' })).getByText(new RegExp(words))).toBeTruthy()
    expect(stage.getByRole('link', { name: 'Перевірити сканер' }).getAttribute('href')).toBe('/scanner')
    // Not caused by the scanner, so its settings are not mentioned.
    await user.keyboard('{Escape}')
    await user.type(field(), '48200{Enter}')
    expect(stage.queryByText(/річ у налаштуваннях/)).toBeNull()
  })

  test.each([1, 10, 80])(
    '%i ms per key: a number among other characters leaves no digits in the field, and none are sent',
    async (gap) => {
      const { bff, user } = await openWorkplace()
      await user.type(field(), '482')
      for (const terminators of [['Enter'], []] as const) {
        scanKeys(`B${codes.first}`, { gap, terminators: [...terminators] })
        expect(await screen.findByRole('heading', { name: 'Код не прочитано' })).toBeTruthy()
        await waitFor(() => expect(field().value).toBe('482'))
        await user.keyboard('{Escape}')
        await user.type(field(), '482')
      }
      expect(callsOf(bff, post)).toEqual([])
    },
  )

  test('what the scanner identifies as another kind of code is reported as such, not as a wrong setting', async () => {
    const { bff } = await openWorkplace()
    scanKeys(`]A0${codes.first}`)
    const stage = within(screen.getByRole('region', { name: 'Результат' }))
    expect(await stage.findByText(/Сканер повідомив, що це Code 39/)).toBeTruthy()
    expect(stage.getByRole('heading', { name: 'Це не код Дії' })).toBeTruthy()
    expect(stage.queryByText(/річ у налаштуваннях сканера/)).toBeNull()
    expect(callsOf(bff, post)).toEqual([])
  })

  test('the number of a parcel among letters is not reported as a fault of the scanner', async () => {
    await openWorkplace()
    scanKeys('PM4820031275164UA')
    const stage = within(screen.getByRole('region', { name: 'Результат' }))
    expect(await stage.findByRole('heading', { name: /^Є\sзайві знаки$/ })).toBeTruthy()
    expect(stage.queryByText(/річ у налаштуваннях сканера/)).toBeNull()
  })

  test.each(Object.entries(testCodes))(
    'the %s of the scanner check is told as such and stays here',
    async (_, text) => {
      const { bff } = await openWorkplace()
      scanKeys(text)
      expect(await screen.findByRole('heading', { name: 'Це тестовий код' })).toBeTruthy()
      expect(callsOf(bff, post)).toEqual([])
    },
  )
})

test('the row under the digits: no scan yet, then the time of the last one; and where the keys go otherwise', async () => {
  await openWorkplace({ onCheck: () => validation() })
  const row = within(screen.getByRole('region', { name: 'Зчитування коду' }))
  expect(row.getByText('чекаємо на перше зчитування')).toBeTruthy()
  scanKeys(qrLink)
  expect(await row.findByText('USB-сканер працює')).toBeTruthy()
  expect(row.getByText(/останнє зчитування о\s10:42/)).toBeTruthy()
  vi.spyOn(document, 'hasFocus').mockReturnValue(false)
  dispatchEvent(new FocusEvent('blur'))
  expect(await row.findByText('Сканер друкує в інше вікно')).toBeTruthy()
  vi.spyOn(document, 'hasFocus').mockReturnValue(true)
  dispatchEvent(new FocusEvent('focus'))
  expect(await row.findByText('USB-сканер працює')).toBeTruthy()
})
