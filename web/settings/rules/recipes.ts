import type { RuleGroup, RuleTest } from '#contract/rules.ts'
import type { RuleTrigger, TicketRuleAction, TicketRuleDraft } from '#contract/ticket-rules.ts'

export const recipeKeys = [
  'byWord',
  'byLanguage',
  'vip',
  'urgentWords',
  'password',
  'invoice',
  'newColleague',
  'machines',
  'nobodyTook',
  'waitsLong',
  'remind',
  'giveUp',
  'stale',
  'reopened',
  'thanks',
  'afterSolved',
  'unhappy',
  'nearlyLate',
  'late',
  'morning',
  'alarm',
  'wrongHands',
] as const
export type RecipeKey = (typeof recipeKeys)[number]

/** The words of recipes that become part of the rule, as what a mail says. */
export type RecipeText = 'remindMail' | 'giveUpMail' | 'passwordMail' | 'afterSolvedMail' | RecipeCall | RecipeWord
type RecipeCall =
  | 'vipCall'
  | 'tookCall'
  | 'waitsCall'
  | 'staleCall'
  | 'reopenedCall'
  | 'unhappyCall'
  | 'lateCall'
  | 'morningCall'
  | 'handsCall'
type RecipeWord =
  | 'vpnWord'
  | 'urgentPattern'
  | 'passwordWord'
  | 'invoiceWord'
  | 'colleagueWord'
  | 'thanksPattern'
  | 'machineTag'
  | 'reopenedTag'
  | 'unhappyTag'

type Words = (text: RecipeText) => string
type Parts = Pick<TicketRuleDraft, 'triggers' | 'condition' | 'actions'>

const day = 1440

