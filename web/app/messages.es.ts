import { es as approvals } from '#web/approvals/messages.es.ts'
import { es as board } from '#web/board/messages.es.ts'
import { es as bulk } from '#web/bulk/messages.es.ts'
import { es as calls } from '#web/calls/messages.es.ts'
import { es as conditions } from '#web/conditions/messages.es.ts'
import { es as customers } from '#web/customers/messages.es.ts'
import { es as duty } from '#web/duty/messages.es.ts'
import { es as views } from '#web/inbox/editor/messages.es.ts'
import { es as inbox } from '#web/inbox/messages.es.ts'
import { es as common } from '#web/lib/messages.es.ts'
import { es as mail } from '#web/mail/messages.es.ts'
import { es as mailFilters } from '#web/mail-filters/messages.es.ts'
import { es as myDay } from '#web/my-day/messages.es.ts'
import { es as notifications } from '#web/notifications/messages.es.ts'
import { es as onCall } from '#web/on-call/messages.es.ts'
import { es as receiving } from '#web/receiving/messages.es.ts'
import { es as rules } from '#web/rules/messages.es.ts'
import { es as search } from '#web/search/messages.es.ts'
import { es as sending } from '#web/sending/messages.es.ts'
import { es as session } from '#web/session/messages.es.ts'
import { es as settings } from '#web/settings/messages.es.ts'
import { es as tickets } from '#web/tickets/messages.es.ts'
import { es as app } from './app-messages.es.ts'
import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, Record<string, string>> = {
  app,
  common,
  approvals,
  board,
  bulk,
  calls,
  conditions,
  customers,
  duty,
  inbox,
  mail,
  mailFilters,
  notifications,
  myDay,
  onCall,
  receiving,
  rules,
  search,
  sending,
  session,
  settings,
  tickets,
  views,
}
