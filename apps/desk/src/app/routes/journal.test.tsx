// Lists of appeals and one appeal: next action, refusal, correction, journal.
import { paths, type Appeal } from '@diia-desk/contract'
import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { FakeEventSource } from '../../../test/support/fake-event-source.ts'
import {
  appeal,
  appeals,
  clerk,
  foundServices,
  lateAppeal,
  manager,
  moment,
  problem,
} from '../../../test/support/fixtures.ts'
import type { FakeBff } from '../../../test/support/fake-bff.ts'
import { callsOf, openApp } from '../../../test/support/render-app.tsx'

const tasks = { overdue: 1, dueToday: 1, underWay: 4, toIssue: 2 }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: moment })
})

function openJournal(given: Partial<FakeBff> = {}, path = '/journal') {
  return openApp(
    { session: clerk, tasks, onAppeals: () => appeals, appeals: new Map([[lateAppeal.id, lateAppeal]]), ...given },
    { path },
  )
}

async function openAppeal(one: Appeal, given: Partial<FakeBff> = {}, search = '') {
  const opened = await openJournal({ appeals: new Map([[one.id, one]]), ...given }, `/journal/${one.id}${search}`)
  await screen.findByRole('heading', { level: 1, name: one.number })
  const changes = () => callsOf(opened.bff, `POST ${paths.appealChanges(one.id)}`).map(({ body }) => body)
  return { ...opened, changes }
}

describe('the lists', () => {
  test('counts, overdue and due today in words; an appeal opens and leads back to its list', async () => {
    const { user } = await openJournal()
    const lists = within(await screen.findByRole('navigation', { name: 'Списки звернень' }))
    await waitFor(() =>
      expect(lists.getAllByRole('link').map(({ textContent }) => textContent.replaceAll('\u00a0', ' '))).toEqual([
        'Усі',
        'Прострочені1',
        'Строк сьогодні1',
        'Незавершені4',
        'До видачі2',
      ]),
    )
    expect((await screen.findByRole('row', { name: /2026-11-02\/003/ })).textContent).toMatch(/Прострочено на 3\sдні/)
    expect(screen.getByRole('row', { name: /2026-11-04\/052/ }).textContent).toContain('Строк сьогодні')
    // An appeal that is finished is not overdue.
    expect(screen.getByRole('row', { name: /2026-11-06\/019/ }).textContent).toMatch(/до 09\.11\.2026Відмовлено/)
    await user.click(lists.getByRole('link', { name: /Незавершені/ }))
    expect(location.search).toBe('?list=under-way')
    await user.click(await screen.findByRole('link', { name: '2026-11-02/003' }))
    await screen.findByRole('heading', { level: 1, name: '2026-11-02/003' })
    await user.click(screen.getByRole('link', { name: 'Усі звернення' }))
    await screen.findByRole('table')
    expect(location.search).toBe('?list=under-way')
  })

  test('search by number, service and days; next page by cursor', async () => {
    const asked: Record<string, string>[] = []
    const { user } = await openJournal({
      // Old appeals may have services that are retired now.
      onServices: (query) => foundServices(query.get('retired') === 'true' ? (query.get('q') ?? '') : 'нічого'),
      onAppeals: (query) => {
        asked.push(Object.fromEntries(query))
        return query.has('cursor')
          ? { items: appeals.items.slice(-1) }
          : { items: appeals.items.slice(0, 2), nextCursor: 'next' }
      },
    })
    await screen.findByRole('table')
    await user.click(screen.getByRole('button', { name: 'Показати ще' }))
    await screen.findByRole('link', { name: '2026-11-02/003' })
    await user.type(screen.getByRole('textbox', { name: 'Номер' }), '2026-11')
    const from = within(screen.getByRole('group', { name: 'Зареєстровано від' }))
    await user.click(from.getByRole('spinbutton', { name: /день/ }))
    await user.keyboard('0111')
    await user.click(screen.getByRole('button', { name: 'Показати' }))
    expect(await screen.findByText('Введіть дату повністю: день, місяць і рік.')).toBeTruthy()
    await user.click(from.getByRole('spinbutton', { name: /рік/ }))
    await user.keyboard('2026')
    await user.type(screen.getByRole('combobox', { name: 'Послуга' }), '00034')
    await screen.findByRole('option', { name: /Реєстрація місця проживання$/ })
    await user.keyboard('{Enter}')
    await waitFor(() => expect(location.search).toBe('?number=2026-11&serviceId=s-34&from=2026-11-01'))
    expect(await screen.findByText('Реєстрація місця проживання', { selector: 'fieldset b' })).toBeTruthy()
    await waitFor(() => expect(asked.at(-1)).toEqual({ number: '2026-11', serviceId: 's-34', from: '2026-11-01' }))
    expect(asked).toContainEqual({ cursor: 'next' })
    await user.click(screen.getByRole('button', { name: 'Скинути пошук' }))
    await waitFor(() => expect(location.search).toBe(''))
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Номер' }).value).toBe('')
    expect(from.getByRole('spinbutton', { name: /рік/ }).textContent).toBe('рррр')
  })

  test('invalid parts of an address are ignored', async () => {
    const asked: string[] = []
    await openJournal(
      {
        onAppeals: (query) => {
          asked.push(query.toString())
          return { items: [] }
        },
      },
      '/journal?list=none&from=yesterday&number=12&who=me',
    )
    expect(await screen.findByText('Нічого не знайдено')).toBeTruthy()
    expect(asked).toEqual(['number=12'])
  })

  test('failed, then loaded again', async () => {
    const { bff, user } = await openJournal({ onAppeals: () => problem('internal') })
    await screen.findByText('Не вдалося показати звернення.')
    bff.onAppeals = () => appeals
    await user.click(screen.getByRole('button', { name: 'Спробувати ще раз' }))
    expect(await screen.findByRole('table')).toBeTruthy()
  })
})

