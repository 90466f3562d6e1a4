import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decideThread,
  type KnownMessage,
  type ThreadDecision,
  type ThreadEvidence,
  type ThreadTicket,
} from './threading.ts'

const marta = 'marta@talleres.example'
const colleague = 'jefe@talleres.example'
const stranger = 'nadie@otra.example'

const printer: ThreadTicket = {
  participants: [marta, 'soporte@desk.example'],
  subject: 'Impresora de la planta 3',
  organizationDomains: [],
  closedForTooLong: false,
}
const ofCompany: ThreadTicket = { ...printer, organizationDomains: ['talleres.example'] }
const closed: ThreadTicket = { ...printer, closedForTooLong: true }
const answered: KnownMessage = {
  ticket: 7,
  subject: 'Impresora de la planta 3',
  recipients: [marta],
  byParticipant: true,
}

function evidence(given: Partial<ThreadEvidence>): ThreadEvidence {
  return {
    signedTicket: undefined,
    ownMessageIdTicket: undefined,
    knownMessage: undefined,
    hookTicket: undefined,
    sender: marta,
    subject: 'RE: Impresora de la planta 3',
    tickets: new Map([
      [7, printer],
      [8, printer],
      [9, ofCompany],
      [10, closed],
    ]),
    ...given,
  }
}

const cases: [rule: string, given: Partial<ThreadEvidence>, decision: ThreadDecision][] = [
  ['a mail that names nothing is new', {}, { kind: 'new', why: 'no_match' }],
  ['a signed address joins', { signedTicket: 7 }, { kind: 'join', ticket: 7, reason: 'signed_address' }],
  [
    'a signed address joins whoever writes, since only a participant got it',
    { signedTicket: 7, sender: stranger },
    { kind: 'join', ticket: 7, reason: 'signed_address' },
  ],
  [
    'a signed address goes before everything else',
    { signedTicket: 7, ownMessageIdTicket: 8, knownMessage: { ...answered, ticket: 9 }, hookTicket: 9 },
    { kind: 'join', ticket: 7, reason: 'signed_address' },
  ],
  ['our own Message-ID joins', { ownMessageIdTicket: 7 }, { kind: 'join', ticket: 7, reason: 'own_message_id' }],
  [
    'our own Message-ID goes before a known one and the hook',
    { ownMessageIdTicket: 8, knownMessage: answered, hookTicket: 9 },
    { kind: 'join', ticket: 8, reason: 'own_message_id' },
  ],
  [
    'our own Message-ID from a stranger opens a linked ticket',
    { ownMessageIdTicket: 7, sender: stranger },
    { kind: 'new', why: 'stranger', related: 7 },
  ],
  [
    'a colleague of the ticket’s organization may answer',
    { ownMessageIdTicket: 9, sender: colleague },
    { kind: 'join', ticket: 9, reason: 'own_message_id' },
  ],
  [
    'a colleague is nobody special where the ticket has no organization',
    { ownMessageIdTicket: 7, sender: colleague },
    { kind: 'new', why: 'stranger', related: 7 },
  ],
  [
    'whoever a participant wrote to may answer',
    { ownMessageIdTicket: 7, sender: stranger, knownMessage: { ...answered, recipients: [stranger] } },
    { kind: 'join', ticket: 7, reason: 'own_message_id' },
  ],
  ['a known message joins', { knownMessage: answered }, { kind: 'join', ticket: 7, reason: 'known_message_id' }],
  [
    'a known message goes before the hook',
    { knownMessage: answered, hookTicket: 8 },
    { kind: 'join', ticket: 7, reason: 'known_message_id' },
  ],
  [
    'a recipient of a participant’s mail may answer it',
    { knownMessage: { ...answered, recipients: [stranger.toUpperCase()] }, sender: stranger },
    { kind: 'join', ticket: 7, reason: 'known_message_id' },
  ],
  [
    'a recipient of a stranger’s mail may not',
    { knownMessage: { ...answered, recipients: [stranger], byParticipant: false }, sender: stranger },
    { kind: 'new', why: 'stranger', related: 7 },
  ],
  [
    'a stranger who answers a known message opens a linked ticket',
    { knownMessage: answered, sender: stranger },
    { kind: 'new', why: 'stranger', related: 7 },
  ],
  [
    'a wholly different subject on an old mail is a new matter',
    { knownMessage: answered, subject: 'Solicitud de vacaciones' },
    { kind: 'new', why: 'other_subject', related: 7 },
  ],
  [
    'a changed subject that still speaks of the matter joins',
    { knownMessage: answered, subject: 'AW: La impresora ya funciona' },
    { kind: 'join', ticket: 7, reason: 'known_message_id' },
  ],
  [
    'prefixes make no difference to the subject',
    { knownMessage: answered, subject: 'RV: Fwd: SV: Re[2]: impresora DE LA planta 3' },
    { kind: 'join', ticket: 7, reason: 'known_message_id' },
  ],
  [
    'no subject is no other subject',
    { knownMessage: answered, subject: 'Re:' },
    { kind: 'join', ticket: 7, reason: 'known_message_id' },
  ],
  [
    'another subject that carries the ticket’s hook stays',
    { knownMessage: answered, subject: '[#7] Gracias', hookTicket: 7 },
    { kind: 'join', ticket: 7, reason: 'known_message_id' },
  ],
  [
    'a subject is not asked for when our own Message-ID is there',
    { ownMessageIdTicket: 7, knownMessage: answered, subject: 'Solicitud de vacaciones' },
    { kind: 'join', ticket: 7, reason: 'own_message_id' },
  ],
  ['a participant’s hook joins', { hookTicket: 7 }, { kind: 'join', ticket: 7, reason: 'subject_hook' }],
  [
    'a participant is known in any case of letters',
    { hookTicket: 7, sender: 'Marta@Talleres.example' },
    { kind: 'join', ticket: 7, reason: 'subject_hook' },
  ],
  [
    'a stranger’s hook opens a linked ticket',
    { hookTicket: 7, sender: stranger },
    { kind: 'new', why: 'stranger', related: 7 },
  ],
  [
    'a colleague’s hook proves nothing, for anybody can type it',
    { hookTicket: 9, sender: colleague },
    { kind: 'new', why: 'stranger', related: 9 },
  ],
  ['a hook of no ticket is no match', { hookTicket: 404 }, { kind: 'new', why: 'no_match' }],
  [
    'evidence of a ticket that is gone gives way to the next',
    { signedTicket: 404, hookTicket: 7 },
    { kind: 'join', ticket: 7, reason: 'subject_hook' },
  ],
  [
    'a ticket closed for too long gets a follow-up, even by its signed address',
    { signedTicket: 10 },
    { kind: 'new', why: 'closed_too_long', related: 10 },
  ],
  [
    'a stranger on a ticket closed for too long is a stranger first',
    { ownMessageIdTicket: 10, sender: stranger },
    { kind: 'new', why: 'stranger', related: 10 },
  ],
  [
    'a sender without a domain belongs to no organization',
    { ownMessageIdTicket: 9, sender: 'talleres.example' },
    { kind: 'new', why: 'stranger', related: 9 },
  ],
]

