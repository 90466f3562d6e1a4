import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, string> = {
  'clock.first_response': 'Primera respuesta',
  'clock.next_response': 'Siguiente respuesta',
  'clock.periodic_update': 'Novedades',
  'clock.resolution': 'Solución',
  'clock.time_to_own': 'Asignación',
}
