import type { Language } from '#contract/common.ts'

interface Letter {
  subject: string
  text: string
  button: string
}

type Words = (reason: 'gone' | 'failing', name: string, host: string) => Letter

const words: Record<Language, Words> = {
  en: (reason, name, host) => ({
    subject: `The webhook “${name}” was switched off`,
    text:
      reason === 'gone'
        ? `${host} answered that nobody listens there any more (status 410). Nothing is sent to it until the webhook is switched on again.`
        : `Nothing has arrived at ${host} for three days. Nothing more is sent to it until the webhook is switched on again. The log shows what failed; each can be sent again from there.`,
    button: 'Open the webhooks',
  }),
  es: (reason, name, host) => ({
    subject: `El webhook «${name}» se ha desactivado`,
    text:
      reason === 'gone'
        ? `${host} ha respondido que ya nadie escucha ahí (estado 410). No se le envía nada hasta que el webhook se active de nuevo.`
        : `Hace tres días que no llega nada a ${host}. No se le envía nada más hasta que el webhook se active de nuevo. El registro muestra lo que ha fallado; desde ahí se puede volver a enviar.`,
    button: 'Abrir los webhooks',
  }),
}

export function wordsOf(language: Language): Words {
  return words[language]
}
