import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, string> = {
  'files.add': 'Adjuntar archivos',
  'files.hint': 'También puedes soltarlos aquí o pegar una captura de pantalla.',
  'files.list': 'Archivos adjuntos',
  'files.done': '{{name}} está adjunto',
  'files.failed': '{{name}} no se ha adjuntado. {{why}}',
  'files.retry': 'Reintentar con {{name}}',
  'files.wait': 'Espera a que terminen de subir los archivos.',
  'files.fix': 'Hay archivos que no se han subido. Reinténtalo o quítalos.',
}
