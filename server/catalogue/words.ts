import type { Language } from '#contract/common.ts'

interface Words {
  author: string
  nobodyToAsk: string
  rejected: string
  failedTask: (title: string) => string
  expired: string
  off: string
}

const words: Record<Language, Words> = {
  en: {
    author: 'Service catalogue',
    nobodyToAsk: 'This request needs approval, and nobody could be asked. Ask for it by hand; the steps begin with it.',
    rejected: 'The request was not approved: its steps do not begin.',
    failedTask: (title) => `Look after what failed: ${title}`.slice(0, 300),
    expired: 'There was no answer in time.',
    off: 'Its webhook is off, or gone.',
  },
  es: {
    author: 'Catálogo de servicios',
    nobodyToAsk:
      'Esta solicitud necesita una aprobación y no se ha podido preguntar a nadie. Pídela a mano; con ella empiezan los pasos.',
    rejected: 'La solicitud no se ha aprobado: sus pasos no empiezan.',
    failedTask: (title) => `Ocuparse de lo que ha fallado: ${title}`.slice(0, 300),
    expired: 'No ha respondido a tiempo.',
    off: 'Su webhook está desactivado o ya no existe.',
  },
}

export function wordsIn(language: Language): Words {
  return words[language]
}

/** A text of a service in a language; in the other where it has none. */
export function inLanguage(text: unknown, language: Language): string {
  const { es, en } = text as Record<Language, string>
  return language === 'es' ? es || en : en || es
}
