import { likeness, normalized, type Vector } from '../similarity/index.ts'

/** Tickets about the same, as their common vector. */
export interface Group {
  id: string
  vector: Vector
  count: number
  /** Features of tickets that people split off. */
  avoided: ReadonlySet<number>
  lastAt: Date
}

export interface TicketVector extends Vector {
  ticketId: string
  createdAt: Date
}

/** Groups, and by which features they are found. */
export interface Grouping {
  groups: Map<string, Group>
  postings: Map<number, Map<string, number>>
  /** Pairs of groups that people said are different matters, as `apartKey` writes them. */
  apart: ReadonlySet<string>
}

export interface Placed {
  groupId: string
  isNew: boolean
  /** The group that was found to be the same and is part of this one now. */
  merged: string | undefined
}

/** A ticket that is less like every group than this begins one of its own. Chosen on `bench/similarity`. */
export const joinsFrom = 0.32
/** Two groups that are so much alike are one. */
const mergesFrom = 0.5
const centroidKeys = 40
/** A feature in more groups than this is of no use for finding one. */
const mostPostings = 4000
/** How much features count against a ticket that people split off before. */
const avoidance = 0.5

export function groupingOf(groups: readonly Group[], apart: ReadonlySet<string> = new Set()): Grouping {
  const grouping: Grouping = { groups: new Map(), postings: new Map(), apart }
  for (const group of groups) keep(grouping, group)
  return grouping
}

export function apartKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
}

/** Puts a ticket into the group it is most like, or into one of its own; the grouping is changed. */
export function place(grouping: Grouping, ticket: TicketVector, newId: () => string): Placed {
  const [best, second] = rank(grouping, ticket)
  if (best === undefined || best.score < joinsFrom) {
    const id = newId()
    keep(grouping, { id, vector: trimmed(ticket), count: 1, avoided: new Set(), lastAt: ticket.createdAt })
    return { groupId: id, isNew: true, merged: undefined }
  }
  const isSame = second !== undefined && second.score >= joinsFrom && isOne(grouping, best.group, second.group)
  const [into, from] = !isSame ? [best.group] : larger(best.group, second.group)
  if (from !== undefined) merge(grouping, into, from)
  const joined = grouping.groups.get(into.id) ?? into
  keep(grouping, {
    ...joined,
    vector: meanOf([
      { vector: joined.vector, count: joined.count },
      { vector: ticket, count: 1 },
    ]),
    count: joined.count + 1,
    lastAt: ticket.createdAt > joined.lastAt ? ticket.createdAt : joined.lastAt,
  })
  return { groupId: into.id, isNew: false, merged: from?.id }
}

/** The two groups that a ticket is most like. */
function rank(grouping: Grouping, ticket: TicketVector): { group: Group; score: number }[] {
  const scores = new Map<string, number>()
  for (const [at, key] of ticket.keys.entries()) {
    const holders = grouping.postings.get(key)
    if (holders === undefined || holders.size > mostPostings) continue
    const weight = ticket.weights[at] ?? 0
    for (const [id, other] of holders) scores.set(id, (scores.get(id) ?? 0) + weight * other)
  }
  const ranked: { group: Group; score: number }[] = []
  for (const [id, raw] of scores) {
    const group = grouping.groups.get(id)
    if (group === undefined || raw < joinsFrom) continue
    ranked.push({ group, score: raw - avoidance * avoidedBy(group, ticket) })
  }
  return ranked.sort((one, other) => other.score - one.score || (one.group.id < other.group.id ? -1 : 1)).slice(0, 2)
}

function avoidedBy({ avoided }: Group, ticket: Vector): number {
  if (avoided.size === 0) return 0
  return ticket.keys.reduce((sum, key, at) => sum + (avoided.has(key) ? (ticket.weights[at] ?? 0) : 0), 0)
}

function isOne({ apart }: Grouping, one: Group, other: Group): boolean {
  return !apart.has(apartKey(one.id, other.id)) && likeness(one.vector, other.vector) >= mergesFrom
}

function larger(one: Group, other: Group): [Group, Group] {
  return one.count >= other.count ? [one, other] : [other, one]
}

function merge(grouping: Grouping, into: Group, from: Group): void {
  drop(grouping, from)
  keep(grouping, {
    ...into,
    vector: meanOf([into, from]),
    count: into.count + from.count,
    avoided: new Set([...into.avoided, ...from.avoided]),
    lastAt: from.lastAt > into.lastAt ? from.lastAt : into.lastAt,
  })
}

function keep(grouping: Grouping, group: Group): void {
  const before = grouping.groups.get(group.id)
  if (before !== undefined) drop(grouping, before)
  grouping.groups.set(group.id, group)
  for (const [at, key] of group.vector.keys.entries()) {
    const holders = grouping.postings.get(key) ?? new Map<string, number>()
    holders.set(group.id, group.vector.weights[at] ?? 0)
    grouping.postings.set(key, holders)
  }
}

function drop(grouping: Grouping, group: Group): void {
  grouping.groups.delete(group.id)
  for (const key of group.vector.keys) grouping.postings.get(key)?.delete(group.id)
}

/** The mean of vectors, each so many times. */
export function meanOf(parts: readonly { vector: Vector; count: number }[]): Vector {
  const weights = new Map<number, number>()
  for (const { vector, count } of parts) {
    for (const [at, key] of vector.keys.entries()) {
      weights.set(key, (weights.get(key) ?? 0) + count * (vector.weights[at] ?? 0))
    }
  }
  return normalized(weights, centroidKeys)
}

function trimmed({ keys, weights }: Vector): Vector {
  return meanOf([{ vector: { keys, weights }, count: 1 }])
}
