import type { Language } from '#contract/common.ts'
import type { SecretKind } from '#contract/redaction.ts'

const words: Record<Language, Record<SecretKind, string>> = {
  es: {
    name: 'nombre',
    email: 'correo',
    phone: 'teléfono',
    link: 'enlace',
    secret: 'contraseña',
    iban: 'cuenta bancaria',
    card: 'tarjeta',
    document: 'documento de identidad',
    address: 'dirección de red',
    missing: 'por completar',
  },
  en: {
    name: 'name',
    email: 'e-mail address',
    phone: 'phone number',
    link: 'link',
    secret: 'password',
    iban: 'bank account',
    card: 'card number',
    document: 'identity number',
    address: 'network address',
    missing: 'to be completed',
  },
}

/** Brackets that nobody types, so that what was taken out is found again and never mistaken for text. */
export function mark(kind: SecretKind, language: Language): string {
  return `⟦${words[language][kind]}⟧`
}

/** What was typed with these brackets is no mark of ours. */
export function withoutBrackets(text: string): string {
  return text.replaceAll('⟦', '[').replaceAll('⟧', ']')
}

/** Lets a function see only what stands between the marks. */
export function betweenMarks(text: string, change: (piece: string) => string): string {
  return text
    .split(/(⟦[^⟦⟧]*⟧)/)
    .map((piece, place) => (place % 2 === 1 ? piece : change(piece)))
    .join('')
}
