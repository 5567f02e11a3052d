import { MODEL_FAMILIES } from '../../model';
import { optionNames } from '../option-names';
import { firmsTable } from './cli-help-firms';

/** What `shuseki run --help` says. `common`: the options of every command. */
export const run = (
  common: string,
): string => `Usage: shuseki run STUDY --out DIR [--boundaries B] [--gazetteer G]
       shuseki run --firms F [--institutions I] [--links L] [--outcomes FILE --outcomes-key COL]
                   [--background FILE] [--boundaries B] [--gazetteer G] [--radius-km R --min-firms K] --out DIR [options]

  STUDY                a study.json, or a file that carries a study with its data: .shuseki, or the zip of a shared study
  --out DIR            required; made if it does not exist
  --zip FILE.zip       everything as one archive too: report, tables, script, every layer, the study's own file; in a
                       folder it is named after the study and the day
  --save FILE.shuseki  also writes the study, its tables and the gazetteer's rows that it used as one file
  --firms FILE         starts a new study from this table
    --firms-later FILE the same survey in a later round (2024), once for each; all become one list, with a column of the
                       round, in OUT/inputs, and firms are followed by their ids (--survey-round)
    --firms-rounds 2019,2024
                       what the rounds are called, where neither files nor sheets nor titles say it
  --institutions FILE  in the place of those that come with Shuseki
    --extend-institutions  added to those instead: a row of a known id replaces the built-in one, one whose column
                       “closed” is filled takes it away, all others are added
  --institution-kinds A,B
                       kinds that distances are measured to and that are counted; all but yorozu_support unless given:
                       national_university, public_university, private_university, kosen,
                       public_technology_centre, national_laboratory, support_organisation, incubation_site,
                       technology_transfer_office, yorozu_support, other
  --links FILE         ties between firms and institutions
  --outcomes FILE      one row per event (a patent, a product), counted per firm
  --outcomes-key COL   the column that names the firm, by id or by name
  --outcomes-date COL  the column of the events' dates
  --outcomes-period FROM..TO
                       only events of this period count: years, months or days (2015..2020-03), either end may be left out
  --background FILE    a register of all firms around (addresses or coordinates; located as the firms are), with which
                       --method scan or relative, relative-density.geojson and --density-of register compare the firms
  --boundaries FILE    drawn boundaries (GeoJSON polygons): each is a cluster, whatever its density; also with
                       STUDY, whose own boundaries they replace
    --repair-boundaries  of a boundary that crosses itself, takes all that its lines surround
  --gazetteer G        towns: a folder with ja.json and ja/, a pack, or the http(s) address of such a folder; none
                       replays a study without the gazetteer it names
  --radius-km R, --min-firms K
                       what a cluster is; found from the firms' positions unless one is given, then 3 and 10; with
                       relative R is the bandwidth, found so too, with scan and hdbscan it shapes the boundaries only
  --method M           how clusters are found: dbscan (the default), hdbscan, scan (where the firms are more than --background
                       gives; --shape circle|flexible, --scan-areas places|municipalities for the flexible shape,
                       --most-share S, --model bernoulli|poisson) or relative (where they
                       are denser; --bandwidths adaptive|fixed, --tolerance P, --model)
  --of-industry NAME   clusters of this industry's firms alone; with scan and relative they are the firms of interest,
                       compared with the list's others unless there is a --background
  --within-km 10,30,50 distances to count institutions within
  --boundary B         outline of the clusters: discs, concave, convex or isopleth
  --include-coarse     firms located no better than their municipality take part in clusters too
${firmsTable}
  --only 'COL=V1,V2'   the study is about the firms whose cell is one of these; the others stay in the tables, excluded.
                       Also 'COL=10..50' for numbers (either end may be left away), 'COL@2015-04..2020-03' for dates,
                       'COL~words' for text, 'COL=' for no value; ! before the sign for all others (COL!=V1); several
                       conditions, which all have to hold, apart by semicolons. Columns may also be what follows from others:
                       'Q5=3=1' (an answer of several), event_count, 'COL [lower]', 'COL [upper]',
                       '[industry division]' and '[industry group]'
  --only-in 'PLACE,PLACE'
                       only firms in these municipalities, cities with wards, or prefectures
  --only-box W,S,E,N   only firms within this box, in degrees
  --capital-unit UNIT  unit of the capital, where the header names none: yen, thousand, ten-thousand,
                       million or hundred-million
  --population sme|small
                       only small and medium-sized enterprises, or small ones, by Article 2 of the SME Basic Act
                       (industry, employees, capital)
  --size-unknown in|out
                       with --population: whether the study is about firms that cannot be judged
  --codes 'COL:1=yes,2=no,9=missing'
                       what a column's codes mean: yes, no, level (words: the least first), missing, zero
                       or the number that it is worth; several columns apart by semicolons;
                       COL:numbers takes its values as they are
  --scale COL=1..5     the column is a scale; what is outside is missing
  --ranges COL=middle  of ranges (10-20, 10 or more) the lower end, middle, upper end or missing
  --multiple COL       cells hold several answers (1;3): one measure, yes or no, per answer
  --codebook FILE      a table of variable, code, label and missing that says it for all columns
  --survey-weights COL column of survey weights (also a role): comparison, regressions, question 2 and position errors use
                       them, with design-based errors; what does not use them says so
  --response COL       column that says which of the firms answered (1/0, yes/no, returned/not returned, or a date): report and
                       findings.json set them beside all that were asked; the others have no outcome, never 0
  --wave COL           column of the wave of the answer: early beside late answers (a date in --response does as well)
  --survey-round COL   column that says which round of a survey a row is of (2019, wave 2, before): the study is about the last
                       one; firms of several, by id, are followed over time, with a difference in differences
  --panel-clusters own|studied
                       clusters of earlier rounds: found among each round's own firms (own), or those of the last round
  --opening ID --opened YEAR
                       the change asked about is this institution's opening (id; YEAR: the first year after), by dated events
                       (patents by year) or rounds; '' takes it back
  --opening-km KM, --opening-years N
                       near the opening (10 km); years each way, of dated events (5)
  --response-weights W ipw (inverse probability, logit) or rake (to the margins of all that were asked), by size, industry
                       and region; used as survey weights are, of which it starts where --survey-weights is given; none
  --response-trim N    largest weight, as a multiple of the mean (5)
  --family FAMILY      of the regressions: automatic (by the measure),
                       ${optionNames(MODEL_FAMILIES, 23)}
  --control 'COL[:log|:category[=BASE]]'
                       also holds this column constant in the regressions; several apart by semicolons
  --offset COL         models of counts are per this column (its log is an offset), such as employees
  --errors HOW         firms that every interval lets be alike: municipality, prefecture, grid, conley (by distance), or
                       none: hc1, classical; unless said, municipality, and grid where all firms are in one prefecture
  --wild-bootstrap     with errors by groups, also the wild cluster bootstrap: comparison and the regressions' main terms
  --draws              also writes draws.csv, the seed and all random draws, by which replay.R repeats what is drawn
  --resamples N, --threads N   draws behind question 2's intervals (999); threads that make random draws (one per core)
  --errors-km KM       with grid: side of its squares; with conley: distance up to which firms are alike (default 50)
  --errors-kernel K    with conley: bartlett (less with distance) or uniform
  --spatial FORM       also a model in which neighbours count: lag, error, durbin or slx; of the fullest regression where that is
                       least squares
  --neighbours N, --neighbours-km KM   neighbours there and in the tests of likeness: the N nearest firms (8), or all within KM
  --density-km KM, --density-of W   also holds constant the density within KM: of the list's firms, or register (--background's)
  --one-row-a-firm     of firms in several rows (sites) the head office, else the first row, counts; else each row
  --yes-no             takes the measure as yes or no: above 0 or not
  --overlay-unit UNIT  also writes areas.geojson, innovation summed up by: firms, grid_1km, grid_500m, hexagons, prefectures,
                       municipalities, towns, clusters, or imported (the study's polygon layer); municipalities and towns
                       become areas with approximate borders from the towns of --gazetteer
  --overlay-statistic S, --overlay-least-firms N
                       mean, sum, positive (share above zero) or shrunk (that share, adjusted for few firms);
                       areas with a value for fewer firms are hidden (3)
  --overlay-hexagon-km KM   width of the hexagons (10)
  --format F[,F]       the layers for GIS programs too: gpkg (all in one file), fgb, parquet (a file each), shp,
                       shp-cp932 (a zip each), kml
  --no-report          leaves out report.html, analysis.csv, replay.R and the tables, which take longest
  --name TEXT          name of the study; else the firms file's
${common}

Writes firms.geojson, institutions.geojson, clusters.geojson, links.geojson, density.geojson, findings.json, study.json;
with industries industries.csv and location-quotients.csv; and the report:
report.html, with analysis.csv and replay.R, which repeats its numbers in R, and its tables as tables.csv,
tables.tex and tables.html. All or none.
The hashes of a study's inputs are checked.
`;
