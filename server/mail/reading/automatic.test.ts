import { expect, test } from 'vitest'
import { type AutomaticClues, findAutomaticReason } from './automatic.ts'
import type { AutomaticReason } from './parsed-mail.ts'

function clues(headers: Record<string, string>, given: Partial<AutomaticClues> = {}): AutomaticClues {
  const map = new Map(Object.entries(headers).map(([name, value]) => [name, [value]]))
  return {
    headers: map,
    envelopeFrom: 'ana@example.com',
    from: undefined,
    hasDeliveryStatus: false,
    subject: '',
    text: '',
    ...given,
  }
}

const cases: [headers: Record<string, string>, given: Partial<AutomaticClues>, reason: AutomaticReason | undefined][] =
  [
    [{}, {}, undefined],
    [{ 'auto-submitted': 'auto-replied' }, {}, 'auto_submitted'],
    [{ 'auto-submitted': 'auto-generated; owner=x' }, {}, 'auto_submitted'],
    [{ 'auto-submitted': 'no' }, {}, undefined],
    [{ 'auto-submitted': 'No' }, {}, undefined],
    [{ precedence: 'bulk' }, {}, 'precedence'],
    [{ precedence: 'Junk' }, {}, 'precedence'],
    [{ precedence: 'list' }, {}, 'precedence'],
    [{ precedence: 'auto_reply' }, {}, 'precedence'],
    [{ precedence: 'first-class' }, {}, undefined],
    [{ 'list-id': '<x.example>' }, {}, 'list'],
    [{ 'list-unsubscribe': '<https://x.example>' }, {}, 'list'],
    [{ 'x-auto-response-suppress': 'OOF' }, {}, 'auto_response_suppress'],
    [{ 'x-auto-response-suppress': 'None' }, {}, undefined],
    [{ 'x-autoreply': 'yes' }, {}, 'auto_reply_header'],
    [{ 'x-autorespond': 'x' }, {}, 'auto_reply_header'],
    [{ 'x-autoresponder': 'x' }, {}, 'auto_reply_header'],
    [{ 'x-autoreply': 'no' }, {}, undefined],
    [{}, { envelopeFrom: '' }, 'null_return_path'],
    [{ 'return-path': '<>' }, { envelopeFrom: undefined }, 'null_return_path'],
    [{ 'return-path': '<>' }, { envelopeFrom: 'ana@example.com' }, undefined],
    [{}, { from: { name: '', address: 'mailer-daemon@mx.example' } }, 'mailer_daemon'],
    [{}, { from: { name: '', address: 'postmaster@mx.example' } }, 'mailer_daemon'],
    [{}, { from: { name: '', address: 'postmaster.ana@mx.example' } }, undefined],
    [{}, { hasDeliveryStatus: true }, 'delivery_status'],
    [{ 'x-mesa-loop': 'desk.example', 'auto-submitted': 'auto-replied' }, {}, 'loop_header'],
    [{ 'in-reply-to': '<x@y>' }, { subject: 'Respuesta automática: x', text: 'Vuelvo el lunes' }, 'out_of_office'],
    [{}, { subject: '** PROBLEM Host Alert: web01 is DOWN **' }, 'monitoring'],
    [{ precedence: 'bulk' }, { subject: '** PROBLEM Host Alert: web01 is DOWN **' }, 'precedence'],
  ]

test.each(cases)('headers %j with %j are automatic by %j', (headers, given, reason) => {
  expect(findAutomaticReason(clues(headers, given))).toBe(reason)
})
