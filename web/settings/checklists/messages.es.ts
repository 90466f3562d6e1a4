import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, string> = {
  'checklists.add': 'Añadir lista',
  'checklists.addTitle': 'Lista nueva',
  'checklists.editTitle': 'Lista {{name}}',
  'checklists.edit': 'Editar',
  'checklists.editName': 'Editar {{name}}',
  'checklists.none': 'Aún no hay listas',
  'checklists.noneText':
    'Lo que hay que hacer cada vez, como cuando llega alguien nuevo, se puede poner en un ticket de un clic.',
  'checklists.count_one': 'Una tarea',
  'checklists.count_other': '{{count}} tareas',
  'checklists.tasks': 'Tareas, en este orden',
  'checklists.task': 'Tarea {{position}}',
  'checklists.hours': 'Tarea {{position}}: horas hasta que vence',
  'checklists.hoursUnit': 'Sin plazo',
  'checklists.hoursSuffix': ' h',
  'checklists.addTask': 'Añadir tarea',
  'checklists.removeTask': 'Quitar la tarea {{position}}',
  'checklists.moveUp': 'Subir la tarea {{position}}',
  'checklists.tasksMissing': 'Escribe al menos una tarea.',
  'checklists.saved': 'La lista {{name}} se ha guardado.',
  'checklists.remove': 'Eliminar la lista',
  'checklists.removeTitle': '¿Eliminar la lista {{name}}?',
  'checklists.removeText': 'Los tickets que tienen sus tareas las conservan.',
  'checklists.removed': 'La lista {{name}} se ha eliminado.',
}
