import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, string> = {
  'share.question': '{{name}} pide ver tu pantalla',
  'share.text':
    'Tú eliges qué se ve: una ventana o toda la pantalla. {{name}} puede mirar y señalar, pero no tocar nada. Puedes parar en cualquier momento.',
  'share.textRecorded':
    'Tú eliges qué se ve: una ventana o toda la pantalla. {{name}} puede mirar y señalar, pero no tocar nada, y lo que se ve queda grabado. Puedes parar en cualquier momento.',
  'share.impossible':
    'Este navegador no puede compartir la pantalla. Abre esta página en tu ordenador, o dile a {{name}} que no puedes.',
  'share.action': 'Compartir mi pantalla',
  'share.decline': 'No, gracias',
  'share.end': 'Terminar',
  'share.interrupted': 'Tu pantalla ya no se comparte',
  'share.label': 'Tu pantalla se comparte',
  'share.watches': '{{name}} ve tu pantalla',
  'share.waiting': 'A la espera de {{name}}',
  'share.recorded': 'Se graba',
  'share.direct': 'Directamente, de navegador a navegador',
  'share.relay': 'A través de la mesa',
  'share.stop': 'Detener',
  'share.preview': 'Lo que se ve de tu pantalla',
  'share.pointer': 'Aquí señala el agente',
  'share.chat': 'Chat',
  'share.you': 'Tú',
  'share.write': 'Escribe a {{name}}',
  'share.send': 'Enviar',
}
