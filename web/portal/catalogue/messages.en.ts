/** The words of the services somebody can ask for. */
export const en = {
  'catalogue.title': 'What you can ask for',
  'catalogue.approval': 'Needs approval',
  'catalogue.more': 'Anything else we should know?',
  'catalogue.moreHint': 'For example by when you need it.',
  'catalogue.needed': 'This is needed.',
  'catalogue.ask': 'Ask for it',
  'catalogue.progress': '{{done}} of {{count}} steps done',
  'catalogue.state.approval': 'Waiting for approval',
  'catalogue.state.working': 'In progress',
  'catalogue.state.done': 'All steps done',
  'catalogue.state.rejected': 'Not approved',
}
