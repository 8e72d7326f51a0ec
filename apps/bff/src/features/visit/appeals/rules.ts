// What may happen to an appeal, and which corrections are not for everyone who may change it.
import { mayRole } from '@diia-desk/contract'
import type { AppealChange, AppealEventKind, AppealStatus, Role } from '@diia-desk/contract'
import { Problem } from '../../../problem.ts'
import type { AppealState } from '../../../storage/schema.ts'

const nextSteps: Record<AppealStatus, AppealEventKind[]> = {
  registered: ['started', 'returned', 'completed', 'refused', 'withdrawn'],
  'in-progress': ['returned', 'completed', 'refused', 'withdrawn'],
  // A clerk who takes the missing paper and answers at once has no need to say «resumed» before.
  returned: ['resumed', 'completed', 'refused', 'withdrawn'],
  completed: ['issued'],
  // A refusal is a decision too: its paper is handed over like any result.
  refused: ['issued'],
  withdrawn: [],
}

/**
 * Kinds of change that an appeal takes now.
 *
 * A rating is the visitor's: once given by the link it stands. Staff may enter what a visitor says at the window, and
 * enter it anew, until then (docs/decisions/0018).
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

/** What may be corrected without `appeals.correct-dates`. */
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
