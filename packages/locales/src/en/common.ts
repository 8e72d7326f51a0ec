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
  input: { camera: 'Camera', scanner: 'USB scanner', typed: 'Typed', pasted: 'Pasted', picture: 'Picture' },
  diiaFailure: {
    timeout: 'Diia did not answer within 10 seconds',
    unreachable: 'Could not connect to Diia',
    'diia-error': 'Diia reported an internal error',
    'not-authorised': 'Diia did not authorise our centre',
  },
  problem: {
    offline:
      'No connection to the centre’s server. Everything sent before is saved. Check the cable or the network; the page will reconnect automatically.',
    'unexpected-answer':
      'The centre’s server gave an unexpected response. Nothing is lost. Reload the page; if that does not help, tell the system administrator.',
    'malformed-request':
      'The centre’s server did not understand the request. Nothing was sent. Reload the page and try again.',
    unauthenticated: 'The session has ended. Everything sent before is saved. Please sign in again.',
    'wrong-credentials': 'The login or the password is incorrect.',
    forbidden: 'Your role or your window has no access to this. Nothing has changed. If you need it, ask the manager.',
    'window-not-given': 'This window is not assigned to you. Choose your own or ask the system administrator.',
    'wrong-origin':
      'The page was not opened at the centre’s address. Nothing was sent. Open the page at its usual address.',
    'not-found': 'The record does not exist or has been removed.',
    'method-not-allowed': 'This action is not available. Nothing has changed. Reload the page.',
    'already-settled': 'The request has already ended and cannot be cancelled. Its status has been updated.',
    'number-taken': 'Another service has this number. Nothing was changed. Choose a different number.',
    'different-body': 'Other data are already saved under this id. Nothing was changed. Tell the system administrator.',
    'other-session':
      'Somebody else has signed in in this browser. Nothing was sent, and your entries are kept. Sign in again and repeat the action.',
    'payload-too-large': 'Too much data was sent. Nothing was saved. Try again with the code only.',
    'unsupported-media-type':
      'The centre’s server does not accept data in this format. Nothing was saved. Reload the page.',
    'invalid-input':
      'The centre’s server did not accept the data. Nothing was sent to Diia. Check the code and try again.',
    'locked-out': 'Sign-in is blocked for a while after several failed attempts.',
    'too-many-requests': 'Too many requests in a row. Nothing is lost. Wait a minute and try again.',
    internal:
      'An error occurred on the centre’s server. Everything sent before is saved. Try again; if that does not help, give the system administrator the support number.',
    'second-factor-required': 'The code of the second step is needed.',
    'wrong-code': 'The code is incorrect.',
    'challenge-over': 'Signing in took too long. Start again.',
    'sign-in-busy': 'The centre’s server is checking other sign-ins. Nothing is lost. Try again in a few seconds.',
    'not-ready': 'The centre’s server is still starting. Nothing is lost. Wait a few seconds.',
  },
}
