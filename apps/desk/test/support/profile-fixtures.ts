import type { Profile, RecoveryCodes, TotpSecret } from '@diia-desk/contract'

/** Signed in at this window and, since yesterday, at another one. */
export const profile: Profile = {
  login: 'm.tkach',
  name: 'Мирослава Ткач',
  passwordChangedAt: '2026-05-04T07:12:00.000Z',
  sessions: [
    {
      id: 's1',
      window: '3',
      startedAt: '2026-11-16T06:52:00.000Z',
      lastActiveAt: '2026-11-16T08:40:00.000Z',
      current: true,
    },
    {
      id: 's2',
      window: '1',
      startedAt: '2026-11-15T06:55:00.000Z',
      lastActiveAt: '2026-11-15T15:20:00.000Z',
      current: false,
    },
  ],
}

export const totpSecret: TotpSecret = {
  secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  qr: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h3v3h-3zM5 1h3v3h-3zM1 5h3v3h-3zM6 6h1v1h-1z"/></svg>',
}

export const recoveryCodes: RecoveryCodes = {
  codes: [
    '7K4M9-2QTAB',
    'X3WD8-PN5RH',
    'C64VA-M9EJ2',
    '7LB2T-YQ5GS',
    'W6NP3-8KF8D',
    'VX9RM-H4CL7',
    '3EJ3Q-BT86W',
    'YP7GS-45HNA',
    'K8T2W-QZ6MD',
    'R5F3X-L7UCE',
  ],
}
