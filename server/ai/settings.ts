import type { Selectable } from 'kysely'
import { type AiFeature, type AiSettings, type AiSettingsChange, aiFeatures } from '#contract/ai.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Ctx, Db, Tx, Work } from '../kernel/context.ts'
import { invalidField, notFound } from '../kernel/errors.ts'
import { seal, unseal } from '../kernel/sealed.ts'
import type { AiSettings as Table } from '../kernel/tables.ts'
import type { Endpoint } from './client.ts'

export type SettingsRow = Selectable<Table>

const initial: AiSettings = {
  isOn: false,
  baseUrl: '',
  model: '',
  embeddingModel: '',
  hasKey: false,
  features: [],
  redacts: true,
  timeoutSeconds: 60,
  maxTokens: 1000,
  dailyLimit: 500,
}

export function findSettings(db: Db | Tx): Promise<SettingsRow | undefined> {
  return db.selectFrom('aiSettings').selectAll().executeTakeFirst()
}

export async function readAiSettings(db: Db | Tx): Promise<AiSettings> {
  const row = await findSettings(db)
  return row === undefined ? initial : present(row)
}

/** The settings while something may be asked of the model; what is switched off is not there. */
export async function settingsFor(db: Db | Tx, feature: AiFeature): Promise<SettingsRow> {
  const row = await findSettings(db)
  if (row === undefined || !row.isOn || !row.features.includes(feature)) throw notFound('Feature')
  return row
}

export function featuresOf(row: SettingsRow | undefined): AiFeature[] {
  return row?.isOn ? aiFeatures.filter((one) => row.features.includes(one)) : []
}

/** What changes where texts go, or what is taken out of them, lets everybody look again before the next is sent. */
export async function changeAiSettings(work: Work, change: AiSettingsChange): Promise<AiSettings> {
  const row = await findSettings(work.tx)
  const before = row === undefined ? initial : present(row)
  const { apiKey, ...given } = change
  const next = { ...before, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) }
  refuseUnusable(work, next)
  const isElsewhere = next.baseUrl !== before.baseUrl || (before.redacts && !next.redacts)
  // A key that was given for one address is never sent to another.
  const isKept = apiKey === undefined && next.baseUrl === before.baseUrl
  const key = isKept ? (row?.apiKey ?? null) : sealed(work, apiKey ?? null)
  const { hasKey: _, ...columns } = next
  const values = {
    ...columns,
    features: aiFeatures.filter((one) => next.features.includes(one)),
    apiKey: key,
    version: (row?.version ?? 0) + (isElsewhere ? 1 : 0),
    updatedAt: work.now(),
  }
  await work.tx
    .insertInto('aiSettings')
    .values({ isOnly: true, ...values })
    .onConflict((conflict) => conflict.column('isOnly').doUpdateSet(values))
    .execute()
  const after = { ...next, hasKey: key !== null }
  const changes = changesBetween({ ...before }, { ...after })
  if (changes.length > 0) await work.record({ action: 'ai.changed', subject: hostOf(after.baseUrl), changes })
  return readAiSettings(work.tx)
}

/** Where calls go. */
export function endpointOf(ctx: Pick<Ctx, 'services'>, row: SettingsRow, signal: AbortSignal): Endpoint {
  return {
    outside: ctx.services.outside,
    baseUrl: row.baseUrl,
    apiKey: row.apiKey === null ? undefined : unseal(row.apiKey, ctx.services.key('ai')),
    timeoutMs: row.timeoutSeconds * 1000,
    signal,
  }
}

export function hostOf(baseUrl: string): string {
  return URL.parse(baseUrl)?.host ?? ''
}

/** For the test of a connection: on or off. */
export function usable(row: SettingsRow | undefined): SettingsRow {
  if (row !== undefined && row.baseUrl !== '' && row.model !== '') return row
  throw notFound('Language model')
}

function refuseUnusable(work: Work, { isOn, baseUrl, model }: AiSettings): void {
  if (isOn && baseUrl === '') throw invalidField('baseUrl', 'required', 'Say where the model is')
  if (isOn && model === '') throw invalidField('model', 'required', 'Say which model')
  const refusal = baseUrl === '' ? undefined : work.services.outside.refusalOf(baseUrl)
  if (refusal !== undefined) throw invalidField('baseUrl', 'not_allowed', refusal)
}

function sealed({ services }: Work, apiKey: string | null): Buffer | null {
  return apiKey === null ? null : seal(apiKey, services.key('ai'))
}

function present({ apiKey, features, version: _, isOnly: _only, updatedAt: _at, ...row }: SettingsRow): AiSettings {
  return { ...row, features: aiFeatures.filter((one) => features.includes(one)), hasKey: apiKey !== null }
}
