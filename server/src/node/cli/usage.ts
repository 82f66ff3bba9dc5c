/** What `--help` prints. docs/cli.md says the same at length. */
export const usage = `Usage: iam-policy COMMAND

  check PATH…              Check the policies in files, folders (with all below) and globs; - reads standard input.
    --format FORMAT        stylish (default), json or sarif
    --policy-type TYPE     Take every policy for one of this type: identity-based, resource-based, trust, service-control,
                           resource-control, permissions-boundary, session or vpc-endpoint
    --config FILE          Settings; otherwise the nearest .iampolicyrc.json above each file
    --fail-on LEVEL        Exit with 1 for findings of this level and above: error, security-warning (default), warning,
                           suggestion or never
  compare OLD NEW          Whether the policy in the file NEW allows more or less than the one in OLD; - reads standard input.
    --format FORMAT        text (default) or json
    --policy-type TYPE     As for check
  can POLICY…              Whether the policies in the files allow one request together, and why
    --request FILE         The request, in JSON; - reads standard input
    --format FORMAT        text (default) or json
    --policy-type TYPE     As for check
  narrow --used FILE… POLICY
                           The policy without what was not used. FILE: logs of CloudTrail, last-accessed reports of IAM,
                           lists of actions, folders of them
    --principal NAME       Count only what this role or user did: an ARN or a name; again for several
    --keep-resources       Leave the resources as they are
    --drop-unseen NAMES    Leave out what the files could not show too: services, actions or all, with commas
    --format FORMAT        text (default: the policy, and a report on standard error) or json
    --write                Write the policy into its file
    --policy-type TYPE     As for check
  explain NAME             Explain a rule (service-wildcard), an action or pattern (s3:GetObject, s3:Get*), a service (s3),
                           a condition key (aws:SourceIp) or operator (StringLike), or an element (NotAction)
  fix PATH…                Make the fixes of some rules: those that change nothing of what is granted, or repair what AWS rejects
    --rule NAME            A rule whose findings are fixed; once for each
    --all                  All rules that the configuration has on
    --narrow               Also fixes that are proved to narrow, where nothing has to be filled in
    --dry-run              Print the difference, and write nothing
    --policy-type TYPE, --config FILE   As for check
  summary PATH…            What each policy grants, by service and access level
  rules                    List the rules, with the severity that the configuration of this folder gives them
    --format FORMAT        text (default) or json
    --config FILE          As for check
  lsp --stdio              Serve an editor over standard input and output

  --help, --version

Exit codes: 0 no findings at the level of --fail-on, 1 findings, 2 wrong usage or something could not be read.
Of compare: 0 the same or less, 1 more (also where it is less too), 2 as above, 3 could not be decided.
Of fix: 0 done, 1 with --dry-run: something would change, 2 as above.
Of can: 0 allowed, 1 not allowed, 2 as above, 3 cannot be known.
Of narrow: 0 proved to allow the same or less, 1 nothing of it was used, 2 as above, 3 could not be proved.
`;
