import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, string> = {
  'fields.title': 'Detalles',
  'fields.missing': 'Falta para poder resolverlo',
  'fields.finishTitle': 'Antes de resolverlo',
  'fields.finishText': 'Todo ticket resuelto dice esto. Rellénalo y el ticket queda resuelto.',
  'fields.finish': 'Resolver',
  'fields.fill': 'Rellenar y enviar',
  'fields.needed': 'Este campo es obligatorio.',
}
