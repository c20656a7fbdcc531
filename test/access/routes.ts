/** How a guarded route is called without changing anything. */
interface Call {
  /** What it is, said a second time: a route that names another rule than this fails the matrix. */
  readonly action: string;
  /** Of a request that changes something. */
  readonly body?: object | string;
  /** What it says to those who may: one of them; 200 when left out. */
  readonly status?: number | readonly number[];
}

/** Every route that is not public. A new one must be added here, or the matrix fails. */
export const CALLS: Readonly<Record<string, Call>> = {
  'AccountPages.changeName': { action: 'account:update', body: {}, status: 422 },
  'AccountPages.changePassword': { action: 'account:update', body: {}, status: 422 },
  'AccountPages.createToken': { action: 'token:create', body: {}, status: 422 },
  // Ended once, it is no longer there.
  'AccountPages.endSession': { action: 'session:end', body: {}, status: [303, 404] },
  'AccountPages.revokeToken': { action: 'token:revoke', body: {}, status: 303 },
  'AccountPages.show': { action: 'account:read' },

  'AdverseImpactPages.csv': { action: 'impact:read' },
  'AdverseImpactPages.import': { action: 'groups:write', body: {}, status: 422 },
  'AdverseImpactPages.show': { action: 'impact:read' },
  'AdverseImpactPages.withdraw': { action: 'groups:write', body: {}, status: 422 },

  'ApplicationsApiController.create': { action: 'application:create', body: {}, status: 400 },
  'ApplicationsApiController.list': { action: 'application:list' },
  'ApplicationsApiController.read': { action: 'application:read' },
  'ApplicationsApiController.update': { action: 'application:update', body: {}, status: 428 },

  'ApplicationPages.pdf': { action: 'brief:read' },
  'ApplicationPages.show': { action: 'application:read' },

  'AssessmentsApiController.assess': { action: 'assessment:create' },
  'AssessmentsApiController.list': { action: 'assessment:list' },
  'AssessmentsApiController.read': { action: 'assessment:read' },

  'AuditPages.show': { action: 'audit:read' },

  'BriefsApiController.issue': { action: 'brief:issue', body: {}, status: 400 },
  'BriefsApiController.list': { action: 'brief:list' },
  'BriefsApiController.pdf': { action: 'brief:read' },
  'BriefsApiController.read': { action: 'brief:read' },

  'CalibrationPages.compare': { action: 'calibration:read', status: 400 },
  'CalibrationPages.create': { action: 'calibration:create', body: {}, status: 404 },
  'CalibrationPages.list': { action: 'calibration:list' },
  'CalibrationPages.show': { action: 'calibration:read' },
  'CalibrationsApiController.changes': { action: 'calibration:read', status: 400 },
  'CalibrationsApiController.content': { action: 'calibration:severities' },
  'CalibrationsApiController.create': { action: 'calibration:create', status: 202 },
  // Of no job that anybody began.
  'CalibrationsApiController.job': { action: 'calibration:create', status: 404 },
  'CalibrationsApiController.list': { action: 'calibration:list' },
  'CalibrationsApiController.read': { action: 'calibration:read' },

  'DebriefPages.change': { action: 'debrief:read', body: {}, status: 422 },
  'DebriefPages.decide': { action: 'decision:record', body: {}, status: 422 },
  'DebriefPages.open': { action: 'debrief:open', body: { openReason: 'x'.repeat(20_001) }, status: 422 },
  'DebriefPages.show': { action: 'debrief:read' },
  'DebriefsApiController.decide': { action: 'decision:record', body: {}, status: 400 },
  'DebriefsApiController.list': { action: 'debrief:read' },
  'DebriefsApiController.open': { action: 'debrief:open', body: { reason: '' }, status: 400 },
  // No debrief is open in the tables of the matrix.
  'DebriefsApiController.read': { action: 'debrief:read', status: 404 },

  'ErasuresPages.erase': { action: 'erasure:perform', body: {}, status: 422 },
  'ErasuresPages.look': { action: 'erasure:perform', body: {}, status: 422 },
  'ErasuresPages.show': { action: 'erasure:read' },

  'ImportsApiController.exportEvaluation': { action: 'requisition:export' },
  'ImportsApiController.importEvaluation': { action: 'requisition:import', body: 'nothing', status: 422 },

  'InterviewerPages.show': { action: 'interviewer:calibration' },
  'InterviewersApiController.create': { action: 'interviewer:create', body: {}, status: 400 },
  'InterviewersApiController.list': { action: 'interviewer:list' },
  'InterviewersApiController.read': { action: 'interviewer:read' },

  'KitsApiController.assign': { action: 'scorecard:open', body: {}, status: 400 },
  'KitsApiController.withdraw': { action: 'scorecard:withdraw', status: 428 },

  'KitsPages.assign': { action: 'scorecard:open', body: {}, status: 422 },
  'KitsPages.setDues': { action: 'scorecard:open', body: {}, status: 303 },
  'KitsPages.show': { action: 'scorecard:open' },
  'KitsPages.withdraw': { action: 'scorecard:open', body: {}, status: 404 },

  'NewApplicationPages.add': { action: 'application:create', body: {}, status: 422 },
  'NewApplicationPages.blank': { action: 'application:create' },

  'PanelPages.add': { action: 'requisition:panel', body: {}, status: 422 },
  'PanelPages.cover': { action: 'requisition:panel', body: {}, status: 400 },
  'PanelPages.remove': { action: 'requisition:panel', body: {}, status: 400 },
  'PanelPages.show': { action: 'requisition:panel' },

  'PanelsApiController.put': { action: 'requisition:panel', body: {}, status: 428 },
  'PanelsApiController.read': { action: 'requisition:read' },
  'PanelsApiController.remove': { action: 'requisition:panel', status: 428 },

  'OutcomesPages.record': { action: 'outcome:record', body: {}, status: 422 },
  'OutcomesPages.report': { action: 'outcome:report' },
  'OutcomesPages.show': { action: 'outcome:record' },

  'PracticePages.list': { action: 'practice:read' },
  'PracticePages.rate': { action: 'practice:rate', body: {}, status: 422 },
  'PracticePages.show': { action: 'practice:read' },

  'RequisitionPages.add': { action: 'requisition:members', body: {}, status: 422 },
  'RequisitionPages.close': { action: 'requisition:update', body: {}, status: 400 },
  'RequisitionPages.remove': { action: 'requisition:members', body: {}, status: 422 },
  'RequisitionPages.reopen': { action: 'requisition:update', body: {}, status: 400 },
  'RequisitionPages.show': { action: 'requisition:read' },

  'RequisitionsApiController.close': { action: 'requisition:update', status: 428 },
  'MakingPages.assess': { action: 'assessment:create', body: {}, status: 303 },
  'MakingPages.issue': { action: 'brief:issue', body: {}, status: 422 },
  'PeoplePages.changeName': { action: 'person:update', body: {}, status: 400 },
  'PeoplePages.changeRoles': { action: 'person:update', body: {}, status: 400 },
  'PeoplePages.disable': { action: 'person:update', body: {}, status: 400 },
  'PeoplePages.enable': { action: 'person:update', body: {}, status: 400 },
  'PeoplePages.invite': { action: 'person:invite', body: {}, status: 422 },
  'PeoplePages.list': { action: 'person:list' },
  'PeoplePages.removeSecondStep': { action: 'person:update', body: {}, status: 303 },
  'PeoplePages.sendLink': { action: 'person:update', body: {}, status: 303 },
  'PeoplePages.show': { action: 'person:update' },
  'PeoplePages.showInvite': { action: 'person:invite' },

  'RequisitionsApiController.create': { action: 'requisition:create', body: {}, status: 400 },
  'RequisitionsApiController.list': { action: 'requisition:list' },
  'RequisitionsApiController.read': { action: 'requisition:read' },
  'RequisitionsApiController.reopen': { action: 'requisition:update', status: 428 },
  'RequisitionsApiController.update': { action: 'requisition:update', body: {}, status: 428 },

  'RequisitionsPages.blank': { action: 'requisition:create' },
  'RequisitionsPages.change': { action: 'requisition:update', body: {}, status: 422 },
  'RequisitionsPages.edit': { action: 'requisition:update' },
  'RequisitionsPages.list': { action: 'requisition:list' },
  'RequisitionsPages.open': { action: 'requisition:create', body: {}, status: 422 },

  'RubricsApiController.list': { action: 'rubric:read' },
  'RubricsApiController.read': { action: 'rubric:read' },

  'RubricsPages.add': { action: 'rubric:add', body: { text: 'nothing', step: 'add' }, status: 422 },
  'RubricsPages.compare': { action: 'rubric:read' },
  'RubricsPages.list': { action: 'rubric:read' },
  'RubricsPages.read': { action: 'rubric:read' },
  'RubricsPages.write': { action: 'rubric:add' },

  'ScorecardPages.amend': { action: 'scorecard:write', body: {}, status: 400 },
  'ScorecardPages.autosave': { action: 'scorecard:write', body: {}, status: 400 },
  'ScorecardPages.save': { action: 'scorecard:write', body: {}, status: 400 },
  'ScorecardPages.show': { action: 'scorecard:read' },
  // A draft has nothing to amend.
  'ScorecardPages.showAmendment': { action: 'scorecard:write', status: [200, 303] },
  'ScorecardPages.state': { action: 'scorecard:write' },

  'ScorecardsApiController.amend': { action: 'scorecard:write', body: {}, status: 428 },
  'ScorecardsApiController.list': { action: 'scorecard:list' },
  'ScorecardsApiController.open': { action: 'scorecard:open', body: {}, status: 400 },
  'ScorecardsApiController.read': { action: 'scorecard:read' },
  'ScorecardsApiController.saveDraft': { action: 'scorecard:write', body: {}, status: 428 },
  'ScorecardsApiController.submit': { action: 'scorecard:write', status: 428 },

  'WorkPages.show': { action: 'work:read' },
  'ShortlistPages.csv': { action: 'requisition:shortlist' },
  'SecondStepPages.confirm': { action: 'account:update', body: {}, status: 422 },
  'SecondStepPages.remove': { action: 'account:update', body: {}, status: 422 },
  'SecondStepPages.show': { action: 'account:read' },

  'ShortlistPages.show': { action: 'requisition:shortlist' },
  'ShortlistPages.xlsx': { action: 'requisition:shortlist' },
};

/** Routes that everybody may use. Another one that names itself public must be looked at, and added here. */
export const PUBLIC: readonly string[] = [
  'AssetsController.send',
  'HealthController.live',
  'HealthController.ready',
  'LinkPages.choose',
  'LinkPages.forgotten',
  'LinkPages.show',
  'LinkPages.showForgotten',
  'OpenApiController.read',
  'SetUpPages.complete',
  'SetUpPages.show',
  'SignInPages.enter',
  'SignInPages.enterCode',
  'SignInPages.leave',
  'SignInPages.show',
  'SignInPages.showCode',
  'SignOnPages.begin',
  'SignOnPages.finish',
];

/** Parameters of a path that name no object. */
export const PARAMETERS: Readonly<Record<string, string>> = {
  reference: 'engineering-arc@1',
  interviewerId: '01890000-0000-7000-8000-0000000000aa',
  job: '01890000-0000-7000-8000-0000000000bb',
  vignette: 'fluent-architect',
};
