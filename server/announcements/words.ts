import type { AnnouncementState } from '#contract/announcements.ts'
import type { Language } from '#contract/common.ts'

interface Words {
  confirmSubject: (desk: string) => string
  confirmText: (desk: string) => string
  confirmButton: string
  open: string
  unsubscribe: string
  affected: (services: string) => string
  when: (span: string) => string
  from: (moment: string) => string
  states: Record<AnnouncementState, string>
}

const words: Record<Language, Words> = {
  en: {
    confirmSubject: (desk) => `Confirm that you want the announcements of ${desk}`,
    confirmText: (desk) =>
      `Somebody, probably you, asked for the announcements of ${desk} to be sent to this address. Nothing is sent until you confirm it. If it was not you, there is nothing to do.`,
    confirmButton: 'Confirm the subscription',
    open: 'See it on the portal',
    unsubscribe: 'Stop these mails',
    affected: (services) => `Affected: ${services}.`,
    when: (span) => `When: ${span}.`,
    from: (moment) => `from ${moment}`,
    states: {
      investigating: 'Investigating',
      identified: 'Cause found',
      monitoring: 'Watching',
      scheduled: 'Scheduled',
      running: 'In progress',
      resolved: 'Resolved',
    },
  },
  es: {
    confirmSubject: (desk) => `Confirma que quieres recibir los avisos de ${desk}`,
    confirmText: (desk) =>
      `Alguien, probablemente tú, ha pedido que los avisos de ${desk} lleguen a esta dirección. No se envía nada hasta que lo confirmes. Si no has sido tú, no tienes que hacer nada.`,
    confirmButton: 'Confirmar la suscripción',
    open: 'Verlo en el portal',
    unsubscribe: 'No recibir más estos correos',
    affected: (services) => `Afecta a: ${services}.`,
    when: (span) => `Cuándo: ${span}.`,
    from: (moment) => `desde el ${moment}`,
    states: {
      investigating: 'Investigando',
      identified: 'Causa encontrada',
      monitoring: 'En observación',
      scheduled: 'Programado',
      running: 'En curso',
      resolved: 'Resuelto',
    },
  },
}

export function wordsIn(language: Language): Words {
  return words[language]
}
