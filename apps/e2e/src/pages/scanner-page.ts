import type { Locator, Page } from '@playwright/test'

/** «Перевірка сканера»: test codes and the results of the check. */
export class ScannerPage {
  readonly page: Page
  readonly findings: Locator
  readonly trial: Locator

  constructor(page: Page) {
    this.page = page
    this.findings = page.getByRole('region', { name: 'Що з’ясовано' })
    this.trial = page.getByLabel('Поле для проби')
  }

  /** Opens it from the workplace by the link at the bottom of the scanning column. */
  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Перевірка сканера' }).click()
    await this.page.getByRole('heading', { name: 'Перевірка сканера' }).waitFor()
  }

  picture(name: 'QR-код' | 'штрихкод EAN-13' | 'штрихкод Code 128'): Locator {
    return this.page.getByRole('img', { name: `Тестовий ${name}` })
  }

  finding(title: string): Locator {
    return this.findings.getByRole('listitem').filter({ hasText: title })
  }
}
