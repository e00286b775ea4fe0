// The contracts of the answers. Loaded with the first call that needs them, not with the first list: see `shape.ts`.
import * as c from '@wellkept/contracts';
import { Authority, HandOver, HandOverList, HandOverMade } from '@wellkept/contracts/authority';
import { RecommendationEconomics, Scenario, ScenarioList } from '@wellkept/contracts/economics';
import { ReceiptFile } from '@wellkept/contracts/receipt';
import type { Answers } from './client.ts';
import { ContractError } from './errors.ts';

export const answers = {
  Act: c.Act,
  ActUndo: c.ActUndo,
  Appointment: c.Appointment,
  AppointmentList: c.AppointmentList,
  Attachment: c.Attachment,
  Authority,
  Business: c.Business,
  CallBack: c.CallBack,
  Comparison: c.Comparison,
  Contact: c.Contact,
  ContactPage: c.ContactPage,
  Customer: c.Customer,
  CustomerPage: c.CustomerPage,
  EquipmentPage: c.EquipmentPage,
  FeedPage: c.FeedPage,
  Feedback: c.Feedback,
  FollowUp: c.FollowUp,
  FollowUpPage: c.FollowUpPage,
  HandOver,
  HandOverList,
  HandOverMade,
  Me: c.Me,
  ProposalVersionList: c.ProposalVersionList,
  ReceiptFile,
  Recommendation: c.Recommendation,
  RecommendationEconomics,
  RecommendationPage: c.RecommendationPage,
  Scenario,
  ScenarioList,
  Scorecard: c.Scorecard,
  ServiceList: c.ServiceList,
  ServiceRecordPage: c.ServiceRecordPage,
  SitePage: c.SitePage,
  SlotList: c.SlotList,
} as const satisfies Record<keyof Answers, unknown>;

/** The value if it keeps the contract; throws `ContractError` naming the first field that does not. */
export function check(name: keyof Answers, value: unknown): unknown {
  const result = answers[name].safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new ContractError(
    `${name}: ${issue?.path.join('/') ?? ''} ${issue?.message ?? 'is not as agreed'}`,
  );
}
