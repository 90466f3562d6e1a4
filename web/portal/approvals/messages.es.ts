import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, string> = {
  'approvals.nav': 'Por aprobar ({{count}})',
  'approvals.title': 'Aprobaciones',
  'approvals.lead': 'Lo que otras personas piden aprobar.',
  'approvals.approved': 'Queda aprobada',
  'approvals.rejected': 'Queda rechazada',
  'approvals.doneText': 'Ya lo sabe quien la pidió. Puedes cerrar esta página.',
  'approvals.over': 'Esto ya está decidido',
  'approvals.overText': 'Terminó así: {{outcome}}. No hace falta nada más por tu parte.',
  'approvals.expired': 'Este enlace ya no sirve',
  'approvals.expiredText':
    'Puede que ahora decida otra persona, o que la petición terminara hace tiempo. Pregunta a quien te la envió.',
  'approvals.for': '{{name}}, {{desk}} necesita tu decisión',
  'approvals.back': 'Todas las aprobaciones',
}
