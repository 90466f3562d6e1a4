export const en = {
  'similar.title': 'Similar tickets',
  'similar.none': 'No other ticket is about the same.',
  'similar.failed': 'Similar tickets could not be looked up.',
  'similar.words': 'Both speak of: {{words}}',
  'similar.answer': 'How it was solved',
  'similar.link': 'Link to #{{number}}',
  'similar.duplicate': 'Duplicate of #{{number}}',
  'similar.actions': 'What to do with #{{number}}',
} as const
