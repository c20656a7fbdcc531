import { Controller, Get, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { Request, Response } from 'express';
import { csvOf } from '../../common/documents/csv-text.js';
import { NotFound } from '../../common/errors.js';
import { Who } from '../../common/http/caller.js';
import { IdPipe } from '../../common/http/id.pipe.js';
import { Allow } from '../../common/http/rule.js';
import type { Caller } from '../../domain/index.js';
import { Exports } from '../access/exports.service.js';
import { Shell } from '../access/shell.service.js';
import { ReadableAssessments } from '../assessments/readable-assessments.service.js';
import { ApplicationsService } from '../applications/applications.service.js';
import { RequisitionsService } from '../requisitions/requisitions.service.js';
import { BriefsService } from './briefs.service.js';
import { shortlistView } from './shortlist-page.presenter.js';
import { ShortlistFileQuery, ShortlistQuery } from './shortlist.query.js';
import { xlsxOf } from './table-files.js';
import { shortlistRows, type Cell } from './view/shortlist-rows.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The shortlist of a requisition: a page, and the same figures as files. From one stored assessment. */
@Controller('requisitions/:id')
export class ShortlistPages {
  constructor(
    private readonly shell: Shell,
    private readonly requisitions: RequisitionsService,
    private readonly applications: ApplicationsService,
    private readonly readable: ReadableAssessments,
    private readonly briefs: BriefsService,
    private readonly exports: Exports,
  ) {}

  @Get('shortlist')
  @Allow('requisition:shortlist')
  async show(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() { sort = '', a = '', b = '' }: ShortlistQuery,
  ): Promise<string> {
    const { title } = await this.requisitions.get(id);
    const assessed = await this.readable.newestShortlist(caller, id);
    const view = shortlistView({
      requisitionId: id,
      title,
      assessed:
        assessed === null
          ? null
          : {
              id: assessed.id,
              at: assessed.createdAt,
              source: assessed,
              hrefs: await this.hrefsOf(id),
            },
      sort,
      pair: [a, b],
      briefs: await this.briefs.shortlistsOf(id),
    });
    // Handed back, not sent: whether the caller may is asked once more before it leaves.
    return this.shell.page(request, response, { template: 'shortlist/show', title: `Shortlist, ${title}`, view });
  }

  @Get('shortlist.csv')
  @Allow('requisition:shortlist')
  async csv(
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() { sort = '' }: ShortlistFileQuery,
  ): Promise<StreamableFile> {
    const name = 'shortlist.csv';
    const bytes = Buffer.from(csvOf(await this.rowsOf(caller, id, { sort, name })));
    return file(bytes, { type: 'text/csv; charset=utf-8', name });
  }

  @Get('shortlist.xlsx')
  @Allow('requisition:shortlist')
  async xlsx(
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() { sort = '' }: ShortlistFileQuery,
  ): Promise<StreamableFile> {
    const name = 'shortlist.xlsx';
    const bytes = await xlsxOf(await this.rowsOf(caller, id, { sort, name }), 'Shortlist');
    return file(bytes, { type: XLSX, name });
  }

  /** What a file holds; who took it is noted before they have it. */
  private async rowsOf(
    caller: Caller,
    id: string,
    { sort, name }: { readonly sort: string; readonly name: string },
  ): Promise<readonly (readonly Cell[])[]> {
    const assessed = await this.readable.newestShortlist(caller, id);
    if (assessed === null) throw new NotFound('assessment-not-found', 'The scorecards have not been assessed yet.');
    const rows = shortlistRows(assessed, sort);
    // The first row is the head of the table.
    await this.exports.note(caller, id, `${name}, rows: ${rows.length - 1}`);
    return rows;
  }

  private async hrefsOf(requisitionId: string): Promise<ReadonlyMap<string, string>> {
    const applications = await this.applications.allOf(requisitionId);
    return new Map(applications.map(({ id, externalId }) => [externalId ?? id, `/applications/${id}`]));
  }
}

function file(bytes: Buffer, { type, name }: { readonly type: string; readonly name: string }): StreamableFile {
  return new StreamableFile(bytes, { type, disposition: `attachment; filename="${name}"`, length: bytes.length });
}
