import { mayRole, type Permission, type Role } from '@diia-desk/contract'

interface Section {
  to: string
  name: 'desk' | 'appeals' | 'copies' | 'services' | 'day' | 'monitoring' | 'system'
  /** The permission for the first request of its page; without it the section is not shown. */
  needs: Permission
}

const sections: readonly Section[] = [
  { to: '/', name: 'desk', needs: 'desk.work' },
  { to: '/journal', name: 'appeals', needs: 'appeals.list' },
  { to: '/copies', name: 'copies', needs: 'copies.list' },
  { to: '/services', name: 'services', needs: 'services.change' },
  { to: '/day', name: 'day', needs: 'reports.read' },
  { to: '/monitoring', name: 'monitoring', needs: 'monitoring.read' },
  { to: '/system', name: 'system', needs: 'system-health.read' },
]

// The bff checks the same table; here it only hides links that would be refused.

/** Sections of the top bar for a role. */
export function sectionsFor(role: Role): readonly Section[] {
  return sections.filter(({ needs }) => mayRole(role, needs))
}

/** Whether a role has a section. */
export function mayOpen(role: Role, name: Section['name']): boolean {
  return sectionsFor(role).some((section) => section.name === name)
}
