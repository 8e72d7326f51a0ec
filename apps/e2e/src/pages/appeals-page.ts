import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { typeByHand } from '../support/usb-scanner.ts'

/** A service of the demo's catalogue with several variations and two required documents. */
export const residence = { typed: '00034', name: 'Реєстрація місця проживання', variation: 'Звичайна реєстрація' }

/** Appeals: the form at the workplace, the registered appeal, «Звернення» with its lists, and one appeal. */
export class AppealsPage {
  readonly page: Page
  readonly form: Locator
  readonly service: Locator
  readonly applicant: Locator
  /** Items that will be attached. */
  readonly attached: Locator
  /** Documents that the service needs, on any screen. */
  readonly documents: Locator
  readonly table: Locator

  constructor(page: Page) {
    this.page = page
    this.form = page.getByRole('form', { name: 'Нове звернення' })
    this.service = page.getByRole('combobox', { name: 'Послуга' })
    this.applicant = page.getByRole('textbox', { name: 'Заявник' })
    this.attached = page.getByRole('group', { name: 'Додати до звернення' })
    this.documents = page.getByRole('list', { name: 'Потрібні документи' })
    this.table = page.getByRole('region', { name: 'Звернення' }).getByRole('table')
  }

  /** Registers with the keyboard alone and returns the number. */
  async register(service: { typed: string; name: string; variation?: string }): Promise<string> {
    await this.begin()
    await this.choose(service)
    return await this.submit()
  }

  async begin(): Promise<void> {
    await this.page.keyboard.press('F9')
    await expect(this.service).toBeFocused()
  }

  async choose({ typed, name, variation }: { typed: string; name: string; variation?: string }): Promise<void> {
    await typeByHand(this.page, typed)
    await this.page.getByRole('option', { name: new RegExp(`${name}$`) }).waitFor()
    await this.page.keyboard.press('Enter')
    if (variation === undefined) return expect(this.applicant).toBeFocused()
    const list = this.page.getByRole('combobox', { name: 'Різновид послуги' })
    await expect(list).toBeFocused()
    // With arrow keys.
    const places = await list.getByRole('option').allInnerTexts()
    for (let place = 0; place < places.indexOf(variation); place++) await this.page.keyboard.press('ArrowDown')
  }

  async submit(): Promise<string> {
    await this.page.keyboard.press('Enter')
    await this.page.getByText('Звернення зареєстровано', { exact: true }).waitFor()
    return await this.page.getByRole('region', { name: 'Результат' }).getByRole('heading', { level: 1 }).innerText()
  }

  /** Opens the list of appeals by the top bar. */
  async openList(name?: 'Прострочені' | 'Строк сьогодні' | 'Незавершені' | 'До видачі'): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Розділи' }).getByRole('link', { name: 'Звернення' }).click()
    await this.page.getByRole('heading', { level: 1, name: 'Звернення' }).waitFor()
    if (name !== undefined)
      await this.page.getByRole('navigation', { name: 'Списки звернень' }).getByRole('link', { name }).click()
  }

  row(number: string): Locator {
    return this.table.getByRole('row').filter({ has: this.page.getByRole('link', { name: number, exact: true }) })
  }

  async open(number: string): Promise<void> {
    await this.row(number).getByRole('link', { name: number, exact: true }).click()
    await this.page.getByRole('heading', { level: 1, name: number }).waitFor()
  }

  /** The value with this label among the details of an open appeal. */
  fact(label: string): Locator {
    return this.page
      .getByRole('term')
      .filter({ hasText: new RegExp(`^${label}$`) })
      .locator('xpath=following-sibling::dd[1]')
  }

  /** Entries of the journal of an open appeal, newest first. */
  events(): Locator {
    return this.page.getByRole('region', { name: 'Журнал' }).getByRole('listitem')
  }
}
