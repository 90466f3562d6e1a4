/** The words of deciding what others ask for. */
export const en = {
  'approvals.nav': 'To approve ({{count}})',
  'approvals.title': 'Approvals',
  'approvals.lead': 'What others ask you to approve.',
  'approvals.approved': 'You have approved it',
  'approvals.rejected': 'You have rejected it',
  'approvals.doneText': 'Whoever asked for it has been told. You can close this page.',
  'approvals.over': 'This has been decided already',
  'approvals.overText': 'It ended as: {{outcome}}. Nothing more is needed from you.',
  'approvals.expired': 'This link does not work any more',
  'approvals.expiredText': 'Somebody else may decide now, or the request is long over. Ask whoever sent it to you.',
  'approvals.for': '{{name}}, {{desk}} needs your decision',
  'approvals.back': 'All approvals',
}
