import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, string> = {
  'sessions.current': 'Esta',
  'sessions.since': 'Desde el {{date}}',
  'sessions.seen': 'Última actividad',
  'sessions.end': 'Cerrar',
  'sessions.endOf': 'Cerrar la sesión en {{device}}',
  'sessions.endTitle': '¿Cerrar esta sesión?',
  'sessions.endText': '{{device}} sale al momento. No se pierde nada de lo escrito.',
  'sessions.ended': 'La sesión se ha cerrado.',
  'sessions.endOthers': 'Cerrar todas las demás',
  'sessions.endOthersTitle': '¿Cerrar todas las demás sesiones?',
  'sessions.endOthersText': 'Sales al momento en todas partes menos aquí.',
  'sessions.othersEnded': 'Todas las demás sesiones se han cerrado.',
  'sessions.onlyThis': 'No has iniciado sesión en ningún otro sitio.',
  'sessions.unknownDevice': 'Dispositivo desconocido',
  'browsers.title': 'Navegadores que no piden código',
  'browsers.text':
    'En ellos diste un código de tu segundo factor y pediste que no se volviera a pedir durante un tiempo. Si cambias la contraseña se olvidan todos.',
  'browsers.until': 'Hasta el {{date}}',
  'browsers.forget': 'Olvidar',
  'browsers.forgetOf': 'Olvidar {{device}}',
  'browsers.forgetTitle': '¿Olvidar este navegador?',
  'browsers.forgetText':
    'Quien entre con {{device}} tendrá que dar un código otra vez. Una sesión que siga abierta allí no se cierra.',
  'browsers.forgotten': 'Allí se vuelve a pedir un código.',
}
