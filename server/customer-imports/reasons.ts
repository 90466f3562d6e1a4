import type { Language } from '#contract/common.ts'

const reasons: Record<string, Record<Language, string>> = {
  no_identity: { es: 'Falta por qué conocerle: dirección, número o nombre', en: 'Nothing tells who is meant' },
  staff: { es: 'Trabaja en la mesa', en: 'Works at the desk' },
  repeated: { es: 'Ya está en una fila anterior', en: 'Is in an earlier row already' },
  taken: { es: 'Una dirección, un número o un nombre ya es de otro', en: 'An address, number or name is another’s' },
}

/** Why a row is wrong; a target by its name, as its cell is to blame. */
export function wordsOfReason(code: string | null, language: Language): string {
  if (code === null) return ''
  return reasons[code]?.[language] ?? (language === 'es' ? `No vale: ${code}` : `Not valid: ${code}`)
}
