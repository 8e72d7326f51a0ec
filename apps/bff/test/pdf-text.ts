import { inflateSync } from 'node:zlib'

interface Drawn {
  /** The name that the document embeds, such as `Inter-Bold`. */
  font: string
  text: string
}

/** The text that a PDF made by pdfkit draws, run by run, by the map from glyphs to letters of each font. */
export function drawnTexts(pdf: Uint8Array): Drawn[] {
  const source = Buffer.from(pdf).toString('latin1')
  const objects = new Map(
    [...source.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm)].map(([, id = '', body = '']) => [id, body]),
  )
  const fonts = new Map<string, { name: string; letters: Map<string, string> }>()
  for (const body of objects.values()) {
    for (const [, resource = '', id = ''] of body
      .match(/\/Font <<([\s\S]*?)>>/)?.[1]
      ?.matchAll(/\/(F\d+) (\d+) 0 R/g) ?? []) {
      const font = objects.get(id) ?? ''
      const map = objects.get(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1] ?? '') ?? ''
      fonts.set(resource, {
        name: /\/BaseFont \/[A-Z]+\+(\S+)/.exec(font)?.[1] ?? '',
        letters: lettersOf(streamOf(map)),
      })
    }
  }
  return [...objects.values()]
    .filter((body) => !body.includes('/Length1') && body.includes('stream'))
    .map(streamOf)
    .filter((text) => text.includes(' Tf'))
    .flatMap(
      (content) =>
        [...content.matchAll(/\/(F\d+) [\d.]+ Tf|\[(<[^\]]*)\] TJ/g)].reduce<{ drawn: Drawn[]; font: string }>(
          (state, [, font, glyphs]) => {
            if (font !== undefined) return { ...state, font }
            const known = fonts.get(state.font)
            const codes = [...(glyphs ?? '').matchAll(/<([0-9a-f]*)>/g)].flatMap(
              ([, hex = '']) => hex.match(/.{4}/g) ?? [],
            )
            state.drawn.push({
              font: known?.name ?? '',
              text: codes.map((code) => known?.letters.get(code) ?? '\u{FFFD}').join(''),
            })
            return state
          },
          { drawn: [], font: '' },
        ).drawn,
    )
}

function streamOf(body: string): string {
  const start = body.indexOf('stream\n') + 7
  const bytes = Buffer.from(body.slice(start, body.lastIndexOf('\nendstream')), 'latin1')
  return body.includes('/FlateDecode') ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1')
}

/** The ranges of a ToUnicode map as pdfkit writes them: the first glyph, the last one, the letters in order. */
function lettersOf(map: string): Map<string, string> {
  const letters = new Map<string, string>()
  for (const [, first = '', list = ''] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    for (const [index, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries()) {
      const code = (Number.parseInt(first, 16) + index).toString(16).padStart(4, '0')
      letters.set(code, Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'))
    }
  }
  return letters
}
