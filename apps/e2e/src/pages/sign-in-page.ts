import type { Page } from '@playwright/test'

/** «Вхід для працівників». */
export class SignInPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Waits for this page, or for the page after sign-in. */
  async isShown(): Promise<boolean> {
    const button = this.page.getByRole('button', { name: 'Увійти' })
    await button
      .or(this.page.getByRole('button', { name: /^Налаштування/ }))
      .first()
      .waitFor()
    return button.isVisible()
  }

  async signIn(login: string, password: string, window: string): Promise<void> {
    await this.page.getByLabel('Логін').fill(login)
    await this.page.getByLabel('Пароль', { exact: true }).fill(password)
    await this.page.getByLabel('Вікно').selectOption(window)
    await this.page.getByRole('button', { name: 'Увійти' }).click()
  }
}
