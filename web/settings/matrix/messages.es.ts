import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, string> = {
  'section.matrix': 'Prioridades',
  'section.matrix.lead': 'Qué prioridad sale del impacto y la urgencia.',
  'matrix.text':
    'Un cambio vale para los tickets nuevos, y para los demás cuando cambie su impacto o su urgencia. Los VIP suben el impacto uno, también el de sus tickets sin resolver cuando empiezan a serlo; los agentes pueden fijar otra prioridad con un motivo.',
  'matrix.label': 'Prioridad según impacto y urgencia',
  'matrix.cell': 'Impacto {{impact}}, urgencia {{urgency}}',
  'matrix.usual': 'Volver a la matriz habitual',
  'matrix.saved': 'Las prioridades se han guardado.',
}
