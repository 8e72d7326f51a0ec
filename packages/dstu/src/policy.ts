/**
 * Who may sign. A valid chain alone never means that Diia issued a document: citizens' own
 * signatures chain to the same root.
 */
export type Policy =
  | { readonly kind: 'any-trusted' }
  | {
      readonly kind: 'diia-seal'
      /** Default '43395033', the state enterprise «Дія». */
      readonly edrpou?: string
      /** Common names of the certificate authorities that may have issued the seal; any trusted one when absent. */
      readonly issuers?: readonly string[]
      /** SHA-256 (hex) of the only certificates accepted; any that satisfies the rest when absent. */
      readonly pins?: readonly string[]
    }
