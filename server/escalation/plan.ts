import type { Calendar } from '#contract/calendars.ts'
import { always, readCalendar } from '../calendars/index.ts'
import type { Work } from '../kernel/context.ts'
import { fireAtOf } from './moment.ts'
import { presentStep, selectSteps } from './steps.ts'
import { wakeTicket } from './wake-jobs.ts'

/**
 * Brings what is planned for a ticket in line with its clocks, in the transaction that moved them. The ticket's row is
 * locked. What has fired stays as it is.
 */
export async function planTicket(work: Work, ticketId: string): Promise<void> {
  const clocks = await readClocks(work, ticketId)
  const policyIds = [...new Set(clocks.map(({ policyId }) => policyId))]
  const steps = policyIds.length === 0 ? [] : await selectSteps(work.tx).where('policyId', 'in', policyIds).execute()
  const calendars = new Map<string, Calendar>()
  const wanted: { clock: string; run: number; stepId: string; fireAt: Date | undefined }[] = []
  for (const clock of clocks) {
    for (const row of steps) {
      if (row.policyId !== clock.policyId || row.clock !== clock.kind) continue
      const calendar = await calendarOf(work, calendars, clock.calendarId)
      const fireAt = fireAtOf(presentStep(row).at, { ...clock, calendar })
      // A step fires for what comes after it was made.
      const isBygone = fireAt !== undefined && fireAt < row.createdAt
      wanted.push({ clock: clock.kind, run: clock.run, stepId: row.id, fireAt: isBygone ? undefined : fireAt })
    }
  }
  await store(work, ticketId, wanted)
  if (wanted.length > 0) await wakeTicket(work, ticketId)
}

async function readClocks(work: Work, ticketId: string) {
  const rows = await work.tx
    .selectFrom('slaClocks as c')
    .innerJoin('slaVersions as v', 'v.id', 'c.versionId')
    .select(['c.kind', 'c.run', 'c.calendarId', 'c.targetSeconds', 'c.elapsedMs', 'c.countedUntil'])
    .select(['c.dueAt', 'c.metAt', 'c.isWithdrawn', 'v.policyId'])
    .where('c.ticketId', '=', ticketId)
    .execute()
  return rows.map((row) => ({ ...row, isStanding: row.dueAt === null || row.metAt !== null || row.isWithdrawn }))
}

async function calendarOf(work: Work, known: Map<string, Calendar>, id: string | null): Promise<Calendar> {
  if (id === null) return always
  const calendar = known.get(id) ?? (await readCalendar(work.tx, id))
  known.set(id, calendar)
  return calendar
}

async function store(
  work: Work,
  ticketId: string,
  wanted: { clock: string; run: number; stepId: string; fireAt: Date | undefined }[],
): Promise<void> {
  const stored = await work.tx.selectFrom('escalationPlans').selectAll().where('ticketId', '=', ticketId).execute()
  const keyOf = (plan: { clock: string; run: number; stepId: string }) => `${plan.clock} ${plan.run} ${plan.stepId}`
  const known = new Map(stored.map((row) => [keyOf(row), row]))
  const kept = new Set(wanted.map(keyOf))
  const gone = stored.filter((row) => row.firedAt === null && !kept.has(keyOf(row))).map(({ id }) => id)
  if (gone.length > 0) await work.tx.deleteFrom('escalationPlans').where('id', 'in', gone).execute()
  for (const plan of wanted) {
    const before = known.get(keyOf(plan))
    const fireAt = plan.fireAt ?? null
    if (before !== undefined && (before.firedAt !== null || before.fireAt?.getTime() === fireAt?.getTime())) continue
    if (before !== undefined)
      await work.tx.updateTable('escalationPlans').set({ fireAt }).where('id', '=', before.id).execute()
    else if (fireAt !== null)
      await work.tx
        .insertInto('escalationPlans')
        .values({ id: work.newId(), ticketId, clock: plan.clock, run: plan.run, stepId: plan.stepId, fireAt })
        .execute()
  }
}
