import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, string> = {
  title: 'Mi día',
  lead: 'Lo que espera por ti, de un vistazo.',
  waiting: 'Esperan tu respuesta',
  'waiting.none': 'Nadie espera una respuesta tuya.',
  'waiting.all': 'Todos los míos',
  tasks: 'Mis tareas',
  'tasks.none': 'No tienes tareas pendientes.',
  'tasks.tick': 'Marcar como hecha: {{title}}',
  'tasks.of': '#{{number}} · {{subject}}',
  'tasks.overdue': 'Venció: {{when}}',
  'tasks.today': 'Hoy, {{when}}',
  'tasks.later': 'Para el {{when}}',
  'tasks.done': 'Hecha: {{title}}',
  approvals: 'Esperan tu aprobación',
  'approvals.all': 'Todas las aprobaciones',
  pending: 'Esperan al solicitante',
  'pending.none': 'Ninguno de tus tickets espera a su solicitante.',
  recent: 'Vistos hace poco',
  'recent.none': 'Los tickets que abras aparecerán aquí.',
}
