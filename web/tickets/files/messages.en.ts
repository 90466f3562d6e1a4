export const en = {
  'files.open': 'Look at {{name}}',
  'files.place': '{{place}} of {{count}}',
  'files.before': 'Previous file',
  'files.after': 'Next file',
  'files.download': 'Download {{name}}',
  'files.close': 'Close',
  'files.page': 'Page {{page}} of {{count}}',
  'files.failed': 'This file cannot be shown. Download it to open it elsewhere.',
  'files.notShown': 'Files of this kind are not shown here. Download it to open it elsewhere.',
  'files.cut': 'Only the beginning is shown. Download the file to see the rest.',
  'files.all': 'Download all',
  'files.allOfTicket': 'Download all files',
} as const
