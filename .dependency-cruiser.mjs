/** The walls of ARCHITECTURE.md. Each rule's comment is the fix. */
const numericLibraries = 'node_modules/(ml-matrix|@stdlib/stats-base-dists-[^/]+|pure-rand|graphology[^/]*)(/|$)';
const moduleFile = '^src/modules/([^/]+)/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment:
        'The domain imports itself and the numeric libraries. Pass clocks, ids, rubrics and files in as arguments.',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: '\\.spec\\.ts$' },
      // SHA-256 is as pure as arithmetic: docs/decisions/0004; a numeric library may be loaded late: docs/decisions/0050.
      to: { pathNot: ['^src/domain/', numericLibraries, '^(node:)?(crypto|module)$'] },
    },
    {
      name: 'domain-by-its-door',
      comment: 'Import from src/domain/index.ts; add an export there if it is part of what the domain offers.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/domain/' },
      to: { path: '^src/domain/', pathNot: '^src/domain/index\\.ts$' },
    },
    {
      name: 'rendering-sees-view-models',
      comment: 'Rendering knows templates, a browser and plain view models. Move what it needs into the view.',
      severity: 'error',
      from: { path: '^src/modules/rendering/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/(modules/(?!rendering/)|domain/|database/)' },
    },
    {
      name: 'presenters-speak-only-domain',
      comment: 'A presenter takes domain types and its own module; words are tested without HTTP or a database.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/.*\\.presenter\\.ts$' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/domain/',
          // Its own forms and sentences; what holds a database or a request is no part of words.
          '^src/modules/$1/(?!.*\\.(service|repository|entity|controller|module)\\.ts$)',
          '^src/common/(days|limits|documents/words)\\.ts$',
          '^src/modules/briefs/(view/|[^/]*presenter)',
          '^src/modules/$1/(view/|[^/]*presenter)',
          // How a field of a form is written down: plain data, like the view itself.
          '^src/modules/rendering/pages/field-view\\.ts$',
          // What can be noted, and what a shortlist shows: words and shapes, no table behind them.
          '^src/modules/access/audit-actions\\.ts$',
          '^src/modules/assessments/shortlist-content\\.ts$',
        ],
      },
    },
    {
      name: 'neighbours-by-service',
      comment: 'Of another module import only its service, its module or its errors, never its table or mapping.',
      severity: 'error',
      from: { path: moduleFile, pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^src/modules/',
        pathNot: [
          '^src/modules/$1/',
          '\\.(service|module|errors|guard)\\.ts$',
          '^src/modules/rendering/',
          // What can be noted, and what a shortlist shows: words and shapes, no table behind them.
          '^src/modules/access/audit-actions\\.ts$',
          '^src/modules/assessments/shortlist-content\\.ts$',
          // What is said and drawn in a brief is said and drawn the same on a page.
          '^src/modules/briefs/view/',
          '^src/modules/rubrics/rubric(-library|\\.reader)\\.ts$',
          // Words and figures of the brief, for every page that speaks of the same things.
          '^src/modules/briefs/view/',
        ],
      },
    },
    {
      name: 'doors-hold-no-rules',
      comment: 'A controller calls its service and maps DTOs. Queries belong in a repository.',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: { path: '(\\.(repository|entity)\\.ts$|^src/database/|node_modules/typeorm)' },
    },
    {
      name: 'sql-has-one-address',
      comment: 'TypeORM is spoken in entities, repositories, modules and src/database only.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['\\.(entity|repository|module|spec)\\.ts$', '^src/database/'] },
      to: { path: 'node_modules/(typeorm|@nestjs/typeorm|better-sqlite3|pg)(/|$)' },
    },
    {
      name: 'one-browser-one-template-environment',
      comment: 'Ask RenderingService.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/modules/rendering/' },
      to: { path: 'node_modules/(puppeteer|puppeteer-core|handlebars|@sparticuz)(/|$)' },
    },
    {
      name: 'environment-is-read-in-config',
      comment: 'Only src/config and the two doors may know the configuration.',
      severity: 'error',
      from: { path: '^src/(domain|database|common|modules)/' },
      to: { path: '^src/(config|cli)/' },
    },
    {
      name: 'demo-by-its-command',
      comment: 'The demo lets anybody in: nothing but its own command may know of it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(demo/|cli/commands/demo\\.ts$)' },
      to: { path: '^src/demo/' },
    },
    {
      name: 'never-test-code',
      comment: 'Test support stays in test/.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Move the shared part into a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'Nothing imports this file: use it or delete it.',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: ['\\.d\\.ts$', '^src/(main|cli)\\.ts$', '/migrations/', '\\.spec\\.ts$'],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.check.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
