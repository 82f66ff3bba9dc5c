import type { AddStatementParams, ServiceActions, StatementParts } from '../../../../server/src/lsp/requests';

/** What the server offers to choose from, and what is chosen of it. */
export type OfferedAction = ServiceActions[number];
export type OfferedResource = StatementParts['resources'][number];
export type OfferedKey = StatementParts['keys'][number];
export type StatementChoice = AddStatementParams['choice'];
export type ChosenPrincipal = NonNullable<StatementChoice['principal']>;
export type ChosenCondition = StatementChoice['conditions'][number];
