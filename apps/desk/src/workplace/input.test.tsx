// Text that is inserted into the code field, or into the page, without its keys. What jsdom cannot do, such as text
// without any key, is tested with a real browser in apps/e2e/src/journeys/inserted-text.spec.ts.
import { paths, testCodes } from '@diia-desk/contract'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { codes, qrLink, validation } from '../../test/support/fixtures.ts'
import { callsOf, openWorkplace } from '../../test/support/render-app.tsx'

const post = `POST ${paths.validations}`
const field = () => screen.getByLabelText<HTMLInputElement>(/13 цифр/)
const stage = () => within(screen.getByRole('region', { name: 'Результат' }))
const sent = (bff: Parameters<typeof callsOf>[0]) => callsOf(bff, post).map(({ body }) => body)
const opened = () => openWorkplace({ onCheck: () => validation({ input: 'pasted' }) })

/** Ways of inserting a whole text, with the events that a browser sends. */
const ways: readonly [string, (text: string) => void][] = [
  ['pasted', (text) => fireEvent.paste(field(), { clipboardData: { getData: () => text } })],
  [
    'dropped',
    (text) => fireEvent.drop(field(), { dataTransfer: { types: ['text/plain'], files: [], getData: () => text } }),
  ],
  ['dictated', (text) => before('insertFromDictation', text)],
  ['inserted without keys', (text) => before('insertText', text)],
  ['put in the place of a word', (text) => before('insertReplacementText', null, text)],
  ['inserted sign by sign without keys', (text) => Array.from(text).forEach((sign) => before('insertText', sign))],
  ['composed by an input method', compose],
  ['filled in by a program', (text) => fireEvent.change(field(), { target: { value: text } })],
]

/** Fires `beforeinput` and inserts the text unless it was prevented, as a browser does. */
function before(inputType: string, data: string | null, transferred?: string): void {
  const event = new InputEvent('beforeinput', { inputType, data, bubbles: true, cancelable: true })
  if (transferred !== undefined) Object.defineProperty(event, 'dataTransfer', { value: { getData: () => transferred } })
  act(() => {
    if (field().dispatchEvent(event))
      put(field().value + (data ?? transferred ?? ''), new InputEvent('input', { inputType, data, bubbles: true }))
  })
}

function put(value: string, event: Event): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field(), value)
  field().dispatchEvent(event)
}

/** Composed text is in the field before anybody can prevent it. */
function compose(text: string): void {
  const value = field().value
  act(() => void field().dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true })))
  act(() =>
    put(
      value + text,
      new InputEvent('input', { inputType: 'insertCompositionText', data: text, isComposing: true, bubbles: true }),
    ),
  )
  act(() => void field().dispatchEvent(new CompositionEvent('compositionend', { data: text, bubbles: true })))
}

const refused: readonly [text: string, word: string][] = [
  [`замовлення ${codes.first}`, 'Є зайві знаки'],
  ['12.345.678.901.234', 'Це не код Дії'],
  [`]E0${codes.first}`, 'Є зайві знаки'],
  [`\\000026${qrLink}`, 'Є зайві знаки'],
  ['https://example.org/4820031275163', 'Це не код Дії'],
]

const refusedAtField: readonly [text: string, words: RegExp][] = [
  ['4820 0312', /^Вставлено 8\sцифр, а\sв\sкоді їх 13/],
  ['4820 0312 75164', /^Контрольна цифра не збігається.*Поле лишилося, як було/],
  ['19910824-99028', /^Схоже на номер запису.*Поле лишилося, як було/],
  [`${codes.first} ${codes.second}`, /^Вставлено 26\sцифр/],
]

