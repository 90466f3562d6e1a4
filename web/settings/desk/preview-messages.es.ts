import type { en } from './preview-messages.en.ts'

export const es: Record<keyof typeof en, string> = {
  'nav.new': 'Nueva solicitud',
  'nav.help': 'Centro de ayuda',
  'nav.signIn': 'Entrar',
  'home.title': '¿En qué podemos ayudarte?',
  'home.lead': 'Cuéntanoslo con tus palabras. Lo lee una persona, y te contesta.',
  'home.search': 'Busca servicios y respuestas',
  'home.write': 'Escribir una solicitud',
  'home.enter': 'Entrar con tu correo',
  'footer.announcements': 'Comunicados',
}