describe('one appeal', () => {
  test('one main action, then the next', async () => {
    const answers = [
      appeal({ status: 'in-progress', allowed: ['completed', 'refused', 'corrected'] }),
      appeal({ status: 'completed', allowed: ['issued', 'corrected'] }),
    ]
    const { user, changes } = await openAppeal(appeal(), { onChange: () => answers.shift() ?? problem('internal') })
    await user.click(screen.getByRole('button', { name: /^Взяти в\sроботу$/ }))
    await user.click(await screen.findByRole('button', { name: 'Послугу надано' }))
    await user.type(screen.getByRole('textbox', { name: 'Коли' }), '16.11.2026 10:50')
    await user.keyboard('{Enter}')
    expect(await screen.findByText('Цей час ще не настав.')).toBeTruthy()
    await user.clear(screen.getByRole('textbox', { name: 'Коли' }))
    await user.type(screen.getByRole('textbox', { name: 'Коли' }), '16.11.2026 10:40{Enter}')
    expect(await screen.findByText('Результат ще не видано')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Результат видано' })).toBeTruthy()
    expect(changes()).toEqual([{ kind: 'started' }, { kind: 'completed', happenedAt: '2026-11-16T08:40:00.000Z' }])
  })

  test('refused with a ground of the register or in own words; returned with a reason', async () => {
    const { user, changes } = await openAppeal(
      { ...lateAppeal, id: 'a-1' },
      { onChange: () => ({ ...lateAppeal, id: 'a-1' }) },
    )
    await user.click(screen.getByRole('button', { name: 'Відмовити' }))
    await user.click(screen.getByRole('button', { name: 'Зберегти' }))
    expect(await screen.findByText(/Напишіть причину/)).toBeTruthy()
    await user.click(screen.getByRole('radio', { name: 'Особа не досягла 14 років' }))
    await user.click(screen.getByRole('button', { name: 'Зберегти' }))
    await user.click(await screen.findByRole('button', { name: 'Відмовити' }))
    await user.click(screen.getByRole('radio', { name: /своїми словами/ }))
    await user.type(screen.getByRole('textbox', { name: 'Підстава відмови' }), 'Заяву подала не та особа.')
    await user.click(screen.getByRole('button', { name: 'Зберегти' }))
    await user.click(await screen.findByRole('button', { name: 'Повернути на доопрацювання' }))
    await user.type(screen.getByRole('textbox', { name: 'Що треба доопрацювати' }), 'Додати картку.')
    await user.click(screen.getByRole('button', { name: 'Зберегти' }))
    await waitFor(() =>
      expect(changes()).toEqual([
        { kind: 'refused', reason: 'Особа не досягла 14 років' },
        { kind: 'refused', reason: 'Заяву подала не та особа.' },
        { kind: 'returned', reason: 'Додати картку.' },
      ]),
    )
  })

  test('changed elsewhere meanwhile: a message is shown, the input stays, the current state is shown', async () => {
    const { bff, user } = await openAppeal({ ...lateAppeal, id: 'a-1' }, { onChange: () => problem('already-settled') })
    await user.click(screen.getByRole('button', { name: 'Повернути на доопрацювання' }))
    await user.type(screen.getByRole('textbox', { name: 'Що треба доопрацювати' }), 'Додати картку.')
    bff.appeals.set('a-1', { ...lateAppeal, id: 'a-1', status: 'withdrawn' })
    await user.click(screen.getByRole('button', { name: 'Зберегти' }))
    expect(await screen.findByText(/вже змінили на іншому робочому місці/)).toBeTruthy()
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Що треба доопрацювати' }).value).toBe(
      'Додати картку.',
    )
    expect(await screen.findByText('Відкликано')).toBeTruthy()
  })

  test('focus: first on the number, then on the button of a form that was closed, then on the next action after saving', async () => {
    const { user } = await openAppeal(appeal(), {
      onChange: () => appeal({ status: 'returned', allowed: ['resumed', 'corrected'] }),
    })
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }))
    await user.click(screen.getByRole('button', { name: 'Повернути на доопрацювання' }))
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Що треба доопрацювати' }))
    await user.click(screen.getByRole('button', { name: 'Не змінювати' }))
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Повернути на доопрацювання' }))
    await user.keyboard('{Enter}Додати картку.')
    await user.click(screen.getByRole('button', { name: 'Зберегти' }))
    await screen.findByText('Повернуто')
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Що далі' })))
    await user.click(screen.getByRole('button', { name: 'Виправити' }))
    await user.click(screen.getByRole('button', { name: 'Не змінювати' }))
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Виправити' }))
  })

  test('a rating from 0 to 10', async () => {
    const done = appeal({ status: 'completed', issuedAt: lateAppeal.registeredAt, allowed: ['rated', 'corrected'] })
    const { user, changes } = await openAppeal(done, { onChange: () => ({ ...done, rating: 0 }) })
    await user.click(screen.getByRole('button', { name: 'Внести оцінку' }))
    await user.click(screen.getByRole('button', { name: 'Зберегти' }))
    expect(await screen.findByText('Виберіть оцінку.')).toBeTruthy()
    await user.click(screen.getByRole('radio', { name: '0' }))
    await user.click(screen.getByRole('button', { name: 'Зберегти' }))
    expect(await screen.findByText(/^0 з\s10$/)).toBeTruthy()
    expect(changes()).toEqual([{ kind: 'rated', rating: 0 }])
  })

  test('an event of another appeal requests nothing', async () => {
    const { bff } = await openAppeal(appeal())
    const before = bff.calls.length
    act(() => {
      FakeEventSource.current.emit({ type: 'appeal', id: 'a-15', status: 'refused' })
      FakeEventSource.current.emit({ type: 'diia-link', state: 'ok' })
    })
    await waitFor(() => expect(bff.calls.slice(before).map(({ call }) => call)).toEqual([`GET ${paths.centre}`]))
  })

  test('an event from another window appears without a reload', async () => {
    const { bff } = await openAppeal(appeal())
    bff.appeals.set('a-14', appeal({ status: 'refused', allowed: ['issued', 'corrected'] }))
    act(() => FakeEventSource.current.emit({ type: 'appeal', id: 'a-14', status: 'refused' }))
    expect(await screen.findByText('Відмовлено')).toBeTruthy()
  })

  test('copies are links for those who may open them', async () => {
    await openAppeal(lateAppeal, { session: manager })
    expect(screen.getByRole('link', { name: 'Паспорт (ID-картка)' }).getAttribute('href')).toBe('/copies?copy=c1')
  })

  test('a clerk sees which copies exist, without links', async () => {
    await openAppeal(lateAppeal)
    expect(screen.getAllByText('Паспорт (ID-картка)').length).toBeGreaterThan(0)
    expect(screen.queryByRole('link', { name: 'Паспорт (ID-картка)' })).toBeNull()
  })
})

