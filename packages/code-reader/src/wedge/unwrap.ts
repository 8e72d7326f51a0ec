// Removes what a scanner adds to a code. Only for text that is known to be a scan from its rhythm or its device: typed or
// pasted text stays unchanged. Characters are removed if a table contains them and exactly one code can be meant;
// otherwise the text stays unchanged and the obstacle is reported.
import { swapCase } from '@diia-desk/contract/gate'
import { codeIds, eciOfPlainLinks, symbologyIdentifiers, type CodeId, type Make, type Symbology } from './additions.ts'

/**
 * `number`: thirteen digits that may be those of a document. `link`: a link of Diia. The caller of `startWedge` decides
 * which a text is.
 */
export type Content = 'number' | 'link' | 'other'
export type Classify = (text: string) => Content

/** Characters that a scanner has added, and what they are. */
export type Addition =
  /** Control characters such as STX, ETX and GS, and blanks. */
  | { readonly kind: 'controls'; readonly signs: string }
  /** A symbology identifier such as `]E0`. */
  | { readonly kind: 'identifier'; readonly signs: string }
  | { readonly kind: 'eci'; readonly signs: string; readonly charset: string }
  /** A character with which a make identifies the symbology. */
  | { readonly kind: 'code-id'; readonly signs: string; readonly makes: readonly Make[] }

/** Why a scan that looks like a code is not accepted as one. */
export type Obstacle =
  /** The scanner reports a symbology that Diia does not show. */
  | { readonly kind: 'other-symbology'; readonly name: string }
  /**
   * Characters around a code that are in no table, or that mean different symbologies for different makes; then `makes`
   * lists them.
   */
  | {
      readonly kind: 'unknown-additions'
      readonly before: string
      readonly after: string
      readonly makes: readonly Make[]
    }

export interface Reading {
  readonly content: Content
  readonly text: string
  /** Everything before and after the code. */
  readonly prefix: string
  readonly suffix: string
  readonly additions: readonly Addition[]
  readonly obstacle?: Obstacle
}

// oxlint-disable-next-line no-control-regex -- control characters such as STX are what is matched
const around = /^([\u0000-\u0020\u007f]*)([^]*?)([\u0000-\u0020\u007f]*)$/
const identifierShape = /^\]([A-Za-z][0-9A-Za-z])/
const eciShape = /^\\(\d{6})/
const documentLink = /(?:https|diia):\/\/diia\.\w+\/documents\/\S*?\/verify\/[0-9a-f-]{36}/i
/** More characters around a code mean a text that contains a code, not additions of a scanner. */
const maxAround = 16

/** A code and the additions found around it so far. */
interface Stripped {
  readonly prefix: readonly Addition[]
  readonly text: string
  readonly suffix: readonly Addition[]
  /** Symbologies that the additions name; empty without any. */
  readonly symbologies: readonly Symbology[]
  readonly doubt: readonly Make[]
}

/** The code in a text that a scanner sent. */
export function unwrap(text: string, classify: Classify): Reading {
  const [, before = '', bare = '', after = ''] = around.exec(text) ?? []
  const controls = (signs: string): Addition[] => (signs === '' ? [] : [{ kind: 'controls', signs }])
  const reading = (
    stripped: Pick<Stripped, 'prefix' | 'text' | 'suffix'>,
    content: Content,
    obstacle?: Obstacle,
  ): Reading => {
    const [prefix, suffix] = [
      [...controls(before), ...stripped.prefix],
      [...stripped.suffix, ...controls(after)],
    ]
    return {
      content,
      text: toLowerCase(stripped.text),
      prefix: signsOf(prefix),
      suffix: signsOf(suffix),
      additions: [...prefix, ...suffix],
      ...(obstacle && { obstacle }),
    }
  }
  const whole = { prefix: [], text: bare, suffix: [] }
  const identifier = identifierOf(bare)
  if (identifier?.symbology === 'other')
    return reading(whole, 'other', { kind: 'other-symbology', name: identifier.name })

  const codes = waysToStrip(bare)
    .map((stripped) => ({ ...stripped, content: contentOf(stripped.text, classify) }))
    .filter(({ content }) => content !== 'other')
  const code = codes.find(
    ({ doubt, symbologies, content }) =>
      doubt.length === 0 && symbologies.every((symbology) => suits(symbology, content)),
  )
  if (code !== undefined) return reading(code, code.content)
  const [unsuited] = codes
  if (identifier !== undefined && unsuited !== undefined && unsuited.doubt.length === 0)
    return reading(whole, 'other', { kind: 'other-symbology', name: identifier.name })
  const obstacle = unknownAdditions(bare, classify, unsuited?.doubt ?? [])
  if (obstacle !== undefined) return reading(whole, 'other', obstacle)
  // Not a code: the identifier is removed anyway, so that the content is judged without it.
  const left =
    identifier === undefined
      ? whole
      : {
          prefix: [{ kind: 'identifier', signs: identifier.signs } as const],
          text: bare.slice(identifier.signs.length),
          suffix: [],
        }
  return reading(left, classify(toLowerCase(left.text)))
}

function signsOf(additions: readonly Addition[]): string {
  return additions.map(({ signs }) => signs).join('')
}

/** Links are in lower case. Upper case comes from Caps Lock, or from a scanner that is set to upper case. */
function toLowerCase(text: string): string {
  return /^(?:HTTPS|DIIA):/.test(text) ? swapCase(text) : text
}

