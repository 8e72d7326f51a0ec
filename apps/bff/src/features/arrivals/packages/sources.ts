import type { Policy } from '@diia-desk/diia-client'
import type { Arrival, Source } from './source.ts'

/** All sources of packages that this process knows. */
export interface Sources {
  add(source: Source): void
  /** @throws when no source has this name. Its packages wait for a program that knows it */
  of(row: { source: string }): Source
  /** @throws as above, for a policy too */
  policyOf(row: { source: string; policy: string }): Policy
  /** Every policy of every source. */
  policies(): { source: string; policy: string }[]
  /** Finds what a delivery of Diia's callback belongs to, asking each source. */
  matchCallback(requestId: string): Promise<Arrival | undefined>
}

export function createSources(): Sources {
  const byName = new Map<string, Source>()
  const of = ({ source: name }: { source: string }): Source => {
    const source = byName.get(name)
    if (source === undefined) throw new Error(`no source of packages is named ${name}`)
    return source
  }
  return {
    add(source) {
      if (byName.has(source.name)) throw new Error(`two sources of packages are named ${source.name}`)
      byName.set(source.name, source)
    },
    of,
    policyOf({ source, policy: name }) {
      const policy = of({ source }).policies[name]
      if (policy === undefined) throw new Error(`the source ${source} has no policy ${name}`)
      return policy
    },
    policies: () =>
      [...byName.values()].flatMap(({ name, policies }) =>
        Object.keys(policies).map((policy) => ({ source: name, policy })),
      ),
    async matchCallback(requestId) {
      for (const source of byName.values()) {
        const arrival = await source.matchCallback?.(requestId)
        if (arrival !== undefined) return arrival
      }
      return undefined
    },
  }
}
