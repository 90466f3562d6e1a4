import { Buffer } from 'node:buffer'
import { type ActionRequest, actionResult } from '#contract/device.ts'
import type { DeviceAct, WantedAct } from '#contract/device-acts.ts'
import { type PersonActor, personOf } from '../../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import { AppError, authorize, found } from '../../kernel/errors.ts'
import { addMessage, lockTicket, machineNote, recordFile } from '../../tickets/index.ts'
import { askDevice } from '../ask.ts'
import { type DeviceRow, getDeviceRow } from '../row.ts'
import { wordsOf } from './words.ts'

const withinMs = 75_000
/** So much of what a device said is kept with the act; diagnostics go whole into the ticket. */
const keptOutput = 20_000

interface Wish {
  act: WantedAct
  ticketNumber?: number | undefined
}

/** Asks the device, and writes down who had what done and how it ended, on the device and on the ticket. */
export async function runAct(ctx: Ctx, deviceId: string, { act, ticketNumber }: Wish): Promise<DeviceAct> {
  const person = personOf(ctx.actor)
  const device = await getDeviceRow(ctx.db, ctx.actor, deviceId)
  await refuseTeam(ctx, device)
  const request = await requestOf(ctx, person, act)
  const begun = await transact(ctx, (work) =>
    begin(work, { device, person, act, subject: request.subject, ticketNumber }),
  )
  try {
    const question = { kind: 'actions.run', body: request.body, answer: actionResult, withinMs }
    const { output } = await askDevice(ctx, device.id, question)
    await transact(ctx, (work) => end(work, begun, 'done', output))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const state = error.code === 'device_refused' ? 'refused' : 'failed'
    await transact(ctx, (work) => end(work, begun, state, error.message))
    throw error
  }
  return getAct(ctx, device.id, begun.id)
}

async function refuseTeam(ctx: Ctx, device: DeviceRow): Promise<void> {
  const team = await ctx.db
    .selectFrom('deviceTeams')
    .select('allowsActions')
    .where('teamId', '=', device.teamId)
    .executeTakeFirst()
  authorize(team?.allowsActions === true, 'have actions done on devices of this team')
}

/** What the device is asked, and the service or script that it is about. */
async function requestOf(
  ctx: Ctx,
  person: PersonActor,
  act: WantedAct,
): Promise<{ body: ActionRequest; subject: string }> {
  switch (act.action) {
    case 'restart_service':
      return { body: act, subject: act.service }
    case 'reboot': {
      const warning = wordsOf(person.language).warning(act.minutes)
      return { body: { ...act, warning }, subject: '' }
    }
    case 'run_script': {
      const query = ctx.db.selectFrom('deviceScripts').select(['name', 'content']).where('id', '=', act.scriptId)
      const script = found(await query.executeTakeFirst(), 'Script')
      return { body: { action: 'run_script', content: script.content }, subject: script.name }
    }
    case 'flush_dns':
    case 'diagnostics':
      return { body: act, subject: '' }
  }
}

interface Begun {
  id: string
  device: DeviceRow
  person: PersonActor
  act: WantedAct
  subject: string
  ticketNumber: number | undefined
}

async function begin(work: Work, given: Omit<Begun, 'id'>): Promise<Begun> {
  const { device, person, act, subject, ticketNumber } = given
  const id = work.newId()
  const ticketId = ticketNumber === undefined ? null : (await lockTicket(work, ticketNumber)).id
  const columns = { deviceId: device.id, personId: person.id, ticketId, action: act.action, subject }
  await work.tx
    .insertInto('deviceActs')
    .values({ id, ...columns, state: 'running', createdAt: work.now() })
    .execute()
  await work.record({ action: 'device.acted', subject: `${device.name}: ${act.action} ${subject}`.trim() })
  return { ...given, id }
}

async function end(work: Work, begun: Begun, state: 'done' | 'refused' | 'failed', output: string): Promise<void> {
  const clean = output.replaceAll('\u0000', '').toWellFormed()
  await work.tx
    .updateTable('deviceActs')
    .set({ state, output: clean.slice(0, keptOutput), endedAt: work.now() })
    .where('id', '=', begun.id)
    .execute()
  if (begun.ticketNumber !== undefined) await note(work, begun, begun.ticketNumber, state, clean)
}

async function note(
  work: Work,
  begun: Begun,
  number: number,
  state: DeviceAct['state'],
  output: string,
): Promise<void> {
  const { device, person, act, subject } = begun
  const ticket = await lockTicket(work, number)
  const words = wordsOf(person.language)
  const text = words.note({ device: device.name, person: person.name, action: act.action, subject, state })
  const isWhole = act.action === 'diagnostics' && state === 'done'
  const attachmentIds = isWhole ? [await attach(work, device, output)] : []
  const said = isWhole || output.trim() === '' ? '' : `<pre>${escaped(output.slice(0, 2000))}</pre>`
  const message = { ...machineNote(words.author, `<p>${escaped(text)}</p>${said}`), attachmentIds }
  await addMessage(work, ticket, message, { kind: 'person', personId: person.id, isQuiet: true })
}

async function attach(work: Work, device: DeviceRow, output: string): Promise<string> {
  const file = await work.services.files.put(Buffer.from(output))
  const filename = `${device.name.replace(/[^\w.-]+/g, '-')}-diagnostics.json`
  return (await recordFile(work, file, { filename, contentType: 'application/json' })).id
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

export async function listActs(ctx: Ctx, deviceId: string): Promise<DeviceAct[]> {
  await getDeviceRow(ctx.db, ctx.actor, deviceId)
  const rows = await selectActs(ctx, deviceId).orderBy('a.id', 'desc').limit(50).execute()
  return rows.map(present)
}

async function getAct(ctx: Ctx, deviceId: string, id: string): Promise<DeviceAct> {
  return present(await selectActs(ctx, deviceId).where('a.id', '=', id).executeTakeFirstOrThrow())
}

function selectActs(ctx: Ctx, deviceId: string) {
  return ctx.db
    .selectFrom('deviceActs as a')
    .innerJoin('people as p', 'p.id', 'a.personId')
    .select(['a.id', 'a.action', 'a.subject', 'a.state', 'a.output', 'a.createdAt', 'p.id as personId', 'p.name'])
    .where('a.deviceId', '=', deviceId)
}

type Row = Awaited<ReturnType<ReturnType<typeof selectActs>['execute']>>[number]

function present({ personId, name, createdAt, state, ...row }: Row): DeviceAct {
  // The database's check holds the column to the words of the contract.
  const known = state as DeviceAct['state']
  return { ...row, state: known, person: { id: personId, name }, createdAt: createdAt.toISOString() }
}
