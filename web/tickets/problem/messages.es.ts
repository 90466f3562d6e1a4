export const es = {
  'behind.title': 'Problema',
  'behind.none': 'Todavía no tiene un problema detrás.',
  'behind.name': 'P-{{number}} {{title}}',
  'behind.workaround': 'Solución provisional',
  'behind.add': 'Asignar a un problema',
  'behind.find': 'Buscar un problema',
  'behind.empty': 'Ningún problema sin resolver se llama así.',
  'behind.new': 'Problema nuevo de este ticket',
  'behind.remove': 'Quitarlo de P-{{number}}',
} as const
