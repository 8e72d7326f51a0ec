import type { Locator, Page } from '@playwright/test'
import type { CodeKind } from '../support/phone-picture.ts'

const views = { qr: 'qr', 'ean-13': 'ean13', 'code-128': 'code128' } as const

/** The visitor's phone: the simulator's page instead of the Diia app. */
export class PhonePage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Opens a document of a person and shows its code. */
  async show(citizen: string, type: string, kind: CodeKind = 'qr'): Promise<void> {
    await this.page.goto(new URL(`/phone?citizen=${citizen}&type=${type}&view=${views[kind]}`, this.page.url()).href)
    await this.#picture(kind).waitFor()
  }

  /** The same by clicks on the page. */
  async choose(person: string, title: string): Promise<void> {
    await this.page.getByRole('button', { name: person }).click()
    await this.page.getByRole('button', { name: title }).click()
    await this.#picture('qr').waitFor()
  }

  /** The thirteen digits under the barcode. */
  async digits(): Promise<string> {
    return (await this.page.locator('[data-barcode]').getAttribute('data-barcode')) ?? ''
  }

  /** Confirms a request with «Надати копії» and the password. */
  async confirm(password = '12345'): Promise<void> {
    await this.page.getByRole('button', { name: 'Надати копії' }).click()
    await this.page.getByRole('heading', { name: 'Уведіть п’ятизначний пароль' }).waitFor()
    await this.page.keyboard.type(password)
  }

  async refuse(): Promise<void> {
    await this.page.getByRole('button', { name: 'Відмовитися' }).click()
  }

  #picture(kind: CodeKind): Locator {
    return this.page.locator(`img[data-view="${views[kind]}"]`)
  }
}