describe('correction', () => {
  test.each([
    ['service', 'Змінити'],
    ['dates', '02.11.2026 10:42'],
    ['applicant', 'person'],
  ])('?correct=%s opens the form there', async (field, focused) => {
    await openAppeal(lateAppeal, { session: manager }, `?correct=${field}`)
    await screen.findByRole('heading', { name: 'Виправлення' })
    const at = document.activeElement
    expect(at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? at.value : at?.textContent).toBe(focused)
  })

  test('only changed fields are sent, in Kyiv time; wrong dates are reported at their fields', async () => {
    const done: Appeal = { ...lateAppeal, status: 'completed', resultAt: '2026-11-10T08:00:00.000Z' }
    const { user, changes } = await openAppeal(done, { session: manager, onChange: () => done }, '?correct=dates')
    const result = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Результат' })
    expect(result.value).toBe('10.11.2026 10:00')
    for (const [text, complaint] of [
      ['01.11.2026 9:00', /раніша за попередню/],
      ['31.11.2026 9:00', /Час має бути таким/],
      ['17.11.2026 9:00', /ще не настав/],
    ] as const) {
      await user.clear(result)
      await user.type(result, text)
      await user.click(screen.getByRole('button', { name: 'Зберегти' }))
      expect(await screen.findByText(complaint)).toBeTruthy()
    }
    await user.clear(result)
    await user.type(result, '11.11.2026 9:05')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Хто звертається' }), 'ФОП')
    await user.clear(screen.getByRole('textbox', { name: 'Телефон' }))
    await user.click(screen.getByRole('button', { name: 'Зберегти' }))
    await screen.findByRole('heading', { name: 'Відомості' })
    expect(changes()).toEqual([
      {
        kind: 'corrected',
        applicantType: 'fop',
        resultAt: '2026-11-11T07:05:00.000Z',
        details: { applicant: done.details.applicant, phone: '', note: done.details.note },
      },
    ])
    expect(location.search).toBe('')
  })

  test('another service with its only variation', async () => {
    const { user, changes } = await openAppeal(lateAppeal, { onChange: () => lateAppeal }, '?correct=service')
    await user.click(await screen.findByRole('button', { name: 'Змінити' }))
    await user.keyboard('00037')
    await screen.findByRole('option', { name: /Зняття з реєстрації/ })
    await user.keyboard('{Enter}')
    await screen.findByText('Зняття з реєстрації місця проживання', { selector: 'fieldset b' })
    await user.click(screen.getByRole('button', { name: 'Зберегти' }))
    await waitFor(() => expect(changes()).toEqual([{ kind: 'corrected', serviceId: 's-37', variationId: 's-37-only' }]))
  })

  test('a clerk cannot correct dates', async () => {
    await openAppeal(lateAppeal, {}, '?correct=dates')
    expect(await screen.findByText(/^Дати виправляє керівник/)).toBeTruthy()
    expect(screen.queryByRole('textbox', { name: 'Зареєстровано' })).toBeNull()
    expect(screen.queryByRole('checkbox', { name: 'Тестове звернення' })).toBeNull()
  })

  test('without changes nothing is sent', async () => {
    const { user, changes } = await openAppeal(lateAppeal, {}, '?correct=applicant')
    await user.click(await screen.findByRole('button', { name: 'Зберегти' }))
    expect(await screen.findByText('Нічого не змінено.')).toBeTruthy()
    expect(changes()).toEqual([])
  })
})
