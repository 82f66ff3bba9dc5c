import type { ServiceReference } from '../reference/types';
import { cloudTrailName, isFields, readEvent } from './cloudtrail-event';
import { createCsvRows, fieldsOf } from './csv-rows';
import type { Evidence, ReportedService } from './evidence';
import { createJsonRecords, type TextSink } from './json-records';
import { readActionList, readLastAccessed, readPolicyActions, readUnusedFinding } from './reports';
import { createTally, type Tally } from './tally';

/** Reads any number of files, each in pieces, and tells what they show together. */
export interface EvidenceReader {
  /** Takes the next file. `name` is for what cannot be read of it. */
  file(name: string): TextSink;
  /** That a file could not be read at all, or only in part: a sentence after its name. */
  unreadable(name: string, reason: string): void;
  evidence(): Evidence;
}

/** Characters from which the kind of a file is told. */
const enough = 2000;

/** Characters of the longest list of actions. */
const longestList = 10_000_000;

/** What the files have told so far. */
interface Gathered {
  readonly tally: Tally;
  readonly reported: ReportedService[];
  readonly problems: string[];
  listed: Set<string> | undefined;
}

/**
 * Makes a reader of what CloudTrail, IAM and other tools tell of use. The kind of a file is told by its content: CloudTrail's JSON as it is
 * delivered, exported by the console, or printed by the CLI; JSON lines; rows of Athena and CloudTrail Lake, in JSON or CSV; last-accessed
 * reports; findings on unused access; policies and lists of actions. A record that cannot be read is counted, and the others are read.
 */
export function createEvidenceReader(reference: ServiceReference): EvidenceReader {
  const gathered: Gathered = { tally: createTally(reference), reported: [], problems: [], listed: undefined };
  const { tally, problems } = gathered;
  return {
    file: (name) => createFile(name, gathered),
    unreadable: (name, reason) => problems.push(`\`${name}\` ${reason}`),
    evidence: () => ({
      principals: tally.principals(),
      log: tally.facts(),
      reported: gathered.reported,
      listed: gathered.listed === undefined ? undefined : [...gathered.listed].sort(),
      problems,
    }),
  };
}

/** Waits for enough of the text to know its kind. */
function createFile(name: string, gathered: Gathered): TextSink {
  let start = '';
  let sink: TextSink | undefined;
  const begin = (): TextSink => {
    const text = start.replace(/^\ufeff/, '');
    const begun = sinkFor(name, text, gathered);
    begun.push(text);
    sink = begun;
    start = '';
    return begun;
  };
  return {
    push(piece) {
      if (sink !== undefined) {
        sink.push(piece);
        return;
      }
      start += piece;
      if (start.length >= enough) {
        begin();
      }
    },
    end() {
      (sink ?? begin()).end();
    },
  };
}

