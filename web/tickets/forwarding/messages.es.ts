import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, string> = {
  'forward.open': 'Reenviar',
  'forward.openMail': 'Reenviar como archivo',
  'forward.title': 'Reenviar el mensaje',
  'forward.titleMail': 'Reenviar el correo como archivo',
  'forward.text': 'El solicitante no ve ni lo que envías ni lo que te respondan: las dos cosas son internas.',
  'forward.comment': 'Tu comentario',
  'forward.files': 'Archivos que lo acompañan',
  'forward.submit': 'Reenviar',
  'forward.done': 'El mensaje se ha reenviado.',
  'forward.toMissing': 'Di quién lo va a recibir.',
  'resend.open': 'Volver a enviar',
  'resend.title': 'Volver a enviar el mensaje',
  'resend.text': 'A las mismas personas o a otras. Lo que respondan otras queda como interno.',
  'resend.submit': 'Volver a enviar',
  'resend.done': 'El mensaje va de nuevo en camino.',
}
