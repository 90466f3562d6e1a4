import type { Language } from '#contract/common.ts'
import type { Measure } from '#contract/device-watching.ts'

interface Told {
  measure: Measure
  subject: string
  value: number | null
  above: number | null
  forSeconds: number
}

type Words = Record<Measure, (told: Told) => string>

const titles: Record<Language, Words> = {
  en: {
    disk: ({ subject, above }) => `Disk ${subject} is more than ${above} % full`,
    cpu: ({ above }) => `Processor above ${above} %`,
    memory: ({ above }) => `Memory above ${above} %`,
    service: ({ subject }) => `The service ${subject} has stopped`,
    offline: () => 'The device is not reached',
  },
  es: {
    disk: ({ subject, above }) => `El disco ${subject} está lleno a más del ${above} %`,
    cpu: ({ above }) => `Procesador por encima del ${above} %`,
    memory: ({ above }) => `Memoria por encima del ${above} %`,
    service: ({ subject }) => `El servicio ${subject} se ha parado`,
    offline: () => 'No hay conexión con el dispositivo',
  },
}

/** What an alert says, in the desk's language. The title is the same while it lasts; the text has what was measured. */
export function textOf(language: Language, told: Told): { title: string; text: string } {
  const minutes = Math.round(told.forSeconds / 60)
  const parts = [
    ...(told.value === null ? [] : [`${Math.round(told.value)} %`]),
    ...(minutes < 1 ? [] : [language === 'en' ? `for ${minutes} min` : `desde hace ${minutes} min`]),
  ]
  return { title: titles[language][told.measure](told), text: parts.join(', ') }
}
