import { en as ice } from './ice-messages.en.ts'

export const en = {
  ...ice,
  'section.remote': 'Remote help',
  'section.remote.lead': 'Who may look at people’s screens and work on their machines, with their consent.',
  'remote.teams': 'Teams that may help from afar',
  'remote.teamsHint':
    'Only members of these teams, administrators too. Sessions of anybody else end at once. Nobody connects before the person at the machine agrees.',
  'remote.teamsNone': 'Nobody: remote help is off',
  'remote.unattended': 'Servers and kiosks at which nobody is asked',
  'remote.unattendedHint': 'The machine’s own policy must say so too. It is shown there while somebody is connected.',
  'remote.noDevices': 'No servers or kiosks yet',
  'remote.isRecorded': 'Record sessions',
  'remote.isRecordedHint': 'People are told before they agree. Who watches a recording is written down.',
  'remote.recorded': 'Always record for these organizations',
  'remote.recordedHint': 'On their tickets, whatever is said above.',
  'remote.unrecorded': 'Never record for these organizations',
  'remote.unrecordedHint': 'Sessions that go on stay as they were when they were asked for.',
  'remote.keepDays': 'Keep recordings for (days)',
  'remote.idleMinutes': 'End when nothing is done for (minutes)',
  'remote.idleMinutesHint': '30 at most.',
  'remote.mostMinutes': 'Longest session (minutes)',
  'remote.mostMinutesHint': '240 at most.',
  'remote.factorMinutes': 'A code of the second factor counts for (minutes)',
  'remote.factorMinutesHint':
    'Whoever has one gives it again before asking for a session when the last time is longer ago.',
  'remote.saved': 'The settings of remote help have been saved.',
}
