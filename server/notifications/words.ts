import type { Language } from '#contract/common.ts'
import type { NotificationKind } from '#contract/notifications.ts'

interface Words {
  lines: Record<NotificationKind, (name: string) => string>
  several: (count: number) => string
  testTitle: string
  test: string
}

const en: Words = {
  lines: {
    assigned: () => 'A ticket is yours now',
    assigned_to_team: () => 'A ticket has come to your team',
    requester_answered: (name) => `${name} has answered`,
    side_answered: (name) => `${name} has answered in a side conversation`,
    followed: (name) => `${name} wrote on a ticket of yours or that you follow`,
    mentioned: (name) => `${name} named you in a note`,
    invited: (name) => `${name} would like you to follow a ticket`,
    task_assigned: (name) => `${name} gave you a task`,
    task_due: () => 'The time of a task of yours has come',
    called_out: () => 'You are on call: somebody has to come now',
    called: () => 'A ticket needs you',
    approval_asked: () => 'Something waits for your approval',
    approval_ended: () => 'An approval has been decided',
    clock_warning: () => 'The time to keep a promise is running out',
    clock_breached: () => 'A promise was not kept in time',
    reply_to_approve: (name) => `${name} wrote a reply for you to approve`,
    reply_decided: (name) => `${name} looked at your reply`,
    escalated: () => 'A ticket was escalated to you',
    article_to_review: (name) => `${name} asks you to review an article`,
    article_returned: (name) => `${name} gave an article of yours back`,
    article_published: (name) => `${name} published an article of yours`,
    article_flagged: (name) => `${name} says that something is wrong in an article of yours`,
    article_due: () => 'An article of yours has to be looked at',
    pattern_found: () => 'Many tickets are about the same',
  },
  several: (count) => `${count} notifications`,
  testTitle: 'It works',
  test: 'Notifications reach this browser.',
}

const es: Words = {
  lines: {
    assigned: () => 'Un ticket es ahora tuyo',
    assigned_to_team: () => 'Ha llegado un ticket a tu equipo',
    requester_answered: (name) => `${name} ha respondido`,
    side_answered: (name) => `${name} ha respondido en una conversación aparte`,
    followed: (name) => `${name} ha escrito en un ticket tuyo o que sigues`,
    mentioned: (name) => `${name} te ha mencionado en una nota`,
    invited: (name) => `${name} quiere que sigas un ticket`,
    task_assigned: (name) => `${name} te ha dado una tarea`,
    task_due: () => 'Ha llegado la hora de una tarea tuya',
    called_out: () => 'Estás de guardia: hace falta alguien ahora',
    called: () => 'Un ticket te necesita',
    approval_asked: () => 'Algo espera tu aprobación',
    approval_ended: () => 'Se ha decidido una aprobación',
    clock_warning: () => 'Se acaba el plazo de un compromiso',
    clock_breached: () => 'Ha vencido el plazo de un compromiso',
    reply_to_approve: (name) => `${name} ha escrito una respuesta que espera tu aprobación`,
    reply_decided: (name) => `${name} ha revisado tu respuesta`,
    escalated: () => 'Te han escalado un ticket',
    article_to_review: (name) => `${name} te pide que revises un artículo`,
    article_returned: (name) => `${name} te ha devuelto un artículo`,
    article_published: (name) => `${name} ha publicado un artículo tuyo`,
    article_flagged: (name) => `${name} señala un error en un artículo tuyo`,
    article_due: () => 'Toca revisar un artículo tuyo',
    pattern_found: () => 'Muchos tickets tratan de lo mismo',
  },
  several: (count) => `${count} avisos`,
  testTitle: 'Funciona',
  test: 'Los avisos llegan a este navegador.',
}

/** The few words of a push; screens and mails have their own. */
export function wordsOf(language: Language): Words {
  return language === 'es' ? es : en
}
