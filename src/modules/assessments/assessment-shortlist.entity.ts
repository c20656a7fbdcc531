import { Entity, ForeignKey } from 'typeorm';
import { KeyLine, Text } from '../../database/columns.js';
import { AssessmentRow } from './assessment.entity.js';

/** What a shortlist shows of an assessment, without the words of the panel: a tenth of it. Never changed (trigger). */
@Entity('assessment_shortlists', { withoutRowid: true })
export class AssessmentShortlistRow {
  @ForeignKey(() => AssessmentRow, 'id', {
    name: 'fk_assessment_shortlists_assessment',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @KeyLine('assessment_id', 36, 'assessment_shortlists')
  assessmentId: string;
  /** JSON: see `shortlist-content.ts`. */
  @Text('content') content: string;
}
