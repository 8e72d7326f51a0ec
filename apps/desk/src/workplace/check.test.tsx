import { paths } from '@diia-desk/contract'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { at, codes, moment, morning, problem, qrLink, validation } from '../../test/support/fixtures.ts'
import { fakeReader } from '../../test/support/fake-reader.ts'
import { callsOf, openWorkplace } from '../../test/support/render-app.tsx'
import { liveness } from '../features/events/live.ts'

const post = `POST ${paths.validations}`

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: moment })
})

describe('inputs', () => {
  test('camera: sent at once, with the header that a form on another site cannot send', async () => {
    const { bff } = await openWorkplace({ onCheck: () => validation() })
    fakeReader.read(qrLink)
    await screen.findByRole('heading', { name: 'Документ дійсний' })
    expect(callsOf(bff, post)).toEqual([{ call: post, body: { qrcode: qrLink, input: 'camera' }, header: '1' }])
    expect(screen.getByText('Код прочитано')).toBeTruthy()
  })

  test('thirteen digits are sent automatically, grouped 4-4-5', async () => {
    const { bff, user } = await openWorkplace({ onCheck: () => validation({ input: 'typed' }) })
    const field = screen.getByLabelText(/13 цифр/)
    await user.type(field, codes.first.slice(0, 12))
    expect(field).toHaveProperty('value', '4820 0312 7516')
    expect(callsOf(bff, post)).toEqual([])
    await user.type(field, codes.first.slice(12))
    await screen.findByRole('heading', { name: 'Документ дійсний' })
    expect(callsOf(bff, post).map(({ body }) => body)).toEqual([{ barcode: codes.first, input: 'typed' }])
    expect(field).toHaveProperty('value', '')
  })

  test('a wrong check digit is explained at the field and nothing is sent; once corrected, the code is sent', async () => {
    const { bff, user } = await openWorkplace({ onCheck: () => validation() })
    const field = screen.getByLabelText(/13 цифр/)
    await user.type(field, '4820031275164')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByText(/Контрольна цифра не збігається. Код не надіслано/)).toBeTruthy()
    await user.keyboard('{Enter}')
    expect(callsOf(bff, post)).toEqual([])
    await user.keyboard('{Backspace}3')
    await waitFor(() => expect(callsOf(bff, post)).toHaveLength(1))
  })

  test('a result does not stay while another code is typed, or inserted and refused', async () => {
    const { user } = await openWorkplace({ onCheck: () => validation() })
    const field = screen.getByLabelText(/13 цифр/)
    const read = async (code: string) => {
      fakeReader.read(code, 'ean-13')
      await screen.findByRole('heading', { name: 'Документ дійсний' })
    }
    await read(codes.first)
    await user.type(field, '4')
    expect(screen.queryByRole('heading', { name: 'Документ дійсний' })).toBeNull()
    expect(screen.getByText(/^Попередній результат: дійсний, /)).toBeTruthy()
    await user.clear(field)
    await read(codes.second)
    fireEvent.paste(field, { clipboardData: { getData: () => '4820031275164', files: [] } })
    expect(await screen.findByText(/Контрольна цифра не збігається/)).toBeTruthy()
    expect(screen.queryByRole('heading', { name: 'Документ дійсний' })).toBeNull()
  })

  test('Enter directly after the thirteenth digit causes no error about an empty field', async () => {
    const { bff, user } = await openWorkplace({ onCheck: () => validation() })
    const field = screen.getByLabelText(/13 цифр/)
    await user.type(field, `${codes.first}{Enter}`)
    await screen.findByRole('heading', { name: 'Документ дійсний' })
    await user.type(field, '{Enter}')
    expect(screen.queryByText('Введіть 13 цифр.')).toBeNull()
    expect(callsOf(bff, post)).toHaveLength(1)
    await user.keyboard('{Escape}')
    await user.type(field, '{Enter}')
    expect(screen.getByText('Введіть 13 цифр.')).toBeTruthy()
  })

  test('too few digits and Enter: the number of digits is shown', async () => {
    const { bff, user } = await openWorkplace()
    await user.type(screen.getByLabelText(/13 цифр/), '48200{Enter}')
    expect(screen.getByText('Введено 5 цифр з 13. Код не надіслано.')).toBeTruthy()
    expect(callsOf(bff, post)).toEqual([])
  })

  test('a link pasted anywhere on the page', async () => {
    const { bff } = await openWorkplace({ onCheck: () => validation({ input: 'pasted' }) })
    fireEvent.paste(document.body, { clipboardData: { getData: () => `  ${qrLink}\n` } })
    await screen.findByRole('heading', { name: 'Документ дійсний' })
    expect(callsOf(bff, post).map(({ body }) => body)).toEqual([{ qrcode: qrLink, input: 'pasted' }])
  })

  test('digits pasted into the field, with spaces', async () => {
    const { bff } = await openWorkplace({ onCheck: () => validation({ input: 'pasted' }) })
    fireEvent.paste(screen.getByLabelText(/13 цифр/), { clipboardData: { getData: () => '4820 0312 75163' } })
    await waitFor(() =>
      expect(callsOf(bff, post).map(({ body }) => body)).toEqual([{ barcode: codes.first, input: 'pasted' }]),
    )
  })

  test('a digit corrected in the middle keeps the caret after it', async () => {
    const { user } = await openWorkplace()
    const field: HTMLInputElement = screen.getByLabelText(/13 цифр/)
    await user.type(field, '482003127')
    expect(field.value).toBe('4820 0312 7')
    field.setSelectionRange(6, 6)
    await user.keyboard('{Backspace}9')
    expect(field.value).toBe('4820 9312 7')
    expect(field.selectionStart).toBe(6)
  })

  test('text that is no code of Diia is explained and not sent', async () => {
    const { bff } = await openWorkplace()
    fakeReader.read('https://diia.app/acquirers/branch/1/offer/2')
    expect(await screen.findByRole('heading', { name: 'Це не код документа' })).toBeTruthy()
    fakeReader.read('https://example.org/menu')
    expect(await screen.findByRole('heading', { name: 'Це не код Дії' })).toBeTruthy()
    expect(callsOf(bff, post)).toEqual([])
  })
})

