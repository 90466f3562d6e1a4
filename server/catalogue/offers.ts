import type { OfferedService, ServiceOffer } from '#contract/catalogue.ts'
import type { CustomField } from '#contract/fields.ts'
import { isReference } from '#contract/reference-types.ts'
import type { ServiceCategory } from '#contract/service.ts'
import { readSettings } from '../desk/index.ts'
import { isSignedIn, listFields } from '../fields/index.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Ctx, Db, Tx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { servicesOfferedTo } from './policy.ts'
import { presentCategory } from './queries.ts'
import { storedForm } from './schema.ts'

type Reader = Pick<Ctx, 'actor'> & { db: Db | Tx }

/** What somebody can ask for, by category; categories with nothing to ask for are left out. */
export async function listOffers(ctx: Reader) {
  const { currency } = await readSettings(ctx.db)
  const categories = await ctx.db
    .selectFrom('serviceCategories')
    .selectAll()
    .orderBy('position')
    .orderBy('id')
    .execute()
  const rows = await selectOffers(ctx).orderBy('s.position').orderBy('s.id').execute()
  return categories.flatMap((category): (ServiceCategory & { services: OfferedService[] })[] => {
    const services = rows.filter(({ categoryId }) => categoryId === category.id)
    return services.length === 0
      ? []
      : [{ ...presentCategory(category), services: services.map((row) => presentOffer(row, currency)) }]
  })
}

export async function getOffer(ctx: Reader, id: string): Promise<ServiceOffer> {
  const row = found(await findOfferRow(ctx, id), 'Service')
  const { currency } = await readSettings(ctx.db)
  return {
    ...presentOffer(row, currency),
    description: row.description as ServiceOffer['description'],
    ticketType: row.ticketType as ServiceOffer['ticketType'],
    urgency: row.urgency,
    form: formOf(row, await listFields(ctx.db), ctx.actor),
  }
}

export function findOfferRow(ctx: Reader, id: string): Promise<OfferRow | undefined> {
  return selectOffers(ctx).where('s.id', '=', id).executeTakeFirst()
}

/**
 * What the form asks for: its own fields, and those that no ticket of its kind is opened without. Fields that are gone,
 * or that the portal has come to hide, are left out; people and devices too for whoever is not signed in and has none to choose
 * from.
 */
export function formOf(
  row: Pick<OfferRow, 'form' | 'ticketType'>,
  all: CustomField[],
  actor: Actor,
): ServiceOffer['form'] {
  const own = storedForm.parse(row.form)
  const byKey = new Map(all.map((field) => [field.key, field]))
  const asked = own.flatMap(({ key, isRequired }) => {
    const field = byKey.get(key)
    return field === undefined || field.isArchived || field.portal === 'hidden' ? [] : [{ field, isRequired }]
  })
  const keys = new Set(own.map(({ key }) => key))
  const ofAll = all
    .filter(
      (field) => !keys.has(field.key) && field.isRequiredOnOpen && !field.isArchived && field.portal === 'editable',
    )
    .filter(({ ticketTypes }) => ticketTypes.length === 0 || ticketTypes.some((type) => type === row.ticketType))
    .map((field) => ({ field, isRequired: true }))
  return [...ofAll, ...asked].filter(({ field }) => isSignedIn(actor) || !isReference(field.type))
}

function selectOffers({ db, actor }: Reader) {
  return db.selectFrom('services as s').selectAll('s').where(servicesOfferedTo(actor))
}

export type OfferRow = Awaited<ReturnType<ReturnType<typeof selectOffers>['executeTakeFirstOrThrow']>>

function presentOffer(row: OfferRow, currency: string): OfferedService {
  // The contract let these in.
  return {
    id: row.id,
    name: row.name as OfferedService['name'],
    summary: row.summary as OfferedService['summary'],
    icon: row.icon as OfferedService['icon'],
    price: row.price === null ? null : Number(row.price),
    currency,
    needsApproval: row.approvalFlowId !== null,
  }
}
