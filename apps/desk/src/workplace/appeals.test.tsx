// Registration with the keyboard alone, while scanners and the server do something else.
import { type AppealRegistration, forSession, paths } from '@diia-desk/contract'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { FakeEventSource } from '../../test/support/fake-event-source.ts'
import { fakeReader } from '../../test/support/fake-reader.ts'
import {
  appeal,
  arrived,
  at,
  clerk,
  codes,
  documentRequest,
  foundServices,
  land,
  moment,
  passport,
  problem,
  qrLink,
  summary,
  validation,
} from '../../test/support/fixtures.ts'
import { scanKeys } from '../../test/support/keys.ts'
import { callsOf, expectNoAxeFaults, openWorkplace } from '../../test/support/render-app.tsx'

const post = `POST ${paths.appeals}`
const stage = () => within(screen.getByRole('region', { name: 'Результат' }))
const serviceField = () => screen.findByRole<HTMLInputElement>('combobox', { name: 'Послуга' })
const sent = (bff: Parameters<typeof callsOf>[0]) => callsOf(bff, post).map(({ body }) => body as AppealRegistration)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: moment })
})

async function openForm(...given: Parameters<typeof openWorkplace>) {
  const opened = await openWorkplace(...given)
  await opened.user.keyboard('{F9}')
  await serviceField()
  return opened
}

test('F9, a few letters, Enter, Enter: the stage shows the number', async () => {
  const { bff, user } = await openForm()
  expect(document.activeElement).toBe(await serviceField())
  expect(await screen.findByText('Нещодавні')).toBeTruthy()
  expect(screen.getByRole('option', { name: '00100 11-04/02 Державна реєстрація земельної ділянки' })).toBeTruthy()
  await user.keyboard('реє міс')
  const option = await screen.findByRole('option', { name: /Реєстрація місця проживання$/ })
  await waitFor(() =>
    expect([...option.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual(['Реє', 'міс']),
  )
  await user.keyboard('{Enter}')
  expect(document.activeElement).toBe(await screen.findByRole('textbox', { name: 'Заявник' }))
  expect(screen.getByText(/Строк: 1\sробочий день · безоплатно/)).toBeTruthy()
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('heading', { name: '2026-11-16/014' })).toBeTruthy()
  expect(sent(bff)).toEqual([
    {
      serviceId: 's-34',
      variationId: 's-34-only',
      applicantType: 'person',
      channel: 'front-office',
      details: {},
      isConsultation: false,
      isTest: false,
      attach: { validations: [], documentRequests: [] },
      submissionId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/) as string,
    },
  ])
  expect(
    screen
      .getAllByRole('status')
      .map(({ textContent }) => textContent)
      .join(),
  ).toContain('Звернення зареєстровано, номер 2026-11-16/014')
})

test('a code typed and Enter at once: the service is chosen as soon as it is found', async () => {
  const { bff, user } = await openForm()
  await user.keyboard('00100{Enter}')
  expect(sent(bff)).toEqual([])
  expect(await screen.findByRole('combobox', { name: 'Різновид послуги' })).toBe(document.activeElement)
})

test('several variations: one must be chosen, also with the keyboard', async () => {
  const { bff, user } = await openForm()
  await user.keyboard('00100')
  await screen.findByRole('option', { name: new RegExp(land.name) })
  await user.keyboard('{Enter}')
  const variation = await screen.findByRole('combobox', { name: 'Різновид послуги' })
  expect(document.activeElement).toBe(variation)
  await user.keyboard('{Enter}')
  expect(await screen.findByText('Виберіть різновид послуги.')).toBeTruthy()
  expect(document.activeElement).toBe(variation)
  await user.selectOptions(variation, 'За заявою розробника документації із землеустрою')
  expect(screen.getByText(/Строк: 1\sмісяць · Збір: 240,00\sгрн/)).toBeTruthy()
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: '2026-11-16/014' })
  expect(sent(bff)[0]).toMatchObject({ serviceId: 's-100', variationId: 's-100-b' })
})

