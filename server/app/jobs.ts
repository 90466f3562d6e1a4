import { z } from 'zod'
import { forgetAiCalls } from '../ai/index.ts'
import {
  endDueMutings,
  endMuting,
  forgetAlerts,
  noteUnheard,
  readReceipt as readAlertReceipt,
  settleAlert,
  settleDueAlerts,
  speakAfterHolding,
} from '../alerts/index.ts'
import { forgetUnconfirmed, mailSubscribers } from '../announcements/index.ts'
import { forgetApprovalLinks, handOver, runDueStep, wakeApprovals } from '../approvals/index.ts'
import { drainQueue, drainQueues, drainQueuesOf } from '../assignment/index.ts'
import { forgetBulkRuns, runBulk } from '../bulk/index.ts'
import { followHolidays } from '../calendars/index.ts'
import { expireAction } from '../catalogue/index.ts'
import { forgetImports, runCustomerImport } from '../customer-imports/index.ts'
import { readSettings } from '../desk/index.ts'
import { closeSilentLines, forgetMetrics, forgetQuestions, rollWindows, watchAbsent } from '../devices/index.ts'
import { fireSteps, lookAhead as lookAheadForSteps, planPolicy } from '../escalation/index.ts'
import { forgetReceipts, readReceipt } from '../hooks/index.ts'
import type { Ctx } from '../kernel/context.ts'
import { forgetGaps, keepArticleDates, publishDue, rememberArticles } from '../knowledge/index.ts'
import { forgetMacroUses } from '../macros/index.ts'
import { askForRating, foldCounts, forgetSendings, readWaiting, sendMail, wakeMailJobs } from '../mail/index.ts'
import { refreshTokens } from '../mail-accounts/index.ts'
import { spreadUpdate } from '../major/index.ts'
import { forgetMeshSessions } from '../mesh/index.ts'
import {
  forgetNotifications,
  mailLater,
  remindOfTask,
  sendPush,
  wakeReminders,
  writeDigests,
} from '../notifications/index.ts'
import { callNext, forgetCallouts } from '../on-call/index.ts'
import { askForSweep, forgetGroups, sweepPatterns } from '../patterns/index.ts'
import { forgetExpired } from '../people/index.ts'
import { forgetOldKeys } from '../platform/idempotency.ts'
import type { JobSet } from '../platform/jobs.ts'
import { forgetOldWindows } from '../platform/rate-limits.ts'
import { forgetPresences } from '../presence/index.ts'
import { runImport } from '../receiving/index.ts'
import { openDue, wakeRecurring } from '../recurring/index.ts'
import { askTheDevice, endIfDue, forgetRecordings, tellEndLater, wakeSessions } from '../remote/index.ts'
import { continueRule, countRuleRuns, fireTimedRules, forgetRuleRuns } from '../rules/index.ts'
import { fillWithSamples } from '../samples/index.ts'
import { learnWords } from '../search/index.ts'
import { forgetOldProofs, runProof, type WaysOut } from '../sending/index.ts'
import { learnRarities, readLeftOut, readTicket } from '../similarity/index.ts'
import { lookAhead, recountClocks, runApplication, wakeClocks } from '../sla/index.ts'
import { forgetRemovedTasks } from '../tasks/index.ts'
import { closeSolvedTickets, followVip, forgetUploads, sendDueReply } from '../tickets/index.ts'
import { forgetWebhooks, sendWebhook } from '../webhooks/index.ts'
import type { DeskInstance } from './desk-instance.ts'

const inboxPayload = z.object({ inboxId: z.uuid() })

