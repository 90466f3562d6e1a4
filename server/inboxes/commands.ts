import { sql } from 'kysely'
import type { Input } from '#contract/operation.ts'
import type { Inbox, inboxes } from '#contract/structure.ts'
import { signatureVariables } from '#contract/template-variables.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Tx, Work } from '../kernel/context.ts'
import { AppError, invalidField } from '../kernel/errors.ts'
import { cleanTemplate, htmlFromText, textFromHtml } from '../texts/index.ts'
import { domainOf } from './addresses.ts'
import { defaultInbox, getInbox } from './queries.ts'

type Draft = Input<typeof inboxes.create>['body']
type OwnDefaults = 'aliases' | 'takesWholeDomain' | 'trustedServers'
/** What is left out is as the database has it: no further addresses, no trust. */
export type InboxDraft = Omit<Draft, OwnDefaults> & Partial<Pick<Draft, OwnDefaults>>
type InboxChange = Input<typeof inboxes.update>['body']

/** The first inbox is the default one, whatever was asked. */
export async function addInbox(work: Work, draft: InboxDraft): Promise<Inbox> {
  const { tx } = work
  await lockInboxes(tx)
  const id = work.newId()
  const former = await defaultInbox(tx)
  await refuseTakenAddresses(tx, id, draft)
  await checkTeam(tx, draft.teamId)
  if (draft.isDefault) await clearDefault(tx)
  await tx
    .insertInto('inboxes')
    .values({
      ...draft,
      ...signatureOf(draft),
      id,
      isDefault: draft.isDefault || former === undefined,
      language: draft.language ?? former?.language ?? (work.actor.kind === 'person' ? work.actor.language : 'es'),
      createdAt: work.now(),
    })
    .execute()
  await work.record({ action: 'inbox.created', subject: `${draft.name} <${draft.address}>` })
  return getInbox(tx, id)
}

export async function changeInbox(work: Work, id: string, change: InboxChange): Promise<Inbox> {
  const { tx } = work
  await lockInboxes(tx)
  const before = await getInbox(tx, id)
  if (before.isDefault && change.isDefault === false) {
    throw invalidField('isDefault', 'one_required', 'Make another inbox the default one instead')
  }
  await refuseTakenAddresses(tx, id, {
    address: change.address ?? before.address,
    aliases: change.aliases ?? before.aliases,
    takesWholeDomain: change.takesWholeDomain ?? before.takesWholeDomain,
  })
  await checkTeam(tx, change.teamId)
  if (change.isDefault) await clearDefault(tx)
  const fields = { ...change, ...signatureOf(change) }
  if (Object.keys(fields).length > 0) await tx.updateTable('inboxes').set(fields).where('id', '=', id).execute()
  const after = await getInbox(tx, id)
  await work.record({
    action: 'inbox.changed',
    subject: `${after.name} <${after.address}>`,
    changes: changesBetween(told(before), told(after)),
  })
  return after
}

/** Both ways to write the signature, from the one that was given; nothing when none was. */
function signatureOf({ signature, signatureHtml }: Pick<InboxChange, 'signature' | 'signatureHtml'>) {
  const html = signatureHtml ?? (signature === undefined ? undefined : htmlFromText(signature))
  if (html === undefined) return {}
  const { clean, unknown } = cleanTemplate(html, signatureVariables)
  const field = signatureHtml === undefined ? 'signature' : 'signatureHtml'
  if (unknown.length > 0) throw invalidField(field, 'unknown_variable', `Unknown: ${unknown.join(', ')}`)
  return { signatureHtml: clean, signature: signatureHtml === undefined ? signature : textFromHtml(clean) }
}

/** Inboxes change one at a time, so that there is always one default and no address twice. Readers do not wait. */
async function lockInboxes(tx: Tx): Promise<void> {
  await sql`lock table inboxes in share row exclusive mode`.execute(tx)
}

type Addresses = Pick<InboxDraft, 'address' | 'aliases' | 'takesWholeDomain'>

/** Each address, and each whole domain, belongs to one inbox. */
async function refuseTakenAddresses(tx: Tx, id: string, { address, aliases = [], takesWholeDomain }: Addresses) {
  const others = await tx
    .selectFrom('inboxes')
    .select(['address', 'aliases', 'takesWholeDomain'])
    .where('id', '<>', id)
    .execute()
  const taken = new Set(others.flatMap((other) => [other.address, ...other.aliases]))
  if (taken.has(address)) throw new AppError('address_taken', 'Another inbox has this address')
  const alias = aliases.findIndex((one) => taken.has(one) || one === address)
  if (alias >= 0) throw takenIn(`aliases.${alias}`, `${aliases[alias]} is already an inbox’s address`)
  const domain = domainOf(address)
  if (takesWholeDomain && others.some((other) => other.takesWholeDomain && domainOf(other.address) === domain)) {
    throw takenIn('takesWholeDomain', `Another inbox already takes all mail for ${domain}`)
  }
}

function takenIn(path: string, message: string): AppError {
  return new AppError('address_taken', message, { faults: [{ path, code: 'taken', message }] })
}

async function checkTeam(tx: Tx, teamId: string | null | undefined): Promise<void> {
  if (teamId == null) return
  const team = await tx.selectFrom('teams').select('id').where('id', '=', teamId).executeTakeFirst()
  if (team === undefined) throw invalidField('teamId', 'unknown', 'There is no such team')
}

async function clearDefault(tx: Tx): Promise<void> {
  await tx.updateTable('inboxes').set({ isDefault: false }).where('isDefault', '=', true).execute()
}

function told({ counts: _, team, ...inbox }: Inbox) {
  return { ...inbox, team: team?.name ?? null }
}