function sinkFor(name: string, start: string, gathered: Gathered): TextSink {
  // CloudWatch Logs exports each event after its time.
  if (/^\s*([[{]|\d{4}-\d\d-\d\dT\S+\s+\{)/.test(start)) {
    return jsonSink(name, gathered);
  }
  const header = start.split(/\r?\n/, 1)[0] ?? '';
  const separator = [',', '\t', ';'].find((candidate) => fieldsOf(header, candidate).map(cloudTrailName).includes('eventName'));
  return separator === undefined ? listSink(name, gathered) : csvSink(separator, gathered.tally);
}

function jsonSink(name: string, gathered: Gathered): TextSink {
  const { tally, problems } = gathered;
  let understood = 0;
  let header: readonly string[] | undefined;
  const read = (value: unknown): boolean => {
    if (typeof value === 'string') {
      return list([value], gathered);
    }
    if (Array.isArray(value)) {
      return readObject(Object.assign({}, ...value.filter(isFields)), gathered); // A row of CloudTrail Lake: an object a column.
    }
    if (!isFields(value)) {
      return false;
    }
    const cells = cellsOf(value);
    if (cells === undefined) {
      return readObject(value, gathered);
    }
    if (header === undefined) {
      header = cells;
      return cells.map(cloudTrailName).includes('eventName');
    }
    return readObject(Object.fromEntries(header.map((column, index) => [column, cells[index] ?? ''])), gathered);
  };
  const records = createJsonRecords({
    found(text) {
      const value = parsed(text);
      if (value !== undefined && read(value)) {
        understood++;
      } else {
        tally.broken();
      }
    },
    broken: () => tally.broken(),
  });
  return {
    push: (piece) => records.push(piece),
    end() {
      records.end();
      if (understood === 0) {
        problems.push(`\`${name}\` has nothing in it that tells of use: no event of CloudTrail, no last-accessed report, no actions.`);
      }
    },
  };
}

/** The cells of a row of Athena: `{"Data": [{"VarCharValue": "…"}]}`. */
function cellsOf(row: Readonly<Record<string, unknown>>): readonly string[] | undefined {
  const cells = row['Data'];
  return Array.isArray(cells)
    ? cells.map((cell: unknown) => (isFields(cell) && typeof cell['VarCharValue'] === 'string' ? cell['VarCharValue'] : ''))
    : undefined;
}

/** Members whose text or object is the event: of `lookup-events`, EventBridge, CloudWatch Logs and CloudTrail Lake. */
const wrappers = ['CloudTrailEvent', 'detail', 'message', '@message', 'eventJson', 'eventjson', 'eventData'];

/** Whether anything was understood. */
function readObject(object: Readonly<Record<string, unknown>>, gathered: Gathered): boolean {
  for (const wrapper of wrappers) {
    const inner = object[wrapper];
    const value = typeof inner === 'string' && inner.startsWith('{') ? parsed(inner) : inner;
    if (isFields(value) && object['eventName'] === undefined) {
      return readObject(value, gathered);
    }
  }
  const event = readEvent(object);
  if (event !== undefined) {
    gathered.tally.add(event);
    return true;
  }
  const reported = readLastAccessed(object) ?? readUnusedFinding(object);
  if (reported !== undefined) {
    gathered.reported.push(...reported);
    return true;
  }
  const actions = readPolicyActions(object);
  return actions !== undefined && list(actions, gathered);
}

function csvSink(separator: string, tally: Tally): TextSink {
  let header: readonly (string | undefined)[] | undefined;
  return createCsvRows(separator, {
    found(fields) {
      if (header === undefined) {
        header = fields.map(cloudTrailName);
        return;
      }
      const columns = header.flatMap((name, index) => (name === undefined ? [] : [[name, fields[index] ?? '']]));
      const event = readEvent(Object.fromEntries(columns.filter(([, text]) => text !== '')));
      if (event === undefined) {
        tally.broken();
      } else {
        tally.add(event);
      }
    },
    broken: () => tally.broken(),
  });
}

function listSink(name: string, gathered: Gathered): TextSink {
  let text = '';
  return {
    push(piece) {
      text = text.length > longestList ? text : text + piece;
    },
    end() {
      const { actions, strangers } = readActionList(text);
      if (actions.length === 0 || strangers > actions.length) {
        gathered.problems.push(`\`${name}\` is neither a log of CloudTrail nor a list of actions.`);
        return;
      }
      list(actions, gathered);
      if (strangers > 0) {
        gathered.problems.push(
          `\`${name}\` has ${strangers === 1 ? 'an entry that is no action' : `${strangers} entries that are no actions`}.`,
        );
      }
    },
  };
}

function list(actions: readonly string[], gathered: Gathered): boolean {
  const known = actions.filter((action) => /^[\w-]+:[\w*?]+$/.test(action));
  if (known.length > 0) {
    gathered.listed ??= new Set();
    for (const action of known) {
      gathered.listed.add(action);
    }
  }
  return known.length > 0;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
