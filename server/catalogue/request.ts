import type { ServiceRequestDraft } from '#contract/service-request.ts'
import { shownFields } from '#contract/shown-fields.ts'
import type { TicketType } from '#contract/tickets.ts'
import { askForApproval } from '../approvals/index.ts'
import { readSettings } from '../desk/index.ts'
import { changeFields, listFields, readKnown } from '../fields/index.ts'
import { defaultInbox } from '../inboxes/index.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Work } from '../kernel/context.ts'
import { AppError, found } from '../kernel/errors.ts'
import type { PersonRow } from '../people/index.ts'
import { addMessage, bodyOf, machineNote, openTicket, type TicketRow } from '../tickets/index.ts'
import { findOfferRow, formOf, type OfferRow } from './offers.ts'
import { type Snapshot, storedSteps } from './schema.ts'
import { goOn } from './steps.ts'
import { inLanguage, wordsIn } from './words.ts'

/** Where an agent asks for somebody: to whom the service has to be offered, and who asks. */
interface Behalf {
  offeredTo: Actor
  agentId: string
}

/** Opens the ticket of a request, asks for approval where the service says so, or begins with its steps. */
export async function requestService(
  work: Work,
  requester: PersonRow,
  serviceId: string,
  draft: Omit<ServiceRequestDraft, 'stranger' | 'requesterId'>,
  behalf?: Behalf,
): Promise<TicketRow> {
  const actor = behalf?.offeredTo ?? work.actor
  const service = found(await findOfferRow({ db: work.tx, actor }, serviceId), 'Service')
  const fields = await checkValues(work, service, draft.fields)
  // The database's check holds the column to these words.
  const language = requester.language as 'es' | 'en'
  const subject = inLanguage(service.name, language)
  const inbox = await defaultInbox(work.tx)
  const cause = { kind: 'person', personId: behalf?.agentId ?? requester.id } as const
  const channel = behalf === undefined ? 'portal' : 'desk'
  const { ticket } = await openTicket(
    work,
    {
      subject,
      type: service.ticketType as TicketType,
      impact: service.impact,
      urgency: draft.urgency ?? service.urgency,
      channel,
      language,
      requesterId: requester.id,
      inboxId: inbox?.id ?? null,
      teamId: service.teamId ?? inbox?.teamId ?? null,
      servicePolicyId: service.slaPolicyId,
      assigneeId: null,
      tags: service.tags,
      fields,
    },
    {
      ...bodyOf({ bodyText: draft.bodyText === '' ? subject : draft.bodyText }),
      kind: 'reply',
      direction: 'in',
      authorId: requester.id,
      from: { name: requester.name, address: requester.email },
      to: inbox === undefined ? [] : [{ name: inbox.name, address: inbox.address }],
      cc: [],
      channel,
      isAutomatic: false,
      attachmentIds: draft.attachmentIds,
    },
    cause,
  )
  await keepRequest(work, ticket, service)
  if (service.approvalFlowId === null) await goOn(work, ticket.id)
  else await ask(work, ticket, service, service.approvalFlowId)
  return ticket
}

/** Values that the form asks for, in the way tickets keep them; refused when one does not fit, or is missing. */
async function checkValues(work: Work, service: OfferRow, given: ServiceRequestDraft['fields']) {
  const all = await listFields(work.tx)
  const form = formOf(service, all, work.actor)
  const type = service.ticketType as TicketType
  const asked = form.map(({ field }) => ({ ...field, portal: 'editable' as const }))
  const known = await readKnown({ db: work.tx, services: work.services, actor: work.actor }, asked, given)
  const { values, faults } = changeFields({ fields: asked, type, byRequester: true, known }, {}, given)
  const shown = shownFields(asked, type, values)
  const missing = form
    .filter(({ field, isRequired }) => isRequired && values[field.key] === undefined)
    .filter(({ field }) => shown.some(({ key }) => key === field.key))
    .map(({ field }) => ({ path: `fields.${field.key}`, code: 'required', message: 'This field is required' }))
  const found = faults.length > 0 ? faults : missing
  if (found.length > 0) throw new AppError('invalid', 'Some fields are missing or do not fit', { faults: found })
  return values
}

async function keepRequest(work: Work, ticket: TicketRow, service: OfferRow): Promise<void> {
  const { currency } = await readSettings(work.tx)
  const kept: Snapshot = {
    name: service.name as Snapshot['name'],
    icon: service.icon as Snapshot['icon'],
    price: service.price === null ? null : Number(service.price),
    currency,
    costCenter: service.costCenter,
    approvalFlowId: service.approvalFlowId,
  }
  await work.tx
    .insertInto('serviceRequests')
    .values({
      ticketId: ticket.id,
      serviceId: service.id,
      serviceVersion: service.version,
      snapshot: JSON.stringify(kept),
      state: service.approvalFlowId === null ? 'working' : 'approval',
      createdAt: work.now(),
    })
    .execute()
  const steps = storedSteps.parse(service.steps)
  if (steps.length === 0) return
  const rows = steps.map((step, position) => ({
    id: work.newId(),
    ticketId: ticket.id,
    position,
    step: JSON.stringify(step),
    state: 'waiting',
  }))
  await work.tx.insertInto('requestSteps').values(rows).execute()
}

/** Where nobody can be asked, the request waits all the same, and a note says that agents have to ask by hand. */
async function ask(work: Work, ticket: TicketRow, service: OfferRow, flowId: string): Promise<void> {
  const cause = { kind: 'person', personId: ticket.requesterId } as const
  const amount = service.price === null ? null : Number(service.price)
  const asked = await askForApproval(work, { ticketId: ticket.id, flowId, amount, cause })
  if ('id' in asked) {
    await work.tx
      .updateTable('serviceRequests')
      .set({ approvalId: asked.id })
      .where('ticketId', '=', ticket.id)
      .execute()
    return
  }
  const { language } = await readSettings(work.tx)
  const words = wordsIn(language)
  const now = await work.tx.selectFrom('tickets').selectAll().where('id', '=', ticket.id).executeTakeFirstOrThrow()
  await addMessage(work, now, machineNote(words.author, `<p>${words.nobodyToAsk}</p>`), {
    kind: 'system',
    job: 'catalogue',
  })
}
