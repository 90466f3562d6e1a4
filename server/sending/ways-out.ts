import { createHash } from 'node:crypto'
import type { Ctx } from '../kernel/context.ts'
import {
  findMailAccount,
  type MailAccountRow,
  MailServerError,
  type MailSignIn,
  signInOf,
  tellAccountFails,
  tellAccountWorks,
} from '../mail-accounts/index.ts'
import { findSigner } from './settings.ts'
import { smtpAccountWayOut } from './smtp.ts'
import { type Handover, type MailToSend, outcomesFor, type WayOut } from './way-out.ts'

interface Entry {
  /** Changes with the settings, and with the token of a consent. */
  fingerprint: string
  way: WayOut
  mailsUnderWay: number
  isRetired: boolean
}

/** Connections are kept open for so many inboxes at most; the one used longest ago makes room. */
const maxServers = 50
const successEveryMs = 60_000

/**
 * The ways out of all inboxes: each by its own server, else by that of the desk. The settings are read for every mail,
 * so that a change holds at once in every process.
 */
export class WaysOut {
  private readonly fallback: WayOut
  private readonly servers = new Map<string, Entry>()

  constructor(fallback: WayOut) {
    this.fallback = fallback
  }

  async send(ctx: Ctx, inboxId: string | null, build: () => Promise<MailToSend>): Promise<Handover> {
    if (inboxId === null) return this.fallback.send(build, undefined)
    const signer = await findSigner(ctx, inboxId)
    const account = await findMailAccount(ctx.db, inboxId, 'sending')
    if (account === undefined || !account.isEnabled) return this.fallback.send(build, signer)
    const handover = await this.sendBy(ctx, account, build, signer)
    await tellAccount(ctx, account, handover)
    return handover
  }

  close(): void {
    for (const { way } of this.servers.values()) way.close()
    this.servers.clear()
    this.fallback.close()
  }

  private async sendBy(ctx: Ctx, account: MailAccountRow, ...[build, signer]: Parameters<WayOut['send']>) {
    let signIn: MailSignIn
    try {
      signIn = await signInOf(ctx, account)
    } catch (error) {
      if (!(error instanceof MailServerError)) throw error
      return notSignedIn(await build(), error)
    }
    const entry = this.entryFor(account, signIn)
    entry.mailsUnderWay += 1
    try {
      return await entry.way.send(build, signer)
    } finally {
      entry.mailsUnderWay -= 1
      if (entry.isRetired && entry.mailsUnderWay === 0) entry.way.close()
    }
  }

  private entryFor(account: MailAccountRow, signIn: MailSignIn): Entry {
    const fingerprint = fingerprintOf(account, signIn)
    const known = this.servers.get(account.inboxId)
    this.servers.delete(account.inboxId)
    const isSame = known?.fingerprint === fingerprint
    const entry = isSame
      ? known
      : { fingerprint, way: smtpAccountWayOut(account, signIn), mailsUnderWay: 0, isRetired: false }
    if (known !== undefined && !isSame) retire(known)
    // Last in the map's order: used most recently.
    this.servers.set(account.inboxId, entry)
    this.makeRoom()
    return entry
  }

  private makeRoom(): void {
    for (const [inboxId, entry] of this.servers) {
      if (this.servers.size <= maxServers) return
      this.servers.delete(inboxId)
      retire(entry)
    }
  }
}

/** Mails that are under way end on the connections they began on. */
function retire(entry: Entry): void {
  entry.isRetired = true
  if (entry.mailsUnderWay === 0) entry.way.close()
}

function fingerprintOf({ host, port, security }: MailAccountRow, signIn: MailSignIn): string {
  return createHash('sha256')
    .update(JSON.stringify([host, port, security, signIn]))
    .digest('base64')
}

function notSignedIn(mail: MailToSend, { fault, message }: MailServerError): Handover {
  const said = message.slice(0, 500)
  return {
    outcomes: outcomesFor(mail.envelope.to, { state: 'delayed', reason: 'sign_in', said }),
    fault: { fault, detail: said },
  }
}

async function tellAccount(ctx: Ctx, account: MailAccountRow, { fault, outcomes }: Handover): Promise<void> {
  if (fault !== undefined) return tellAccountFails(ctx, account.inboxId, 'sending', fault)
  const isAnswered = outcomes.some(({ state }) => state !== 'unknown')
  const isRecent = ctx.now().getTime() - (account.lastSuccessAt?.getTime() ?? 0) < successEveryMs
  if (isAnswered && (account.failingSince !== null || !isRecent))
    await tellAccountWorks(ctx, account.inboxId, 'sending')
}
