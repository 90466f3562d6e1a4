import type { DomainAdvice, SendingSettings, sending } from '#contract/sending.ts'
import { findInbox } from '../inboxes/index.ts'
import { type Ctx, transact } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { findMailAccount, presentMailServer } from '../mail-accounts/index.ts'
import type { Handlers } from '../platform/http.ts'
import { adviseOn } from './advice.ts'
import { removeDkim, removeSendingServer, setDkim, setMailRate, setSendingServer } from './commands.ts'
import { dkimRecord, makeDkimKey, readDkimKey } from './dkim.ts'
import type { DomainRecords } from './domain-records.ts'
import { guessServers } from './guess.ts'
import { providerOfExchangers, providerOfHost } from './providers.ts'
import { findSendingSettings } from './settings.ts'

interface SendingParts {
  dns: DomainRecords
  /** Whether the desk has a server for inboxes without one of their own. */
  hasDeskServer: boolean
}

export function sendingHandlers({ dns, hasDeskServer }: SendingParts): Handlers<typeof sending> {
  const answer = (ctx: Ctx, id: string) => getSending(ctx, id, hasDeskServer)
  return {
    get: (ctx, { params }) => answer(ctx, params.id),
    putServer: async (ctx, { params, body }) => {
      await transact(ctx, (work) => setSendingServer(work, params.id, body))
      return answer(ctx, params.id)
    },
    removeServer: async (ctx, { params }) => {
      await transact(ctx, (work) => removeSendingServer(work, params.id))
      return answer(ctx, params.id)
    },
    update: async (ctx, { params, body }) => {
      await transact(ctx, (work) => setMailRate(work, params.id, body.mailsPerMinute))
      return answer(ctx, params.id)
    },
    putDkim: async (ctx, { params, body: { domain, selector, privateKey } }) => {
      const key = privateKey === undefined ? await makeDkimKey() : readDkimKey(privateKey)
      await transact(ctx, (work) => setDkim(work, params.id, { domain, selector, key }))
      return answer(ctx, params.id)
    },
    removeDkim: async (ctx, { params }) => {
      await transact(ctx, (work) => removeDkim(work, params.id))
      return answer(ctx, params.id)
    },
    advice: (ctx, { params }) => getAdvice(ctx, params.id, dns),
    guess: (_ctx, { query }) => guessServers(query.address, dns),
  }
}

async function getSending(ctx: Ctx, inboxId: string, hasDeskServer: boolean): Promise<SendingSettings> {
  found(await findInbox(ctx.db, inboxId), 'Inbox')
  const account = await findMailAccount(ctx.db, inboxId, 'sending')
  const settings = await findSendingSettings(ctx.db, inboxId)
  return {
    way: account?.isEnabled === true ? 'own' : hasDeskServer ? 'desk' : 'folder',
    server: account === undefined ? null : presentMailServer(account),
    mailsPerMinute: settings?.mailsPerMinute ?? null,
    dkim: presentDkim(settings),
  }
}

async function getAdvice(ctx: Ctx, inboxId: string, dns: DomainRecords): Promise<DomainAdvice> {
  const { address } = found(await findInbox(ctx.db, inboxId), 'Inbox')
  const domain = address.slice(address.lastIndexOf('@') + 1)
  const account = await findMailAccount(ctx.db, inboxId, 'sending')
  const provider =
    account === undefined ? providerOfExchangers(await dns.mx(domain).catch(() => [])) : providerOfHost(account.host)
  return adviseOn({ domain, provider, key: keyOf(await findSendingSettings(ctx.db, inboxId)) }, dns)
}

type Settings = Awaited<ReturnType<typeof findSendingSettings>>

function keyOf(settings: Settings) {
  if (settings?.dkimDomain == null || settings.dkimSelector === null || settings.dkimPublicKey === null)
    return undefined
  return { domain: settings.dkimDomain, selector: settings.dkimSelector, publicKey: settings.dkimPublicKey }
}

function presentDkim(settings: Settings): SendingSettings['dkim'] {
  const key = keyOf(settings)
  if (key === undefined) return null
  const { domain, selector, publicKey } = key
  return { domain, selector, record: dkimRecord(domain, selector, publicKey) }
}
