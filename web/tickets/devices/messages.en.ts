export const en = {
  'devices.title': 'Devices',
  'devices.add': 'Put a device on the ticket',
  'devices.link': 'Put {{name}} on the ticket',
  'devices.unlink': 'Take {{name}} off the ticket',
  'devices.online': 'Online',
  'devices.offline': 'Offline',
  'devices.unenrolled': 'Without agent',
  'devices.firing_one': '{{count}} alert',
  'devices.firing_other': '{{count}} alerts',
} as const
