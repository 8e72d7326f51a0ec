import type { ProfileWords } from '../uk/profile.ts'
import { plural } from './plural.ts'

export const messages: ProfileWords = {
  title: 'My profile',
  failed: 'Could not show the profile.',
  password: 'Password',
  change: 'Change',
  changedOn: (day) => `Changed on ${day}.`,
  neverChanged: 'You have not changed it yourself yet.',
  noCalendar: 'There is no need to change it regularly, only if somebody may have seen it.',
  current: 'Present password',
  currentMissing: 'Enter the present password.',
  next: 'New password',
  nextHint: (least, now) =>
    now === 0
      ? `At least ${least} characters. A few unrelated words are easy to remember.`
      : now < least
        ? `${plural(now, 'character', 'characters')} of ${least}`
        : plural(now, 'character', 'characters'),
  show: 'Show the passwords',
  changeSubmit: 'Change the password',
  changing: 'Changing…',
  cancel: 'Cancel',
  changed: 'The password was changed. Sessions on other computers have ended.',
  changeFailed: 'The password was not changed.',
  othersEnd: 'Sessions on other computers will end, this one stays.',
  faults: {
    'wrong-password': 'The present password is incorrect.',
    unchanged: 'This is the same password.',
    'too-short': 'The password is too short: at least 15 characters are needed.',
    'too-long': 'The password is too long: 256 characters at most.',
    'too-common': 'Passwords like this are guessed first. Choose another one.',
    'too-close': 'The password is little more than a name, the login or a known word. Add other words.',
  },
  totp: {
    title: 'Code from an app',
    help: 'A second step of signing in: after the password you enter six digits that an app on your phone shows.',
    enable: 'Turn on',
    enabledOn: (day) => `Turned on on ${day}.`,
    codesLeft: (count) =>
      count === 0
        ? 'No recovery codes are left. Turn the code off and on again to get new ones.'
        : `Unused recovery codes: ${count}.`,
    disable: 'Turn off',
    disableWarning: 'After that the password alone is enough to sign in. The recovery codes stop working.',
    disableSubmit: 'Turn the code off',
    disableFailed: 'The code was not turned off.',
    next: 'Next',
    beginFailed: 'The code was not turned on.',
    openApp: 'Open an app for codes on your phone.',
    scan: 'Scan the QR code with it, or type in the key below it.',
    qrAlt: 'QR code for the app; the same key is written below it',
    enter: 'Enter the six digits that it shows.',
    code: 'Six digits from the app',
    codeHint: 'The code changes every 30 seconds.',
    codeMissing: 'Enter the code.',
    wrongCode: 'The code is incorrect. Wait for the next one and enter it.',
    clock: (ahead, minutes) =>
      `The phone’s clock is about ${minutes} min ${ahead ? 'fast' : 'slow'}. Turn on automatic time on it.`,
    enabled: 'The code from the app is turned on',
    keepCodes: 'Save the recovery codes',
    keepCodesHelp: 'If the phone is lost, you sign in with one of them. Each works once. They are not shown again.',
    save: 'Save as a file',
    copy: 'Copy',
    copied: 'The codes were copied.',
    notCopied: 'Could not copy, save the file.',
    kept: 'The codes are kept where nobody sees them',
    done: 'Done',
  },
  sessions: 'Open sessions',
  endOthers: 'End the others',
  thisScreen: (window) => `Window ${window}, this screen`,
  window: (name) => `Window ${name}`,
  since: (moment) => `since ${moment}`,
  lastActive: (moment) => `last active ${moment}`,
  here: 'You are here',
  end: 'End',
  endAt: (window) => `End the session at window ${window}`,
  endFailed: 'Could not end the session, it is still open.',
  ended: (count) => (count === 1 ? 'The session has ended.' : 'The other sessions have ended.'),
  onlyHere: 'You are not signed in anywhere else.',
}