/** Everything that is done in the background, and when. */
export function jobsOf(desk: DeskInstance, ways: WaysOut): JobSet {
  const ctx = (job: string): Ctx => desk.contextOf({ kind: 'system', job })
  return {
    handlers: {
      'alerts:settle': (payload) => settleAlert(ctx('alerts:settle'), payload),
      'alerts:read': (payload) => readAlertReceipt(ctx('alerts:read'), payload),
      'alerts:unmute': (payload) => endMuting(ctx('alerts:unmute'), payload),
      'alerts:look': async () => {
        await settleDueAlerts(ctx('alerts:look'))
        await endDueMutings(ctx('alerts:look'))
        await speakAfterHolding(ctx('alerts:look'))
        await noteUnheard(ctx('alerts:look'))
      },
      'announcements:mail': (payload) => mailSubscribers(ctx('announcements:mail'), payload),
      'approvals:due': (payload) => runDueStep(ctx('approvals:due'), payload),
      'approvals:deputy': (payload) => handOver(ctx('approvals:deputy'), payload),
      'approvals:wake': () => wakeApprovals(ctx('approvals:wake')),
      'calendars:follow': () => followHolidays(ctx('calendars:follow')),
      'catalogue:expire': (payload) => expireAction(ctx('catalogue:expire'), payload),
      'articles:publish': (payload) => publishDue(ctx('articles:publish'), payload),
      'articles:dates': () => keepArticleDates(ctx('articles:dates')),
      'assignment:team': (payload) => drainQueue(ctx('assignment:team'), payload),
      'assignment:person': (payload) => drainQueuesOf(ctx('assignment:person'), payload),
      'assignment:all': () => drainQueues(ctx('assignment:all')),
      'mail:read': (payload, { signal }) =>
        readWaiting(ctx('mail:read'), inboxPayload.parse(payload).inboxId, { signal }),
      'mail:count': () => foldCounts(ctx('mail:count')),
      'mail:send': (payload) => sendMail(ctx('mail:send'), ways, payload),
      'mail:wake': () => wakeMailJobs(ctx('mail:wake')),
      'mail:import': (payload, attempt) => runImport(ctx('mail:import'), payload, attempt),
      'inbox:prove': (payload) => runProof(ctx('inbox:prove'), { ways, dns: desk.domainRecords }, payload),
      'major:tell': (payload, { signal }) => spreadUpdate(ctx('major:tell'), payload, signal),
      'notifications:mail': (payload) => mailLater(ctx('notifications:mail'), payload),
      'notifications:push': (payload, attempt) => sendPush(ctx('notifications:push'), payload, attempt),
      'notifications:digest': () => writeDigests(ctx('notifications:digest')),
      'notifications:wake': () => wakeReminders(ctx('notifications:wake')),
      'notifications:due': (payload) => remindOfTask(ctx('notifications:due'), payload),
      'on-call:next': (payload) => callNext(ctx('on-call:next'), payload),
      'oauth:refresh': () => refreshTokens(ctx('oauth:refresh')),
      'escalation:fire': (_payload, { signal }) => fireSteps(ctx('escalation:fire'), signal),
      'escalation:look': async (_payload, { signal }) => {
        await lookAheadForSteps(ctx('escalation:look'))
        await fireSteps(ctx('escalation:fire'), signal)
      },
      'escalation:plan': (payload, { signal }) => planPolicy(ctx('escalation:plan'), payload, signal),
      'tickets:close': async () => {
        const { closeAfterDays } = await readSettings(desk.database.db)
        await closeSolvedTickets(ctx('tickets:close'), closeAfterDays)
      },
      'tickets:follow-vip': (payload, { signal }) => followVip(ctx('tickets:follow-vip'), payload, signal),
      'tickets:bulk': (payload, { signal }) => runBulk(ctx('tickets:bulk'), payload, signal),
      'customers:import': (payload, { signal }) => runCustomerImport(ctx('customers:import'), payload, signal),
      'devices:look': async () => {
        await closeSilentLines(ctx('devices:look'))
        await watchAbsent(ctx('devices:look'))
        await rollWindows(ctx('devices:look'))
      },
      'replies:send': (payload) => sendDueReply(ctx('replies:send'), payload),
      'ratings:ask': (payload) => askForRating(ctx('ratings:ask'), payload),
      'remote:ask': (payload) => askTheDevice(ctx('remote:ask'), payload),
      'remote:due': (payload) => endIfDue(ctx('remote:due'), payload),
      'remote:told': (payload) => tellEndLater(ctx('remote:told'), payload),
      'remote:wake': () => wakeSessions(ctx('remote:wake')),
      'rules:time': (_, { signal }) => fireTimedRules(ctx('rules:time'), signal),
      'rules:continue': (payload) => continueRule(ctx('rules:continue'), payload),
      'presence:forget': () => forgetPresences(ctx('presence:forget')),
      'demo:fill': async () => void (await fillWithSamples(ctx('demo:fill'))),
      'sla:wake': (_payload, { signal }) => wakeClocks(ctx('sla:wake'), signal),
      'sla:look': async (_payload, { signal }) => {
        await lookAhead(ctx('sla:look'))
        await wakeClocks(ctx('sla:wake'), signal)
      },
      'sla:recount': (payload) => recountClocks(ctx('sla:recount'), payload),
      'sla:apply': (payload, { signal }) => runApplication(ctx('sla:apply'), payload, signal),
      'hooks:read': (payload) => readReceipt(ctx('hooks:read'), payload),
      'recurring:open': (payload) => openDue(ctx('recurring:open'), payload),
      'recurring:wake': () => wakeRecurring(ctx('recurring:wake')),
      'patterns:sweep': (_payload, { signal }) => sweepPatterns(ctx('patterns:sweep'), signal),
      'similarity:read': async (payload) => {
        await readTicket(ctx('similarity:read'), payload)
        await askForSweep(ctx('patterns:sweep'))
      },
      'similarity:wake': async (_payload, { signal }) => {
        await readLeftOut(ctx('similarity:wake'), signal)
        const hasLearnt = await learnRarities(ctx('similarity:wake'))
        if (hasLearnt) await readLeftOut(ctx('similarity:wake'), signal)
        await rememberArticles(ctx('similarity:wake'), hasLearnt, signal)
        await askForSweep(ctx('patterns:sweep'))
      },
      'webhooks:send': (payload) => sendWebhook(ctx('webhooks:send'), payload),
      'search:learn': () => learnWords(ctx('search:learn')),
      'desk:tidy': async () => {
        await forgetExpired(ctx('desk:tidy'))
        await forgetUnconfirmed(ctx('desk:tidy'))
        await forgetOldKeys(ctx('desk:tidy'))
        await forgetOldWindows(ctx('desk:tidy'))
        await forgetSendings(ctx('desk:tidy'))
        await forgetUploads(ctx('desk:tidy'))
        await forgetOldProofs(ctx('desk:tidy'))
        await forgetRemovedTasks(ctx('desk:tidy'))
        await forgetBulkRuns(ctx('desk:tidy'))
        await forgetMacroUses(ctx('desk:tidy'))
        await forgetImports(ctx('desk:tidy'))
        await forgetApprovalLinks(ctx('desk:tidy'))
        await forgetNotifications(ctx('desk:tidy'))
        await forgetCallouts(ctx('desk:tidy'))
        await forgetRuleRuns(ctx('desk:tidy'))
        await countRuleRuns(ctx('desk:tidy'))
        await forgetReceipts(ctx('desk:tidy'))
        await forgetRecordings(ctx('desk:tidy'))
        await forgetGaps(ctx('desk:tidy'))
        await forgetWebhooks(ctx('desk:tidy'))
        await forgetGroups(ctx('desk:tidy'))
        await forgetAiCalls(ctx('desk:tidy'))
        await forgetAlerts(ctx('desk:tidy'))
        await forgetMetrics(ctx('desk:tidy'))
        await forgetQuestions(ctx('desk:tidy'))
        await forgetMeshSessions(ctx('desk:tidy'))
      },
    },
    schedule: [
      '*/10 * * * * tickets:close',
      '*/5 * * * * approvals:wake',
      '*/10 * * * * articles:dates',
      '* * * * * search:learn',
      '* * * * * mail:count',
      '* * * * * sla:look',
      '* * * * * escalation:look',
      '* * * * * presence:forget',
      '* * * * * remote:wake',
      '* * * * * devices:look',
      // Nobody hears of what maintenance held back before this has looked.
      '* * * * * alerts:look ?queue=alerts-look&max=1',
      // One after the other: what takes longer than a minute is not begun twice.
      '* * * * * rules:time ?queue=rules-time&max=1',
      '*/10 * * * * oauth:refresh',
      '*/15 * * * * notifications:digest',
      '7 * * * * notifications:wake',
      '27 * * * * assignment:all',
      '*/10 * * * * recurring:wake',
      '47 * * * * similarity:wake ?queue=similarity&max=3',
      '17 * * * * desk:tidy',
      '23 3 * * * calendars:follow',
      '37 * * * * mail:wake',
    ],
  }
}
