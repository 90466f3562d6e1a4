export const en = {
  'section.matrix': 'Priorities',
  'section.matrix.lead': 'Which priority follows from impact and urgency.',
  'matrix.text':
    'A change holds for new tickets, and for others once their impact or urgency changes. VIPs raise the impact by one, that of their unsolved tickets too when they become VIPs; agents may override a priority with a reason.',
  'matrix.label': 'Priority by impact and urgency',
  'matrix.cell': 'Impact {{impact}}, urgency {{urgency}}',
  'matrix.usual': 'Back to the usual matrix',
  'matrix.saved': 'The priorities have been saved.',
}
