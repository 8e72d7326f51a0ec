import type { ConnectWords } from '../uk/monitoring-connect.ts'
import { plural } from './plural.ts'

export const messages: ConnectWords = {
  heading: 'Connection to monitoring',
  progress: (done, all) => (done === all ? 'The centre is connected.' : `${done} of ${all} done.`),
  readOnly: 'Only the system administrator can make changes.',
  failed: 'Could not show the connection status.',
  steps: 'Connection steps',
  mark: { done: 'Done', todo: 'To do', outside: 'Outside the system', waiting: 'Waiting' },
  opensOutside: 'opens in a new tab',

  contract: {
    title: 'Sign the accession agreement',
    text: 'The contract is made with the technical administrator of the Diia portal, the state enterprise DIIA.',
    todo: [
      'Download the form of the contract and of the application for accession.',
      'Fill in the application and save it as an MS Word file.',
      'Sign the file with the qualified electronic signature of the centre’s head or an authorised person.',
      'Send the signed application to the technical administrator.',
    ],
    concluded: 'The contract is concluded once the signed application has been filed.',
    form: 'Form of contract and application',
    mail: 'Technical administrator',
  },

  endpoint: {
    title: 'Check the endpoint',
    text: 'It is ready: at this address the state will pull the appeals of a period. Access requires login and password.',
    baseUrl: 'Base URL',
    profile: 'Profile of the export',
    profileValue: (name, size) => `${name}, ${plural(size, 'record', 'records')} per page`,
    personalData: { yes: 'Note: the profile includes personal data', no: 'No personal data' },
    notSecure: 'The address is not protected (http). The state must not send a password to it: set up https.',
    guide: 'Requirements (portal page)',
    test: 'Check it from outside with a test pull',
  },

  centre: {
    heading: 'Centre code',
    help: 'Monitoring counts appeals by the centre’s code in the register of centres.',
    current: 'Centre code',
    none: 'not set',
    find: 'Search the register: name, town or code',
    found: 'Centres found in the register',
    total: (shown, total) => `${shown} of ${total} shown. Refine the search.`,
    nothing: 'No such centre in the register.',
    empty:
      'The register of centres is not loaded yet. It is loaded with npm run desk -- catalogue import; until then you can type the code.',
    unchecked: (code) => `Save ${code} without comparing it with the register`,
    saved: 'Centre code saved',
    failed: 'Could not save the code.',
    searchFailed: 'Could not search the register.',
  },

  numbers: {
    heading: 'Appeal numbers',
    label: 'Number format',
    example: 'Example',
    help: '{yyyy} year, {mm} month, {dd} day, {window} window, {n} running number, {n:3} number with at least three digits. Other characters are kept.',
    later: 'The new format applies to new appeals; existing numbers do not change.',
    save: 'Save the format',
    saved: 'Number format saved',
    failed: 'Could not save the format.',
    fault: {
      'no-counter': 'Add the running number {n}: without it numbers would repeat.',
      'two-counters': 'There can be only one running number {n}.',
      'unknown-token':
        'Braces may contain only yyyy, yy, mm, dd, window, n, or n with a width such as n:3; each brace must be closed.',
      'comes-again': 'A day needs its month and year, a month needs its year: otherwise numbers would repeat.',
      'runs-together': 'There must be a character other than a digit between the window {window} and the number {n}.',
    },
  },

  values: {
    title: 'Pass on the address, login and password',
    text: 'The technical administrator needs three values. The system shows the password only once, when it is created.',
    letter: 'Letter to the technical administrator',
    letterHelp: 'The password is deliberately left out: every mail server on the way keeps a copy of the letter.',
    copyLetter: 'Copy the letter',
    letterCopied: 'Letter copied',
    subject: 'Subject',
    to: 'To',
    safely: 'How to pass on the password safely',
    ways: [
      'Encrypt a file with the password for the recipient’s qualified certificate (“Encrypt” in the signing software) and send it in a separate letter.',
      'Or give the password by phone to the person who enters the data.',
      'Do not send login and password in one unprotected letter, and do not keep the password in a messenger.',
    ],
  },

  credentials: {
    heading: 'Logins and passwords',
    help: 'At most two logins work at the same time, so that the password can be changed without interrupting pulls.',
    none: 'There is no login yet. The state cannot sign in.',
    made: (when, by) => (by === undefined ? `Created ${when}` : `Created ${when}, ${by}`),
    used: (when) => `Last used: ${when}`,
    unused: 'Not used yet',
    revoke: 'Revoke',
    revokeNamed: (login) => `Revoke the login ${login}`,
    create: 'Create login and password',
    createSecond: 'Create a second login',
    login: 'Login',
    password: 'Your own password (optional)',
    passwordHelp: 'If empty, the system generates a strong one. Otherwise at least 8 characters.',
    submit: 'Create',
    cancel: 'Cancel',
    fault: {
      login: 'Enter a login without a colon, up to 100 characters.',
      password: 'The password is too short: at least 8 characters.',
    },
    failed: 'Could not create login and password.',
    enough: 'Two logins are in use. To create a new one, revoke one first.',
    rotation: 'Changing the password',
    rotate: {
      handOver: 'Pass the new login and password to the technical administrator. The old login still works.',
      seen: 'The new login has been used. The old one can be revoked.',
    },
  },

  issued: {
    heading: 'Login and password created',
    once: 'The password is shown only now. After you close this box or the page it cannot be shown again, and a new one must be created.',
    login: 'Login',
    password: 'Password',
    done: 'I have saved the password, hide it',
  },

  revoking: {
    title: (login) => `Revoke the login “${login}”?`,
    onlyOne: 'It is the only login. Pulls will stop until the technical administrator receives a new one.',
    inUse: 'The state uses this login, and the other one has not been used yet. Pulls may stop.',
    safe: 'The other login has already been used, so pulls will not stop.',
    what: 'This login and password stop working at once, even during a pull. They cannot be restored. Appeals do not change.',
    confirm: 'Revoke',
    cancel: 'Keep',
    failed: 'Could not revoke.',
    done: (login) => `Login ${login} revoked`,
  },

  registering: {
    title: 'The technical administrator enters the data',
    text: 'SE DIIA adds your system in the administrator’s account of the register and monitoring of services: section “Постачальник послуг”, subsection “Системи даних ЦНАПів”. You need not do anything. The centre is connected once the data are entered.',
    seen: (when) => `The login has been used: ${when}.`,
    notSeen: 'Nobody has used this login and password yet.',
  },

  first: {
    title: 'First pull',
    seen: (when) => `Last completed pull: ${when}.`,
    notSeen: 'The state has not pulled data yet. The first pull will be shown here and in the log.',
    log: 'Log of pulls',
  },

  questions: {
    heading: 'What to ask SE DIIA',
    help: 'The schema of a record is not published. These questions are ready for a letter.',
    copy: 'Copy the questions',
    copied: 'Questions copied',
  },
}
