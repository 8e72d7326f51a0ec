import type { Locator, Page } from '@playwright/test'

/** «Моніторинг»: what the state receives, the log of pulls, and the connection. */
export class MonitoringPage {
  readonly page: Page
  readonly records: Locator
  readonly log: Locator
  readonly steps: Locator
  readonly chain: Locator

  constructor(page: Page) {
    this.page = page
    this.records = page.getByRole('region', { name: 'Записи', exact: true })
    this.log = page.getByRole('complementary', { name: 'Журнал вивантажень' })
    this.steps = page.getByRole('list', { name: 'Кроки підключення' })
    this.chain = page.getByRole('list', { name: 'Кроки пробного вивантаження' })
  }

  async openPart(name: 'Записи' | 'Повнота' | 'Журнал вивантажень' | 'Підключення'): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Розділи моніторингу' }).getByRole('link', { name }).click()
  }

  /** One of the main figures. */
  sum(name: string): Locator {
    return this.page.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd')
  }

  /** Types a date in its parts: day, month, year. */
  async typeDay(field: 'Від' | 'До, включно', digits: string): Promise<void> {
    await this.page.getByRole('group', { name: field }).getByRole('spinbutton').first().click()
    await this.page.keyboard.type(digits)
  }

  /** Creates a credential and returns its values, which are shown only once. */
  async createCredential(): Promise<{ login: string; password: string }> {
    await this.page.getByRole('button', { name: /^Створити (логін|другу)/ }).click()
    await this.page.getByRole('button', { name: 'Створити', exact: true }).click()
    const issued = this.page.getByRole('region', { name: /^Логін і\sпароль створено/ })
    await issued.waitFor()
    const [login = '', password = ''] = await issued.locator('dd:not(:has(button))').allTextContents()
    return { login, password }
  }

  async testPull(): Promise<void> {
    await this.page.getByRole('button', { name: /^(Почати пробне вивантаження|Перевірити ще раз)$/ }).click()
    await this.chain.waitFor()
  }

  /** The result text of a step of the test. */
  step(name: string): Locator {
    return this.chain.getByRole('listitem').filter({ has: this.page.getByText(name, { exact: true }) })
  }
}
