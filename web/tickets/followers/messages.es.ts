import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, string> = {
  'follow.label': 'Seguir este ticket',
  'follow.isOn': 'Sigues este ticket: te avisamos de lo que se escribe. Pulsa para dejar de seguirlo',
  'follow.isOff': 'Seguir este ticket, para que te avisemos de lo que se escribe',
  'follow.key': 'Seguir o dejar de seguir',
  'follow.add': 'Añadir a alguien del equipo como seguidor',
  'follow.who': 'Quién',
  'follow.whoText': 'Quienes pueden ver este ticket.',
  'follow.added': '{{name}} sigue ahora este ticket y ya tiene el aviso',
  'participants.title': 'Participantes',
  'participants.requester': 'solicitante',
  'participants.cc': 'en copia',
  'participants.follower': 'lo sigue',
  'participants.requesterSees': 'Recibe las respuestas y puede contestar. No ve las notas.',
  'participants.ccSees': 'Recibe copia de las respuestas y puede contestar. No ve las notas.',
  'participants.followerSees': 'Lo ve todo, también las notas, y recibe avisos de lo que se escribe.',
  'event.followed': '{{who}} sigue el ticket',
  'event.unfollowed': '{{who}} ha dejado de seguir el ticket',
  'event.followersAdded': '{{who}} añadió como seguidores a {{names}}',
}
