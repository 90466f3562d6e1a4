export const en = {
  'texts.label': 'Ready-made texts',
  'texts.button': 'Insert a ready-made text (/)',
  'texts.files': 'Files that go with the text',
  'texts.search': 'Find a text',
  'texts.nothing': 'No text is called so. Try another word.',
  'texts.none': 'There are no ready-made texts yet. Write them under Settings, Ready-made texts.',
  'texts.missing_one': 'This ticket has no value for {{names}}: replace it before you send.',
  'texts.missing_other': 'This ticket has no values for {{names}}: replace them before you send.',
} as const
