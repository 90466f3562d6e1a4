import type { MergeChoices } from '#contract/person-merges.ts'
import type { OwnIdentity, Profile } from './traces.ts'

/** Who the person is who goes on for both: as chosen, and filled up where one of them knows nothing. */
export function mergedProfile(from: Profile, into: Profile, keep: MergeChoices): Profile {
  const placed = placeOf(from, into, keep)
  return {
    name: keep.name === 'from' ? from.name : into.name,
    organizationId: placed.organizationId,
    // Seeing what colleagues wrote belongs to the place for which it was granted.
    seesOrganization: placed.seesOrganization,
    isVip: from.isVip || into.isVip,
    timeZone: into.timeZone ?? from.timeZone,
    fields: { ...from.fields, ...into.fields },
  }
}

function placeOf(from: Profile, into: Profile, keep: MergeChoices): Profile {
  if (into.organizationId === null) return from.organizationId === null ? into : from
  return keep.organization === 'from' && from.organizationId !== null ? from : into
}

/** The addresses and numbers of both, each kind led by the ones of whoever wins it. */
export function mergedIdentities(from: OwnIdentity[], into: OwnIdentity[], keep: MergeChoices): OwnIdentity[] {
  const kinds = [
    { kind: 'email', winner: keep.email },
    { kind: 'phone', winner: keep.phone },
  ] as const
  return kinds.flatMap(({ kind, winner }) => {
    const [first, second] = winner === 'from' ? [from, into] : [into, from]
    const own = (all: OwnIdentity[]) =>
      all.filter((one) => one.kind === kind).toSorted((one, other) => one.position - other.position)
    return [...own(first), ...own(second)].map((one, position) => ({ ...one, position }))
  })
}
