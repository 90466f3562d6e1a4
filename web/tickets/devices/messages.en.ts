export const en = {
  'devices.title': 'Devices',
  'devices.add': 'Put a device on the ticket',
  'devices.link': 'Put {{name}} on the ticket',
  'devices.unlink': 'Take {{name}} off the ticket',
  'event.deviceAdded': '{{who}} put the device {{name}} on the ticket',
  'event.deviceRemoved': '{{who}} took the device {{name}} off the ticket',
  'devices.online': 'Online',
  'devices.offline': 'Offline',
  'devices.unenrolled': 'Without agent',
  'devices.firing_one': '{{count}} alert',
  'devices.firing_other': '{{count}} alerts',
} as const
