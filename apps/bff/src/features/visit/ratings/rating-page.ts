// The pages on a visitor's phone: plain pages without JavaScript, for any phone.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { languages, locales, type Locale } from '@diia-desk/locales'
import { Html, html } from '../../../http/html.ts'
import { words } from './words.ts'

export type PageState = { kind: 'ask'; number: string; missed: boolean } | { kind: 'done' | 'unknown' | 'old' | 'wait' }

export interface Page {
  centre: string
  language: Locale
  /** Address of the page without its query. */
  address: string
  state: PageState
}

export const styleAddress = '/rate/rating.css'

/** The tokens of the project and the few rules of these pages. */
export function ratingStyle(): string {
  const tokens = readFileSync(fileURLToPath(import.meta.resolve('@diia-desk/design-tokens/tokens.css')), 'utf8')
  return `${tokens}\n${readFileSync(join(import.meta.dirname, 'rating.css'), 'utf8')}`
}

export function ratingPage({ centre, language, address, state }: Page): string {
  const said = words[language]
  const others = locales.filter((other) => other !== language)
  const faulty = state.kind === 'ask' && state.missed
  const title = state.kind === 'ask' ? said.title : (said[state.kind][0] ?? '')
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${faulty ? `${said.choose} ` : ''}${title} · ${centre}</title>
        <link rel="stylesheet" href="${styleAddress}" />
      </head>
      <body>
        <header>
          <p>${centre}</p>
          ${others.map((other) => html`<a href="${address}?lang=${other}" lang="${other}" hreflang="${other}">${languages[other].ownName}</a> `)}
        </header>
        <main>${state.kind === 'ask' ? ask(language, address, state) : notice(said[state.kind])}</main>
      </body>
    </html> `.markup
}

function ask(language: Locale, address: string, { number, missed }: { number: string; missed: boolean }): Html {
  const said = words[language]
  return html`<p class="appeal">${said.appeal(number)}</p>
<form method="post" action="${address}?lang=${language}">
${missed ? html`<p class="fault" id="fault" role="alert">${said.choose}</p>` : undefined}
<fieldset${missed ? html` aria-describedby="fault"` : undefined}>
<legend><h1>${said.question}</h1></legend>
<div class="scale">
${Array.from(
  { length: 11 },
  (_, rating) =>
    html`<label
      ><input type="radio" name="rating" value="${rating}" required${endOf(rating, language)} /><span
        >${rating}</span
      ></label
    > `,
)}</div>
<p class="ends" aria-hidden="true"><span>0 — ${said.least}</span><span>10 — ${said.most}</span></p>
</fieldset>
<button type="submit">${said.send}</button>
</form>
<p>${said.purpose}</p>
<p>${said.once}</p>`
}

/** The meaning of the ends of the scale, for screen readers. */
function endOf(rating: number, language: Locale): Html | undefined {
  if (rating === 0) return html` aria-label="0, ${words[language].least}"`
  return rating === 10 ? html` aria-label="10, ${words[language].most}"` : undefined
}

function notice([title, text]: string[]): Html {
  return html`<h1>${title}</h1>
    <p>${text}</p>`
}
