/** Every module that shows screens to staff, in no order: the menu orders itself by `order`. */
import type { WebModule } from "#base/ui/module.ts";

import { breachesWeb } from "#registers/breaches/web.ts";
import {
  caseOversightWeb,
  caseReadingWeb,
  caseRegisterWeb,
  casesWeb,
  dataRequestsWeb,
  retentionWeb,
} from "#registers/cases/web.ts";
import { policiesWeb } from "#registers/policies/web.ts";
import { regulationsWeb } from "#registers/regulations/web.ts";
import { agenciesWeb } from "#spine/agencies/web.ts";
import { auditWeb, peopleWeb } from "#spine/people/web.ts";
import { deadlinesWeb } from "#spine/deadlines/web.ts";
import { mailWeb, noticesWeb } from "#spine/notices/web.ts";
import { intakeSettingsWeb, intakeWeb } from "#spine/intake/web.ts";
import { figuresWeb } from "#spine/figures/web.ts";
import { calendarWeb, planWeb, tasksWeb } from "#spine/plan/web.ts";
import { reportsWeb } from "#spine/reports/web.ts";

export const webModules: readonly WebModule[] = [
  intakeWeb,
  planWeb,
  tasksWeb,
  calendarWeb,
  casesWeb,
  caseReadingWeb,
  caseRegisterWeb,
  dataRequestsWeb,
  breachesWeb,
  retentionWeb,
  caseOversightWeb,
  reportsWeb,
  figuresWeb,
  deadlinesWeb,
  noticesWeb,
  policiesWeb,
  regulationsWeb,
  agenciesWeb,
  peopleWeb,
  intakeSettingsWeb,
  mailWeb,
  auditWeb,
];
