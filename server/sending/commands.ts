import type { MailServerDraft } from '#contract/mail-accounts.ts'
import { findInbox, type InboxRow } from '../inboxes/index.ts'
import type { Work } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { seal } from '../kernel/sealed.ts'
import { findMailAccount, removeMailAccount, saveMailAccount } from '../mail-accounts/index.ts'
import type { DkimKey } from './dkim.ts'
import { dkimKey, findSendingSettings, saveSendingSettings } from './settings.ts'

export async function setSendingServer(work: Work, inboxId: string, draft: MailServerDraft): Promise<void> {
  const inbox = await getInboxRow(work, inboxId)
  const before = await findMailAccount(work.tx, inboxId, 'sending')
  const after = await saveMailAccount(work, inboxId, 'sending', draft)
  await work.record({
    action: 'sending.changed',
    subject: nameOf(inbox),
    changes: [
      { field: 'server', from: before === undefined ? null : serverText(before), to: serverText(after) },
      ...(draft.password === undefined ? [] : [{ field: 'password', from: null, to: '•••' }]),
    ],
  })
}

export async function removeSendingServer(work: Work, inboxId: string): Promise<void> {
  const inbox = await getInboxRow(work, inboxId)
  const before = await findMailAccount(work.tx, inboxId, 'sending')
  if (before === undefined) return
  await removeMailAccount(work, inboxId, 'sending')
  await work.record({
    action: 'sending.changed',
    subject: nameOf(inbox),
    changes: [{ field: 'server', from: serverText(before), to: null }],
  })
}

export async function setMailRate(work: Work, inboxId: string, mailsPerMinute: number | null): Promise<void> {
  const inbox = await getInboxRow(work, inboxId)
  const before = (await findSendingSettings(work.tx, inboxId))?.mailsPerMinute ?? null
  if (before === mailsPerMinute) return
  await saveSendingSettings(work, inboxId, { mailsPerMinute })
  await work.record({
    action: 'sending.changed',
    subject: nameOf(inbox),
    changes: [{ field: 'mailsPerMinute', from: before, to: mailsPerMinute }],
  })
}

export async function setDkim(
  work: Work,
  inboxId: string,
  { domain, selector, key }: { domain: string; selector: string; key: DkimKey },
): Promise<void> {
  const inbox = await getInboxRow(work, inboxId)
  await saveSendingSettings(work, inboxId, {
    dkimDomain: domain,
    dkimSelector: selector,
    dkimPrivateKey: seal(key.privateKey, dkimKey(work.services)),
    dkimPublicKey: key.publicKey,
  })
  await work.record({
    action: 'sending.changed',
    subject: nameOf(inbox),
    changes: [{ field: 'dkim', from: null, to: `${selector}._domainkey.${domain}` }],
  })
}

export async function removeDkim(work: Work, inboxId: string): Promise<void> {
  const inbox = await getInboxRow(work, inboxId)
  const before = await findSendingSettings(work.tx, inboxId)
  if (before?.dkimDomain == null) return
  const none = { dkimDomain: null, dkimSelector: null, dkimPrivateKey: null, dkimPublicKey: null }
  await saveSendingSettings(work, inboxId, none)
  const from = `${before.dkimSelector}._domainkey.${before.dkimDomain}`
  await work.record({
    action: 'sending.changed',
    subject: nameOf(inbox),
    changes: [{ field: 'dkim', from, to: null }],
  })
}

async function getInboxRow(work: Work, id: string): Promise<InboxRow> {
  return found(await findInbox(work.tx, id), 'Inbox')
}

function nameOf({ name, address }: InboxRow): string {
  return `${name} <${address}>`
}

function serverText({ host, port, username }: { host: string; port: number; username: string }): string {
  return username === '' ? `${host}:${port}` : `${username} @ ${host}:${port}`
}
