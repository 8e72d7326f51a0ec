import { seedDocumentTypes } from './seed.ts'

/**
 * Everything that can be chosen when the simulator starts. Each switch stands where public sources about Diia
 * disagree or are silent; the default is what most of them say.
 */
export interface SimulatorOptions {
  /** Address to listen on. Default 127.0.0.1; '0.0.0.0' lets a real phone in the same network open the page. */
  host?: string
  /** Default 0: any free port. */
  port?: number
  /** Where deliveries go. Diia registers it by hand for each acquirer; without one the phone says so. */
  callbackUrl?: string
  /** Folder that keeps certificates, keys and tokens between runs; without it they are made anew in memory. */
  dataFolder?: string
  /** DER or PEM certificate (key agreement) of the organisation to encrypt to, instead of the demo one. */
  organisationCertificate?: Uint8Array

  /** Name and address that the visitor sees on the request when the branch gives none. */
  organisationName?: string
  /** Long-lived secret in the path of the token call. Default: kept in the data folder, else random. */
  acquirerToken?: string
  /** Value of Basic authorisation of the token call, already base64. Default as above. */
  authAcquirerToken?: string
  /** The test stand asks for Basic on the token call, production seems not to. Default false. */
  requireBasic?: boolean
  /** Seconds a session token lives. Default 7200 (be-auth-service). */
  tokenLifetimeSeconds?: number
  /** Seconds a shown code lives. Default 180 (be-documents-service). */
  codeLifetimeSeconds?: number
  /** Seconds the visitor has to answer a document-request. Default 180. */
  requestLifetimeSeconds?: number
  /** Document types granted to the acquirer, for sharing and for identification. Default: all it can issue. */
  grantedDocumentTypes?: string[]

  /** How a refused code is told: an HTTP error, or 200 with `success: false` and the same keys. Default 'http'. */
  refusedCodeForm?: 'http' | 'success-false'
  /** Whether an accepted document-request answers `{"success":true}` or, as one client recorded, nothing. Default 'json'. */
  acceptedRequestForm?: 'json' | 'empty'
  /** Name of the series in a birth certificate. Default 'serie'. */
  seriesKey?: 'serie' | 'series'
  /** Name of the date of birth in a displacement reference. Default 'birthDate'. */
  birthKey?: 'birthDate' | 'birthday'
  /** Whether metadata of a document asked by a code carries requestId. Default false, as in the official sample. */
  requestIdInMetadata?: boolean
  /** Whether signatures carry a content timestamp, as in the official sample. Default true. */
  timestamps?: boolean
  /** How the envelope names its sender: certificate inside, only named, or an ephemeral key. Default 'embedded'. */
  sender?: 'embedded' | 'named' | 'ephemeral'

  /** Milliseconds a partner has to answer a delivery. Default 30 000. */
  deliveryTimeoutMs?: number
  /** The clock; tests also shift it through the control API. Default: the machine's. */
  now?: () => Date
}

/** Options that a running simulator reads at each call, all present; tests may change them between calls. */
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
