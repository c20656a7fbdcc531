import { Entity } from 'typeorm';
import { KeyLine, Line } from '../../database/columns.js';

/** What one applicant said of one category; never changed (trigger), but taken back and given again. Whose it is, only `groups.repository.ts` can work out. */
@Entity('group_answers', { withoutRowid: true })
export class GroupAnswerRow {
  /** HMAC-SHA-256 of application and category, so that not even two answers of one person belong together. */
  @KeyLine('mark', 64, 'group_answers') mark: string;
  @Line('category', 60) category: string;
  @Line('answer', 100) answer: string;
}
