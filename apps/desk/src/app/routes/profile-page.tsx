import { ProfilePage } from '../../features/profile/profile-page.tsx'
import { mayOpen } from '../sections.ts'
import { useSession } from '../session-context.ts'
import { useAppWords } from '../words.ts'

/** `/profile`, for everybody who is signed in. */
export function ProfileRoute() {
  const words = useAppWords()
  const { staff, centre, window } = useSession()
  return (
    <ProfilePage
      name={staff.name}
      place={`${centre.name} · ${words.window(window)}`}
      home={{ to: '/', text: mayOpen(staff.role, 'desk') ? words.toDesk : words.toStart }}
    />
  )
}
