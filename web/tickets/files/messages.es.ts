import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, string> = {
  'files.open': 'Ver {{name}}',
  'files.place': '{{place}} de {{count}}',
  'files.before': 'Archivo anterior',
  'files.after': 'Archivo siguiente',
  'files.download': 'Descargar {{name}}',
  'files.close': 'Cerrar',
  'files.page': 'Página {{page}} de {{count}}',
  'files.failed': 'Este archivo no se puede mostrar. Descárgalo para abrirlo en otro programa.',
  'files.notShown': 'Los archivos de este tipo no se muestran aquí. Descárgalo para abrirlo en otro programa.',
  'files.cut': 'Solo se muestra el principio. Descarga el archivo para ver el resto.',
  'files.all': 'Descargar todo',
  'files.allOfTicket': 'Descargar todos los archivos',
}
