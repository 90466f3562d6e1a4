import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, string> = {
  skip: 'Saltar al contenido',
  'nav.label': 'Principal',
  'nav.new': 'Nueva solicitud',
  'nav.requests': 'Mis solicitudes',
  'nav.help': 'Centro de ayuda',
  'nav.signIn': 'Entrar',
  'account.open': 'Tu cuenta, {{name}}',
  'account.guest': 'Estás viendo una sola solicitud, con su enlace',
  'account.desk': 'Ir a la mesa de los agentes',
  'account.signOut': 'Salir',
  'scheme.system': 'Colores: los de tu dispositivo. Cambiar a claros',
  'scheme.light': 'Colores: claros. Cambiar a oscuros',
  'scheme.dark': 'Colores: oscuros. Cambiar a los de tu dispositivo',
  offline: 'Se ha perdido la conexión. Puede que lo que ves no esté al día; volverá sola.',
  notSetUp: 'Este centro de ayuda aún no está listo',
  'notSetUp.text': 'Quien lo administra todavía tiene que terminar de configurarlo. Vuelve dentro de un rato.',
  'failed.title': 'No se ha podido cargar esta página',
  'notFound.title': 'Aquí no hay nada',
  'notFound.text': 'Puede que la dirección esté incompleta o que lo que había aquí ya no exista.',
  'notFound.home': 'Ir al inicio',

  footer: 'Más sobre nosotros',
  'footer.announcements': 'Comunicados',
}
