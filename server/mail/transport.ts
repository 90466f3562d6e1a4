import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'

export type MailToSend = SendMailOptions & { envelope: { from: string; to: string[] } }

/** The way out for mails. */
export interface Transport {
  /** True when it was kept in a file, as there is no server to give it to. */
  send(mail: MailToSend): Promise<boolean>
  close(): void
}

/** Gives mails to an SMTP server: `smtp://user:password@host:587`, `smtps://…` for TLS from the first byte. */
export function smtpTransport(url: string): Transport {
  const pool = createTransport({ url, pool: true, maxConnections: 5, connectionTimeout: 15_000, socketTimeout: 60_000 })
  return {
    send: async (mail) => {
      await pool.sendMail(mail)
      return false
    },
    close: () => pool.close(),
  }
}

/** Without a server mails are written as .eml files: nothing is lost, and everything can be read. */
export function folderTransport(folder: string): Transport {
  return {
    send: async (mail) => {
      const raw = await new MailComposer(mail).compile().build()
      await mkdir(folder, { recursive: true })
      const name = `${new Date().toISOString().replace(/[:.]/g, '-')}-${nameOf(mail)}.eml`
      const file = await open(join(folder, `.${name}`), 'w', 0o600)
      await file.write(raw)
      await file.sync()
      await file.close()
      // Whoever watches the folder sees whole files only.
      await rename(join(folder, `.${name}`), join(folder, name))
      return true
    },
    close: () => undefined,
  }
}

function nameOf(mail: MailToSend): string {
  const id = String(mail.messageId ?? '').replace(/^<|@.*$/g, '')
  return id.replace(/[^\w.-]/g, '_').slice(0, 80)
}
