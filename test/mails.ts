import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ParsedMail, readMail } from '#server/mail/reading/index.ts'
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
  const files = (await readdir(world.outgoing).catch(() => [])).filter((name) => name.endsWith('.eml')).sort()
  const raws = await Promise.all(files.map((name) => readFile(join(world.outgoing, name))))
  return Promise.all(raws.map((raw) => readMail(raw, { from: undefined, to: [] })))
}

export function header(mail: ParsedMail, name: string): string | undefined {
  return mail.headers.get(name.toLowerCase())?.[0]
}
