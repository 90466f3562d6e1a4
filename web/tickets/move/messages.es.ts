import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, string> = {
  'move.open': 'Mover a otro ticket…',
  'move.back': 'Devolver al #{{number}}',
  'move.title': 'Mover este mensaje',
  'move.lead': 'Sus archivos y personas van con él. No se avisa a nadie por correo y se puede deshacer.',
  'move.existing': 'A otro ticket',
  'move.new': 'A un ticket nuevo',
  'move.newOf': 'Se abre un ticket nuevo de {{name}} con este mensaje, enlazado con este.',
  'move.number': 'Número del ticket',
  'move.same': 'El mensaje ya está en este ticket.',
  'move.readers': '{{name}} y quienes participen en él podrán leer el mensaje.',
  'move.suggestions': 'Otros tickets de {{name}}',
  'move.save': 'Mover',
  'move.done': 'El mensaje está ahora en el ticket #{{number}}.',
  'move.undone': 'El mensaje vuelve a estar en el ticket #{{number}}.',
}