describe('which ticket a mail belongs to', () => {
  test.each(cases)('%s', (_rule, given, decision) => {
    expect(decideThread(evidence(given))).toEqual(decision)
  })
})

const someTicket: fc.Arbitrary<ThreadTicket> = fc.record({
  participants: fc.uniqueArray(fc.constantFrom(marta, colleague, 'soporte@desk.example'), { maxLength: 3 }),
  subject: fc.constantFrom('Impresora de la planta 3', 'Red caída', ''),
  organizationDomains: fc.constantFrom<string[][]>([], ['talleres.example']),
  closedForTooLong: fc.boolean(),
})
const someNumber = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined })
const someEvidence: fc.Arbitrary<ThreadEvidence> = fc.record({
  signedTicket: someNumber,
  ownMessageIdTicket: someNumber,
  knownMessage: fc.option(
    fc.record({
      ticket: fc.integer({ min: 1, max: 5 }),
      subject: fc.constantFrom('Impresora de la planta 3', 'Otra cosa'),
      recipients: fc.uniqueArray(fc.constantFrom(marta, stranger), { maxLength: 2 }),
      byParticipant: fc.boolean(),
    }),
    { nil: undefined },
  ),
  hookTicket: someNumber,
  sender: fc.constantFrom(marta, colleague, stranger),
  subject: fc.constantFrom('RE: Impresora de la planta 3', 'Vacaciones', ''),
  // Ticket 5 is named but gone.
  tickets: fc
    .tuple(someTicket, someTicket, someTicket, someTicket)
    .map((tickets) => new Map(tickets.map((one, index) => [index + 1, one]))),
})

describe('whatever a mail says of itself', () => {
  test('it joins and is linked to none but a living ticket that its evidence names', () => {
    fc.assert(
      fc.property(someEvidence, (given) => {
        const decision = decideThread(given)
        const ticket = decision.kind === 'join' ? decision.ticket : decision.related
        const named = [given.signedTicket, given.ownMessageIdTicket, given.knownMessage?.ticket, given.hookTicket]
        if (ticket === undefined) return
        expect(named).toContain(ticket)
        expect(given.tickets.has(ticket)).toBe(true)
      }),
    )
  })

  test('nobody without a part in a ticket gets onto it by typing its number', () => {
    fc.assert(
      fc.property(someEvidence, (given) => {
        const decision = decideThread({ ...given, sender: stranger })
        if (decision.kind === 'join') expect(decision.reason).not.toBe('subject_hook')
      }),
    )
  })

  test('a mail joins a ticket that was closed for too long never, and a signed address decides alone', () => {
    fc.assert(
      fc.property(someEvidence, (given) => {
        const decision = decideThread(given)
        if (decision.kind === 'join') expect(given.tickets.get(decision.ticket)?.closedForTooLong).toBe(false)
        const signed = given.signedTicket
        if (signed === undefined || !given.tickets.has(signed)) return
        expect(decision.kind === 'join' ? decision.ticket : decision.related).toBe(signed)
      }),
    )
  })

  test('a further participant never makes a mail join less', () => {
    fc.assert(
      fc.property(someEvidence, (given) => {
        const before = decideThread(given)
        const widened = [...given.tickets].map(([number, one]): [number, ThreadTicket] => [
          number,
          { ...one, participants: [...one.participants, given.sender] },
        ])
        if (before.kind === 'join') expect(decideThread({ ...given, tickets: new Map(widened) })).toEqual(before)
      }),
    )
  })
})
