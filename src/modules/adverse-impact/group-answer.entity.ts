import { Check, Entity } from 'typeorm';
import { KeyLine, Line } from '../../database/columns.js';

/** What one applicant said of one category. Whose it is, only `groups.repository.ts` can work out. */
@Entity('group_answers', { withoutRowid: true })
@Check('ck_group_answers_category', 'length(trim("category")) > 0 AND length("category") <= 60')
@Check('ck_group_answers_answer', 'length(trim("answer")) > 0 AND length("answer") <= 100')
export class GroupAnswerRow {
  /** HMAC-SHA-256 of application and category, so that not even two answers of one person belong together. */
  @KeyLine('mark', 64, 'group_answers') mark: string;
  @Line('category', 60) category: string;
  @Line('answer', 100) answer: string;
}
