import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, string> = {
  'texts.label': 'Textos preparados',
  'texts.button': 'Poner un texto preparado (/)',
  'texts.files': 'Archivos que van con el texto',
  'texts.search': 'Buscar un texto',
  'texts.nothing': 'Ningún texto se llama así. Prueba con otra palabra.',
  'texts.none': 'Aún no hay textos preparados. Escríbelos en Ajustes, Textos preparados.',
  'texts.missing_one': 'Este ticket no tiene valor para {{names}}: cámbialo antes de enviar.',
  'texts.missing_other': 'Este ticket no tiene valores para {{names}}: cámbialos antes de enviar.',
}
