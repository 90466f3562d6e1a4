import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import DKIM from 'nodemailer/lib/dkim'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Signer } from './settings.ts'
import { type MailToSend, outcomesFor, type WayOut } from './way-out.ts'

/** Without a server mails are written as .eml files: nothing is lost, and everything can be read. */
export function folderWayOut(folder: string): WayOut {
  return {
    send: async (build, signer) => {
      const mail = await build()
      await write(folder, nameOf(mail), await rawOf(mail, signer))
      return { outcomes: outcomesFor(mail.envelope.to, { state: 'kept', reason: null, said: null }) }
    },
    close: () => undefined,
  }
}

async function rawOf(mail: MailToSend, signer: Signer | undefined): Promise<Buffer> {
  const plain = new MailComposer(mail).compile().createReadStream()
  return buffer(signer === undefined ? plain : new DKIM(signer).sign(plain))
}

/** Whoever watches the folder sees whole files only. */
async function write(folder: string, name: string, raw: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true })
  const file = await open(join(folder, `.${name}`), 'w', 0o600)
  await file.write(raw)
  await file.sync()
  await file.close()
  await rename(join(folder, `.${name}`), join(folder, name))
}

function nameOf(mail: MailToSend): string {
  const id = String(mail.messageId ?? '').replace(/^<|@.*$/g, '')
  const safe = id.replace(/[^\w.-]/g, '_').slice(0, 80)
  return `${new Date().toISOString().replace(/[:.]/g, '-')}-${safe}.eml`
}
