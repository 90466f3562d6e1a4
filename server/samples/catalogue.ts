import type { ServiceStep } from '#contract/service.ts'
import { announce } from '../announcements/index.ts'
import { addCategory, addService } from '../catalogue/index.ts'
import type { Work } from '../kernel/context.ts'
import type { Cast } from './cast.ts'
import { keepFields, keepPurchaseApproval } from './catalogue-forms.ts'
import { nextSaturday } from './office-hours.ts'

const hourMs = 3_600_000

interface StepOutline {
  title: string
  after?: number[]
  hours?: number
}

/**
 * What the company offers: also what is done when somebody joins, and when somebody leaves. Answers the service that
 * its announcement is about.
 */
export async function keepCatalogue(work: Work, cast: Cast): Promise<string> {
  await keepFields(work)
  const access = await addCategory(work, { es: 'Accesos y cuentas', en: 'Access and accounts' })
  const people = await addCategory(work, { es: 'Personas', en: 'People' })
  const devices = await addCategory(work, { es: 'Equipos', en: 'Devices' })
  const vpn = await service(work, {
    categoryId: access.id,
    name: { es: 'Acceso por VPN', en: 'VPN access' },
    summary: { es: 'Para trabajar desde fuera de la oficina.', en: 'To work from outside the office.' },
    icon: 'network',
    steps: [{ title: 'Dar de alta en la VPN', hours: 8 }],
  })
  await service(work, {
    categoryId: access.id,
    name: { es: 'Acceso a una carpeta compartida', en: 'Access to a shared folder' },
    summary: { es: 'Di cuál y si hace falta escribir en ella.', en: 'Say which one, and whether to write in it.' },
    icon: 'folder',
    steps: [{ title: 'Preguntar a quien lleva la carpeta' }, { title: 'Dar el acceso', after: [0], hours: 8 }],
  })
  await service(work, {
    categoryId: people.id,
    name: { es: 'Incorporación de una persona', en: 'Somebody joins' },
    summary: { es: 'Todo listo para su primer día.', en: 'Everything ready for the first day.' },
    icon: 'user-plus',
    tags: ['alta'],
    form: [
      { key: 'for_whom', isRequired: true },
      { key: 'on_day', isRequired: true },
      { key: 'needs_laptop', isRequired: false },
      { key: 'laptop_model', isRequired: true },
    ],
    steps: [
      { title: 'Crear la cuenta y el buzón', hours: 24 },
      { title: 'Preparar el portátil', hours: 48 },
      { title: 'Pedir la tarjeta del edificio', hours: 48 },
      { title: 'Dar los accesos de su puesto', after: [0], hours: 24 },
      { title: 'Entregarlo todo y explicarlo', after: [1, 2, 3] },
    ],
  })
  await service(work, {
    categoryId: people.id,
    name: { es: 'Baja de una persona', en: 'Somebody leaves' },
    summary: { es: 'Cuentas cerradas y equipos de vuelta.', en: 'Accounts closed, and devices back.' },
    icon: 'user-minus',
    tags: ['baja'],
    form: [
      { key: 'for_whom', isRequired: true },
      { key: 'on_day', isRequired: true },
    ],
    urgency: 3,
    steps: [
      { title: 'Cerrar la cuenta y los accesos', hours: 4 },
      { title: 'Recoger portátil, teléfono y tarjeta', hours: 24 },
      { title: 'Pasar el buzón a quien le sustituye', after: [0] },
      { title: 'Borrar y guardar el equipo', after: [1] },
    ],
  })
  await service(work, {
    categoryId: devices.id,
    name: { es: 'Portátil nuevo', en: 'New laptop' },
    summary: { es: 'Modelo estándar, con lo habitual instalado.', en: 'Standard model, with the usual programs.' },
    icon: 'laptop',
    price: 1150,
    costCenter: 'TI-01',
    approvalFlowId: await keepPurchaseApproval(work, cast),
    steps: [
      { title: 'Comprar', hours: 72 },
      { title: 'Instalar', after: [0] },
      { title: 'Entregar', after: [1] },
    ],
  })
  return vpn
}

/** Something to read on the portal, which the desk has just said. */
export async function keepAnnouncement(work: Work, serviceId: string): Promise<void> {
  const begins = nextSaturday(work.now().getTime()) + 20 * hourMs
  await announce(work, {
    kind: 'maintenance',
    severity: 'minor',
    audience: { kind: 'public' },
    title: { es: 'Mantenimiento de la red el fin de semana', en: 'Network maintenance this weekend' },
    body: {
      es: 'La VPN y el correo pueden cortarse unos minutos. No hace falta hacer nada.',
      en: 'VPN and mail may be interrupted for some minutes. You need not do anything.',
    },
    beginsAt: new Date(begins).toISOString(),
    endsAt: new Date(begins + 4 * hourMs).toISOString(),
    serviceIds: [serviceId],
    mails: false,
  })
}

interface ServiceOutline extends Partial<Omit<Parameters<typeof addService>[1], 'steps'>> {
  categoryId: string
  name: { es: string; en: string }
  steps: StepOutline[]
}

async function service(work: Work, { steps, ...outline }: ServiceOutline): Promise<string> {
  const { id } = await addService(work, {
    summary: { es: '', en: '' },
    description: { es: '', en: '' },
    icon: 'question',
    audience: { kind: 'everyone' },
    ticketType: 'request',
    impact: 1,
    urgency: 2,
    teamId: null,
    tags: [],
    form: [],
    price: null,
    costCenter: '',
    slaPolicyId: null,
    approvalFlowId: null,
    isActive: true,
    ...outline,
    steps: steps.map(
      ({ title, after = [], hours = null }): ServiceStep => ({
        kind: 'task',
        title,
        after,
        assigneeId: null,
        dueAfterHours: hours,
      }),
    ),
  })
  return id
}
