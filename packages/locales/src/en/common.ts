import type { CommonWords } from '../uk/common.ts'

export const messages: CommonWords = {
  loading: 'Loading…',
  retry: 'Try again',
  supportNumber: (number) => `Support number ${number}`,
  diiaLink: {
    ok: 'Diia is connected',
    'not-answering': 'Diia is not answering',
    unknown: 'Connection to Diia not checked',
  },
  input: { camera: 'Camera', scanner: 'USB scanner', typed: 'Typed in', pasted: 'Pasted', picture: 'Picture' },
  diiaFailure: {
    timeout: 'Diia did not answer within 10 seconds',
    unreachable: 'Could not connect to Diia',
    'diia-error': 'Diia reported a fault of its own',
    'not-authorised': 'Diia did not recognise our centre',
  },
  problem: {
    offline:
      'No connection to the centre’s server. What was sent before is kept. Check the cable or the network; the page will recover by itself.',
    'unexpected-answer':
      'The centre’s server gave an unexpected answer. Nothing is lost. Reload the page; if that does not help, tell the system administrator.',
    'malformed-request':
      'The centre’s server did not understand the request. Nothing was sent. Reload the page and repeat.',
    unauthenticated: 'The session has ended. What was sent before is kept. Please sign in again.',
    'wrong-credentials': 'The login or the password is not right.',
    forbidden:
      'Your role or your window gives no access to this. Nothing has changed. If you need it, ask the manager.',
    'window-not-given': 'This window has not been given to you. Choose your own or ask the system administrator.',
    'wrong-origin':
      'The page was not opened at the centre’s address. Nothing was sent. Open the desk at its usual address.',
    'not-found': 'There is no such record, or it has been removed.',
    'method-not-allowed': 'This action is not available. Nothing has changed. Reload the page.',
    'already-settled': 'The request has already ended and cannot be cancelled. Its state has been updated.',
    'number-taken': 'Another service has this number. Nothing was changed. Choose another one.',
    'different-body': 'Something else is kept under this id. Nothing was changed. Tell the system administrator.',
    'other-session':
      'Somebody has signed in anew in this browser. Nothing was sent, and what you typed is kept. Sign in again and repeat.',
    'payload-too-large': 'Too much data was sent. Nothing was stored. Repeat with the code alone.',
    'unsupported-media-type':
      'The centre’s server does not accept data in this form. Nothing was stored. Reload the page.',
    'invalid-input':
      'The centre’s server did not accept the input. Nothing was sent to Diia. Check the code and repeat.',
    'locked-out': 'Sign-in is stopped for a while after several failed attempts.',
    'too-many-requests': 'Too many requests in a row. Nothing is lost. Wait a minute and repeat.',
    internal:
      'An error occurred on the centre’s server. What was sent before is kept. Repeat; if that does not help, give the system administrator the support number.',
    'sign-in-busy': 'The centre’s server is looking at other sign-ins. Nothing is lost. Repeat in a few seconds.',
    'not-ready': 'The centre’s server is still starting. Nothing is lost. Wait a few seconds.',
  },
}
