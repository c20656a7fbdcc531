import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import type { Evaluation, Scorecard } from '../domain/index.js';
import { DemoMark } from '../modules/access/demo-mark.service.js';
import { ApplicationsService } from '../modules/applications/applications.service.js';
import { AccountsService, type PersonRecord } from '../modules/people/accounts.service.js';
import { ImportsService } from '../modules/imports/imports.service.js';
import { PeopleService } from '../modules/people/people.service.js';
import { PanelsService } from '../modules/requisitions/panels.service.js';
import { RequisitionsService } from '../modules/requisitions/requisitions.service.js';
import { KitsService } from '../modules/scorecards/kits.service.js';
import { ScorecardsService } from '../modules/scorecards/scorecards.service.js';
import { DEMO_PEOPLE, type DemoKey } from './demo-people.js';
import { CANDIDATES, OTHERS, SEAT, SOURCE_OF_RATINGS, type Seat } from './open-seat.js';
import { PAST_SEAT, pastEvaluation } from './past-seat.js';

const DAY = 86_400_000;

type DemoTeam = Readonly<Record<DemoKey, PersonRecord>>;

/** Made-up people, and a seat that is being filled at this moment, so that each of them has something to do. */
@Injectable()
export class DemoService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly people: PeopleService,
    private readonly requisitions: RequisitionsService,
    private readonly applications: ApplicationsService,
    private readonly panels: PanelsService,
    private readonly kits: KitsService,
    private readonly scorecards: ScorecardsService,
    private readonly imports: ImportsService,
    private readonly mark: DemoMark,
    private readonly clock: Clock,
  ) {}

  /** The database is the demo's from now on, and no server for real people takes it. @throws Conflict when it is a real one */
  claim(): Promise<void> {
    return this.mark.set(() => this.isAmongItself());
  }

  /** Null for none of the four, or when the demo was never filled. */
  async personOf(key: string): Promise<PersonRecord | null> {
    const wanted = DEMO_PEOPLE.find((person) => person.key === key);
    return wanted === undefined ? null : this.accounts.findByEmail(wanted.email);
  }

  /**
   * A seat that was filled this summer, on whose panel two of the four were: calibrated before the next seat is opened,
   * so that whoever owes a scorecard there may know what it says of them. The same again changes nothing.
   */
  async fillPast(): Promise<void> {
    const team = await this.makePeople();
    if ((await this.requisitions.findByExternalId(PAST_SEAT)) !== null) return;
    // They rate under their own names from here on; an import makes an interviewer of everybody else.
    for (const key of ['interviewer', 'hiring-manager'] as const) await this.accounts.interviewerOf(team[key].id);
    const { requisitionId } = await this.imports.importEvaluation(pastEvaluation());
    await this.requisitions.addMember(requisitionId, { personId: team.recruiter.id, role: 'recruiter' });
    const { version } = await this.requisitions.get(requisitionId);
    await this.requisitions.close(requisitionId, version);
  }

  /** The same again changes nothing. @param requisitionIds of the examples, which recruiter and hiring manager belong to */
  async fill(examples: readonly Evaluation[], requisitionIds: readonly string[]): Promise<void> {
    const team = await this.makePeople();
    for (const id of requisitionIds) {
      await this.requisitions.addMember(id, { personId: team.recruiter.id, role: 'recruiter' });
      await this.requisitions.addMember(id, { personId: team['hiring-manager'].id, role: 'hiring-manager' });
    }
    if ((await this.requisitions.findByExternalId(SEAT.externalId)) !== null) return;
    await this.openSeat(team, cardsOf(examples));
  }

  /** The four people, once. */
  async makePeople(): Promise<DemoTeam> {
    const made = [];
    for (const { key, email, name, roles } of DEMO_PEOPLE) {
      const known = await this.accounts.findByEmail(email);
      const { id } = known ?? (await this.accounts.invite({ email, name, roles }));
      const person = known?.status === 'active' ? known : await this.accounts.open(id);
      made.push([key, person] as const);
    }
    return Object.fromEntries(made) as DemoTeam;
  }

  /** Nothing is here yet; or, in a demo from before there was a mark, everybody is made up. */
  private async isAmongItself(): Promise<boolean> {
    const known = new Set<string>(DEMO_PEOPLE.map(({ email }) => email));
    const people = await this.accounts.list();
    if (people.length > 0) return people.every(({ email }) => known.has(email));
    return (await this.requisitions.list({ limit: 1 })).items.length === 0;
  }

  private async openSeat(team: DemoTeam, cards: ReadonlyMap<string, Scorecard>): Promise<void> {
    const { id } = await this.requisitions.create({ ...SEAT, openedBy: team.recruiter.id });
    await this.requisitions.addMember(id, { personId: team['hiring-manager'].id, role: 'hiring-manager' });
    const seats = new Map<Seat, string>([
      ['interviewer', await this.accounts.interviewerOf(team.interviewer.id)],
      ['hiring-manager', await this.accounts.interviewerOf(team['hiring-manager'].id)],
    ]);
    for (const { seat, name } of OTHERS) seats.set(seat, (await this.people.ensure(name)).id);
    for (const interviewerId of seats.values()) await this.panels.put(id, { interviewerId, criteria: [] });
    for (const { name, source, kits } of CANDIDATES) {
      const application = await this.applications.create(id, { candidate: { name }, source });
      for (const { seat, dueInDays, ratedAs } of kits) {
        const dueAt = new Date(Date.parse(this.clock.now()) + dueInDays * DAY).toISOString();
        const kit = { criteria: [], dueAt };
        const { id: cardId, version } = await this.kits.assign(application.id, seats.get(seat) ?? '', kit);
        if (ratedAs === null) continue;
        const card = cards.get(ratedAs);
        if (card === undefined) throw new Error(`no example has the scorecard ${ratedAs}`);
        const { ratings, tells, recommendation, keyTakeaway } = card;
        const saved = await this.scorecards.saveDraft(cardId, version, { ratings, tells, recommendation, keyTakeaway });
        await this.scorecards.submit(cardId, saved.version);
      }
    }
  }
}

/** By "application interviewer" of the example that ratings are borrowed from. */
function cardsOf(examples: readonly Evaluation[]): ReadonlyMap<string, Scorecard> {
  const source = examples.find(({ requisition }) => requisition.id === SOURCE_OF_RATINGS);
  return new Map(
    (source?.applications ?? []).flatMap(({ id, scorecards }) =>
      scorecards.map((card) => [`${id} ${card.interviewer}`, card] as const),
    ),
  );
}
