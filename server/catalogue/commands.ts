import { sql } from 'kysely'
import type { CustomField } from '#contract/fields.ts'
import type { Input } from '#contract/operation.ts'
import type { Service, ServiceAudience, ServiceCategory, ServiceDraft } from '#contract/service.ts'
import type { services } from '#contract/services.ts'
import { listFields } from '../fields/index.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { AppError, found, invalidField } from '../kernel/errors.ts'
import { isTeam } from '../teams/index.ts'
import { firstCircle } from './plan.ts'
import { getService, presentCategory, sortBy } from './queries.ts'

type ServiceChange = Input<typeof services.update>['body']

export async function addService(work: Work, draft: ServiceDraft): Promise<Service> {
  const id = work.newId()
  await check(work, draft)
  const times = { createdAt: work.now(), updatedAt: work.now() }
  await work.tx
    .insertInto('services')
    .values({ id, ...columnsOf(draft), position: await nextPlace(work, 'services'), ...times })
    .execute()
  await putAudience(work, id, draft.audience)
  const after = await getService(work.tx, id)
  await work.record({ action: 'service.created', subject: wordOf(after.name) })
  return after
}

export async function changeService(work: Work, id: string, change: ServiceChange): Promise<Service> {
  await work.tx.selectFrom('services').select('id').where('id', '=', id).forUpdate().execute()
  const before = await getService(work.tx, id)
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const draft: ServiceDraft = { ...before, ...given }
  await check(work, draft)
  await work.tx
    .updateTable('services')
    .set({ ...columnsOf(draft), version: before.version + 1, updatedAt: work.now() })
    .where('id', '=', id)
    .execute()
  if (change.audience !== undefined) {
    await work.tx.deleteFrom('serviceAudience').where('serviceId', '=', id).execute()
    await putAudience(work, id, change.audience)
  }
  const after = await getService(work.tx, id)
  const changes = changesBetween(told(before), told(after))
  if (changes.length > 0) await work.record({ action: 'service.changed', subject: wordOf(after.name), changes })
  return after
}

export async function removeService(work: Work, id: string): Promise<void> {
  const row = await work.tx.deleteFrom('services').where('id', '=', id).returning('name').executeTakeFirst()
  await work.record({ action: 'service.removed', subject: wordOf(found(row, 'Service').name) })
}

export async function sortCatalogue(work: Work, order: Input<typeof services.sort>['body']): Promise<void> {
  await sortBy(work.tx, 'service_categories', order.categoryIds)
  await sortBy(work.tx, 'services', order.serviceIds)
}

