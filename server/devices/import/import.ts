import { sql } from 'kysely'
import type { deviceImports, ImportedLine } from '#contract/device-imports.ts'
import type { DeviceDraft } from '#contract/devices.ts'
import { deviceDraft } from '#contract/devices.ts'
import type { Input, Result } from '#contract/operation.ts'
import type { Work } from '../../kernel/context.ts'
import { findPersonByAddress } from '../../people/index.ts'
import { addDevice, changeDevice } from '../commands.ts'
import { listDeviceTeams } from '../teams.ts'
import { kindOf, type ReadLine, readLines } from './read-lines.ts'

type Request = Input<typeof deviceImports.run>['body']
type Fault = NonNullable<ImportedLine['fault']>

interface Planned {
  line: number
  name: string
  plan: { draft: DeviceDraft; knownId: string | undefined } | { fault: Fault }
}

/** All of a file or nothing of it: a line with a fault keeps the others from being written. */
export async function importDevices(
  work: Work,
  { csv, teamId, isPreview }: Request,
): Promise<Result<typeof deviceImports.run>> {
  const { lines, ignoredColumns } = readLines(csv)
  const planned = await planLines(work, lines, teamId)
  const shown = planned.map(show)
  const count = (outcome: ImportedLine['outcome']) => shown.filter((one) => one.outcome === outcome).length
  const isWritten = !isPreview && count('fault') === 0
  if (isWritten) for (const one of planned) await write(work, one)
  const counts = { addCount: count('add'), updateCount: count('update'), faultCount: count('fault') }
  return { lines: shown, ...counts, isWritten, ignoredColumns }
}

async function planLines(work: Work, lines: ReadLine[], teamId: string): Promise<Planned[]> {
  const teams = new Map((await listDeviceTeams({ db: work.tx })).map(({ id, name }) => [name.toLowerCase(), id]))
  const isOn = [...teams.values()].includes(teamId)
  const seen = new Set<string>()
  const planned: Planned[] = []
  for (const { line, values } of lines) {
    const name = (values.name ?? '').slice(0, 120)
    const plan = await planLine(work, values, { teams, teamId: isOn ? teamId : undefined, seen })
    planned.push({ line, name, plan })
  }
  return planned
}

interface Known {
  teams: Map<string, string>
  teamId: string | undefined
  /** Asset tags of earlier lines. */
  seen: Set<string>
}

async function planLine(work: Work, values: ReadLine['values'], known: Known): Promise<Planned['plan']> {
  const teamId = values.team ? known.teams.get(values.team.toLowerCase()) : known.teamId
  if (teamId === undefined) return fault('team', 'unknown')
  const owner = values.owner ? await findPersonByAddress(work.tx, values.owner) : undefined
  if (values.owner && owner === undefined) return fault('owner', 'unknown')
  if (!values.name) return fault('name', 'missing')
  const { name, assetTag, serial, location, notes } = values
  const kind = kindOf(values.kind)
  const given = { name, teamId, assetTag, serial, location, notes, kind, ownerId: owner?.id }
  const parsed = deviceDraft.safeParse(given)
  if (!parsed.success) return fault(String(parsed.error.issues[0]?.path[0] ?? 'name'), 'too_long')
  const tag = parsed.data.assetTag.toLowerCase()
  if (tag !== '' && known.seen.has(tag)) return fault('assetTag', 'twice')
  known.seen.add(tag)
  return { draft: parsed.data, knownId: await findKnown(work, parsed.data) }
}

function fault(column: string, code: Fault['code']): Planned['plan'] {
  return { fault: { column, code } }
}

/** The device that has this asset tag, or else this serial number. */
async function findKnown({ tx }: Work, { assetTag, serial }: DeviceDraft): Promise<string | undefined> {
  const find = (column: 'asset_tag' | 'serial', value: string) =>
    tx
      .selectFrom('devices')
      .select('id')
      .where(sql<boolean>`lower(${sql.ref(column)}) = ${value.toLowerCase()}`)
      .orderBy('id')
      .executeTakeFirst()
  const byTag = assetTag === '' ? undefined : await find('asset_tag', assetTag)
  const found = byTag ?? (serial === '' ? undefined : await find('serial', serial))
  return found?.id
}

/** An update leaves alone what the line does not say. */
async function write(work: Work, { plan }: Planned): Promise<void> {
  if ('fault' in plan) return
  const { draft, knownId } = plan
  if (knownId === undefined) {
    await addDevice(work, draft)
    return
  }
  const { name, teamId, kind, ownerId } = draft
  const texts = Object.entries({
    assetTag: draft.assetTag,
    serial: draft.serial,
    location: draft.location,
    notes: draft.notes,
  })
  const said = Object.fromEntries(texts.filter(([, value]) => value !== ''))
  await changeDevice(work, knownId, { name, teamId, kind, ...(ownerId !== null && { ownerId }), ...said })
}

function show({ line, name, plan }: Planned): ImportedLine {
  if ('fault' in plan) return { line, name, outcome: 'fault', fault: plan.fault }
  return { line, name, outcome: plan.knownId === undefined ? 'add' : 'update', fault: null }
}