describe('a code is never submitted twice', () => {
  test('by camera, by hand and by paste', async () => {
    const { bff, user } = await openWorkplace({ onCheck: () => validation() })
    fakeReader.read(codes.first, 'ean-13')
    fakeReader.read(codes.first, 'ean-13')
    await screen.findByRole('heading', { name: 'Документ дійсний' })
    await user.keyboard('{Escape}')
    await user.type(screen.getByLabelText(/13 цифр/), codes.first)
    expect(await screen.findByText(/Другий запит не надсилали/)).toBeTruthy()
    expect(screen.getByRole('heading', { name: 'Документ дійсний' })).toBeTruthy()
    expect(callsOf(bff, post)).toHaveLength(1)
  })
})

describe('could not check', () => {
  test('F8 sends the kept code again; the camera does not', async () => {
    const answers = [
      validation({ outcome: 'could-not-check', failure: 'timeout', codeEndsAt: at(125) }),
      validation({ attempt: 2 }),
    ]
    const { bff, user } = await openWorkplace({ onCheck: () => answers.shift() ?? problem('internal') })
    fakeReader.read(codes.first, 'ean-13')
    await screen.findByRole('heading', { name: 'Не вдалося перевірити' })
    expect(screen.getByLabelText(/13 цифр/)).toHaveProperty('value', '4820 0312 75163')
    expect(screen.getByText('2:05')).toBeTruthy()
    fakeReader.read(codes.first, 'ean-13')
    expect(callsOf(bff, post)).toHaveLength(1)
    await user.keyboard('{F8}')
    await screen.findByRole('heading', { name: 'Документ дійсний' })
    expect(callsOf(bff, post)).toHaveLength(2)
    expect(screen.getByLabelText(/13 цифр/)).toHaveProperty('value', '')
  })

  test('an expired code is not offered again', async () => {
    await openWorkplace({
      onCheck: () => validation({ outcome: 'could-not-check', failure: 'unreachable', codeEndsAt: at(0) }),
    })
    fakeReader.read(qrLink)
    await screen.findByText(/Цей код уже не діє/)
    expect(screen.queryByRole('button', { name: /Перевірити ще раз/ })).toBeNull()
  })

  test('it is an alert, an answer is a status', async () => {
    const answers = [validation({ outcome: 'could-not-check', failure: 'timeout' }), validation()]
    await openWorkplace({ onCheck: () => answers.shift() ?? problem('internal') })
    fakeReader.read(codes.first, 'ean-13')
    await waitFor(() =>
      expect(
        screen
          .getAllByRole('alert')
          .map(({ textContent }) => textContent)
          .join(),
      ).toMatch(/Не вдалося перевірити. Дія не відповіла за\s10\sсекунд/),
    )
    fakeReader.read(codes.second, 'ean-13')
    await waitFor(() =>
      expect(
        screen
          .getAllByRole('status')
          .map(({ textContent }) => textContent)
          .join(),
      ).toMatch(/Документ дійсний. Дія підтвердила його о\s10:42/),
    )
    expect(
      screen
        .getAllByRole('alert')
        .map(({ textContent }) => textContent)
        .join(''),
    ).toBe('')
  })
})

test('our own server reports a problem: its text, the support number, a retry', async () => {
  const { bff, user } = await openWorkplace({ onCheck: () => problem('internal') })
  fakeReader.read(codes.first, 'ean-13')
  await screen.findByText('Сервер центру не виконав запит')
  expect(screen.getByText(/Номер для підтримки 7F3K-92QD/)).toBeTruthy()
  bff.onCheck = () => validation()
  await user.click(screen.getByRole('button', { name: /Перевірити ще раз/ }))
  await screen.findByRole('heading', { name: 'Документ дійсний' })
})

