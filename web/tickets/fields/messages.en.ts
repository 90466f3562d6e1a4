export const en = {
  'fields.title': 'Details',
  'fields.missing': 'Missing before it can be solved',
  'fields.finishTitle': 'Before it is solved',
  'fields.finishText': 'Every solved ticket says this. Fill it in and the ticket is solved.',
  'fields.finish': 'Solve',
  'fields.fill': 'Fill in and send',
  'fields.needed': 'This field is required.',
} as const
