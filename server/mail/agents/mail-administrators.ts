import type { Language } from '#contract/common.ts'
import type { Work } from '../../kernel/context.ts'
import { queueDeskMail } from '../desk-mail.ts'
import { letterOfBlocks } from '../letter.ts'
import { suppressionsAmong } from '../suppressed.ts'

interface DeskNews {
  subject: string
  text: string
  /** What the button says, and where it leads. */
  button: string
  href: string
}

/** Tells every administrator, in the own language, something about the desk itself that wants looking after. */
export async function mailAdministrators(work: Work, newsIn: (language: Language) => DeskNews): Promise<void> {
  const administrators = await work.tx
    .selectFrom('people')
    .select(['name', 'email', 'language'])
    .where('role', '=', 'admin')
    .where('isActive', '=', true)
    .execute()
  for (const { name, email, language } of administrators) {
    if (email === null || (await suppressionsAmong(work, [email])).length > 0) continue
    // The database's check holds the column to these words.
    const { subject, text, button, href } = newsIn(language as Language)
    const letter = letterOfBlocks([
      { kind: 'text', text },
      { kind: 'button', label: button, href },
    ])
    await queueDeskMail(work, { purpose: 'notification', to: { name, address: email }, subject, letter })
  }
}
