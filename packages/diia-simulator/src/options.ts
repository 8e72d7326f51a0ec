import { seedDocumentTypes } from './seed.ts'

/**
 * Options of the simulator. There is a switch wherever public sources about Diia disagree or say nothing; the default
 * is what most of them say.
 */
export interface SimulatorOptions {
  /** Address to listen on. Default 127.0.0.1; '0.0.0.0' lets a real phone in the same network open the page. */
  host?: string
  /** Default 0: any free port. */
  port?: number
  /** Where deliveries are sent. Diia registers it manually for each acquirer. Without one, the phone shows an error. */
  callbackUrl?: string
  /** Folder for certificates, keys and tokens; without it, each run makes new ones in memory. */
  dataFolder?: string
  /** Key agreement certificate (DER or PEM) of the organisation for which packages are encrypted, instead of the demo organisation. */
  organisationCertificate?: Uint8Array

  /** Name of the demo organisation and of its branch. */
  organisationName?: string
  /** Long-lived secret in the path of the token call. Default: from the data folder, else random. */
  acquirerToken?: string
  /** Value for Basic authorisation of the token call, in base64. Default as above. */
  authAcquirerToken?: string
  /** Diia's test environment requires Basic authorisation for the token call, production apparently does not. Default false. */
  requireBasic?: boolean
  /** Lifetime of a session token. Default 7200 (be-auth-service). */
  tokenLifetimeSeconds?: number
  /** Lifetime of a code. Default 180 (be-documents-service). */
  codeLifetimeSeconds?: number
  /** Time in which the visitor can answer a document-request. Default 180. */
  requestLifetimeSeconds?: number
  /** Document types granted to the acquirer, for sharing and for identification. Default: all it can issue. */
  grantedDocumentTypes?: string[]

  /** Response for a refused code: an HTTP error, or 200 with `success: false` and the same keys. Default 'http'. */
  refusedCodeForm?: 'http' | 'success-false'
  /** Response to an accepted document-request: `{"success":true}` or, as one client recorded, an empty body. Default 'json'. */
  acceptedRequestForm?: 'json' | 'empty'
  /** Name of the series in a birth certificate. Default 'serie'. */
  seriesKey?: 'serie' | 'series'
  /** Name of the date of birth in a displacement reference. Default 'birthDate'. */
  birthKey?: 'birthDate' | 'birthday'
  /** Whether the metadata of a document that was requested by code has a requestId. Default false, as in the official sample. */
  requestIdInMetadata?: boolean
  /** Whether signatures have a timestamp over the content, as in the official sample. Default true. */
  timestamps?: boolean
  /** Originator of the envelope: with enclosed certificate, without it, or an ephemeral key. Default 'embedded'. */
  sender?: 'embedded' | 'named' | 'ephemeral'

  /** Time in which a partner must respond to a delivery. Default 30 000. */
  deliveryTimeoutMs?: number
  /** The clock; tests also shift it through the control API. Default: the machine's. */
  now?: () => Date
}

/** Options that the running simulator reads at each call, so that tests can change them. */
export type Switches = Required<
  Omit<
    SimulatorOptions,
    | 'host'
    | 'port'
    | 'callbackUrl'
    | 'dataFolder'
    | 'organisationCertificate'
    | 'acquirerToken'
    | 'authAcquirerToken'
    | 'now'
  >
>

export function switchesOf(options: SimulatorOptions): Switches {
  return {
    organisationName: options.organisationName ?? 'ЦНАП Яснополянської громади',
    requireBasic: options.requireBasic ?? false,
    tokenLifetimeSeconds: options.tokenLifetimeSeconds ?? 7200,
    codeLifetimeSeconds: options.codeLifetimeSeconds ?? 180,
    requestLifetimeSeconds: options.requestLifetimeSeconds ?? 180,
    grantedDocumentTypes: options.grantedDocumentTypes ?? ['passport', ...seedDocumentTypes],
    refusedCodeForm: options.refusedCodeForm ?? 'http',
    acceptedRequestForm: options.acceptedRequestForm ?? 'json',
    seriesKey: options.seriesKey ?? 'serie',
    birthKey: options.birthKey ?? 'birthDate',
    requestIdInMetadata: options.requestIdInMetadata ?? false,
    timestamps: options.timestamps ?? true,
    sender: options.sender ?? 'embedded',
    deliveryTimeoutMs: options.deliveryTimeoutMs ?? 30_000,
  }
}