test('without a service nothing is sent, and the field shows an error', async () => {
  const { bff, user } = await openForm()
  await user.click(screen.getByRole('button', { name: /^Зареєструвати Enter/, hidden: true }))
  expect(await screen.findByText('Виберіть послугу.')).toBeTruthy()
  expect(sent(bff)).toEqual([])
})

describe('results of the visit', () => {
  test('checks and copies are attached, and the name comes from the copies; each can be left out, the name can be corrected', async () => {
    const [valid, other] = [validation({ id: 'v-1' }), validation({ id: 'v-2', outcome: 'code-expired' })]
    const answers = [valid, other]
    const { bff, user } = await openWorkplace({ onCheck: () => answers.shift() ?? valid, onRequest: () => arrived })
    fakeReader.read(codes.first, 'ean-13')
    await screen.findByRole('heading', { name: 'Документ дійсний' })
    fakeReader.read(codes.second, 'ean-13')
    await screen.findByRole('heading', { name: 'Код недійсний' })
    await user.keyboard('{F2}')
    fakeReader.read(qrLink)
    await screen.findByRole('heading', { name: 'Копії отримано' })
    await user.click(stage().getByRole('button', { name: /^Зареєструвати звернення/ }))
    await user.keyboard('00034')
    await screen.findByRole('option', { name: /Реєстрація місця проживання$/ })
    await user.keyboard('{Enter}')
    const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Заявник' })
    expect(name.value).toBe('Нечуй-Левицька-Костянтинопольська Олександра-Вікторія Теодозіївна')
    const attached = within(screen.getByRole('group', { name: 'Додати до звернення' }))
    expect(attached.getAllByRole('checkbox')).toHaveLength(2)
    expect(within(screen.getByRole('list', { name: 'Потрібні документи' })).queryByText('бракує')).toBeNull()
    await expectNoAxeFaults()
    await user.click(attached.getByRole('checkbox', { name: /Дійсний/ }))
    await user.clear(name)
    await user.type(name, 'Нечуй-Левицька Олександра{Enter}')
    await screen.findByRole('heading', { name: '2026-11-16/014' })
    expect(sent(bff)[0]).toMatchObject({
      details: { applicant: 'Нечуй-Левицька Олександра' },
      attach: { validations: [], documentRequests: [arrived.id] },
    })
  })

  test('the form opens while a visitor is waited for; received copies are marked in it and fill in the name', async () => {
    const waiting = documentRequest({ id: 'r-arrived', codeEndsAt: at(107) })
    const { bff, user } = await openWorkplace(
      { onRequest: () => waiting, today: { window: '3', items: [{ kind: 'document-request', request: waiting }] } },
      { mode: 'copies' },
    )
    fakeReader.read(qrLink)
    await screen.findByRole('heading', { name: 'Чекаємо на відвідувача' })
    await user.keyboard('{F9}')
    await serviceField()
    await user.keyboard('00034')
    await screen.findByRole('option', { name: /Реєстрація місця проживання$/ })
    await user.keyboard('{Enter}')
    const ticks = within(await screen.findByRole('list', { name: 'Потрібні документи' }))
    expect(ticks.getAllByText('бракує')).toHaveLength(2)
    // Back to the waiting visitor from the list on the right, and to the draft by F9.
    await user.click(
      within(screen.getByRole('region', { name: 'Запити сьогодні' })).getByRole('button', { name: /Чекаємо/ }),
    )
    await screen.findByRole('heading', { name: 'Чекаємо на відвідувача' })
    await user.keyboard('{F9}')
    expect(await screen.findByText('Реєстрація місця проживання')).toBeTruthy()

    bff.requests.set(waiting.id, arrived)
    act(() => FakeEventSource.current.emit({ type: 'document-request', id: waiting.id, state: 'arrived', window: '3' }))
    await waitFor(() =>
      expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Заявник' }).value).toMatch(/^Нечуй-Левицька/),
    )
    expect(within(screen.getByRole('list', { name: 'Потрібні документи' })).queryByText('бракує')).toBeNull()
    screen.getByRole('textbox', { name: 'Заявник' }).focus()
    await user.keyboard('{Enter}')
    await screen.findByRole('heading', { name: '2026-11-16/014' })
    expect(sent(bff)[0]?.attach).toEqual({ validations: [], documentRequests: [waiting.id] })
  })

  test('several people in the copies: first the one with a photo, the others can be chosen', async () => {
    const child = {
      ...summary(passport),
      id: 'c-child',
      type: 'birth-certificate',
      holder: { last: 'Горобець', first: 'Марія', middle: 'Іванівна' },
    }
    const { user } = await openWorkplace(
      {
        onRequest: () => ({ ...arrived, copies: [child, summary(passport)] }),
        copies: new Map([
          ['c1', passport],
          ['c-child', passport],
        ]),
      },
      { mode: 'copies' },
    )
    fakeReader.read(qrLink)
    await screen.findByRole('heading', { name: 'Копії отримано' })
    await user.keyboard('{F9}')
    const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Заявник', hidden: true })
    expect(name.value).toMatch(/^Нечуй-Левицька/)
    await user.keyboard('00034')
    await screen.findByRole('option', { name: /Реєстрація місця проживання$/ })
    await user.keyboard('{Enter}')
    await user.click(await screen.findByRole('button', { name: 'Горобець Марія Іванівна' }))
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Заявник' }).value).toBe('Горобець Марія Іванівна')
  })

  test('the next visitor starts without data of the one before', async () => {
    const { bff, user } = await openWorkplace({ onCheck: () => validation() })
    fakeReader.read(codes.first, 'ean-13')
    await screen.findByRole('heading', { name: 'Документ дійсний' })
    await user.keyboard('{F9}')
    await serviceField()
    expect(screen.getAllByRole('checkbox', { name: /Дійсний/, hidden: true })).toHaveLength(1)
    await user.keyboard('{Escape}{Escape}{F9}')
    await serviceField()
    expect(await screen.findByText(/Перевірок і копій за цей візит ще немає/)).toBeTruthy()
    expect(sent(bff)).toEqual([])
  })
})

