import type { TestPullWords } from '../uk/monitoring-test-pull.ts'
import { plural } from './plural.ts'

const nothingLost = 'Appeals are kept. Until this is mended, the state will receive no data.'
const again = 'Repeat the test pull.'
const proxy = 'Check where the proxy sends this address.'
const renew = 'Obtain a new certificate and install it at the proxy.'

export const messages: TestPullWords = {
  heading: 'Test pull',
  lead: 'The centre’s server will call its own public address, as the state does, and explain what it meets. It is logged as a test.',
  run: 'Start a test pull',
  again: 'Check again',
  running: 'Checking…',
  period: (from, to) => `Period: ${from === to ? from : `${from}–${to}`}`,
  failed: 'Could not make the test pull.',
  managerOnly: 'The system administrator starts it.',
  verdict: {
    ok: (records, pages) => `All works: ${plural(records, 'record', 'records')}, ${plural(pages, 'page', 'pages')}.`,
    warning: (records) => `It works, with remarks. ${plural(records, 'record', 'records')} received.`,
    failed: (step) => `It does not work. Stopped at the step “${step}”.`,
  },
  steps: 'Steps of the test pull',
  outcome: { ok: 'Works', failed: 'Does not work', warning: 'Remark', 'not-tried': 'Not checked' },
  step: {
    address: { name: 'Address', ok: 'Written rightly' },
    dns: { name: 'Name of the server', ok: 'Found in DNS' },
    connection: { name: 'Connection', ok: 'The server answers' },
    tls: { name: 'Certificate', ok: 'Valid and trusted' },
    'without-password': { name: 'Without a password', ok: 'No data are given' },
    'wrong-password': { name: 'With a wrong password', ok: 'No data are given' },
    'first-page': { name: 'First page', ok: 'Has come' },
    'next-pages': { name: 'Next pages', ok: 'All have come, each record once' },
    schema: { name: 'Records by the schema', ok: 'Each is as the profile says' },
  },
  okFact: (step, fact) => {
    if (step === 'tls') return `until ${fact}`
    if (step === 'without-password' || step === 'wrong-password') return `answer ${fact}`
    if (step === 'first-page') return plural(Number(fact), 'record', 'records')
    return step === 'next-pages' || step === 'schema' ? plural(Number(fact), 'page', 'pages') : fact
  },
  notTried: 'Needs the step before',
  nothingToTry: 'Nothing to check: the address has no https',
  met: 'Met',
  what: 'What happened',
  means: 'What it means',
  act: 'What to do',
  took: (ms) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} s`),
  copy: 'Copy the report',
  copied: 'Report copied',
  unnamed: {
    what: 'The step failed for an unknown reason.',
    means: nothingLost,
    act: [again, 'If that does not help, see the server’s log.'],
  },
  finding: {
    'not-an-address': {
      what: 'The public address of the export is written wrongly.',
      means: nothingLost,
      act: ['Correct EXPORT_PUBLIC_URL in the server’s settings.', 'Restart the server and repeat.'],
    },
    'plain-http': {
      what: 'The address begins with http, not https.',
      means: 'Login, password and records cross the network unprotected.',
      act: ['Set up a certificate at the proxy.', 'Set an address with https.'],
    },
    'private-address': {
      what: 'The name leads to an address of an inner network.',
      means: 'It may work from inside, but the state cannot get here.',
      act: [
        'Publish the name with a public address.',
        'If DNS answers differently inside, check the name from outside.',
      ],
    },
    'name-not-found': {
      what: 'DNS does not know the server’s name.',
      means: nothingLost,
      act: ['Compare the name in the address.', 'Ask whoever keeps the domain to add an A record.', again],
    },
    'name-service-silent': {
      what: 'DNS did not answer.',
      means: 'Whether the state finds the name cannot be seen from here.',
      act: ['Check the server’s access to the network and to DNS.', again],
    },
    'connection-refused': {
      what: 'The server at this address takes no connections.',
      means: nothingLost,
      act: ['Check whether the proxy is running.', 'Check the port in the address and the firewall’s rules.', again],
    },
    'connection-lost': { what: 'The connection broke off.', means: nothingLost, act: ['See the proxy’s log.', again] },
    unreachable: {
      what: 'There is no way to the server.',
      means: nothingLost,
      act: ['Check the network and the firewall’s rules.', again],
    },
    timeout: {
      what: 'The server did not answer in time.',
      means: 'The state will not wait long either.',
      act: [
        'Check the firewall’s rules: silence often means that it drops requests.',
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
      means: 'All works now. After that day the state will not connect.',
      act: [renew, 'Find out why it was not renewed by itself.'],
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
      what: 'No secure connection came about.',
      means: nothingLost,
      act: ['Allow TLS 1.2 or 1.3 at the proxy.', again],
    },
    'open-without-password': {
      what: 'Data are given without login and password.',
      means: 'Anybody can read the records. This must be mended at once.',
      act: [
        'Close the address at the proxy.',
        'Check that the proxy does not add the Authorization header itself.',
        again,
      ],
    },
    'open-to-any-password': {
      what: 'Data are given with any password.',
      means: 'Anybody can read the records. This must be mended at once.',
      act: [
        'Close the address at the proxy.',
        'Check that the proxy neither fills in a password nor gives stored answers.',
        again,
      ],
    },
    'no-challenge': {
      what: 'The refusal came without a Basic challenge.',
      means: 'The state’s system may not send login and password.',
      act: ['Check that the proxy does not remove the WWW-Authenticate header.'],
    },
    unauthorised: {
      what: 'The right login and password were not accepted.',
      means: nothingLost,
      act: [
        'Check that the proxy passes the Authorization header on.',
        'If the password was typed, compare it; $ signs in settings files often get changed.',
      ],
    },
    forbidden: {
      what: 'The server refused although the password is right.',
      means: nothingLost,
      act: ['Check the list of allowed addresses.', 'Check the proxy’s rules.'],
    },
    'too-many-attempts': {
      what: 'Sign-in is stopped for a while after failed attempts.',
      means: 'The state is refused too until the waiting time is over.',
      act: ['Wait a few minutes.', 'See in the log from which address passwords were tried.', again],
    },
    redirected: {
      what: 'The server redirects to another address.',
      means: 'Login and password may be lost on the way.',
      act: ['Turn off the redirect for the export’s address.', 'Or set the address to which it leads.'],
    },
    'not-found': {
      what: 'There is nothing at this address.',
      means: nothingLost,
      act: [proxy, 'Compare the path of the public address with the server’s settings.'],
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
      means: 'The state will be refused and come later. Appeals are kept.',
      act: ['Wait a minute.', again],
    },
    'bad-range': {
      what: 'The server did not accept the dates of the period.',
      means: nothingLost,
      act: ['Check that the proxy passes start_date and end_date on unchanged.'],
    },
    slow: {
      what: 'The page took long to come.',
      means: 'The data are right, but the state may not wait for them.',
      act: ['Check the load of the server.', 'Check that the proxy compresses.'],
    },
    'not-json': {
      what: 'Something other than JSON came.',
      means: 'Most often it is a page of the proxy or of another site.',
      act: [proxy, again],
    },
    'not-as-schema': {
      what: 'The answer is not as the profile’s schema says.',
      means: 'The state may not accept these records.',
      act: ['Mend the records that will not pass the check.', 'If there are none, check the profile’s file.'],
    },
    'nothing-in-period': {
      what: 'There are no records in this period.',
      means: 'Access works, but no record could be checked.',
      act: ['Choose a period that has appeals.'],
    },
    'page-repeated': {
      what: 'The same page came twice.',
      means: 'The state will receive records twice or never reach the end.',
      act: ['Check that the proxy stores no answers.', 'Check that it passes the cursor parameter on.'],
    },
    'record-repeated': {
      what: 'The same record came twice.',
      means: 'The state may count an appeal twice.',
      act: [again, 'If it comes back, hand the report to the developers.'],
    },
    'next-page-elsewhere': {
      what: 'The link to the next page leads to another address.',
      means: 'The state will receive the first page alone.',
      act: ['Compare the public address in the settings with the one given to the technical administrator.'],
    },
    'next-page-refused': {
      what: 'The next page was not given.',
      means: 'The state will not receive all records. Everything is kept in the centre.',
      act: ['Check that the proxy passes the cursor parameter on unchanged.', again],
    },
    'too-many-pages': {
      what: 'There are more pages than the test looks at.',
      means: 'The checked pages are right, the rest was not checked.',
      act: ['To reach the end, choose a shorter period.'],
    },
  },
}
