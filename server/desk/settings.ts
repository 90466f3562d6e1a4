import { sql } from 'kysely'
import { usualVariables } from '#contract/branding.ts'
import { type DeskSettings, type desk, deskSettings } from '#contract/desk.ts'
import type { Input } from '#contract/operation.ts'
import { defaultMatrix } from '#contract/priority-matrix.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Db, Tx, Work } from '../kernel/context.ts'

type SettingsChange = Input<typeof desk.updateSettings>['body']

const defaults: DeskSettings = {
  name: 'Mesa',
  language: 'es',
  timeZone: 'UTC',
  accent: '#2f5bc6',
  welcomeTitle: { es: '', en: '' },
  welcomeText: { es: '', en: '' },
  footerLinks: [],
  variables: usualVariables,
  closeAfterDays: 7,
  acknowledges: true,
  asksForRating: true,
  acceptsStrangers: true,
  quotesHistory: true,
  widgetOrigins: [],
  agentsNeedSecondFactor: false,
  priorityMatrix: defaultMatrix,
  currency: 'EUR',
}

export async function readSettings(db: Db | Tx): Promise<DeskSettings> {
  const rows = await db.selectFrom('settings').select(['key', 'value']).execute()
  return settingsOf(Object.fromEntries(rows.map(({ key, value }) => [key, value])))
}

/** The settings among what is stored by name, with what the program brings where nothing is. */
export function settingsOf(stored: Record<string, unknown>): DeskSettings {
  return deskSettings.parse({ ...defaults, ...stored })
}

export async function changeSettings(work: Work, change: SettingsChange): Promise<DeskSettings> {
  const before = await readSettings(work.tx)
  await writeSettings(work.tx, change)
  const after = await readSettings(work.tx)
  const changes = changesBetween(before, after)
  if (changes.length > 0) await work.record({ action: 'settings.changed', subject: after.name, changes })
  return after
}

export async function writeSettings(tx: Tx, settings: SettingsChange): Promise<void> {
  const given = Object.entries(settings).filter(([, value]) => value !== undefined)
  const rows = given.map(([key, value]) => ({ key, value: JSON.stringify(value) }))
  if (rows.length === 0) return
  await tx
    .insertInto('settings')
    .values(rows)
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: sql`excluded.value` }))
    .execute()
}