describe('the draft', () => {
  test('Esc closes the form without loss; the draft is discarded for the next visitor only after confirmation', async () => {
    const { user } = await openForm()
    await user.keyboard('00034')
    await screen.findByRole('option', { name: /Реєстрація місця проживання$/ })
    await user.keyboard('{Enter}')
    await user.type(await screen.findByRole('textbox', { name: 'Заявник' }), 'Горобець Марія')
    await user.keyboard('{Escape}')
    expect(await screen.findByText(/Є незавершене звернення/)).toBeTruthy()
    await user.keyboard('{F9}')
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'Заявник' })).value).toBe('Горобець Марія')
    expect(screen.getByText('Реєстрація місця проживання')).toBeTruthy()
    await user.keyboard('{Escape}')
    await user.click(await screen.findByRole('button', { name: /^Наступний відвідувач/ }))
    await screen.findByRole('alertdialog', { name: 'Відкинути незавершене звернення?' })
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
    expect(screen.getByText(/Є незавершене звернення/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: /^Наступний відвідувач/ }))
    await user.click(await screen.findByRole('button', { name: /^Відкинути/ }))
    await waitFor(() => expect(screen.queryByText(/Є незавершене звернення/)).toBeNull())
    await user.keyboard('{F9}')
    expect((await serviceField()).value).toBe('')
  })

  test('a final result mentions the draft, and neither Esc nor a button discards it without confirmation', async () => {
    const outcomes = [validation({ outcome: 'code-expired' }), 'offline' as const]
    const { user } = await openForm({ onCheck: () => outcomes.shift() ?? validation() })
    await user.keyboard('00034')
    await screen.findByRole('option', { name: /Реєстрація місця проживання$/ })
    await user.keyboard('{Enter}')
    await user.type(await screen.findByRole('textbox', { name: 'Заявник' }), 'Горобець Марія')
    await user.keyboard('{Escape}')
    for (const [code, word] of [
      [codes.first, 'Код недійсний'],
      [codes.second, 'Не вдалося перевірити'],
      ['https://example.org/menu', 'Це не код Дії'],
    ] as const) {
      fakeReader.read(code, 'ean-13')
      await screen.findByRole('heading', { name: word })
      expect(screen.getByText(/Є незавершене звернення/), word).toBeTruthy()
      await user.keyboard('{Escape}')
      await screen.findByRole('alertdialog')
      await user.keyboard('{F9}')
      await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
      expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'Заявник' })).value).toBe('Горобець Марія')
      await user.keyboard('{Escape}')
      expect(await screen.findByRole('button', { name: /^Продовжити/ }), word).toBeTruthy()
    }
  })

  test('a lost response: the form stays, and the same submission is sent again', async () => {
    const replies = ['offline' as const, problem('internal'), appeal()]
    const { bff, user } = await openForm({ onRegisterAppeal: () => replies.shift() ?? appeal() })
    await user.keyboard('00034')
    await screen.findByRole('option', { name: /Реєстрація місця проживання$/ })
    await user.keyboard('{Enter}')
    await screen.findByRole('textbox', { name: 'Заявник' })
    await user.keyboard('{Enter}')
    expect(await screen.findByText(/двічі звернення не зареєструється/)).toBeTruthy()
    await user.keyboard('{Enter}')
    expect(await screen.findByText('Номер для підтримки 7F3K-92QD')).toBeTruthy()
    await user.keyboard('{Enter}')
    await screen.findByRole('heading', { name: '2026-11-16/014' })
    const ids = sent(bff).map(({ submissionId }) => submissionId)
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(1)
    // Another appeal is another submission.
    await user.keyboard('{F9}')
    await serviceField()
    await user.keyboard('00034')
    await screen.findByRole('option', { name: /Реєстрація місця проживання$/ })
    await user.keyboard('{Enter}')
    await screen.findByRole('textbox', { name: 'Заявник' })
    await user.keyboard('{Enter}')
    await waitFor(() => expect(sent(bff)).toHaveLength(4))
    expect(sent(bff)[3]?.submissionId).not.toBe(ids[0])
  })
})

