import { type Selectable, sql } from 'kysely'
import type { Service, ServiceAudience, ServiceCategory } from '#contract/service.ts'
import { listFields } from '../fields/index.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import type { ServiceCategories } from '../kernel/tables.ts'
import { storedForm, storedSteps } from './schema.ts'

/** All services, also those that are not offered, in the order of the catalogue. */
export async function listServices(db: Db | Tx): Promise<Service[]> {
  const rows = await selectServices(db)
    .innerJoin('serviceCategories as c', 'c.id', 's.categoryId')
    .orderBy('c.position')
    .orderBy('c.id')
    .orderBy('s.position')
    .orderBy('s.id')
    .execute()
  const known = await whatThereIs(db)
  return rows.map((row) => present(row, known))
}

export async function getService(db: Db | Tx, id: string): Promise<Service> {
  const row = await selectServices(db).where('s.id', '=', id).executeTakeFirst()
  return present(found(row, 'Service'), await whatThereIs(db))
}

export async function listCategories(db: Db | Tx): Promise<ServiceCategory[]> {
  const rows = await db.selectFrom('serviceCategories').selectAll().orderBy('position').orderBy('id').execute()
  return rows.map(presentCategory)
}

export function presentCategory({ id, name }: Selectable<ServiceCategories>): ServiceCategory {
  // Only what the contract let in was ever written.
  return { id, name: name as ServiceCategory['name'] }
}

function selectServices(db: Db | Tx) {
  return db
    .selectFrom('services as s')
    .leftJoin('teams as g', 'g.id', 's.teamId')
    .leftJoin('slaPolicies as p', 'p.id', 's.slaPolicyId')
    .selectAll('s')
    .select(['g.name as teamName', 'g.color as teamColor', 'p.name as slaPolicyName'])
    .select(
      sql<Seer[]>`(select coalesce(json_agg(json_build_object(
          'teamId', w.team_id, 'organizationId', o.id, 'organizationName', o.name) order by o.name), '[]')
        from service_audience as w left join organizations as o on o.id = w.organization_id
        where w.service_id = s.id)`.as('seers'),
    )
}

interface Seer {
  teamId: string | null
  organizationId: string | null
  organizationName: string | null
}

type Row = Awaited<ReturnType<ReturnType<typeof selectServices>['executeTakeFirstOrThrow']>>

interface Known {
  keys: Set<string>
  webhooks: Set<string>
  agents: Set<string>
}

/** What forms and steps can name. */
async function whatThereIs(db: Db | Tx): Promise<Known> {
  const fields = await listFields(db)
  const webhooks = await db.selectFrom('webhooks').select('id').where('isActive', '=', true).execute()
  const agents = await db
    .selectFrom('people')
    .select('id')
    .where('isActive', '=', true)
    .where('role', '<>', 'requester')
    .execute()
  return {
    keys: new Set(fields.filter(({ isArchived, portal }) => !isArchived && portal !== 'hidden').map(({ key }) => key)),
    webhooks: new Set(webhooks.map(({ id }) => id)),
    agents: new Set(agents.map(({ id }) => id)),
  }
}

function present(row: Row, known: Known): Service {
  const form = storedForm.parse(row.form)
  const steps = storedSteps.parse(row.steps)
  return {
    id: row.id,
    categoryId: row.categoryId,
    // The contract let these in, and the database's checks hold the columns to its words.
    name: row.name as Service['name'],
    summary: row.summary as Service['summary'],
    description: row.description as Service['description'],
    icon: row.icon as Service['icon'],
    audience: audienceOf(row),
    organizations: row.seers.flatMap(({ organizationId, organizationName }) =>
      organizationId === null ? [] : [{ id: organizationId, name: organizationName ?? '' }],
    ),
    ticketType: row.ticketType as Service['ticketType'],
    impact: row.impact,
    urgency: row.urgency,
    teamId: row.teamId,
    team: row.teamId === null ? null : { id: row.teamId, name: row.teamName ?? '', color: row.teamColor ?? '' },
    slaPolicyId: row.slaPolicyId,
    slaPolicy: row.slaPolicyId === null ? null : { id: row.slaPolicyId, name: row.slaPolicyName ?? '' },
    tags: row.tags,
    form,
    price: row.price === null ? null : Number(row.price),
    costCenter: row.costCenter,
    approvalFlowId: row.approvalFlowId,
    steps,
    isActive: row.isActive,
    version: row.version,
    broken: brokenOf({ form, steps }, known),
    updatedAt: row.updatedAt.toISOString(),
  }
}

/** One whose organizations or teams are all gone is for nobody, which the empty list says. */
function audienceOf({ audience, seers }: Pick<Row, 'audience' | 'seers'>): ServiceAudience {
  if (audience === 'everyone') return { kind: 'everyone' }
  const kind = audience === 'teams' ? 'teams' : 'organizations'
  return { kind, ids: seers.flatMap(({ teamId, organizationId }) => teamId ?? organizationId ?? []) }
}

function brokenOf({ form, steps }: Pick<Service, 'form' | 'steps'>, { keys, webhooks, agents }: Known): string[] {
  const fields = form.filter(({ key }) => !keys.has(key)).map(({ key }) => `form.${key}`)
  const places = steps.flatMap((step, place) => {
    const isFine =
      step.kind === 'action' ? webhooks.has(step.webhookId) : step.assigneeId === null || agents.has(step.assigneeId)
    return isFine ? [] : [`steps.${place}`]
  })
  return [...fields, ...places]
}

/** The places of all services and categories are given anew. */
export async function sortBy(tx: Tx, table: 'services' | 'service_categories', ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`update ${sql.table(table)} as t set position = s.place from (
      select id, row_number() over (order by array_position(${ids}::uuid[], id) nulls last, position, id) as place
      from ${sql.table(table)}) as s
    where s.id = t.id`.execute(tx)
}
