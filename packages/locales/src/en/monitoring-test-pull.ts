import type { TestPullWords } from '../uk/monitoring-test-pull.ts'
import { decimal, plural } from './plural.ts'

const nothingLost = 'Appeals are kept. Until this is corrected, the state will receive no data.'
const again = 'Repeat the test pull.'
const proxy = 'Check where the proxy forwards this address.'
const renew = 'Obtain a new certificate and install it at the proxy.'

export const messages: TestPullWords = {
  heading: 'Test pull',
  lead: 'The centre’s server will call its own public address, as the state does, and explain the results. It is logged as a test.',
  run: 'Start a test pull',
  again: 'Check again',
  running: 'Checking…',
  period: (from, to) => `Period: ${from === to ? from : `${from}–${to}`}`,
  failed: 'Could not make the test pull.',
  managerOnly: 'Only the system administrator can start it.',
  verdict: {
    ok: (records, pages) =>
      `Everything works: ${plural(records, 'record', 'records')}, ${plural(pages, 'page', 'pages')}.`,
    warning: (records) => `It works, with warnings. ${plural(records, 'record', 'records')} received.`,
    failed: (step) => `It does not work. Stopped at the step “${step}”.`,
  },
  steps: 'Test pull steps',
  outcome: { ok: 'Works', failed: 'Does not work', warning: 'Warning', 'not-tried': 'Not checked' },
  step: {
    address: { name: 'Address', ok: 'Correct' },
    dns: { name: 'Server name', ok: 'Found in DNS' },
    connection: { name: 'Connection', ok: 'The server answers' },
    tls: { name: 'Certificate', ok: 'Valid and trusted' },
    'without-password': { name: 'Without a password', ok: 'No data are returned' },
    'wrong-password': { name: 'With a wrong password', ok: 'No data are returned' },
    'first-page': { name: 'First page', ok: 'Received' },
    'next-pages': { name: 'Next pages', ok: 'All received, each record once' },
    schema: { name: 'Record schema', ok: 'All records match the profile' },
  },
  okFact: (step, fact) => {
    if (step === 'tls') return `until ${fact}`
    if (step === 'without-password' || step === 'wrong-password') return `response ${fact}`
    if (step === 'first-page') return plural(Number(fact), 'record', 'records')
    return step === 'next-pages' || step === 'schema' ? plural(Number(fact), 'page', 'pages') : fact
  },
  notTried: 'Needs the previous step',
  nothingToTry: 'Nothing to check: the address has no https',
  met: 'Found',
  what: 'What happened',
  means: 'What it means',
  act: 'What to do',
  took: (ms) => (ms < 1000 ? `${ms} ms` : `${decimal(ms / 1000)} s`),
  copy: 'Copy the report',
  copied: 'Report copied',
  unnamed: {
    what: 'The step failed for an unknown reason.',
    means: nothingLost,
    act: [again, 'If that does not help, see the server’s log.'],
  },
  finding: {
    'not-an-address': {
      what: 'The public address of the export is invalid.',
      means: nothingLost,
      act: ['Correct EXPORT_PUBLIC_URL in the server’s settings.', 'Restart the server and repeat.'],
    },
    'plain-http': {
      what: 'The address begins with http, not https.',
      means: 'Login, password and records are sent unencrypted.',
      act: ['Set up a certificate at the proxy.', 'Set an address with https.'],
    },
    'private-address': {
      what: 'The name resolves to an address in a private network.',
      means: 'It may work from inside, but the state cannot reach it.',
      act: [
        'Publish the name with a public address.',
        'If DNS answers differently inside, check the name from outside.',
      ],
    },
    'name-not-found': {
      what: 'DNS does not know the server’s name.',
      means: nothingLost,
      act: ['Check the name in the address.', 'Ask the owner of the domain to add an A record.', again],
    },
    'name-service-silent': {
      what: 'DNS did not answer.',
      means: 'Whether the state can resolve the name is not known.',
      act: ['Check the server’s access to the network and to DNS.', again],
    },
    'connection-refused': {
      what: 'The server at this address refuses connections.',
      means: nothingLost,
      act: ['Check whether the proxy is running.', 'Check the port in the address and the firewall’s rules.', again],
    },
    'connection-lost': { what: 'The connection was lost.', means: nothingLost, act: ['See the proxy’s log.', again] },
    unreachable: {
      what: 'The server cannot be reached.',
      means: nothingLost,
      act: ['Check the network and the firewall’s rules.', again],
    },
    timeout: {
      what: 'The server did not answer in time.',
      means: 'The state will not wait long either.',
      act: [
        'Check the firewall’s rules: no answer often means that it drops requests.',
        'Check whether the server is overloaded.',
        again,
      ],
    },
    'certificate-expired': {
      what: 'The certificate has expired.',
      means: 'The state will not connect to the server. Appeals are kept.',
      act: [renew, 'Set up its renewal.'],
    },
    'certificate-not-yet-valid': {
      what: 'The certificate is not valid yet.',
      means: nothingLost,
      act: ['Check the server’s clock.', 'Install a valid certificate.'],
    },
    'certificate-expires-soon': {
      what: 'The certificate will expire soon.',
      means: 'Everything works now. After that day the state will not connect.',
      act: [renew, 'Find out why it was not renewed automatically.'],
    },
    'certificate-not-trusted': {
      what: 'An unknown authority issued the certificate.',
      means: 'The state will not trust the server and will not connect.',
      act: [
        'Install a certificate of a well-known authority.',
        'Check whether the proxy sends the whole chain of certificates.',
      ],
    },
    'certificate-wrong-name': {
      what: 'The certificate is issued for another name.',
      means: 'The state will not trust the server and will not connect.',
      act: ['Obtain a certificate for the name in the export’s address.'],
    },
    'tls-failed': {
      what: 'No secure connection could be made.',
      means: nothingLost,
      act: ['Allow TLS 1.2 or 1.3 at the proxy.', again],
    },
    'open-without-password': {
      what: 'Data are returned without login and password.',
      means: 'Anybody can read the records. This must be corrected immediately.',
      act: [
        'Close the address at the proxy.',
        'Check that the proxy does not add the Authorization header itself.',
        again,
      ],
    },
    'open-to-any-password': {
      what: 'Data are returned with any password.',
      means: 'Anybody can read the records. This must be corrected immediately.',
      act: [
        'Close the address at the proxy.',
        'Check that the proxy neither adds a password nor returns cached responses.',
        again,
      ],
    },
    'no-challenge': {
      what: 'The refusal has no Basic authentication challenge.',
      means: 'The state’s system may not send login and password.',
      act: ['Check that the proxy does not remove the WWW-Authenticate header.'],
    },
    unauthorised: {
      what: 'The right login and password were not accepted.',
      means: nothingLost,
      act: [
        'Check that the proxy forwards the Authorization header.',
        'If the password was typed, check it; $ characters in settings files are often replaced.',
      ],
    },
    forbidden: {
      what: 'The server refused although the password is correct.',
      means: nothingLost,
      act: ['Check the list of allowed addresses.', 'Check the proxy’s rules.'],
    },
    'too-many-attempts': {
      what: 'Sign-in is blocked for a while after failed attempts.',
      means: 'The state is refused as well until the waiting time is over.',
      act: ['Wait a few minutes.', 'See in the log from which address passwords were tried.', again],
    },
    redirected: {
      what: 'The server redirects to another address.',
      means: 'Login and password may be lost on the way.',
      act: ['Turn off the redirect for the export’s address.', 'Or set the target address instead.'],
    },
    'not-found': {
      what: 'There is nothing at this address.',
      means: nothingLost,
      act: [proxy, 'Check the path of the public address in the server’s settings.'],
    },
    'proxy-error': {
      what: 'The proxy could not reach the centre’s server.',
      means: nothingLost,
      act: ['Check whether the centre’s server is running.', proxy],
    },
    'server-error': {
      what: 'The server reported an error.',
      means: nothingLost,
      act: ['See the server’s log.', again],
    },
    'not-ready': {
      what: 'The server is still starting or cannot reach its database.',
      means: 'The state will be refused and try again later. Appeals are kept.',
      act: ['Wait a minute.', again],
    },
    'bad-range': {
      what: 'The server did not accept the dates of the period.',
      means: nothingLost,
      act: ['Check that the proxy forwards start_date and end_date unchanged.'],
    },
    slow: {
      what: 'The page took a long time.',
      means: 'The data are correct, but the state may not wait so long.',
      act: ['Check the server load.', 'Check that the proxy compresses responses.'],
    },
    'not-json': {
      what: 'The response is not JSON.',
      means: 'It is usually a page of the proxy or of another site.',
      act: [proxy, again],
    },
    'not-as-schema': {
      what: 'The response does not match the profile’s schema.',
      means: 'The state may not accept these records.',
      act: ['Correct the records with errors.', 'If there are none, check the profile’s file.'],
    },
    'nothing-in-period': {
      what: 'There are no records in this period.',
      means: 'Access works, but no record could be checked.',
      act: ['Choose a period that has appeals.'],
    },
    'page-repeated': {
      what: 'The same page was received twice.',
      means: 'The state will receive records twice or never reach the end.',
      act: ['Check that the proxy caches no responses.', 'Check that it forwards the cursor parameter.'],
    },
    'record-repeated': {
      what: 'The same record was received twice.',
      means: 'The state may count an appeal twice.',
      act: [again, 'If it happens again, send the report to the developers.'],
    },
    'next-page-elsewhere': {
      what: 'The link to the next page leads to another address.',
      means: 'The state will receive only the first page.',
      act: ['Compare the public address in the settings with the one given to the technical administrator.'],
    },
    'next-page-refused': {
      what: 'The next page was not returned.',
      means: 'The state will not receive all records. All data are kept at the centre.',
      act: ['Check that the proxy forwards the cursor parameter unchanged.', again],
    },
    'too-many-pages': {
      what: 'There are more pages than the test checks.',
      means: 'The checked pages are correct, the others were not checked.',
      act: ['To check all pages, choose a shorter period.'],
    },
  },
}