describe.each(ways)('%s', (way, come) => {
  test('grouped digits and a link: sent', async () => {
    const { bff, user } = await opened()
    await user.type(field(), '12')
    come('4820\u00a00312\u201375163\r\n')
    await waitFor(() => expect(sent(bff)).toEqual([{ barcode: codes.first, input: 'pasted' }]))
    expect(field().value).toBe('')
    come(qrLink)
    await waitFor(() => expect(sent(bff)).toHaveLength(2))
    expect(sent(bff)[1]).toEqual({ qrcode: qrLink, input: 'pasted' })
  })

  test('other text: refused with the reason, and the field is unchanged', async () => {
    const { bff, user } = await opened()
    await user.type(field(), '48200')
    for (const [text, word] of refused) {
      come(text)
      await waitFor(() => expect(stage().getByRole('heading').textContent.replaceAll('\u00a0', ' '), text).toBe(word))
      expect(field().value, text).toBe('4820 0')
      await user.click(stage().getByRole('button', { name: /^Наступний відвідувач/ }))
      await user.type(field(), '48200')
    }
    expect(sent(bff)).toEqual([])
  })

  test('digits that are no code: an error at the field, which is unchanged', async () => {
    const { bff } = await opened()
    for (const [text, words] of refusedAtField) {
      come(text)
      expect(await screen.findByText(words)).toBeTruthy()
      expect(field().value, text).toBe('')
    }
    come(testCodes['ean-13'])
    expect(await screen.findByRole('heading', { name: 'Це тестовий код' })).toBeTruthy()
    expect(sent(bff)).toEqual([])
  })

  // A program that fills in a field sets its whole value.
  if (way !== 'filled in by a program')
    test('the rest of a number: sent if it completes a valid one, otherwise not accepted', async () => {
      const { bff, user } = await opened()
      await user.type(field(), '482003')
      come('12751')
      expect(await screen.findByText(/^Разом зі вставленим вийшло б 11\sцифр/)).toBeTruthy()
      expect(field().value).toBe('4820 03')
      come('1275163')
      await waitFor(() => expect(sent(bff)).toEqual([{ barcode: codes.first, input: 'pasted' }]))
    })
})

test('an on-screen keyboard inserts digits without keys, one by one: they are sent as typed', async () => {
  const { bff } = await openWorkplace({ onCheck: () => validation() })
  for (const [index, digit] of Array.from(codes.first).entries()) {
    before('insertText', digit)
    if (index < 12) await waitFor(() => expect(field().value.replaceAll(' ', '')).toBe(codes.first.slice(0, index + 1)))
  }
  await waitFor(() => expect(sent(bff)).toEqual([{ barcode: codes.first, input: 'typed' }]))
})

test('letters typed by keys are ignored, digits are accepted', async () => {
  const { user } = await openWorkplace()
  await user.type(field(), '48a2-0')
  expect(field().value).toBe('4820')
})

test('digits of the field cannot be dragged', async () => {
  const { user } = await openWorkplace()
  await user.type(field(), '48200')
  expect(fireEvent.dragStart(field())).toBe(false)
})

describe('on the page', () => {
  const drag = (text: string) => ({
    dataTransfer: { types: ['text/plain', 'text/uri-list'], files: [], getData: () => text },
  })

  test.each([
    [qrLink, { qrcode: qrLink }],
    ['4820 0312 75163', { barcode: codes.first }],
  ])('%s dropped anywhere is judged as pasted', async (text, code) => {
    const { bff } = await opened()
    expect(fireEvent.dragOver(document.body, drag(text))).toBe(false)
    expect(fireEvent.drop(document.body, drag(text))).toBe(false)
    await waitFor(() => expect(sent(bff)).toEqual([{ ...code, input: 'pasted' }]))
  })

  test('other dropped text is reported, and the browser does not open a link', async () => {
    const { bff } = await opened()
    expect(fireEvent.drop(document.body, drag('https://example.org'))).toBe(false)
    expect(await screen.findByText(/^Посилання веде на інший сайт/)).toBeTruthy()
    expect(sent(bff)).toEqual([])
  })

  test('a picture dragged from another page is a picture, not its address', async () => {
    await opened()
    const picture = new File(['not looked at'], 'code.png', { type: 'image/png' })
    fireEvent.drop(document.body, {
      dataTransfer: { types: ['Files', 'text/plain'], files: [picture], getData: () => 'https://example.org/code.png' },
    })
    expect(await screen.findByRole('heading', { name: 'Коду не знайдено' })).toBeTruthy()
  })

  test('objects dragged within the page are ignored', async () => {
    await opened()
    fireEvent.dragStart(document.body)
    expect(fireEvent.drop(document.body, drag('https://example.org'))).toBe(true)
    expect(stage().getByRole('heading', { name: 'Готово до зчитування' })).toBeTruthy()
  })

  test('a name pasted or dropped into the form of an appeal stays there', async () => {
    const { bff, user } = await opened()
    await user.keyboard('{F9}')
    const name = await screen.findByLabelText<HTMLInputElement>(/^Ім’я|Прізвище|Заявник/)
    await user.click(name)
    await user.paste('Шевченко')
    expect(name.value).toBe('Шевченко')
    expect(fireEvent.drop(name, drag('Марія'))).toBe(true)
    expect(sent(bff)).toEqual([])
  })
})
