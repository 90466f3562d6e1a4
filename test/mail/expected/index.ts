import { absencesAndAlerts } from './absences-and-alerts.ts'
import { automatic } from './automatic.ts'
import { bounces } from './bounces.ts'
import { calendar } from './calendar.ts'
import { charsets } from './charsets.ts'
import { deliveryReports } from './delivery-reports.ts'
import type { ExpectedMail } from './expected-mail.ts'
import { forwards } from './forwards.ts'
import { monitoring } from './monitoring.ts'
import { outOfOffice } from './out-of-office.ts'
import { repliesApple } from './replies-apple.ts'
import { repliesGmail } from './replies-gmail.ts'
import { repliesMobile } from './replies-mobile.ts'
import { repliesOther } from './replies-other.ts'
import { repliesOutlook } from './replies-outlook.ts'
import { repliesThunderbird } from './replies-thunderbird.ts'
import { repliesWebmail } from './replies-webmail.ts'
import { signatures } from './signatures.ts'
import { signed } from './signed.ts'
import { structure } from './structure.ts'

/** By kind, one file each; together they name every mail of the corpus. */
export const expectedMails: Record<string, ExpectedMail> = {
  ...absencesAndAlerts,
  ...automatic,
  ...bounces,
  ...calendar,
  ...charsets,
  ...deliveryReports,
  ...forwards,
  ...monitoring,
  ...outOfOffice,
  ...repliesApple,
  ...repliesGmail,
  ...repliesMobile,
  ...repliesOther,
  ...repliesOutlook,
  ...repliesThunderbird,
  ...repliesWebmail,
  ...signatures,
  ...signed,
  ...structure,
}
