export const en = {
  'merge.open': 'Merge into another ticket…',
  'merge.title': 'Merge #{{number}} into another ticket',
  'merge.lead':
    'All that was said goes onto the other ticket, which goes on for both. Nobody is mailed about it, and it can be undone.',
  'merge.save': 'Merge',
  'merge.same': 'This is the ticket itself.',
  'merge.done': '#{{number}} is now part of #{{into}}.',
  'merge.undone': '#{{number}} stands by itself again.',
  'merge.goneTo': 'This ticket was merged into #{{number}}: {{subject}}.',
  'merge.goneAway': 'This ticket was merged into one that you cannot see.',
  'merge.follow': 'Go to #{{number}}',
  'merge.undo': 'Take the merge back',
  'merge.parts': 'Merged into this ticket',
  'merge.undoOf': 'Take the merge of #{{number}} back',
} as const
