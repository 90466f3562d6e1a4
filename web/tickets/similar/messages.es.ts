export const es = {
  'similar.title': 'Tickets parecidos',
  'similar.none': 'Ningún otro ticket trata de lo mismo.',
  'similar.failed': 'No se han podido buscar tickets parecidos.',
  'similar.words': 'Los dos hablan de: {{words}}',
  'similar.answer': 'Cómo se resolvió',
  'similar.link': 'Enlazar con el #{{number}}',
  'similar.duplicate': 'Duplicado del #{{number}}',
  'similar.actions': 'Qué hacer con el #{{number}}',
} as const
