import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, string> = {
  'catalogue.title': 'Qué puedes pedir',
  'catalogue.approval': 'Necesita aprobación',
  'catalogue.more': '¿Algo más que debamos saber?',
  'catalogue.moreHint': 'Por ejemplo, para cuándo lo necesitas.',
  'catalogue.needed': 'Hace falta.',
  'catalogue.ask': 'Solicitarlo',
  'catalogue.progress': '{{done}} de {{count}} pasos hechos',
  'catalogue.state.approval': 'Pendiente de aprobación',
  'catalogue.state.working': 'En curso',
  'catalogue.state.done': 'Todos los pasos hechos',
  'catalogue.state.rejected': 'No se ha aprobado',
}
