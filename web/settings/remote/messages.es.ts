import { es as ice } from './ice-messages.es.ts'
import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, string> = {
  ...ice,
  'section.remote': 'Ayuda remota',
  'section.remote.lead': 'Quién puede ver las pantallas y trabajar en los equipos de la gente, con su permiso.',
  'remote.teams': 'Equipos que pueden ayudar a distancia',
  'remote.teamsHint':
    'Solo miembros de estos equipos, también entre los administradores. Las sesiones de los demás terminan al momento. Nadie se conecta antes de que lo permita quien está ante el equipo.',
  'remote.teamsNone': 'Nadie: la ayuda remota está desactivada',
  'remote.unattended': 'Servidores y quioscos en los que no se pregunta',
  'remote.unattendedHint':
    'También debe decirlo la política del propio equipo. Allí se ve mientras alguien está conectado.',
  'remote.noDevices': 'Todavía no hay servidores ni quioscos',
  'remote.isRecorded': 'Grabar las sesiones',
  'remote.isRecordedHint': 'Se dice antes de pedir permiso. Queda anotado quién ve cada grabación.',
  'remote.recorded': 'Grabar siempre en estas organizaciones',
  'remote.recordedHint': 'En sus tickets, diga lo que diga lo anterior.',
  'remote.unrecorded': 'No grabar nunca en estas organizaciones',
  'remote.unrecordedHint': 'Las sesiones en curso siguen como cuando se pidieron.',
  'remote.keepDays': 'Guardar las grabaciones (días)',
  'remote.idleMinutes': 'Terminar si no se hace nada durante (minutos)',
  'remote.idleMinutesHint': '30 como mucho.',
  'remote.mostMinutes': 'Duración máxima de una sesión (minutos)',
  'remote.mostMinutesHint': '240 como mucho.',
  'remote.factorMinutes': 'Un código del segundo factor vale durante (minutos)',
  'remote.factorMinutesHint':
    'Quien lo tenga lo da otra vez antes de pedir una sesión cuando ha pasado más tiempo desde la última.',
  'remote.saved': 'Los ajustes de la ayuda remota se han guardado.',
}
