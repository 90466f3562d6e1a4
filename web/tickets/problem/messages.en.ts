export const en = {
  'behind.title': 'Problem',
  'behind.none': 'No problem lies behind it yet.',
  'behind.name': 'P-{{number}} {{title}}',
  'behind.workaround': 'Workaround',
  'behind.add': 'Put to a problem',
  'behind.find': 'Find a problem',
  'behind.empty': 'No unsolved problem is called that.',
  'behind.new': 'New problem of this ticket',
  'behind.remove': 'Take it out of P-{{number}}',
} as const
