import { channel, ticketStatus, ticketType } from '#contract/tickets.ts'

/** The values of a closed list that a word means, in English and in Spanish; undefined for a word that means none. */
export type Choices = (word: string) => readonly string[] | undefined

const statusWords: Record<string, readonly string[]> = {
  nuevo: ['new'],
  abierto: ['open'],
  pendiente: ['pending'],
  'en espera': ['on_hold'],
  espera: ['on_hold'],
  resuelto: ['solved'],
  cerrado: ['closed'],
  unsolved: ['new', 'open', 'pending', 'on_hold'],
  'sin resolver': ['new', 'open', 'pending', 'on_hold'],
}
const typeWords: Record<string, readonly string[]> = {
  incidencia: ['incident'],
  peticion: ['request'],
  solicitud: ['request'],
}
const channelWords: Record<string, readonly string[]> = {
  mail: ['email'],
  correo: ['email'],
  telefono: ['phone'],
  llamada: ['phone'],
  mesa: ['desk'],
  alerta: ['alert'],
}
const priorityWords = [
  ['1', 'p1', 'critical', 'critica'],
  ['2', 'p2', 'high', 'alta'],
  ['3', 'p3', 'normal'],
  ['4', 'p4', 'low', 'baja'],
]

export const statuses = choicesOf(ticketStatus.options, statusWords)
export const types = choicesOf(ticketType.options, typeWords)
export const channels = choicesOf(channel.options, channelWords)

export function priorities(word: string): number | undefined {
  const index = priorityWords.findIndex((words) => words.includes(bare(word)))
  return index === -1 ? undefined : index + 1
}

export function isMe(word: string): boolean {
  return ['me', 'yo'].includes(bare(word))
}

export function isNobody(word: string): boolean {
  return ['none', 'nobody', 'nadie'].includes(bare(word))
}

export function isFiles(word: string): boolean {
  return ['attachment', 'attachments', 'file', 'files', 'adjunto', 'adjuntos', 'archivo', 'archivos'].includes(
    bare(word),
  )
}

function choicesOf(own: readonly string[], also: Record<string, readonly string[]>): Choices {
  return (word) => {
    const plain = bare(word)
    const exact = own.find((one) => one === plain.replaceAll(' ', '_') || one === plain)
    if (exact !== undefined) return [exact]
    return Object.hasOwn(also, plain) ? also[plain] : undefined
  }
}

function bare(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
