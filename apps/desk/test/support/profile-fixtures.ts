import type { Profile } from '@diia-desk/contract'

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
