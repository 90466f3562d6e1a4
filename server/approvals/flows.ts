import { sql } from 'kysely'
import {
  type ApprovalFlow,
  type ApprovalFlowDraft,
  type ApprovalStep,
  type approvalFlows,
  mostApprovalFlows,
} from '#contract/approval-flows.ts'
import type { Input } from '#contract/operation.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Db, Tx, Work } from '../kernel/context.ts'
import { AppError, found, invalidField } from '../kernel/errors.ts'
import { presentPersonRef } from '../people/index.ts'
import { isTeam } from '../teams/index.ts'
import { readSteps } from './schema.ts'

type FlowChange = Input<typeof approvalFlows.update>['body']

export async function listFlows(db: Db | Tx): Promise<ApprovalFlow[]> {
  const rows = await db.selectFrom('approvalFlows').selectAll().orderBy(sql`lower(name)`).execute()
  return Promise.all(rows.map((row) => present(db, row)))
}

async function getFlow(db: Db | Tx, id: string): Promise<ApprovalFlow> {
  const row = await db.selectFrom('approvalFlows').selectAll().where('id', '=', id).executeTakeFirst()
  return present(db, found(row, 'Approval flow'))
}

export async function addFlow(work: Work, draft: ApprovalFlowDraft): Promise<ApprovalFlow> {
  const id = work.newId()
  await refuseTakenName(work, id, draft.name)
  await refuseTooMany(work)
  await checkSteps(work.tx, draft.steps)
  const times = { createdAt: work.now(), updatedAt: work.now() }
  await work.tx
    .insertInto('approvalFlows')
    .values({ id, ...columnsOf(draft), ...times })
    .execute()
  const flow = await getFlow(work.tx, id)
  await work.record({ action: 'approval_flow.created', subject: flow.name, changes: changesBetween({}, told(flow)) })
  return flow
}

export async function changeFlow(work: Work, id: string, change: FlowChange): Promise<ApprovalFlow> {
  await refuseTakenName(work, id, change.name)
  const before = await getFlow(work.tx, id)
  if (change.steps !== undefined) await checkSteps(work.tx, change.steps)
  const { name, question, steps, holdsTicket, allowsOwn } = before
  const draft = {
    name: change.name ?? name,
    question: change.question ?? question,
    steps: change.steps ?? steps,
    holdsTicket: change.holdsTicket ?? holdsTicket,
    allowsOwn: change.allowsOwn ?? allowsOwn,
  }
  await work.tx
    .updateTable('approvalFlows')
    .set({ ...columnsOf(draft), updatedAt: work.now() })
    .where('id', '=', id)
    .execute()
  const after = await getFlow(work.tx, id)
  const changes = changesBetween(told(before), told(after))
  await work.record({ action: 'approval_flow.changed', subject: after.name, changes })
  return after
}

export async function removeFlow(work: Work, id: string): Promise<void> {
  const row = await work.tx.deleteFrom('approvalFlows').where('id', '=', id).returning('name').executeTakeFirst()
  await work.record({ action: 'approval_flow.removed', subject: found(row, 'Approval flow').name })
}

function columnsOf({ name, question, steps, holdsTicket, allowsOwn }: ApprovalFlowDraft) {
  const words = { questionEs: question.es, questionEn: question.en }
  return { name, ...words, steps: JSON.stringify(steps), holdsTicket, allowsOwn }
}

/** Kept one at a time, so that the checks still hold when one is written. */
async function refuseTakenName(work: Work, id: string, name: string | undefined): Promise<void> {
  await sql`lock table approval_flows in share row exclusive mode`.execute(work.tx)
  if (name === undefined) return
  const other = await work.tx
    .selectFrom('approvalFlows')
    .select('id')
    .where(sql`lower(name)`, '=', sql`lower(${name})`)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (other !== undefined) throw new AppError('name_taken', 'Another flow has this name')
}

async function refuseTooMany(work: Work): Promise<void> {
  const { count } = await work.tx
    .selectFrom('approvalFlows')
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  if (count >= mostApprovalFlows) throw invalidField('name', 'too_many', 'There are too many flows: remove one first')
}

/** Who is named must be known and here; a quorum that is larger than those who are named would mislead. */
async function checkSteps(tx: Tx, steps: ApprovalStep[]): Promise<void> {
  for (const [index, { who, quorum }] of steps.entries()) {
    if (who.kind === 'team' && !(await isTeam(tx, who.teamId))) {
      throw invalidField(`steps.${index}`, 'unknown', 'There is no such team')
    }
    if (who.kind !== 'people') continue
    const known = await namedIn(tx, who.personIds)
    if (known.some(({ isActive }) => !isActive) || known.length < new Set(who.personIds).size) {
      throw invalidField(`steps.${index}`, 'unknown', 'Somebody of these people is not known, or has left')
    }
    if (quorum !== null && quorum > known.length) {
      throw invalidField(`steps.${index}`, 'too_big', 'More must approve than are asked')
    }
  }
}

function namedIn(db: Db | Tx, ids: string[]) {
  if (ids.length === 0) return Promise.resolve([])
  return db
    .selectFrom('people')
    .select(['id', 'name', 'email', 'role', 'isActive'])
    .where('id', 'in', ids)
    .orderBy('name')
    .execute()
}

async function present(db: Db | Tx, row: Row): Promise<ApprovalFlow> {
  const steps = readSteps(row.steps)
  const ids = steps.flatMap(({ who }) => (who.kind === 'people' ? who.personIds : []))
  const people = await namedIn(db, [...new Set(ids)])
  const active = new Set(people.filter(({ isActive }) => isActive).map(({ id }) => id))
  const broken: number[] = []
  for (const [index, { who }] of steps.entries()) {
    if (who.kind === 'people' && !who.personIds.some((id) => active.has(id))) broken.push(index)
    if (who.kind === 'team' && !(await isTeam(db, who.teamId))) broken.push(index)
  }
  return {
    id: row.id,
    name: row.name,
    question: { es: row.questionEs, en: row.questionEn },
    steps,
    holdsTicket: row.holdsTicket,
    allowsOwn: row.allowsOwn,
    people: people.map(presentPersonRef),
    broken,
    updatedAt: row.updatedAt.toISOString(),
  }
}

interface Row {
  id: string
  name: string
  questionEs: string
  questionEn: string
  steps: unknown
  holdsTicket: boolean
  allowsOwn: boolean
  updatedAt: Date
}

function told({ name, question, steps, holdsTicket, allowsOwn }: ApprovalFlow) {
  return { name, question, steps, holdsTicket, allowsOwn }
}
