import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, string> = {
  'devices.title': 'Dispositivos',
  'devices.add': 'Poner un dispositivo en el ticket',
  'devices.link': 'Poner {{name}} en el ticket',
  'devices.unlink': 'Quitar {{name}} del ticket',
  'event.deviceAdded': '{{who}} ha puesto el dispositivo {{name}} en el ticket',
  'event.deviceRemoved': '{{who}} ha quitado el dispositivo {{name}} del ticket',
  'devices.online': 'Conectado',
  'devices.offline': 'Sin conexión',
  'devices.unenrolled': 'Sin agente',
  'devices.firing_one': '{{count}} alerta',
  'devices.firing_other': '{{count}} alertas',
}
