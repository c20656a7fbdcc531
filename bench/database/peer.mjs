import { DataSource, EntitySchema } from 'typeorm';

const text = (name, nullable = false) => ({ type: 'text', name, nullable });
const record = { id: { type: 'varchar', primary: true }, version: { type: 'integer' }, createdAt: text('created_at') };
const toOne = (target, column, inverseSide) => ({
  type: 'many-to-one',
  target,
  inverseSide,
  joinColumn: { name: column, referencedColumnName: 'id' },
});
/** The tables of the product, related as an ORM's user would relate them. */
const peerEntities = [
  new EntitySchema({ name: 'PeerCandidate', tableName: 'candidates', columns: { ...record, name: text('name') } }),
  new EntitySchema({
    name: 'PeerInterviewer',
    tableName: 'interviewers',
    columns: { ...record, handle: text('handle'), name: text('name'), email: text('email', true) },
  }),
  new EntitySchema({
    name: 'PeerApplication',
    tableName: 'applications',
    columns: {
      ...record,
      externalId: text('external_id', true),
      requisitionId: text('requisition_id'),
      source: text('source'),
      history: text('history'),
    },
    relations: {
      candidate: toOne('PeerCandidate', 'candidate_id'),
      scorecards: { type: 'one-to-many', target: 'PeerScorecard', inverseSide: 'application' },
    },
  }),
  new EntitySchema({
    name: 'PeerScorecard',
    tableName: 'scorecards',
    columns: {
      ...record,
      status: text('status'),
      revision: { type: 'integer' },
      submittedAt: text('submitted_at', true),
      rubric: text('rubric', true),
    },
    relations: {
      application: toOne('PeerApplication', 'application_id', 'scorecards'),
      interviewer: toOne('PeerInterviewer', 'interviewer_id'),
      revisions: { type: 'one-to-many', target: 'PeerRevision', inverseSide: 'scorecard' },
    },
  }),
  new EntitySchema({
    name: 'PeerRevision',
    tableName: 'scorecard_revisions',
    columns: {
      seq: { type: 'integer', primary: true },
      revision: { type: 'integer' },
      at: text('at'),
      reason: text('reason', true),
      recommendation: text('recommendation', true),
      keyTakeaway: text('key_takeaway', true),
      tells: text('tells'),
    },
    relations: {
      scorecard: toOne('PeerScorecard', 'scorecard_id', 'revisions'),
      ratings: { type: 'one-to-many', target: 'PeerRating', inverseSide: 'revision' },
    },
  }),
  new EntitySchema({
    name: 'PeerRating',
    tableName: 'ratings',
    columns: {
      revisionSeq: { type: 'integer', name: 'revision_seq', primary: true },
      position: { type: 'integer', primary: true },
      criterion: text('criterion'),
      rating: { type: 'integer', nullable: true },
      verification: text('verification', true),
      evidence: text('evidence', true),
    },
    relations: {
      revision: {
        type: 'many-to-one',
        target: 'PeerRevision',
        inverseSide: 'ratings',
        joinColumn: { name: 'revision_seq', referencedColumnName: 'seq' },
      },
    },
  }),
];
/** A connection of its own that reads a product's file with its settings. */
export function peerReader(settings) {
  return new DataSource({
    ...settings,
    entities: peerEntities,
    migrations: [],
    readonly: true,
    enableWAL: false,
    prepareDatabase: undefined,
  }).initialize();
}

/** The same information as a shortlist needs, through the relations. */
export function readThroughRelations(reader, requisitionId) {
  return reader.getRepository('PeerApplication').find({
    where: { requisitionId },
    relations: { candidate: true, scorecards: { interviewer: true, revisions: { ratings: true } } },
  });
}
