/** The words of files on their way. */
export const en = {
  'files.add': 'Attach files',
  'files.hint': 'You can also drop them here or paste a screenshot.',
  'files.list': 'Attached files',
  'files.done': '{{name}} is attached',
  'files.failed': '{{name}} was not attached. {{why}}',
  'files.retry': 'Try again with {{name}}',
  'files.wait': 'Wait until the files have been uploaded.',
  'files.fix': 'Some files were not uploaded. Try again or remove them.',
}
