import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ParsedMail, readMail } from '#server/mail/reading/index.ts'
import { eventually } from './program.ts'
import type { World } from './world.ts'

export interface MailDraft {
  from?: string
  to?: string
  subject?: string
  text?: string
  messageId?: string
  /** Further header lines. */
  headers?: Record<string, string>
}

let count = 0

/** A plain mail as programs write them; what is not said is made up, different each time. */
export function rawMail(draft: MailDraft = {}): string {
  count += 1
  const headers = {
    From: draft.from ?? 'Ana García <ana@clinica.example>',
    To: draft.to ?? 'support@desk.example',
    Subject: draft.subject ?? `Asunto ${count}`,
    Date: 'Mon, 02 Mar 2026 09:12:00 +0100',
    'Message-ID': draft.messageId ?? `<mail-${count}-${process.pid}@clinica.example>`,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    ...draft.headers,
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return `${lines.join('\r\n')}\r\n\r\n${(draft.text ?? 'La impresora no imprime desde ayer.').replace(/\r?\n/g, '\r\n')}\r\n`
}

/** Hands a mail over by HTTP, as a program of the administrator would, or of `by`. */
export async function deliver(world: World, raw: string | Buffer, inbox?: string, by?: { cookie: string }) {
  const { cookie } = by ?? (await world.admin())
  const query = inbox === undefined ? '' : `?inbox=${encodeURIComponent(inbox)}`
  const response = await world.fetch(`/api/v1/mail/deliver${query}`, {
    method: 'POST',
    body: raw,
    headers: { cookie, 'content-type': 'message/rfc822', 'x-requested-with': 'mesa' },
  })
  const answer = (await response.json()) as {
    receivedId: string
    outcome: string
    reason: string
    ticketNumber?: number
    messageId?: string
    code?: string
  }
  return { status: response.status, ...answer }
}

/** Every mail that has left, in the order of leaving, after all that waits was done. */
export async function sentMails(world: World): Promise<ParsedMail[]> {
  await world.drain()
  return Promise.all((await rawMailsIn(world.outgoing)).map((raw) => readMail(raw, { from: undefined, to: [] })))
}

/** The newest mail in which the text is found, as a running program wrote it into its folder. */
export async function sentMailWith(folder: string, text: string): Promise<ParsedMail> {
  const mails = async () =>
    Promise.all((await rawMailsIn(folder)).map((raw) => readMail(raw, { from: undefined, to: [] })))
  const found = await eventually(
    async () => (await mails()).findLast((mail) => mail.bodyText.includes(text)),
    (mail) => mail !== undefined,
  )
  if (found === undefined) throw new Error(`No mail says “${text}”`)
  return found
}

/** What lies in a folder of outgoing mail, in the order of leaving. */
export async function rawMailsIn(folder: string): Promise<Buffer[]> {
  // Those with a dot before them are still being written.
  const isWhole = (name: string) => name.endsWith('.eml') && !name.startsWith('.')
  const files = (await readdir(folder).catch(() => [])).filter(isWhole).sort()
  return Promise.all(files.map((name) => readFile(join(folder, name))))
}

export function header(mail: ParsedMail, name: string): string | undefined {
  return mail.headers.get(name.toLowerCase())?.[0]
}
