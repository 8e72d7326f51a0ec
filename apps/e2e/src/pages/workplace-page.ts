import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { typeByHand } from '../support/usb-scanner.ts'

export type Mode = 'Перевірити' | 'Отримати копії'

/** «Робоче місце»: the page of a visit. */
export class WorkplacePage {
  readonly page: Page
  readonly stage: Locator
  readonly today: Locator
  readonly scan: Locator
  /** The thirteen digits. */
  readonly digits: Locator
  /** Paths of all POST requests to the API in order, except reports of activity. */
  readonly posted: string[] = []

  constructor(page: Page) {
    this.page = page
    this.stage = page.getByRole('region', { name: 'Результат' })
    this.today = page.getByRole('region', { name: 'Запити сьогодні' })
    this.scan = page.getByRole('region', { name: 'Зчитування коду' })
    this.digits = page.getByLabel('Або 13 цифр під штрихкодом')
    page.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (request.method() === 'POST' && pathname !== '/api/session/activity') this.posted.push(pathname)
    })
  }

  /** Expects this heading of the stage within so many milliseconds. */
  async says(word: string, timeout = 20_000): Promise<void> {
    await expect(this.stage.getByRole('heading', { level: 1 })).toHaveText(word, { timeout })
  }

  async choose(mode: Mode): Promise<void> {
    await this.scan.getByText(mode).click()
    await expect(this.scan.getByRole('radio', { name: mode })).toBeChecked()
  }

  /** Types digits one by one. The last one sends the code. */
  async type(digits: string): Promise<void> {
    await this.digits.click()
    await typeByHand(this.page, digits)
  }

  /** Pastes without a focused field. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((pasted) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text', pasted)
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, text)
  }

  /** Drops a file on the page, or pastes it. */
  async give(how: 'drop' | 'paste', file: Buffer, name = 'screenshot.png'): Promise<void> {
    await this.page.evaluate(
      ([act, content, called]) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([Uint8Array.from(atob(content), (byte) => byte.charCodeAt(0))], called))
        const init = { bubbles: true, cancelable: true }
        if (act === 'paste')
          document.body.dispatchEvent(new ClipboardEvent('paste', { ...init, clipboardData: transfer }))
        else
          for (const type of ['dragover', 'drop'])
            document.body.dispatchEvent(new DragEvent(type, { ...init, dataTransfer: transfer }))
      },
      [how, file.toString('base64'), name] as const,
    )
  }

  /** Opens the menu with display, sound and language. */
  async openMenu(): Promise<void> {
    await this.page.getByRole('button', { name: /^(?:Налаштування|Settings)/ }).click()
    await this.page.getByRole('menu').waitFor()
  }

  async chooseFromMenu(choice: string): Promise<void> {
    await this.openMenu()
    await this.page.getByRole('menuitemradio', { name: choice }).click()
    await this.page.getByRole('menu').waitFor({ state: 'hidden' })
  }

  async nextVisitor(): Promise<void> {
    await this.page.keyboard.press('Escape')
    await this.says('Готово до зчитування')
  }

  /** The value with this label among the fields of a received document. */
  field(label: string): Locator {
    return this.page
      .getByRole('term')
      .filter({ hasText: new RegExp(`^${label}$`) })
      .locator('xpath=following-sibling::dd[1]')
  }
}
