import { es as approvals } from '#web/approvals/messages.es.ts'
import { es as bulk } from '#web/bulk/messages.es.ts'
import { es as duty } from '#web/duty/messages.es.ts'
import { es as views } from '#web/inbox/editor/messages.es.ts'
import { es as inbox } from '#web/inbox/messages.es.ts'
import { es as common } from '#web/lib/messages.es.ts'
import { es as notifications } from '#web/notifications/messages.es.ts'
import { es as onCall } from '#web/on-call/messages.es.ts'
import { es as app } from './app-messages.es.ts'
import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, Record<string, string>> = {
  app,
  common,
  approvals,
  bulk,
  duty,
  inbox,
  notifications,
  onCall,
  views,
}
