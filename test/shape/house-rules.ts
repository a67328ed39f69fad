/** Rules of the house that no linter has: read as text, one pattern each. A rule says where it does not apply. */

export interface HouseRule {
  readonly name: string;
  readonly forbids: RegExp;
  /** Files (from the root) where it is allowed. */
  readonly except: RegExp;
  readonly why: string;
}

const SQL =
  /\bsql(<[^`]*>)?`|\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bquery\([`"'](select (?!1["'])|insert|update|delete|with|copy)\b/i;

export const houseRules: readonly HouseRule[] = [
  {
    name: "time only from base/clock",
    forbids: /\bnew Date\(\s*\)|\bDate\.now\(/,
    except: /^src\/base\/(clock|log)\.ts$|\.tsx$|^src\/base\/ui\/|^src\/apps\/staff\/|\/pages\/|\.test\.ts$/,
    why: "A rule must be told the date, or it cannot be tested on it.",
  },
  {
    name: "environment only from base/config",
    forbids: /\bprocess\.env\b/,
    except: /^src\/base\/config\.ts$|\.test\.ts$/,
    why: "One place says what an instance can be told.",
  },
  {
    name: "SQL only in queries, indicators and migrations",
    forbids: SQL,
    except: /\/(queries|indicators)(\.ts$|\/)|^src\/base\/database\/|\.test\.ts$/,
    why: "Who reads what must be found in one kind of file.",
  },
  {
    name: "keys of records only through the vault",
    forbids: /\bvault\.(record_?key|key_?mark)\b/i,
    except: /^src\/base\/crypto\/(queries|standing)\.ts$|\.test\.ts$/,
    why: "Who can wrap, open or destroy a key must be found in one folder.",
  },
  {
    name: "no private key",
    forbids: /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
    except: /^$/,
    why: "Also not a worthless one for a test: who searches for secrets cannot tell them apart.",
  },
  {
    name: "no secret-looking literal",
    forbids: /postgres:\/\/[a-z_]+:(?!password@)[\w-]+@/,
    except: /\.test\.ts$/,
    why: "Keys live in the data folder, never in the repository.",
  },
];

/** Names that say nothing of what is inside. */
export const emptyNames = /^(utils?|helpers?|commons?|misc|managers?|services?|base-class)(\.|$)/;

/** Breaches of the rules in one file's text. */
export function breachesOf(file: string, text: string): string[] {
  return houseRules.flatMap((rule) =>
    rule.forbids.test(text) && !rule.except.test(file) ? [`${file}: ${rule.name}`] : [],
  );
}
