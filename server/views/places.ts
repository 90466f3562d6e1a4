import type { ViewColumn, ViewId } from '#contract/views.ts'
import type { Ctx, Work } from '../kernel/context.ts'
import { jsonOf, presentColumns } from './columns.ts'

export interface Place {
  position: number | null
  isFavourite: boolean
  isHidden: boolean
  /** Null: as the view has them. */
  columns: ViewColumn[] | null
}

export async function listPlaces(ctx: Pick<Ctx, 'db'>, personId: string): Promise<Map<string, Place>> {
  const rows = await ctx.db.selectFrom('viewPlaces').selectAll().where('personId', '=', personId).execute()
  return new Map(
    rows.map(({ viewId, position, isFavourite, isHidden, columns }) => [
      viewId,
      { position, isFavourite, isHidden, columns: presentColumns(columns) },
    ]),
  )
}

export async function placeView(
  work: Work,
  personId: string,
  viewId: ViewId,
  { isFavourite, isHidden, columns }: { [K in Exclude<keyof Place, 'position'>]?: Place[K] | undefined },
): Promise<void> {
  const change = {
    ...(isFavourite !== undefined && { isFavourite }),
    ...(isHidden !== undefined && { isHidden }),
    ...(columns !== undefined && { columns: jsonOf(columns) }),
  }
  if (Object.keys(change).length === 0) return
  await work.tx
    .insertInto('viewPlaces')
    .values({ personId, viewId, ...change })
    .onConflict((conflict) => conflict.columns(['personId', 'viewId']).doUpdateSet(change))
    .execute()
}

/** Those that are not named lose their place, and come after in the order of everybody. */
export async function arrangeViews(work: Work, personId: string, ids: ViewId[]): Promise<void> {
  await work.tx.updateTable('viewPlaces').set({ position: null }).where('personId', '=', personId).execute()
  const unique = [...new Set(ids)]
  if (unique.length === 0) return
  await work.tx
    .insertInto('viewPlaces')
    .values(unique.map((viewId, position) => ({ personId, viewId, position })))
    .onConflict((conflict) =>
      conflict.columns(['personId', 'viewId']).doUpdateSet((is) => ({ position: is.ref('excluded.position') })),
    )
    .execute()
}
