import type { ExpectedMail } from './expected-mail.ts'

export const calendar: Record<string, ExpectedMail> = {
  'calendar-accept-en.eml': {
    subject: 'Accepted: Plotter service @ Mon 23 Nov',
    from: 'Maya Lindqvist <maya@printworks.example>',
    newText: 'Maya Lindqvist has accepted this invitation.',
    attachments: ['invitation-1.ics'],
    calendar: [
      {
        kind: 'answer',
        attendees: [
          { name: 'Maya Lindqvist', address: 'maya@printworks.example', answer: 'accepted', isOptional: false },
        ],
      },
    ],
    spoken: 'en',
  },
  'calendar-all-day-ca.eml': {
    subject: 'Portes obertes',
    from: 'Laia Vidal <laia@escola.example>',
    newText: 'Dues jornades de portes obertes.',
    attachments: ['portes-obertes.ics'],
    calendar: [{ kind: 'event', title: 'Portes obertes', start: '2026-11-28', end: '2026-11-29', zone: null }],
  },
  'calendar-apple-invite-it.eml': {
    subject: 'Invito: Consegna bottiglie',
    from: 'Chiara Fontana <chiara@cantina.example>',
    newText: 'Consegna delle bottiglie nuove.',
    attachments: ['iCal-20261112.ics'],
    calendar: [
      {
        kind: 'invitation',
        title: 'Consegna bottiglie',
        start: '2026-11-26T07:30:00.000Z',
        zone: 'Europe/Rome',
        organizer: { name: 'Chiara Fontana', address: 'chiara@cantina.example' },
      },
    ],
  },
  'calendar-broken-en.eml': {
    subject: 'Van booking',
    from: 'Dev Anand <dev.anand@couriers.example>',
    newText: 'The van is booked for Friday.',
    attachments: ['van.ics'],
    calendar: [],
    spoken: 'en',
  },
  'calendar-counter-en.eml': {
    subject: 'New Time Proposed: Till upgrade',
    from: 'Harriet Cole <harriet.cole@brewery.example>',
    newText: 'Could we do it an hour later?',
    attachments: ['invitation-1.ics'],
    calendar: [{ kind: 'proposal', title: 'Till upgrade' }],
    spoken: 'en',
  },
  'calendar-decline-es.eml': {
    subject: 'Rechazado: Visita técnica',
    from: 'Iván Cárdenas <ivan@aridos.example>',
    newText: 'No puedo asistir ese día.',
    attachments: ['invitation-1.ics'],
    calendar: [
      {
        kind: 'answer',
        attendees: [{ name: 'Iván Cárdenas', address: 'ivan@aridos.example', answer: 'declined', isOptional: false }],
      },
    ],
    spoken: 'es',
  },
  'calendar-google-cancel-fr.eml': {
    subject: 'Annulé : Visite de la cave',
    from: 'Élodie Marchand <elodie@fromagerie.example>',
    newText: 'Cet événement a été annulé.',
    attachments: ['invitation-1.ics', 'invite.ics'],
    calendar: [{ kind: 'cancelled', title: 'Visite de la cave' }],
  },
  'calendar-google-invite-es.eml': {
    subject: 'Invitación: Revisión de la báscula - jue 19 nov 2026 10:00',
    from: 'Rocío Mena <rocio.mena@vinedos.example>',
    newText: 'Rocío Mena te ha invitado a la revisión de la báscula del almacén.',
    attachments: ['invitation-1.ics', 'invite.ics'],
    calendar: [
      {
        kind: 'invitation',
        title: 'Revisión de la báscula',
        start: '2026-11-19T09:00:00.000Z',
        end: '2026-11-19T09:30:00.000Z',
        place: 'Almacén, puerta 3',
        organizer: { name: 'Rocío Mena', address: 'rocio.mena@vinedos.example' },
        recurrence: null,
      },
    ],
    spoken: 'es',
  },
  'calendar-invite.eml': {
    calendar: [{ kind: 'invitation', title: 'Reunión de seguimiento', start: '2026-11-19T09:00:00.000Z', end: null }],
    subject: 'Reunion de seguimiento',
    from: 'Eva Rubio <eva@seguros.example>',
    newText: 'Reunión de seguimiento el jueves a las 10:00.',
    attachments: ['invitation-1.ics'],
    spoken: 'es',
  },
  'calendar-meeting-link-es.eml': {
    subject: 'Reunión por vídeo',
    from: 'Andrés Gil <andres.gil@imprenta.example>',
    newText: 'Nos conectamos por vídeo para ver el plotter.',
    attachments: ['invitation-1.ics'],
    calendar: [{ start: '2026-11-18T13:30:00.000Z', zone: 'America/Bogota', place: 'https://video.example/j/998877' }],
    spoken: 'es',
  },
  'calendar-monthly-last-friday-de.eml': {
    subject: 'Inventur',
    from: 'Björn Schäfer <bjoern@druckerei.example>',
    newText: 'Inventur am letzten Freitag im Monat.',
    attachments: ['invitation-1.ics'],
    calendar: [
      {
        start: '2026-11-27T15:00:00.000Z',
        recurrence: {
          frequency: 'monthly',
          interval: 1,
          weekdays: [{ day: 'FR', ordinal: -1 }],
          monthDays: [],
          count: null,
          until: '2027-12-31T23:00:00.000Z',
        },
      },
    ],
  },
  'calendar-outlook-invite-de.eml': {
    subject: 'Wartung der Kühlanlage',
    from: 'Ute Weiß <ute@gaertnerei.example>',
    newText: 'Wartung der Kühlanlage in Halle 2.',
    attachments: ['invitation-1.ics'],
    calendar: [
      {
        kind: 'invitation',
        title: 'Wartung der Kühlanlage',
        start: '2026-11-20T13:00:00.000Z',
        end: '2026-11-20T14:30:00.000Z',
        zone: 'Europe/Paris',
        place: 'Halle 2',
        description: 'Bitte Schlüssel mitbringen.',
      },
    ],
  },
  'calendar-outlook-update-en.eml': {
    subject: 'Updated: Crane inspection',
    from: 'Owen Pryce <owen@rigging.example>',
    newText: 'The inspection moves to the afternoon.',
    attachments: ['invitation-1.ics'],
    calendar: [{ kind: 'updated', title: 'Crane inspection' }],
    spoken: 'en',
  },
  'calendar-weekly-pt.eml': {
    subject: 'Convite: Ponto de situação',
    from: 'Inês Barros <ines.barros@quinta.example>',
    newText: 'Ponto de situação à terça e à quinta.',
    attachments: ['invitation-1.ics'],
    calendar: [
      {
        title: 'Ponto de situação',
        start: '2026-11-17T09:00:00.000Z',
        recurrence: {
          frequency: 'weekly',
          interval: 2,
          weekdays: [
            { day: 'TU', ordinal: null },
            { day: 'TH', ordinal: null },
          ],
          monthDays: [],
          count: 10,
          until: null,
        },
      },
    ],
  },
}
