import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { typeByHand } from '../support/usb-scanner.ts'

/** A service of the demo's catalogue that comes in several variations and needs two documents. */
export const residence = { typed: '00034', name: 'Реєстрація місця проживання', variation: 'Звичайна реєстрація' }

/** Appeals: the form at the desk, what stands there after it, «Звернення» with its lists, and one appeal. */
export class AppealsPage {
  readonly page: Page
  readonly form: Locator
  readonly service: Locator
  readonly applicant: Locator
  /** What will be attached. */
  readonly attached: Locator
  /** Documents that the service needs, wherever they are shown. */
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

  /** Registers by keys alone and gives the number that the stage shows. */
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
    // By arrows, as hands on the keyboard do.
    const places = await list.getByRole('option').allInnerTexts()
    for (let place = 0; place < places.indexOf(variation); place++) await this.page.keyboard.press('ArrowDown')
  }

  async submit(): Promise<string> {
    await this.page.keyboard.press('Enter')
    await this.page.getByText('Звернення зареєстровано', { exact: true }).waitFor()
    return await this.page.getByRole('region', { name: 'Результат' }).getByRole('heading', { level: 1 }).innerText()
  }

  /** The list of appeals, by the bar. */
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

  /** Value beside a label among the facts of an opened appeal. */
  fact(label: string): Locator {
    return this.page
      .getByRole('term')
      .filter({ hasText: new RegExp(`^${label}$`) })
      .locator('xpath=following-sibling::dd[1]')
  }

  /** Entries of the journal of an opened appeal, newest first. */
  events(): Locator {
    return this.page.getByRole('region', { name: 'Журнал' }).getByRole('listitem')
  }
}
