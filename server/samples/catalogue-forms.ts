import { addFlow } from '../approvals/index.ts'
import { addField, listFields } from '../fields/index.ts'
import type { Work } from '../kernel/context.ts'
import type { Cast } from './cast.ts'

type FieldDraft = Parameters<typeof addField>[1]

/** What the forms of the services ask for; the general form leaves it out. */
const asked: Pick<FieldDraft, 'key' | 'type' | 'labels' | 'help' | 'options' | 'shownWhen'>[] = [
  {
    key: 'for_whom',
    type: 'text',
    labels: { es: 'Nombre y apellidos', en: 'Full name' },
    help: { es: 'De quien llega o se va.', en: 'Of who joins or leaves.' },
    options: [],
    shownWhen: null,
  },
  {
    key: 'on_day',
    type: 'date',
    labels: { es: 'Primer o último día', en: 'First or last day' },
    help: { es: '', en: '' },
    options: [],
    shownWhen: null,
  },
  {
    key: 'needs_laptop',
    type: 'checkbox',
    labels: { es: 'Necesita un portátil', en: 'Needs a laptop' },
    help: { es: '', en: '' },
    options: [],
    shownWhen: null,
  },
  {
    key: 'laptop_model',
    type: 'choice',
    labels: { es: 'Portátil', en: 'Laptop' },
    help: { es: '', en: '' },
    options: [
      {
        value: 'light',
        labels: { es: 'Ligero, de 13 pulgadas', en: 'Light, 13 inches' },
        parent: null,
        isArchived: false,
      },
      {
        value: 'large',
        labels: { es: 'Grande, de 16 pulgadas', en: 'Large, 16 inches' },
        parent: null,
        isArchived: false,
      },
    ],
    shownWhen: { key: 'needs_laptop', values: [true] },
  },
]

/** Places the fields of the forms, but for those that the desk has already. */
export async function keepFields(work: Work): Promise<void> {
  const known = new Set((await listFields(work.tx, 'ticket')).map(({ key }) => key))
  for (const field of asked) {
    if (known.has(field.key)) continue
    await addField(work, {
      ...field,
      subject: 'ticket',
      ticketTypes: ['request'],
      isRequiredOnOpen: false,
      isRequiredOnSolve: false,
      portal: 'shown',
      isArchived: false,
    })
  }
}

/** What costs much is bought once who leads the support team agrees. Answers the flow. */
export async function keepPurchaseApproval(work: Work, { teamIds }: Cast): Promise<string> {
  const { id } = await addFlow(work, {
    name: 'Compras',
    question: { es: '¿Se compra?', en: 'Shall it be bought?' },
    steps: [
      {
        who: { kind: 'team', teamId: teamIds.it, only: 'leads' },
        quorum: 1,
        fromAmount: null,
        remindAfterHours: 24,
        expireAfterDays: 14,
      },
    ],
    holdsTicket: true,
    allowsOwn: false,
  })
  return id
}
