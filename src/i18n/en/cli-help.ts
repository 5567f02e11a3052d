import { MODEL_FAMILIES, ZERO_TERMS } from '../../model';
import { optionNames } from '../option-names';
import { run } from './cli-help-run';
import { methods } from './methods';

const common = `  --language ja|en     language of messages; else LC_ALL, LC_MESSAGES or LANG decides
  --timing FILE.json   write rows, load_ms, read_ms, compute_ms, write_ms, peak_rss_mb
  --help               show this`;

const reading = `  --encoding ENC       utf-8, shift_jis, euc-jp, utf-16le or utf-16be; else detected
  --delimiter D        comma, tab, semicolon or pipe; else detected
  --sheet NAME         Excel: the sheet; else the first. A,B stacks sheets, all those of one form
  --header-row N       the row of column names, by its number in the file; else it is looked for
  --no-header          the first row is data; columns are then called column_1, column_2, …`;

const output = `Tables are CSV, TSV, Excel (.xlsx) or GeoJSON points. Input cells are written as they were read, in their order, in
UTF-8 with commas and LF. Columns that are not named are found by their headers.`;

/** What `--help` says, by command. */
export const help = {
  main: `Usage: shuseki COMMAND …

  geocode              addresses → coordinates, level, error radius
  cluster              coordinates → clusters (DBSCAN, HDBSCAN, drawn boundaries)
  proximity            firms × institutions → nearest, how many within reach
  evidence             inside against outside, or one regression
  run                  the whole study: GeoJSON, findings, study file
  convert              a study's layers for GIS programs
  sql                  a study as a script for DuckDB, PostGIS or Spark
  open                 the app in the browser, on this machine alone
  share                a study without names, addresses and exact positions, to give away
  institutions check   what is doubtful in a list of institutions
  municipalities check what is doubtful in a list of municipalities
  gazetteer build      the public town gazetteer → one pack file
  gazetteer fetch      the same, kept for every later command
  version              version of Shuseki

shuseki COMMAND --help says all of a command. Exit status: 0 all is written, 1 the input can't be used, 2 wrong options.
Everything is computed on this machine; no address leaves it.
`,
  geocode: `Usage: shuseki geocode IN.csv --out OUT.csv [options]

  IN.csv, --out FILE   required; - is standard input and standard output. The length of the list does not matter
  --address COL[,COL]  the address; several columns are joined in this order
  --municipality NAME  what stands in front of addresses that name no municipality; none for nothing; else what the
                       title above the table, its sheet or its file names
  --gazetteer G        towns: a folder with ja.json and ja/, a pack from "shuseki gazetteer build", or the
                       http(s) address of such a folder. Without it only the built-in municipalities are known.
                       From an http(s) address the files of the municipalities named in the list are fetched
  --threads N          threads that locate a long list; as many as there are cores, at most 4, unless given
${reading}
${common}

Adds geocode_lon, geocode_lat, geocode_level (point, residence, parcel, block, town,
municipality, prefecture, none), geocode_error_km (radius
that holds the true place with 95% probability), geocode_matched, geocode_prefecture, geocode_municipality,
geocode_municipality_code, geocode_town, geocode_note.
${output}
`,
  cluster: `Usage: shuseki cluster POINTS.csv --out LABELS.csv [--method M] [options]

  --out FILE           required
  --lon COL --lat COL  coordinates in degrees (WGS84)
${Object.values(methods)
  .map(({ usage }) => usage)
  .join('\n')}
  --industry COL       the firms of each industry are clustered for themselves; not for drawn boundaries
  --include-coarse     rows whose geocode_level is coarser than town take part too
${reading}
${common}

Adds cluster_id (0, 1, …; empty outside) and cluster_role (core, border, outside, excluded); hdbscan also cluster_probability;
scan and relative cluster_expected, cluster_relative_risk and, scan, cluster_log_likelihood_ratio and cluster_p_value, relative
cluster_peak_ratio and cluster_least_p_value. Excluded: without coordinates, or with a geocode_level coarser than town.
${output}
`,
  proximity: `Usage: shuseki proximity FIRMS.csv --institutions INST.csv --out OUT.csv [options]

  --out FILE           required
  --institutions FILE  required: a table with coordinates
  --within-km 10,30,50 distances to count institutions within; 10,30,50 unless given
  --lon COL --lat COL  coordinates of the firms in degrees (WGS84)
  --matrix FILE.csv    also write all distances: a row per firm, a column per institution
${reading}
${common}

Adds nearest_institution_id, nearest_institution_km, institutions_within_10_km, …; nearest_institution_error_km (half the 95 %
interval) where a table has error radii (error_km, geocode_error_km). Great-circle kilometres on a sphere of
6371.0088 km. Ids are found by their headers, else they are row numbers.
${output}
`,
  evidence: `Usage: shuseki evidence TABLE.csv --outcome COL --inside COL --out FILE.json [options]
       shuseki evidence TABLE.csv --outcome COL --family FAMILY --terms A,B,A:B --out FILE.json [options]

  --out FILE           required
  --outcome COL        required: numbers, or yes/no
  --inside COL         compares inside with outside: yes/no, 1/0, or cluster_role
    --draws N          random draws of the permutation tests; 9999 unless given
    --seed N           their seed; 1 unless given
  --family FAMILY      ${optionNames(MODEL_FAMILIES, 23)}
    --terms A,B,A:B    A:B interacts; text columns become dummies
    --zero-terms A,B   terms of the zero part of zero-inflated and hurdle families; else the same
    --categories A,B   columns of numbers that are codes: they become dummies too
  --codes 'COL:1=yes,2=no,9=missing'
                       what a column's codes mean: yes, no, level (words: the least first), missing, zero
                       or the number that it is worth; several columns apart by semicolons;
                       COL:numbers takes its values as they are
  --scale COL=1..5     the column is a scale; what is outside is missing
  --codebook FILE      a table of variable, code, label and missing that says it for all columns
  --survey-weights COL weights of a survey: comparison and regression use them, with design-based errors (linearised, with
                       replacement; by --groups); not for negative-binomial, zero-inflated-poisson and ordered families
  --errors E           as in run: municipality, prefecture, grid, conley, hc1 or classical; in the place of --groups
    --errors-km KM, --errors-kernel K   of grid and conley, which need coordinates (found by their headers, or --lon --lat)
  --wild-bootstrap     with --inside and errors by groups: also the wild cluster bootstrap; --threads N: who draws
  --zero-terms A,B     terms of its zero part, for zero-inflated and hurdle families; else those of each model:
                       ${optionNames(ZERO_TERMS, 23)}, none
  --control 'COL[:log|:category[=BASE]]'
                       with --family: also holds this column constant; several apart by semicolons
  --offset COL         with a family of counts: counts per this column (its log is an offset), such as employees
  --spatial FORM       with --family ols and coordinates (found by their headers, or --lon --lat): also a model in which
                       neighbours count: lag, error, durbin or slx, with the tests that say which one is asked for
    --neighbours N     neighbours are the N nearest rows; 8 unless said
    --neighbours-km KM or all within KM kilometres
  --groups COL         groups for clustered errors; unless named, municipalities by their column's header (in Japanese or
                       as geocode_municipality_code …), else by the address; the JSON's group_source says
                       which: column, address or none
${reading}
${common}
`,
  run: run(common),
  convert: `Usage: shuseki convert STUDY --to F[,F] --out DIR [--gazetteer G]

  STUDY                a study.json, or a file that carries a study with its data
  --to F[,F]           required: gpkg (all layers in one file), fgb, parquet (a file each), shp, shp-cp932 (zips), kml,
                       csv (with a list of the fields)
  --out DIR            required; made if it does not exist
  --gazetteer G        as for "shuseki run"
${common}

Writes the study's layers for GIS programs and nothing else; "shuseki run --format" writes them beside its own files.
`,
  sql: `Usage: shuseki sql STUDY --dialect D --out DIR [--gazetteer G]

  STUDY                a study.json, or a file that carries a study with its data; clusters by DBSCAN or drawn
  --dialect D          required: duckdb, postgis or spark
  --out DIR            required; made if it does not exist
  --gazetteer G        as for "shuseki run"
${common}

Writes a script that defines clusters, measures proximity, joins ties and compares inside with outside as the study does, and the tables
that it reads (firms.csv, institutions.csv, ties.csv). With a longer firms.csv of the same columns it goes on where a study outgrows
one machine. It leaves its results as firm_result, cluster_result, tie_result, flow_result and comparison_result.
`,
  open: `Usage: shuseki open [FILE] [--port N] [--no-browser]

  FILE                 a study.json with its tables beside it, a .shuseki, or a table
  --port N             the port of the address; 4174 or the next that is free unless given
  --no-browser         only says the address

Serves the app on this machine alone (127.0.0.1) and opens it in the browser, until it is ended by Ctrl+C. The browser
keeps studies by address, so they are there again at the same port.
${common}
`,
  share: `Usage: shuseki share STUDY --out DIR [options]

  --out DIR            required; made if it does not exist
  --grid 1km|500m      positions become the centre of their standard grid square; 1km unless given
  --exact-employees    the number of employees as it is; else its class of size
  --gazetteer G        as with shuseki run
${common}

Writes study.json, firms.csv and, where the study has them, institutions.csv and links.csv. Firms have new ids and neither
names nor addresses; only columns that the findings are made of are kept, and events are counted in. Their error radius covers
the square and the original error. Says how many firms change between inside, outside and excluded, and how many
are alone in their square. "shuseki run" and the app open the result as any study.
`,
  'institutions check': `Usage: shuseki institutions check LIST.csv [--gazetteer G] [--out FILE.csv]

  --gazetteer G        towns, as for geocode; the one that "gazetteer fetch" keeps unless given
  --out FILE           a table of the doubts instead of lines on the screen
${reading}
${common}

Holds each row's point against its address (they may lie apart by both error radii together), its prefecture and
municipality code against those of the address, and looks for names that are missing, given twice at one place or the former
name of another row, and for unknown kinds. Nothing is changed.
`,
  'municipalities check': `Usage: shuseki municipalities check LIST.csv [--out FILE.csv]

  --out FILE           a table of the doubts instead of lines on the screen
${reading}
${common}

Holds each row's name (“市区町村” or “municipality”; with the prefecture before it or in a column of its own), code
(“市区町村コード” or “municipality_code”) and point against the built-in table of municipalities: unknown and former names, with the date of each
change since 2014, codes that are out of use or another's, points too far away, and municipalities that are there twice. Then says
which of the list's prefectures' municipalities are missing. Nothing is changed.
`,
  'gazetteer build': `Usage: shuseki gazetteer build --out PACK [--from DIR|URL]

  --out FILE           required: the pack, gzipped
  --from DIR|URL       a folder with ja.json and ja/, or its http(s) address;
                       unless given ${'https://japanese-addresses-v2.geoloniamaps.com/api/'} (about 1,900 files, 30 MB)
  --source TEXT        who made the data, as the pack and the credits name it
  --blocks             block, house and lot numbers too
  --only-for FIRMS.csv only the municipalities that this list's addresses name, and those around them; their names are all that is asked for
    --address COL[,COL] the list's address columns
    --municipality NAME  as in "shuseki geocode"
${common}

Fetched files are kept in PACK.partial until the pack is whole: the same command goes on where it stopped.
`,
  'gazetteer fetch': `Usage: shuseki gazetteer fetch [--only-for FIRMS.csv] [--blocks] [--from DIR|URL]

As "shuseki gazetteer build", but kept in your own data folder (SHUSEKI_DATA names another one). "shuseki geocode"
and "shuseki run" use it from then on; --gazetteer G takes another, --gazetteer none takes none.
${common}
`,
};
