import type { Language } from '#contract/common.ts'
import type { MailToSend } from '../way-out.ts'

const words: Record<Language, { subject: string; text: string }> = {
  es: {
    subject: 'Prueba de conexión de Mesa',
    text: 'Mesa ha enviado este correo a su propio buzón para comprobar que el envío y la recepción funcionan. Puedes borrarlo.',
  },
  en: {
    subject: 'Connection test by Mesa',
    text: 'Mesa sent this mail to its own inbox to see that sending and receiving work. You can delete it.',
  },
}

/** The mail that an inbox sends to itself. */
export function proofMail(address: string, messageId: string, language: Language): MailToSend {
  const { subject, text } = words[language]
  return {
    messageId: `<${messageId}>`,
    from: { name: 'Mesa', address },
    to: [address],
    subject,
    text,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    envelope: { from: address, to: [address] },
  }
}
