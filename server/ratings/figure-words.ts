import type { Language } from '#contract/common.ts'
import type { RatingGroup } from '#contract/ratings.ts'
import type { Channel, TicketType } from '#contract/ticket-fields.ts'

interface Words {
  filename: string
  /** What stands over the figures, in their order. */
  figures: string[]
  groups: Record<RatingGroup, string>
  types: Record<TicketType, string>
  channels: Record<Channel, string>
  total: string
  none: string
}

const words: Record<Language, Words> = {
  es: {
    filename: 'valoraciones.csv',
    figures: ['Valoraciones', 'Satisfechas', 'CSAT %', 'Media', 'Facilidad', 'Preguntadas', 'Contestadas'],
    groups: {
      agent: 'Agente',
      team: 'Equipo',
      type: 'Tipo',
      channel: 'Canal',
      category: 'Categoría',
      service: 'Servicio',
      article: 'Artículo',
      reason: 'Motivo',
    },
    types: { incident: 'Incidencia', request: 'Solicitud' },
    channels: {
      email: 'Correo',
      portal: 'Portal',
      phone: 'Teléfono',
      desk: 'En la mesa',
      api: 'API',
      chat: 'Chat',
      alert: 'Alerta',
    },
    total: 'Total',
    none: 'Sin asignar',
  },
  en: {
    filename: 'ratings.csv',
    figures: ['Ratings', 'Satisfied', 'CSAT %', 'Average', 'Ease', 'Asked', 'Answered'],
    groups: {
      agent: 'Agent',
      team: 'Team',
      type: 'Type',
      channel: 'Channel',
      category: 'Category',
      service: 'Service',
      article: 'Article',
      reason: 'Reason',
    },
    types: { incident: 'Incident', request: 'Request' },
    channels: {
      email: 'E-mail',
      portal: 'Portal',
      phone: 'Phone',
      desk: 'In the desk',
      api: 'API',
      chat: 'Chat',
      alert: 'Alert',
    },
    total: 'Total',
    none: 'None',
  },
}

export function wordsIn(language: Language): Words {
  return words[language]
}
