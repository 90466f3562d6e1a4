export const en = {
  'clock.first_response': 'First response',
  'clock.next_response': 'Next response',
  'clock.periodic_update': 'Update',
  'clock.resolution': 'Solution',
  'clock.time_to_own': 'Taken on',
}
