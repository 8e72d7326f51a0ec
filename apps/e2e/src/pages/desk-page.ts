import type { Page } from '@playwright/test'

/** «Робоче місце»: the clerk's one page. */
export class DeskPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }
}