test('Enter before the response chooses the first match, but no similar one that was not shown', async () => {
  const { user } = await openForm({
    onServices: (query) => {
      const q = query.get('q') ?? ''
      const { items, total } = foundServices(q === 'прописка' ? '00034' : q)
      return { items: items.map((one) => (q === 'прописка' ? { ...one, found: 'similar' as const } : one)), total }
    },
  })
  const field = await serviceField()
  // Both keys before any response can come.
  fireEvent.change(field, { target: { value: 'прописка' } })
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(await screen.findByText('Схоже за змістом або написанням')).toBeTruthy()
  expect((await serviceField()).value).toBe('прописка')
  // Once it is visible, it may be chosen.
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('textbox', { name: 'Заявник' })).toBeTruthy()
  expect(screen.queryByRole('combobox', { name: 'Послуга' })).toBeNull()
})

describe('a scanner while the form is open', () => {
  test('its keys stay out of fields and searches; the code is sent, and its result can be attached', async () => {
    const { bff, user } = await openForm({ onCheck: () => validation({ input: 'scanner' }) })
    await user.keyboard('реє')
    scanKeys(qrLink, { layout: 'ukrainian', terminators: ['Enter', 'Ctrl+J'] })
    await waitFor(() =>
      expect(callsOf(bff, `POST ${paths.validations}`).map(({ body }) => body)).toEqual([
        { qrcode: qrLink, input: 'scanner' },
      ]),
    )
    expect((await serviceField()).value).toBe('реє')
    expect(await screen.findByRole('checkbox', { name: /Дійсний/, hidden: true })).toBeTruthy()
    // Also into a partly typed name.
    await user.keyboard('{Backspace}{Backspace}{Backspace}00034')
    await screen.findByRole('option', { name: /Реєстрація місця проживання$/ })
    await user.keyboard('{Enter}')
    const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Заявник' })
    await user.type(name, 'Горо')
    scanKeys(codes.second)
    await waitFor(() => expect(callsOf(bff, `POST ${paths.validations}`)).toHaveLength(2))
    expect(name.value).toBe('Горо')
    expect(await screen.findAllByRole('checkbox', { name: /Дійсний/ })).toHaveLength(2)
    expect(sent(bff)).toEqual([])
  })

  test.each(['00034', codes.first])('no more than the beginning of %s becomes a search', async (text) => {
    const asked: string[] = []
    const { bff } = await openForm({
      onCheck: () => validation(),
      onServices: (query) => {
        const q = query.get('q') ?? ''
        asked.push(q)
        return foundServices(q)
      },
    })
    scanKeys(text)
    await (text === codes.first
      ? waitFor(() => expect(callsOf(bff, `POST ${paths.validations}`)).toHaveLength(1))
      : screen.findByText(/Це не код Дії/, { selector: '.state' }))
    expect((await serviceField()).value).toBe('')
    expect(Math.max(...asked.map(({ length }) => length))).toBeLessThan(5)
  })

  test('text that is no code is reported in one line and removed from the field; the draft stays', async () => {
    const { user } = await openForm()
    await user.keyboard('00034')
    await screen.findByRole('option', { name: /Реєстрація місця проживання$/ })
    await user.keyboard('{Enter}')
    const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Заявник' })
    scanKeys('48200247')
    expect(await screen.findByText(/^Це не код Дії/, { selector: '.state' })).toBeTruthy()
    expect(name.value).toBe('')
    await user.click(screen.getByRole('button', { name: 'Показати' }))
    expect(await screen.findByRole('heading', { name: 'Це не код Дії' })).toBeTruthy()
  })

  test('a visitor who refuses meanwhile: the form says so and has nothing to attach', async () => {
    const waiting = documentRequest()
    const { bff } = await openForm({ onRequest: () => waiting }, { mode: 'copies' })
    fakeReader.read(qrLink)
    expect(await screen.findByRole('checkbox', { name: /Чекаємо/, hidden: true })).toBeTruthy()
    bff.requests.set(waiting.id, { ...waiting, state: 'refused' })
    act(() => FakeEventSource.current.emit({ type: 'document-request', id: waiting.id, state: 'refused', window: '3' }))
    expect(
      await screen.findByText('Відмова відвідувача. До звернення не додається.', { selector: '.state' }),
    ).toBeTruthy()
    expect(screen.queryByRole('checkbox', { name: /Чекаємо/, hidden: true })).toBeNull()
  })

  test('a check without an answer: F8 tries again without leaving the form', async () => {
    const answers = [validation({ outcome: 'could-not-check', failure: 'timeout' }), validation()]
    const { user } = await openForm({ onCheck: () => answers.shift() ?? validation() })
    fakeReader.read(codes.first, 'ean-13')
    expect(await screen.findByText('Не перевірено. До звернення не додається.', { selector: '.state' })).toBeTruthy()
    await user.keyboard('{F8}')
    expect(await screen.findByRole('checkbox', { name: /Дійсний/, hidden: true })).toBeTruthy()
    expect(await serviceField()).toBeTruthy()
  })
})