export async function addCategory(work: Work, name: ServiceCategory['name']): Promise<ServiceCategory> {
  const row = await work.tx
    .insertInto('serviceCategories')
    .values({
      id: work.newId(),
      name: JSON.stringify(name),
      position: await nextPlace(work, 'serviceCategories'),
      createdAt: work.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await work.record({ action: 'service_category.created', subject: wordOf(name) })
  return presentCategory(row)
}

export async function renameCategory(work: Work, id: string, name: ServiceCategory['name']): Promise<ServiceCategory> {
  const row = await work.tx
    .updateTable('serviceCategories')
    .set({ name: JSON.stringify(name) })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  await work.record({ action: 'service_category.changed', subject: wordOf(name) })
  return presentCategory(found(row, 'Category'))
}

export async function removeCategory(work: Work, id: string): Promise<void> {
  const row = await work.tx
    .selectFrom('serviceCategories')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  const { name } = found(row, 'Category')
  const used = await work.tx
    .selectFrom('services')
    .select('id')
    .where('categoryId', '=', id)
    .limit(1)
    .executeTakeFirst()
  if (used !== undefined) throw new AppError('in_use', 'Move or remove the services of this category first')
  await work.tx.deleteFrom('serviceCategories').where('id', '=', id).execute()
  await work.record({ action: 'service_category.removed', subject: wordOf(name) })
}

async function check(work: Work, draft: ServiceDraft): Promise<void> {
  const { categoryId, teamId, slaPolicyId, approvalFlowId, form, steps } = draft
  const category = work.tx.selectFrom('serviceCategories').select('id').where('id', '=', categoryId)
  if ((await category.executeTakeFirst()) === undefined)
    throw invalidField('categoryId', 'unknown', 'There is no such category')
  if (teamId !== null && !(await isTeam(work.tx, teamId)))
    throw invalidField('teamId', 'unknown', 'There is no such team')
  if (slaPolicyId !== null) await checkPolicy(work, slaPolicyId)
  if (approvalFlowId !== null) {
    const flow = work.tx.selectFrom('approvalFlows').select('id').where('id', '=', approvalFlowId)
    if ((await flow.executeTakeFirst()) === undefined)
      throw invalidField('approvalFlowId', 'unknown', 'There is no such approval flow')
  }
  const circle = firstCircle(steps)
  if (circle !== undefined)
    throw invalidField(`steps.${circle}.after`, 'circle', 'A step comes only after steps that stand before it')
  await checkForm(work, form)
  await checkSteps(work, steps)
}

/** Held until the end: whoever switches it off waits, and finds it in use. */
async function checkPolicy(work: Work, id: string): Promise<void> {
  const policy = await work.tx
    .selectFrom('slaPolicies')
    .select('id')
    .where('id', '=', id)
    .where('isOn', '=', true)
    .where('isInternal', '=', false)
    .where('removedAt', 'is', null)
    .forShare()
    .executeTakeFirst()
  if (policy === undefined)
    throw invalidField('slaPolicyId', 'unknown', 'There is no such service level agreement that is on')
}

async function checkForm(work: Work, form: ServiceDraft['form']): Promise<void> {
  // Requesters look no people up.
  const isAsked = ({ portal, type }: CustomField) => portal !== 'hidden' && type !== 'person'
  const shown = (await listFields(work.tx)).filter(isAsked).map(({ key }) => key)
  const place = form.findIndex(({ key }) => !shown.includes(key))
  if (place !== -1) throw invalidField(`form.${place}`, 'unknown', 'There is no such field that the portal shows')
  if (new Set(form.map(({ key }) => key)).size < form.length)
    throw invalidField('form', 'taken', 'A form asks for each field once')
}

async function checkSteps(work: Work, steps: ServiceDraft['steps']): Promise<void> {
  const webhooks = new Set((await work.tx.selectFrom('webhooks').select('id').execute()).map(({ id }) => id))
  const agents = work.tx.selectFrom('people').select('id').where('role', '<>', 'requester')
  const known = new Set((await agents.execute()).map(({ id }) => id))
  for (const [place, step] of steps.entries()) {
    if (step.kind === 'action' && !webhooks.has(step.webhookId))
      throw invalidField(`steps.${place}.webhookId`, 'unknown', 'There is no such webhook')
    if (step.kind === 'task' && step.assigneeId !== null && !known.has(step.assigneeId))
      throw invalidField(`steps.${place}.assigneeId`, 'unknown', 'There is no such agent')
  }
}

async function putAudience(work: Work, serviceId: string, audience: ServiceAudience): Promise<void> {
  if (audience.kind === 'everyone') return
  const ids = [...new Set(audience.ids)]
  const isTeams = audience.kind === 'teams'
  const known = await work.tx
    .selectFrom(isTeams ? 'teams' : 'organizations')
    .select('id')
    .where('id', 'in', ids)
    .execute()
  if (known.length < ids.length) throw invalidField('audience.ids', 'unknown', 'One of them does not exist')
  const rows = ids.map((id) => ({
    id: work.newId(),
    serviceId,
    organizationId: isTeams ? null : id,
    teamId: isTeams ? id : null,
  }))
  await work.tx.insertInto('serviceAudience').values(rows).execute()
}

function columnsOf(draft: ServiceDraft) {
  return {
    categoryId: draft.categoryId,
    name: JSON.stringify(draft.name),
    summary: JSON.stringify(draft.summary),
    description: JSON.stringify(draft.description),
    icon: draft.icon,
    audience: draft.audience.kind,
    ticketType: draft.ticketType,
    impact: draft.impact,
    urgency: draft.urgency,
    teamId: draft.teamId,
    slaPolicyId: draft.slaPolicyId,
    tags: [...new Set(draft.tags)],
    form: JSON.stringify(draft.form),
    price: draft.price === null ? null : draft.price.toFixed(2),
    costCenter: draft.costCenter,
    approvalFlowId: draft.approvalFlowId,
    steps: JSON.stringify(draft.steps),
    isActive: draft.isActive,
  }
}

async function nextPlace(work: Work, table: 'services' | 'serviceCategories'): Promise<number> {
  const query = work.tx.selectFrom(table).select(sql<number>`coalesce(max(position), 0) + 1`.as('place'))
  return (await query.executeTakeFirstOrThrow()).place
}

/** For the audit log, which has no language. */
function wordOf(name: unknown): string {
  const { es, en } = name as ServiceCategory['name']
  return es === '' ? en : es
}

/** What the audit log tells of a change. */
function told(service: Service) {
  const {
    id: _,
    version: _v,
    updatedAt: _u,
    broken: _b,
    team: _t,
    organizations: _o,
    slaPolicyId: _p,
    ...rest
  } = service
  return { ...rest, slaPolicy: service.slaPolicy?.name ?? null }
}