/** A rule to begin with. What only the desk knows, as a team, is left open to be chosen. */
export function recipe(key: RecipeKey, words: Words): Parts {
  const created: RuleTrigger[] = [{ kind: 'created' }]
  const unsolved = test('status', 'in_list', ['new', 'open', 'pending', 'on_hold'])
  const call = (text: RecipeText, team = false): TicketRuleAction => ({
    kind: 'notify',
    whom: { assignee: true, team, personIds: [] },
    text: words(text),
  })
  const mail = (text: RecipeText): TicketRuleAction => ({ kind: 'send_mail', bodyHtml: words(text) })
  const toTeam: TicketRuleAction = { kind: 'set_team', teamId: '' }
  switch (key) {
    case 'byWord':
      return { triggers: created, condition: any(subject(words('vpnWord')), text(words('vpnWord'))), actions: [toTeam] }
    case 'byLanguage':
      return { triggers: created, condition: all(test('language', 'is', 'en')), actions: [toTeam] }
    case 'vip':
      return {
        triggers: created,
        condition: all(test('isVip', 'is', true)),
        actions: [{ kind: 'set_priority', priority: 2 }, call('vipCall', true)],
      }
    case 'urgentWords':
      return {
        triggers: [...created, { kind: 'message', from: 'requester' }],
        condition: all(test('text', 'matches', words('urgentPattern'))),
        actions: [{ kind: 'set_urgency', urgency: 3 }],
      }
    case 'password':
      return { triggers: created, condition: all(subject(words('passwordWord'))), actions: [mail('passwordMail')] }
    case 'invoice':
      return {
        triggers: created,
        condition: all(test('hasFiles', 'is', true), subject(words('invoiceWord'))),
        actions: [toTeam],
      }
    case 'newColleague':
      return {
        triggers: created,
        condition: all(subject(words('colleagueWord'))),
        actions: [
          { kind: 'set_type', type: 'request' },
          { kind: 'add_checklist', checklistId: '' },
        ],
      }
    case 'machines':
      return {
        triggers: created,
        condition: all(test('side', 'is', 'machine')),
        actions: [
          { kind: 'set_urgency', urgency: 1 },
          { kind: 'add_tags', tags: [words('machineTag')] },
        ],
      }
    case 'nobodyTook':
      return {
        triggers: [{ kind: 'since', moment: 'created', minutes: 60 }],
        condition: all(test('status', 'is', 'new'), test('assignee', 'exists_not')),
        actions: [call('tookCall', true)],
      }
    case 'waitsLong':
      return {
        triggers: [{ kind: 'since', moment: 'waiting', minutes: 240 }],
        condition: all(unsolved),
        actions: [call('waitsCall')],
      }
    case 'remind':
      return {
        triggers: [{ kind: 'since', moment: 'status', minutes: 3 * day }],
        condition: all(test('status', 'is', 'pending')),
        actions: [mail('remindMail')],
      }
    case 'giveUp':
      return {
        triggers: [{ kind: 'since', moment: 'status', minutes: 10 * day }],
        condition: all(test('status', 'is', 'pending')),
        actions: [{ kind: 'set_status', status: 'solved' }, mail('giveUpMail')],
      }
    case 'stale':
      return {
        triggers: [{ kind: 'since', moment: 'updated', minutes: 14 * day }],
        condition: all(unsolved),
        actions: [call('staleCall')],
      }
    case 'reopened':
      return {
        triggers: [{ kind: 'changed', fields: ['status'] }],
        condition: all(test('was:status', 'in_list', ['solved', 'closed']), test('status', 'is', 'open')),
        actions: [{ kind: 'add_tags', tags: [words('reopenedTag')] }, call('reopenedCall')],
      }
    case 'thanks':
      return {
        triggers: [{ kind: 'message', from: 'requester' }],
        condition: all(test('was:status', 'is', 'solved'), test('text', 'matches', words('thanksPattern'))),
        actions: [{ kind: 'set_status', status: 'solved' }, { kind: 'stop' }],
      }
    case 'afterSolved':
      return {
        triggers: [{ kind: 'changed', fields: ['status'] }],
        condition: all(test('status', 'is', 'solved')),
        actions: [{ kind: 'wait', minutes: 2 * day, ifStillHolds: true }, mail('afterSolvedMail')],
      }
    case 'unhappy':
      return {
        triggers: [{ kind: 'rated' }],
        condition: all(test('rating', 'less', 3)),
        actions: [{ kind: 'add_tags', tags: [words('unhappyTag')] }, call('unhappyCall', true)],
      }
    case 'nearlyLate':
      return { triggers: [{ kind: 'clock', what: 'warning' }], condition: null, actions: [call('lateCall')] }
    case 'late':
      return {
        triggers: [{ kind: 'clock', what: 'breached' }],
        condition: null,
        actions: [{ kind: 'set_priority', priority: 1 }, call('lateCall', true)],
      }
    case 'morning':
      return {
        triggers: [{ kind: 'schedule', at: '08:00', days: [1, 2, 3, 4, 5] }],
        condition: all(unsolved, test('priority', 'less', 3)),
        actions: [call('morningCall')],
      }
    case 'alarm':
      return {
        triggers: [{ kind: 'alert', what: 'firing' }],
        condition: all(test('alertSeverity', 'is', 'critical')),
        actions: [{ kind: 'set_priority', priority: 1 }, { kind: 'call_out' }],
      }
    case 'wrongHands':
      return {
        triggers: [{ kind: 'changed', fields: ['assignee', 'tag'] }],
        condition: all(unsolved, test('lacksSkill', 'is', true)),
        actions: [call('handsCall', true)],
      }
  }

  function subject(value: string): RuleTest {
    return test('subject', 'contains', value)
  }

  function text(value: string): RuleTest {
    return test('text', 'contains', value)
  }
}

function all(...of: RuleTest[]): RuleGroup {
  return { kind: 'all', of }
}

function any(...of: RuleTest[]): RuleGroup {
  return { kind: 'any', of }
}

function test(field: string, operator: RuleTest['operator'], value?: RuleTest['value']): RuleTest {
  return { kind: 'test', field, operator, ...(value !== undefined && { value }) }
}
