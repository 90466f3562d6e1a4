import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, string> = {
  'service.title': 'Servicio',
  'service.approval': 'Pendiente de aprobación',
  'service.working': 'En curso',
  'service.done': 'Todos los pasos hechos',
  'service.rejected': 'No aprobado',
  'service.progress': '{{done}} de {{count}} pasos hechos',
  'service.step.waiting': 'Espera a los anteriores',
  'service.step.running': 'Empezado',
  'service.step.done': 'Hecho',
  'service.step.failed': 'Ha fallado',
  'service.step.cancelled': 'Suspendido',
}
