import type { ConnectWords } from '../uk/monitoring-connect.ts'
import { plural } from './plural.ts'

export const messages: ConnectWords = {
  heading: 'Connection to monitoring',
  progress: (done, all) => (done === all ? 'The centre is connected.' : `${done} of ${all} done.`),
  readOnly: 'The system administrator makes changes; you may look.',
  failed: 'Could not show the state of the connection.',
  steps: 'Steps of connecting',
  mark: { done: 'Done', todo: 'To do', outside: 'Outside the system', waiting: 'Waiting' },
  opensOutside: 'opens in a new tab',

  contract: {
    title: 'Conclude the accession contract',
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
    text: 'It has been made already: at this address the state will pull the appeals of a period. Access with login and password only.',
    baseUrl: 'Base URL',
    profile: 'Profile of the export',
    profileValue: (name, size) => `${name}, ${plural(size, 'record', 'records')} a page`,
    personalData: { yes: 'Note: the profile hands over personal data', no: 'No personal data' },
    notSecure: 'The address is not protected (http). The state must not send a password to it: set up https.',
    guide: 'Requirements on the portal',
    test: 'Check it from outside with a test pull',
  },

  centre: {
    heading: 'Code of the centre',
    help: 'Monitoring counts appeals by the code of the register of centres.',
    current: 'Code of the centre',
    none: 'not set',
    find: 'Find in the register: name, town or code',
    found: 'Centres found in the register',
    total: (shown, total) => `${shown} of ${total} shown. Make the search narrower.`,
    nothing: 'The register has no such centre.',
    empty:
      'The register of centres is not loaded yet. It is loaded with npm run desk -- catalogue import; until then the code can be typed.',
    unchecked: (code) => `Save ${code} without comparing it with the register`,
    saved: 'Code of the centre saved',
    failed: 'Could not save the code.',
    searchFailed: 'Could not search the register.',
  },

  numbers: {
    heading: 'Numbers of appeals',
    label: 'Format of the number',
    example: 'Example',
    help: '{yyyy} year, {mm} month, {dd} day, {window} window, {n} running number, {n:3} number of three digits at least. Other signs stay as they are.',
    later: 'The new format applies to new appeals; numbers given before do not change.',
    save: 'Save the format',
    saved: 'Format of the number saved',
    failed: 'Could not save the format.',
    fault: {
      'no-counter': 'Add the running number {n}: without it numbers would repeat.',
      'two-counters': 'There can be only one running number {n}.',
      'unknown-token':
        'Only yyyy, yy, mm, dd, window, n or n with a width such as n:3 may stand in braces; each brace has its pair.',
      'comes-again': 'A day stands with its month and year, a month with its year: else numbers would repeat.',
      'runs-together': 'A sign that is no digit must stand between the window {window} and the number {n}.',
    },
  },

  values: {
    title: 'Hand over address, login and password',
    text: 'The technical administrator needs three values. The system shows the password once, when it is made.',
    letter: 'Letter to the technical administrator',
    letterHelp: 'The password is left out on purpose: every server on its way keeps a letter.',
    copyLetter: 'Copy the letter',
    letterCopied: 'Letter copied',
    subject: 'Subject',
    to: 'To',
    safely: 'How to hand over the password safely',
    ways: [
      'Encrypt a file with the password for the recipient’s qualified certificate (“Encrypt” in the signing software) and send it in a separate letter.',
      'Or dictate the password by phone to the person who enters the data.',
      'Do not send login and password in one unprotected letter, and do not keep the password in a messenger.',
    ],
  },

  credentials: {
    heading: 'Logins and passwords',
    help: 'At most two pairs work at once: so the password is changed without a break in pulling.',
    none: 'There is no pair yet. The state cannot sign in.',
    made: (when, by) => (by === undefined ? `Made ${when}` : `Made ${when}, ${by}`),
    used: (when) => `Last used: ${when}`,
    unused: 'Not used yet',
    revoke: 'Revoke',
    revokeNamed: (login) => `Revoke the login ${login}`,
    create: 'Create login and password',
    createSecond: 'Create a second pair',
    login: 'Login',
    password: 'Password of your own (optional)',
    passwordHelp: 'Empty: the system makes up a strong one. Else at least 8 signs of any kind.',
    submit: 'Create',
    cancel: 'Do not create',
    fault: {
      login: 'Type a login without a colon, up to 100 signs.',
      password: 'The password is too short: at least 8 signs.',
    },
    failed: 'Could not create login and password.',
    enough: 'Two pairs work. To create a new one, revoke one first.',
    rotation: 'Changing the password',
    rotate: {
      handOver: 'Hand the new login and password to the technical administrator. The old pair still works.',
      seen: 'The new pair has been used. The old one can be revoked.',
    },
  },

  issued: {
    heading: 'Login and password created',
    once: 'The password is seen only now. Once you close this box or the page nobody can see it; a new one will have to be made.',
    login: 'Login',
    password: 'Password',
    done: 'I have kept the password, hide it',
  },

  revoking: {
    title: (login) => `Revoke the login “${login}”?`,
    onlyOne: 'It is the only pair. Pulls will stop until the technical administrator gets a new one.',
    inUse: 'The state signs in with this one, and the other has not been used yet. Pulls may stop.',
    safe: 'The other pair has been used already, so pulls will not stop.',
    what: 'This login and password stop working at once, even in the middle of a pull. They cannot be brought back. Appeals do not change.',
    confirm: 'Revoke',
    cancel: 'Keep',
    failed: 'Could not revoke.',
    done: (login) => `Login ${login} revoked`,
  },

  registering: {
    title: 'The technical administrator enters the data',
    text: 'SE DIIA adds your system in the cabinet of the administrator of the register and monitoring of services: section “Постачальник послуг”, subsection “Системи даних ЦНАПів”. Nothing is needed from you here. The centre is connected once the data are entered.',
    seen: (when) => `These data have been used: ${when}.`,
    notSeen: 'Nobody has used this login and password yet.',
  },

  first: {
    title: 'First pull',
    seen: (when) => `Last complete pull: ${when}.`,
    notSeen: 'The state has not pulled yet. As soon as it does, the time will stand here and a line in the log.',
    log: 'Log of pulls',
  },

  questions: {
    heading: 'What to ask SE DIIA',
    help: 'The schema of a record is not published. These questions are ready for a letter.',
    copy: 'Copy the questions',
    copied: 'Questions copied',
  },
}