describe('after registration', () => {
  async function register(...given: Parameters<typeof openWorkplace>) {
    const opened = await openForm(...given)
    await opened.user.keyboard('00034')
    await screen.findByRole('option', { name: /Реєстрація місця проживання$/ })
    await opened.user.keyboard('{Enter}')
    await screen.findByRole('textbox', { name: 'Заявник' })
    await opened.user.keyboard('{Enter}')
    await screen.findByRole('heading', { name: '2026-11-16/014' })
    return opened
  }

  test('further codes are sent for the appeal; its documents are marked beside the result', async () => {
    const { bff, user } = await register({ onRequest: () => ({ ...arrived, appealId: 'a-14' }) }, { mode: 'copies' })
    expect(screen.getAllByText('бракує')).toHaveLength(2)
    bff.appeals.set(
      'a-14',
      appeal({
        documents: [
          { type: 'internal-passport', here: true, copyId: 'c1' },
          { type: 'taxpayer-card', here: false },
        ],
      }),
    )
    fakeReader.read(qrLink)
    await screen.findByRole('heading', { name: 'Копії отримано' })
    expect(callsOf(bff, `POST ${paths.documentRequests}`)[0]?.body).toEqual({
      qrcode: qrLink,
      input: 'camera',
      appealId: 'a-14',
    })
    act(() => FakeEventSource.current.emit({ type: 'appeal', id: 'a-14', status: 'registered' }))
    expect(await screen.findByText(/документи: 1 з\s2/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'До звернення' }))
    expect(await screen.findByRole('heading', { name: '2026-11-16/014' })).toBeTruthy()
    expect(screen.getAllByText('бракує')).toHaveLength(1)
  })

  test('an appeal that was closed meanwhile: the code is sent without it, and the result attached afterwards', async () => {
    const answers = [
      problem('invalid-input', { errors: [{ field: 'appealId', code: 'not-allowed' }] }),
      validation({ id: 'v-after' }),
    ]
    const { bff } = await register({
      onCheck: () => answers.shift() ?? validation(),
      onChange: () => appeal({ status: 'completed' }),
    })
    fakeReader.read(codes.first, 'ean-13')
    await screen.findByRole('heading', { name: 'Документ дійсний' })
    expect(callsOf(bff, `POST ${paths.validations}`).map(({ body }) => body)).toEqual([
      { barcode: codes.first, input: 'camera', appealId: 'a-14' },
      { barcode: codes.first, input: 'camera' },
    ])
    await waitFor(() =>
      expect(callsOf(bff, `POST ${paths.appealChanges('a-14')}`).map(({ body }) => body)).toEqual([
        { kind: 'attached', validations: ['v-after'], documentRequests: [] },
      ]),
    )
  })

  test('keyboard: Tab continues at the result, Ctrl+P prints the receipt in any layout', async () => {
    const { user } = await register()
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: '2026-11-16/014' }))
    await user.tab()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Послугу надано' }))
    await user.keyboard('{Control>}[KeyP]{/Control}')
    expect(document.querySelector('iframe[src*="/receipt"]')?.getAttribute('src')).toBe(
      forSession(paths.appealReceipt('a-14'), clerk.id),
    )
  })

  test('the next visitor closes the appeal: the next code belongs to no appeal', async () => {
    const { bff, user } = await register({ onCheck: () => validation() })
    await user.keyboard('{Escape}')
    await screen.findByRole('heading', { name: 'Готово до зчитування' })
    fakeReader.read(codes.first, 'ean-13')
    await screen.findByRole('heading', { name: 'Документ дійсний' })
    expect(callsOf(bff, `POST ${paths.validations}`)[0]?.body).toEqual({ barcode: codes.first, input: 'camera' })
  })

  test('actions at once: the result, or that it was a consultation', async () => {
    const { bff, user } = await register()
    bff.onChange = () => problem('already-settled')
    await user.click(screen.getByRole('button', { name: 'Це консультація' }))
    expect(await screen.findByText(/Звернення вже змінили на іншому робочому місці/)).toBeTruthy()
    bff.onChange = () => appeal({ status: 'completed', allowed: ['issued', 'corrected'] })
    await user.click(screen.getByRole('button', { name: 'Послугу надано' }))
    expect(await screen.findByText('Надано')).toBeTruthy()
    expect(callsOf(bff, `POST ${paths.appealChanges('a-14')}`).map(({ body }) => body)).toEqual([
      { kind: 'corrected', isConsultation: true },
      { kind: 'completed', receivingChannel: 'front-office' },
    ])
    // An accidental second click hits no button.
    expect(screen.queryByRole('button', { name: 'Послугу надано' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Це консультація' })).toBeNull()
    expect(screen.getAllByText('Послугу надано', { ignore: '.unseen *' })).toHaveLength(1)
    await expectNoAxeFaults()
  })

  test('a check that was in progress is attached to the appeal', async () => {
    let result: (reply: ReturnType<typeof validation>) => void = () => undefined
    const { bff, user } = await openWorkplace({ onCheck: () => 'never', onChange: () => appeal() })
    const { http, HttpResponse } = await import('msw')
    const { network } = await import('../../test/support/network.ts')
    network.use(
      http.post(paths.validations, async () =>
        HttpResponse.json(await new Promise<ReturnType<typeof validation>>((resolve) => (result = resolve))),
      ),
    )
    fakeReader.read(codes.first, 'ean-13')
    await user.keyboard('{F9}')
    await serviceField()
    await user.keyboard('00034')
    await screen.findByRole('option', { name: /Реєстрація місця проживання$/ })
    await user.keyboard('{Enter}')
    await screen.findByRole('textbox', { name: 'Заявник' })
    expect(screen.getByText('Код прийнято: перевіряємо…', { selector: '.state' })).toBeTruthy()
    await user.keyboard('{Enter}')
    await screen.findByRole('heading', { name: '2026-11-16/014' })
    result(validation({ id: 'v-late' }))
    await waitFor(() =>
      expect(callsOf(bff, `POST ${paths.appealChanges('a-14')}`).map(({ body }) => body)).toEqual([
        { kind: 'attached', validations: ['v-late'], documentRequests: [] },
      ]),
    )
  })

  test('the receipt is printed with one click; if the frame fails, it opens in a tab', async () => {
    const { user } = await register()
    const open = vi.spyOn(globalThis, 'open').mockReturnValue(null)
    await user.click(screen.getByRole('button', { name: /^Друкувати квитанцію/ }))
    const frame = document.querySelector<HTMLIFrameElement>('iframe[src*="/receipt"]')
    expect(frame?.getAttribute('src')).toBe(forSession(paths.appealReceipt('a-14'), clerk.id))
    const print = vi.fn()
    Object.defineProperty(frame, 'contentWindow', { value: { print } })
    frame?.dispatchEvent(new Event('load'))
    expect(print).toHaveBeenCalledOnce()
    expect(open).not.toHaveBeenCalled()
    await user.click(screen.getByRole('button', { name: /^Друкувати квитанцію/ }))
    const second = document.querySelector<HTMLIFrameElement>('iframe[src*="/receipt"]')
    Object.defineProperty(second, 'contentWindow', {
      get: () => {
        throw new DOMException('', 'SecurityError')
      },
    })
    second?.dispatchEvent(new Event('load'))
    expect(open).toHaveBeenCalledWith(forSession(paths.appealReceipt('a-14'), clerk.id), '_blank', 'noopener')
    expect(document.querySelectorAll('iframe[src*="/receipt"]')).toHaveLength(1)
  })

  test('the page of the appeal is one click away, and the workplace is unchanged afterwards', async () => {
    const { bff, user } = await register()
    bff.appeals.set('a-14', appeal())
    await user.click(screen.getByRole('link', { name: 'Відкрити звернення' }))
    expect(await screen.findByRole('heading', { name: 'Відомості' })).toBeTruthy()
    expect(location.pathname).toBe('/journal/a-14')
    await user.click(screen.getByRole('link', { name: 'Робоче місце' }))
    expect(await screen.findByText('Звернення зареєстровано')).toBeTruthy()
  })
})
