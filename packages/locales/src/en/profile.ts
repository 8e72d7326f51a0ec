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
