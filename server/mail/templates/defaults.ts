import type { Language } from '#contract/common.ts'
import type { MailTemplateKind } from '#contract/mail-templates.ts'
import type { NotificationKind } from '#contract/notifications.ts'
import { sentenceOf } from '../agents/sentences.ts'
import { type Words, wordsFor } from '../words.ts'
import type { Template } from './render.ts'

/** The words that the program brings, as a template that can be changed. */
export function defaultTemplate(kind: MailTemplateKind, language: Language): Template {
  const t = wordsFor(language)
  return {
    subject: subjectOf(kind, t),
    bodyHtml: bodyOf(kind, t)
      .map((line) => `<p>${line}</p>`)
      .join(''),
  }
}

function subjectOf(kind: MailTemplateKind, t: Words): string {
  const desk = '{{desk.name}}'
  switch (kind) {
    case 'acknowledgement':
    case 'solved':
    case 'rating_asked':
    case 'assigned':
    case 'assigned_to_team':
    case 'requester_answered':
    case 'side_answered':
    case 'followed':
    case 'mentioned':
    case 'invited':
    case 'task_assigned':
    case 'task_due':
    case 'called_out':
    case 'called':
    case 'approval_ended':
    case 'clock_warning':
    case 'clock_breached':
    case 'reply_to_approve':
    case 'reply_decided':
    case 'escalated':
    case 'pattern_found':
    case 'answer_kept_as_note':
      return '{{conversation}}'
    case 'reply':
      return ''
    case 'sign_in':
      return t('signInSubject', { desk })
    case 'reset':
      return t('resetSubject', { desk })
    case 'invitation':
      return t('invitationSubject', { desk })
    case 'security_notice':
      return t('securitySubject', { desk })
    case 'digest':
      return t('digestSubject', { desk })
    case 'article_notice':
      return '{{article.title}}'
    case 'approval_asked':
      return t('approvalSubject', { subject: '{{ticket.subject}}' })
  }
}

function bodyOf(kind: MailTemplateKind, t: Words): string[] {
  const desk = '{{desk.name}}'
  switch (kind) {
    case 'acknowledgement': {
      const arrived = t('acknowledgement', { number: '{{ticket.number}}' })
      return [greeting(t), `${arrived} ${t('acknowledgementAdd')}`, '{{ticket.link}}', '{{quote}}']
    }
    case 'solved': {
      const solved = t('solved', { subject: '{{ticket.subject}}' })
      return [greeting(t), solved, '{{rating}}', t('notSolved'), '{{ticket.link}}', '{{closing}}']
    }
    case 'rating_asked':
      return [greeting(t), t('ratingAsked', { subject: '{{ticket.subject}}' }), '{{rating}}', t('ratingThanks')]
    case 'reply':
      return ['{{message}}', '{{signature}}', '{{solved}}', '{{quote}}']
    case 'sign_in':
      return secretBody(t, t('signInText', { desk }))
    case 'reset':
      return secretBody(t, t('resetText', { desk }))
    case 'invitation':
      return secretBody(t, t('invitationText', { desk }))
    case 'security_notice':
      return [
        t('greeting', { name: '{{person.name}}' }),
        '{{security.news}}',
        '{{security.when}}',
        t('securityNotYou'),
        '{{security.open}}',
      ]
    case 'digest':
      return [t('digestIntro', { name: '{{agent.name}}' }), '{{digest.list}}', '{{digest.open}}', t('digestWhy')]
    case 'assigned':
    case 'assigned_to_team':
    case 'requester_answered':
    case 'side_answered':
    case 'followed':
    case 'mentioned':
    case 'invited':
    case 'task_assigned':
    case 'task_due':
    case 'called_out':
    case 'called':
    case 'approval_ended':
    case 'clock_warning':
    case 'clock_breached':
    case 'reply_to_approve':
    case 'reply_decided':
    case 'escalated':
    case 'pattern_found':
      return noticeBody(t, kind)
    case 'article_notice':
      return ['{{article.news}}', '{{article.note}}', '{{article.open}}']
    case 'approval_asked':
      return [
        t('greeting', { name: '{{approver.name}}' }),
        t('approvalIntro', { requester: '{{requester.name}}' }),
        '<strong>{{approval.question}}</strong>',
        '{{approval.facts}}',
        '{{approval.words}}',
        '{{approval.decide}}',
        t('approvalNoAnswer'),
      ]
    case 'answer_kept_as_note':
      return [t('keptAsNote', named), t('keptAsNoteWhatNow'), '{{ticket.open}}']
  }
}

const named = { number: '{{ticket.number}}', subject: '{{ticket.subject}}' }
const happened = { ...named, name: '{{author.name}}', task: '{{task.title}}' }

function noticeBody(t: Words, kind: NotificationKind): string[] {
  const isTask = kind === 'task_assigned' || kind === 'task_due'
  const answer = t('answerByMail', { name: '{{requester.name}}' })
  const quotes = !isTask && kind !== 'reply_to_approve' && kind !== 'reply_decided'
  return [sentenceOf(t, kind, happened), ...(quotes ? ['{{last.message}}'] : []), '{{ticket.open}}', answer]
}

function greeting(t: Words): string {
  return t('greeting', { name: '{{requester.name}}' })
}

function secretBody(t: Words, text: string): string[] {
  return [t('greeting', { name: '{{person.name}}' }), text, '{{link}}', t('notYou')]
}
