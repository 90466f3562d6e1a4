import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, string> = {
  title: 'Buscar',
  label: 'Buscar en todo',
  placeholder: 'Palabras, un nombre, una dirección, un número de ticket…',
  filter: 'Qué buscar',
  'type.all': 'Todo',
  'type.ticket': 'Tickets',
  'type.person': 'Personas',
  'type.organization': 'Organizaciones',
  tickets: 'Tickets',
  people: 'Personas',
  organizations: 'Organizaciones',
  corrected: 'No había nada para «{{asked}}». Estos son los resultados de «{{used}}».',
  'count.all_one': 'Un resultado',
  'count.all_other': '{{count}} resultados',
  members_one: 'Una persona',
  members_other: '{{count}} personas',
  'start.title': '¿Qué buscas?',
  'start.text':
    'Los tickets se encuentran por cualquier palabra que contengan; las personas, por nombre, dirección o teléfono; las organizaciones, por nombre o dominio.',
  'nothing.title': 'No hay nada para «{{q}}»',
  'nothing.text': 'Prueba con menos palabras, con otras o con parte de una dirección.',
  'failed.title': 'La búsqueda no ha funcionado',
}
