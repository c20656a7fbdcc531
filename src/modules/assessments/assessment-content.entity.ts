import { Entity, ForeignKey } from 'typeorm';
import { KeyLine } from '../../database/columns.js';
import { AssessmentRow } from './assessment.entity.js';

/** An application whose scorecards an assessment was computed from: whoever is blind on one may not read it. */
@Entity('assessment_contents', { withoutRowid: true })
export class AssessmentContentRow {
  @ForeignKey(() => AssessmentRow, 'id', {
    name: 'fk_assessment_contents_assessment',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @KeyLine('assessment_id', 36, 'assessment_contents')
  assessmentId: string;
  @ForeignKey('ApplicationRow', 'id', {
    name: 'fk_assessment_contents_application',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @KeyLine('application_id', 36, 'assessment_contents')
  applicationId: string;
}
