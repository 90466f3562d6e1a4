import { es as ai } from './ai/messages.es.ts'
import { es as approvals } from './approvals/messages.es.ts'
import { es as assignment } from './assignment/messages.es.ts'
import { es as audit } from './audit/messages.es.ts'
import { es as calendars } from './calendars/messages.es.ts'
import { es as catalogue } from './catalogue/messages.es.ts'
import { es as checklists } from './checklists/messages.es.ts'
import { es as desk } from './desk/messages.es.ts'
import { es as devices } from './devices/messages.es.ts'
import { es as escalation } from './escalation/messages.es.ts'
import { es as fields } from './fields/messages.es.ts'
import { es as hooks } from './hooks/messages.es.ts'
import { es as inboxes } from './inboxes/messages.es.ts'
import { es as macros } from './macros/messages.es.ts'
import { es as mails } from './mails/messages.es.ts'
import { es as matrix } from './matrix/messages.es.ts'
import { es as mesh } from './mesh/messages.es.ts'
import type { en } from './messages.en.ts'
import { es as monitoring } from './monitoring/messages.es.ts'
import { es as notifications } from './notifications/messages.es.ts'
import { es as people } from './people/messages.es.ts'
import { es as profile } from './profile/messages.es.ts'
import { es as ratings } from './ratings/messages.es.ts'
import { es as readyTexts } from './ready-texts/messages.es.ts'
import { es as recurring } from './recurring/messages.es.ts'
import { es as remote } from './remote/messages.es.ts'
import { es as sessions } from './sessions/messages.es.ts'
import { es as sla } from './sla/messages.es.ts'
import { es as teams } from './teams/messages.es.ts'
import { es as templates } from './templates/messages.es.ts'
import { es as tokens } from './tokens/messages.es.ts'
import { es as webhooks } from './webhooks/messages.es.ts'

export const es: Record<keyof typeof en, string> = {
  ...desk,
  ...inboxes,
  ...people,
  ...teams,
  ...tokens,
  ...profile,
  ...sessions,
  ...approvals,
  ...assignment,
  ...audit,
  ...calendars,
  ...catalogue,
  ...checklists,
  ...devices,
  ...escalation,
  ...fields,
  ...hooks,
  ...macros,
  ...mails,
  ...matrix,
  ...notifications,
  ...ratings,
  ...readyTexts,
  ...sla,
  ...recurring,
  ...templates,
  ...monitoring,
  ...remote,
  ...mesh,
  ...ai,
  ...webhooks,
  title: 'Ajustes',
  find: 'Buscar un ajuste',
  'find.none': 'Ninguna página se llama así. Prueba con otra palabra.',
  back: 'Todos los ajustes',
  'group.desk': 'La mesa',
  'group.own': 'Lo mío',
  adminsOnly: 'Solo los administradores abren esta página',
  adminsOnlyText: 'Pídeselo a alguno si hay que cambiar algo aquí.',
  unknownPage: 'Esa página no existe',
  unknownPageText: 'Elige una de la lista.',
  'section.desk': 'Mesa y portal',
  'section.desk.lead': 'Nombre, idioma, comportamiento y aspecto de la mesa ante los clientes.',
  'section.people': 'Agentes y administradores',
  'section.people.lead': 'Quién trabaja aquí, en qué equipos y quién puede cambiar ajustes.',
  'section.teams': 'Equipos',
  'section.teams.lead': 'Colas que comparten varios agentes y quién las ve.',
  'section.inboxes': 'Buzones',
  'section.inboxes.lead': 'Direcciones a las que llegan peticiones y qué ha sido de su correo.',
  'section.filters': 'Filtros de correo',
  'section.filters.lead': 'Qué pasa con el correo que llega antes de ser un ticket.',
  'section.ignored': 'Remitentes ignorados',
  'section.ignored.lead': 'De quién no se abren tickets.',
  'section.mails': 'Correos',
  'section.mails.lead': 'Las palabras de los correos que escribe Mesa, en cada idioma.',
  'section.ratings': 'Valoraciones',
  'section.ratings.lead': 'A quién se pregunta qué tal la ayuda, cuándo, y qué además de la nota.',
  'section.suppressed': 'Direcciones detenidas',
  'section.suppressed.lead': 'Direcciones que devolvieron el correo; no se les envía nada.',
  'section.fields': 'Campos',
  'section.fields.lead': 'Lo que apuntáis de tickets, personas y organizaciones, y quién lo rellena.',
  'section.calendars': 'Calendarios',
  'section.calendars.lead': 'Cuándo se trabaja y qué días no: los plazos se cuentan en este horario.',
  'section.catalogue': 'Catálogo de servicios',
  'section.catalogue.lead': 'Lo que se puede pedir en el portal, con su formulario, su aprobación y sus pasos.',
  'section.checklists': 'Listas de tareas',
  'section.checklists.lead': 'Tareas que los agentes ponen juntas en un ticket.',
  'section.sla': 'Acuerdos de servicio',
  'section.sla.lead': 'Qué se promete y a quién: plazos de respuesta y de solución, según la prioridad.',
  'section.rules': 'Reglas',
  'section.rules.lead': 'Qué se hace solo cuando pasa algo con un ticket. Se preguntan de arriba abajo.',
  'section.macros': 'Macros',
  'section.macros.lead': 'Varios cambios, una nota y una respuesta de una vez.',
  'section.texts': 'Textos preparados',
  'section.texts.lead': 'Respuestas que escribes una vez y pones en una respuesta o nota con una barra.',
  'section.tokens': 'Tokens de API',
  'section.tokens.lead': 'Llaves con las que los programas actúan en tu nombre.',
  'section.audit': 'Registro de auditoría',
  'section.audit.lead': 'Quién ha cambiado qué y quién ha iniciado sesión.',
  'section.profile': 'Mi perfil',
  'section.profile.lead': 'Tu nombre, idioma, aspecto y contraseña.',
  'section.sessions': 'Mis sesiones',
  'section.sessions.lead': 'Dónde has iniciado sesión; cierra las que no conozcas.',
  'unsaved.bar': 'Tienes cambios sin guardar',
  'unsaved.discard': 'Descartar',
  'unsaved.save': 'Guardar cambios',
  'level.impact': 'Impacto',
  'level.urgency': 'Urgencia',
  nameMissing: 'Escribe un nombre.',
  addressInvalid: 'Escribe una dirección de correo, por ejemplo tu@ejemplo.es.',
}
