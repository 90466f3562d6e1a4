/** The words of showing an agent one’s screen. */
export const en = {
  'share.question': '{{name}} asks to see your screen',
  'share.text':
    'You choose what is shown: one window or the whole screen. {{name}} can look and point, but do nothing. You can stop at any time.',
  'share.textRecorded':
    'You choose what is shown: one window or the whole screen. {{name}} can look and point, but do nothing, and what is seen is recorded. You can stop at any time.',
  'share.impossible':
    'This browser cannot share the screen. Open this page on your computer, or tell {{name}} that you cannot.',
  'share.action': 'Share my screen',
  'share.decline': 'No, thank you',
  'share.end': 'End it',
  'share.interrupted': 'Your screen is not shared any more',
  'share.label': 'Your screen is shared',
  'share.watches': '{{name}} sees your screen',
  'share.waiting': 'Waiting for {{name}}',
  'share.recorded': 'It is recorded',
  'share.direct': 'Directly, from browser to browser',
  'share.relay': 'By way of the desk',
  'share.stop': 'Stop',
  'share.preview': 'What is seen of your screen',
  'share.pointer': 'Here the agent points',
  'share.chat': 'Chat',
  'share.you': 'You',
  'share.write': 'Write to {{name}}',
  'share.send': 'Send',
}
