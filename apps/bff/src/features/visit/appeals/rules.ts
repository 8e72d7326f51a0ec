// Which changes an appeal allows, and which corrections need a permission of their own.
import { mayRole } from '@diia-desk/contract'
import type { AppealChange, AppealEventKind, AppealStatus, Role } from '@diia-desk/contract'
import { Problem } from '../../../problem.ts'
import type { AppealState } from '../../../storage/schema.ts'

const nextSteps: Record<AppealStatus, AppealEventKind[]> = {
  registered: ['started', 'returned', 'completed', 'refused', 'withdrawn'],
  'in-progress': ['returned', 'completed', 'refused', 'withdrawn'],
  // A clerk who receives the missing paper and decides at once need not enter «resumed» before.
  returned: ['resumed', 'completed', 'refused', 'withdrawn'],
  completed: ['issued'],
  // A refusal is a decision too: it is handed over like any result.
  refused: ['issued'],
  withdrawn: [],
}

/**
 * The kinds of change that an appeal allows now.
 *
 * A rating belongs to the visitor: once given by the link it is final. Until then staff may enter what a visitor says
 * at the window, and change it (docs/decisions/0018).
 */
export function allowedChanges(
  state: Pick<AppealState, 'status' | 'issued_at' | 'is_consultation'>,
  ratedByVisitor: boolean,
): AppealEventKind[] {
  const steps = nextSteps[state.status].filter(
    (kind) => kind !== 'issued' || (state.issued_at === null && state.is_consultation === 0),
  )
  return [
    ...steps,
    'corrected',
    ...(ratedByVisitor ? [] : ['rated' as const]),
    ...(state.status === 'withdrawn' ? [] : ['attached' as const]),
  ]
}

/** Fields that may be corrected without `appeals.correct-dates`. */
const freelyCorrected: ReadonlySet<string> = new Set([
  'kind',
  'serviceId',
  'variationId',
  'applicantType',
  'channel',
  'receivingChannel',
  'fee',
  'isConsultation',
  'details',
])

/** @throws {Problem} `forbidden` */
export function requireMayChange(role: Role, change: AppealChange): void {
  if (change.kind !== 'corrected' || mayRole(role, 'appeals.correct-dates')) return
  const given = Object.entries(change).filter(([, value]) => value !== undefined)
  if (given.some(([field]) => !freelyCorrected.has(field))) throw new Problem('forbidden')
}