/** The content of a text that must begin like a code: a link without its beginning may still have a sign before it. */
function contentOf(text: string, classify: Classify): Content {
  const code = toLowerCase(text)
  // A complete link with more text after it is a link with a suffix, whatever that text is.
  const link = documentLink.exec(code)
  const goesOn = link?.index === 0 && link[0].length < code.length
  return /^(?:\d|(?:https|diia):\/\/)/i.test(code) && !goesOn ? classify(code) : 'other'
}

function suits(symbology: Symbology, content: Content): boolean {
  return content === 'link' ? symbology === 'qr' : symbology === 'ean-13' || symbology === 'code-128'
}

/** From unchanged to most removed: identifier and ECI, then the sign of a make before, between or after them. */
function waysToStrip(bare: string): Stripped[] {
  const plain: Stripped = { prefix: [], text: bare, suffix: [], symbologies: [], doubt: [] }
  const named = withoutEci(withoutIdentifier(plain))
  const marked = [
    ...withoutCodeIds(plain).map((stripped) => withoutEci(withoutIdentifier(stripped))),
    ...withoutCodeIds(withoutIdentifier(plain)).map(withoutEci),
    ...withoutCodeIds(named),
  ]
  return [plain, named, ...marked]
}

function withoutIdentifier(stripped: Stripped): Stripped {
  const identifier = identifierOf(stripped.text)
  if (identifier === undefined) return stripped
  const text = stripped.text.slice(identifier.signs.length)
  const symbology = identifier.beginsWith?.test(text) === false ? 'other' : identifier.symbology
  return {
    ...stripped,
    prefix: [...stripped.prefix, { kind: 'identifier', signs: identifier.signs }],
    text,
    symbologies: [...stripped.symbologies, symbology],
  }
}

/** The longest match. With Caps Lock a scanner may send `]e0`, which means DataBar, but no DataBar has thirteen digits. */
function identifierOf(text: string): ((typeof symbologyIdentifiers)[number] & { readonly signs: string }) | undefined {
  const [signs = '', named = ''] = identifierShape.exec(text) ?? []
  if (signs === '') return undefined
  const capitals = named.toUpperCase()
  const own =
    ['E0', 'C0', 'Q0', 'Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6'].includes(capitals) && /^(?:\d{13}$|\D)/.test(text.slice(3))
      ? capitals
      : named
  const row =
    symbologyIdentifiers.find(({ sign }) => sign === own) ?? symbologyIdentifiers.find(({ sign }) => sign === own[0])
  return { ...(row ?? { sign: own, symbology: 'other', name: signs }), signs }
}

function withoutEci(stripped: Stripped): Stripped {
  const [signs = '', number = ''] = eciShape.exec(stripped.text) ?? []
  const charset = eciOfPlainLinks.get(Number(number))
  if (signs === '' || charset === undefined) return stripped
  return {
    ...stripped,
    prefix: [...stripped.prefix, { kind: 'eci', signs, charset }],
    text: stripped.text.slice(signs.length),
    symbologies: [...stripped.symbologies, 'qr'],
  }
}

/** Without a make's character at either end. A character that also means a symbology with any content is ambiguous. */
function withoutCodeIds(stripped: Stripped): Stripped[] {
  const signs = new Set(codeIds.map(({ sign }) => sign))
  return Array.from(signs).flatMap((sign) => {
    const { text, prefix, suffix } = stripped
    const without: [Stripped['prefix'], string, Stripped['suffix']][] = []
    const meant = (rest: string) => codeIds.filter((row) => row.sign === sign && row.beginsWith?.test(rest) !== false)
    const addition = (rows: readonly CodeId[]): Addition => ({
      kind: 'code-id',
      signs: sign,
      makes: rows.filter(({ symbology }) => symbology !== 'other').map(({ make }) => make),
    })
    if (text.startsWith(sign))
      without.push([[...prefix, addition(meant(text.slice(sign.length)))], text.slice(sign.length), suffix])
    if (text.endsWith(sign))
      without.push([prefix, text.slice(0, -sign.length), [addition(meant(text.slice(0, -sign.length))), ...suffix]])
    return without.map(([before, rest, after]) => {
      const rows = meant(rest)
      const doubtful = rows.some(({ symbology }) => symbology === 'other')
      const symbology = rows.find((row) => row.symbology !== 'other')?.symbology ?? 'other'
      return {
        prefix: before,
        text: rest,
        suffix: after,
        symbologies: [...stripped.symbologies, symbology],
        doubt: doubtful ? rows.map(({ make }) => make) : [],
      }
    })
  })
}

/** Characters around the only code in a text. */
function unknownAdditions(bare: string, classify: Classify, makes: readonly Make[]): Obstacle | undefined {
  const inside = [...bare.matchAll(/(?<!\d)\d{13}(?!\d)/g), ...bare.matchAll(new RegExp(documentLink, 'gi'))]
  const codes = inside.filter(([text]) => contentOf(text, classify) !== 'other')
  const [code] = codes
  if (code === undefined || codes.length > 1) return undefined
  const [before, after] = [bare.slice(0, code.index), bare.slice(code.index + code[0].length)]
  if (before + after === '' || before.length + after.length > maxAround) return undefined
  return { kind: 'unknown-additions', before, after, makes }
}