test('the centre’s server can be reached again: a message and a retry, but nothing is sent automatically', async () => {
  const { bff, user } = await openWorkplace({ onCheck: () => 'offline' })
  fakeReader.read(codes.first, 'ean-13')
  await screen.findByText('Сервер центру не відповів')
  expect(document.body.textContent).not.toContain('відновиться сама')
  act(() => liveness.set('offline'))
  expect(screen.queryByText(/Зв’язок відновлено/)).toBeNull()
  act(() => liveness.set('live'))
  expect(await screen.findAllByText(/Зв’язок відновлено. Натисніть «Перевірити ще раз»/)).not.toEqual([])
  expect(callsOf(bff, post)).toHaveLength(1)
  bff.onCheck = () => validation()
  await user.keyboard('{F8}')
  await screen.findByRole('heading', { name: 'Документ дійсний' })
})

describe('keys', () => {
  test('F2 changes the mode and keeps it, F4 moves to the digits, Esc clears the stage', async () => {
    const { user } = await openWorkplace({ onCheck: () => validation() })
    fakeReader.read(qrLink)
    await screen.findByRole('heading', { name: 'Документ дійсний' })
    await user.keyboard('{F4}')
    expect(document.activeElement).toBe(screen.getByLabelText(/13 цифр/))
    await user.keyboard('482')
    await user.keyboard('{Escape}')
    expect(await screen.findByRole('heading', { name: 'Готово до зчитування' })).toBeTruthy()
    expect(screen.getByLabelText(/13 цифр/)).toHaveProperty('value', '')
    await user.keyboard('{F2}')
    expect(screen.getByRole('radio', { name: 'Отримати копії' })).toHaveProperty('checked', true)
    expect(JSON.parse(localStorage.getItem('diia-desk.preferences') ?? '')).toMatchObject({ mode: 'copies' })
  })

  test('Esc while Diia is asked cancels the waiting; the result appears in the list', async () => {
    const { bff, user } = await openWorkplace({ today: morning(), onCheck: () => 'never' })
    fakeReader.read(qrLink)
    await screen.findByRole('heading', { name: 'Питаємо Дію…' })
    await user.keyboard('{Escape}')
    expect(await screen.findByRole('heading', { name: 'Готово до зчитування' })).toBeTruthy()
    fakeReader.read(qrLink)
    expect(await screen.findByRole('heading', { name: 'Питаємо Дію…' })).toBeTruthy()
    expect(callsOf(bff, post)).toHaveLength(1)
  })

  test('arrow keys move in the list of the day, which is one stop of Tab; Enter opens', async () => {
    const { user } = await openWorkplace({ today: morning() })
    const list = within(screen.getByRole('region', { name: 'Запити сьогодні' }))
    const rows = await list.findAllByRole('button')
    expect(rows.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1)
    rows[0]?.focus()
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}')
    expect(document.activeElement).toBe(rows[3])
    await user.keyboard('{Enter}')
    expect(await screen.findByText('Дія не знає такого коду')).toBeTruthy()
    expect(rows[3]?.getAttribute('aria-current')).toBe('true')
    await user.keyboard('{End}')
    expect(document.activeElement).toBe(rows.at(-1))
  })
})

test('camera: another one is chosen and kept', async () => {
  const { user } = await openWorkplace()
  fakeReader.plug([
    { deviceId: 'front', label: 'HD Webcam' },
    { deviceId: 'second', label: '' },
  ])
  await user.click(screen.getByRole('button', { name: 'Меню камери' }))
  await user.click(await screen.findByRole('menuitemradio', { name: 'Камера 2' }))
  expect(fakeReader.chosen).toEqual(['second'])
  expect(JSON.parse(localStorage.getItem('diia-desk.preferences') ?? '')).toMatchObject({ camera: 'second' })
})

test('camera: a problem has instructions and a retry; typing still works', async () => {
  const { bff, user } = await openWorkplace({ onCheck: () => validation() })
  fakeReader.show({ kind: 'problem', problem: 'camera-busy' })
  expect(await screen.findByText('Камеру зайняла інша програма')).toBeTruthy()
  expect(screen.getByText(/Закрийте її, і камера запрацює сама\./)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Спробувати ще раз' }))
  expect(fakeReader.restarts).toBe(1)
  await user.type(screen.getByLabelText(/13 цифр/), codes.first)
  await waitFor(() => expect(callsOf(bff, post)).toHaveLength(1))
})

test('the camera is released when the workplace is left', async () => {
  const { user } = await openWorkplace()
  await user.click(screen.getByRole('button', { name: 'Вийти' }))
  await screen.findByRole('heading', { name: 'Вхід для працівників' })
  await waitFor(() => expect(fakeReader.live).toBe(0))
})
