import type { MacroAction } from '#contract/macros.ts'
import type { Work } from '../kernel/context.ts'

/** For all agents, in both languages. */
export const texts = [
  {
    name: 'Saludo',
    shortcut: 'saludo',
    language: 'es',
    bodyHtml: '<p>Hola, {{requester.firstName}}:</p><p>Gracias por escribirnos.</p>',
  },
  {
    name: 'Pedir una captura',
    shortcut: 'captura',
    language: 'es',
    bodyHtml:
      '<p>¿Puedes enviarnos una captura de pantalla con el mensaje completo? Con ella lo vemos antes.</p><ul><li>Windows: tecla Windows + Mayús + S</li><li>Mac: Mayús + Comando + 4</li></ul>',
  },
  {
    name: 'Greeting',
    shortcut: 'hello',
    language: 'en',
    bodyHtml: '<p>Hello {{requester.firstName}},</p><p>thank you for writing to us.</p>',
  },
  {
    name: 'Ask for a screenshot',
    shortcut: 'screenshot',
    language: 'en',
    bodyHtml: '<p>Could you send us a screenshot with the whole message? It helps us to see what happens.</p>',
  },
]

export const macros: { name: string; description: string; actions: MacroAction[] }[] = [
  {
    name: 'Pedir más datos',
    description: 'Responde, y deja el ticket a la espera del solicitante.',
    actions: [
      { kind: 'take' },
      {
        kind: 'write_reply',
        bodyHtml:
          '<p>Hola, {{requester.firstName}}:</p><p>Para ayudarte necesitamos saber desde cuándo ocurre y en qué equipo.</p>',
      },
      { kind: 'set_status', status: 'pending' },
    ],
  },
  {
    name: 'Resuelto por teléfono',
    description: 'Lo anota y lo da por resuelto.',
    actions: [
      { kind: 'take' },
      { kind: 'write_note', bodyHtml: '<p>Resuelto por teléfono con {{requester.name}}.</p>' },
      { kind: 'set_status', status: 'solved' },
    ],
  },
  {
    name: 'Waiting for the supplier',
    description: 'Puts the ticket on hold.',
    actions: [
      { kind: 'write_note', bodyHtml: '<p>Asked the supplier; we wait for an answer.</p>' },
      { kind: 'set_status', status: 'on_hold' },
    ],
  },
]

/** A few ready-made texts and macros for all agents; what has such a name already stays as it is. */
export async function keepTextsAndMacros(work: Work): Promise<void> {
  const times = { createdAt: work.now(), updatedAt: work.now() }
  await work.tx
    .insertInto('readyTexts')
    .values(texts.map((text) => ({ ...text, ...times, id: work.newId() })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await work.tx
    .insertInto('macros')
    .values(macros.map((macro) => ({ ...macro, ...times, id: work.newId(), actions: JSON.stringify(macro.actions) })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
