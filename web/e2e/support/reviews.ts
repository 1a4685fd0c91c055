import type { Browser, BrowserContext } from '@playwright/test';
import { accountWith, api, openSession } from './party';

export interface OpenReview {
  id: string;
  title: string;
  branchId: string;
  /** The session of the Party office, to act with while a page looks on. */
  office: BrowserContext;
}

/** The Party office plans, announces and begins a review, so that the test knows what is in it. */
export async function startReview(browser: Browser): Promise<OpenReview> {
  const office = await browser.newContext();
  await openSession(office, accountWith('PartyOffice'));
  const { items } = await api<{ items: { id: string; kind: string; isTemporary: boolean }[] }>(
    office,
    'GET',
    '/api/membership/org-units',
  );
  const branches = items.filter((unit) => unit.kind === 'Branch' && !unit.isTemporary).slice(0, 2);
  const title = `现场述职 ${Date.now()}`;
  const { id } = await api<{ id: string }>(office, 'POST', '/api/oversight/reviews', {
    title,
    startsAt: new Date(Date.now() + 3_600_000).toISOString(),
    agenda: branches.map(({ id: branchId }) => ({
      branchId,
      speakerMemberId: null,
      speakerName: '支部书记',
      minutes: 10,
    })),
    scribeIds: [],
  });
  await api(office, 'POST', `/api/oversight/reviews/${id}/announce`);
  await api(office, 'POST', `/api/oversight/reviews/${id}/start`);
  return { id, title, branchId: branches[0]!.id, office };
}

export const postEntry = ({ id, branchId, office }: OpenReview, text: string): Promise<{ number: number }> =>
  api(office, 'POST', `/api/oversight/reviews/${id}/entries`, {
    kind: 'Entry',
    branchId,
    section: 'Achievements',
    text,
    pictureIds: [],
    speakerMemberId: null,
    speakerName: null,
    isKey: false,
  });

export async function endReview({ id, office }: OpenReview): Promise<void> {
  await api(office, 'POST', `/api/oversight/reviews/${id}/close`);
  await office.close();
}
