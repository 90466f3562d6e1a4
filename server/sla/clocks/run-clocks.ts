import type { ClockKind, ClockPause } from '#contract/clocks.ts'
import type { TicketStatus } from '#contract/tickets.ts'
import type { ClockFact, Terms } from './facts.ts'
import { meet, noteUntil, pauseRun, promise, type Run, startRun, unmeet } from './run.ts'

interface Ticket {
  status: TicketStatus
  priority: number
  terms: Terms | undefined
  /** The team that it is with. */
  teamId: string | undefined
  /** What that team agreed to. */
  agreement: Terms | undefined
  runs: Run[]
}

/**
 * The clocks of a ticket at an instant, made of what happened to it. The same facts always give the same clocks, and
 * what a beginning of them gave in warnings and breaches stays whatever follows.
 */
export function runClocks(facts: readonly ClockFact[], until: Date): Run[] {
  const ticket: Ticket = {
    status: 'new',
    priority: 0,
    terms: undefined,
    teamId: undefined,
    agreement: undefined,
    runs: [],
  }
  let reached = new Date(Number.MIN_SAFE_INTEGER)
  for (const fact of facts) {
    // Clocks of several machines differ by a little; time does not go back for that.
    const at = fact.at < reached ? reached : fact.at
    if (at > until) break
    reached = at
    take(ticket, fact, at)
  }
  for (const run of ticket.runs) noteUntil(run, until)
  return ticket.runs
}

function take(ticket: Ticket, fact: ClockFact, at: Date): void {
  switch (fact.type) {
    case 'created':
      ticket.priority = fact.priority
      ticket.status = fact.status
      for (const kind of ['first_response', 'resolution', 'time_to_own'] as const) begin(ticket, kind, at)
      if (fact.isAssigned) meetOpen(ticket, 'time_to_own', at)
      if (isDone(fact.status)) meetOpen(ticket, 'resolution', at)
      return
    case 'status':
      moveTo(ticket, fact.status, at)
      return
    case 'priority':
      ticket.priority = fact.priority
      promiseAll(ticket, at)
      return
    case 'moved':
      moveToTeam(ticket, fact.teamId, at)
      return
    case 'agreed':
      ticket.agreement = fact.terms
      promiseAll(ticket, at, isOfTeam)
      pauseOpen(ticket, at)
      return
    case 'assigned':
      meetOpen(ticket, 'time_to_own', at)
      return
    case 'said':
      if (fact.by === 'agent') hearAgent(ticket, at)
      else hearRequester(ticket, at)
      return
    case 'waits':
      hearRequester(ticket, at, fact.since < at ? fact.since : at)
      return
    case 'answered':
      meetOpen(ticket, 'first_response', at)
      meetOpen(ticket, 'next_response', at)
      return
    case 'promised':
      ticket.terms = fact.terms
      promiseAll(ticket, at, (run) => !isOfTeam(run))
      pauseOpen(ticket, at)
  }
}

function moveTo(ticket: Ticket, status: TicketStatus, at: Date): void {
  const wasDone = isDone(ticket.status)
  ticket.status = status
  if (isDone(status)) {
    meetOpen(ticket, 'periodic_update', at)
    meetOpen(ticket, 'resolution', at)
    meetOpen(ticket, 'team_time', at)
  }
  if (wasDone && !isDone(status)) for (const run of ticket.runs) if (mayGoOn(ticket, run)) unmeet(run, at)
  pauseOpen(ticket, at)
}

/** Its time with one team ends, and with another one begins; there may be no clock for either. */
function moveToTeam(ticket: Ticket, teamId: string | undefined, at: Date): void {
  if (ticket.teamId === teamId) return
  meetOpen(ticket, 'team_time', at)
  ticket.teamId = teamId
  ticket.agreement = undefined
  if (teamId === undefined) return
  begin(ticket, 'team_time', at)
  if (isDone(ticket.status)) meetOpen(ticket, 'team_time', at)
}

/** What is met because the ticket is solved runs on when it turns out not to be. */
function mayGoOn(ticket: Ticket, run: Run): boolean {
  if (run.kind === 'resolution') return true
  return isOfTeam(run) && ticket.teamId !== undefined && run === ticket.runs.findLast(isOfTeam)
}

function isOfTeam(run: Run): boolean {
  return run.kind === 'team_time'
}

function pauseOpen(ticket: Ticket, at: Date): void {
  for (const run of ticket.runs) if (run.metAt === undefined) pauseRun(run, pauseFor(ticket, run.kind), at)
}

function hearAgent(ticket: Ticket, at: Date): void {
  meetOpen(ticket, 'first_response', at)
  meetOpen(ticket, 'next_response', at)
  meetOpen(ticket, 'periodic_update', at)
  if (!isDone(ticket.status)) begin(ticket, 'periodic_update', at)
}

/** Until there was a first response, that is what the requester waits for. */
function hearRequester(ticket: Ticket, at: Date, since = at): void {
  const isWaiting = (kind: ClockKind) => openRun(ticket, kind) !== undefined
  if (!isWaiting('first_response') && !isWaiting('next_response')) begin(ticket, 'next_response', at, since)
}

/** Begins a clock that runs since then, with what is promised now. */
function begin(ticket: Ticket, kind: ClockKind, at: Date, since = at): void {
  const number = ticket.runs.filter((run) => run.kind === kind).length + 1
  const run = startRun(kind, number, since)
  run.pause = pauseFor(ticket, kind)
  ticket.runs.push(run)
  promiseTo(ticket, run, at)
}

function promiseAll(ticket: Ticket, at: Date, isMeant: (run: Run) => boolean = () => true): void {
  // What is met is over, unless it may turn out not to be.
  const open = ticket.runs.filter((run) => run.metAt === undefined || mayGoOn(ticket, run))
  for (const run of open) if (isMeant(run)) promiseTo(ticket, run, at)
}

function termsFor({ terms, agreement }: Ticket, kind: ClockKind): Terms | undefined {
  return kind === 'team_time' ? agreement : terms
}

function promiseTo(ticket: Ticket, run: Run, at: Date): void {
  const { priority } = ticket
  const terms = termsFor(ticket, run.kind)
  const target = terms?.targets[run.kind]?.[priority]
  const before = run.promised.at(-1)
  if (before === undefined && target === undefined) return
  promise(run, { since: at, priority, versionId: terms?.versionId, target }, terms?.warnPercent)
}

function meetOpen(ticket: Ticket, kind: ClockKind, at: Date): void {
  const run = openRun(ticket, kind)
  if (run !== undefined) meet(run, at)
}

function openRun(ticket: Ticket, kind: ClockKind): Run | undefined {
  return ticket.runs.findLast((run) => run.kind === kind && run.metAt === undefined)
}

/** Which clocks stand still in a status. Response clocks run on: the requester waits all the same. */
function pauseFor(ticket: Ticket, kind: ClockKind): ClockPause | undefined {
  const { status } = ticket
  if (isDone(status)) return 'solved'
  const isWork = kind === 'resolution' || kind === 'team_time'
  if (status === 'pending' && (isWork || kind === 'periodic_update')) return 'pending'
  if (status === 'on_hold' && isWork && (termsFor(ticket, kind)?.pausesOnHold ?? true)) return 'on_hold'
  return undefined
}

function isDone(status: TicketStatus): boolean {
  return status === 'solved' || status === 'closed'
}
