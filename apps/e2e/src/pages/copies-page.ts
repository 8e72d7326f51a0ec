import type { Locator, Page } from '@playwright/test'

/** «Копії»: the manager's list of the day. */
export class CopiesPage {
  readonly page: Page
  readonly list: Locator
  readonly opened: Locator

  constructor(page: Page) {
    this.page = page
    this.list = page.getByRole('region', { name: 'Список копій' })
    this.opened = page.getByRole('article', { name: 'Відкрита копія' })
  }

  rows(): Locator {
    return this.list.getByRole('link')
  }

  async open(surname: string): Promise<void> {
    await this.rows().filter({ hasText: surname }).click()
    await this.opened.waitFor()
  }
}
