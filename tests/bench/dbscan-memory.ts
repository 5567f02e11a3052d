import { dbscan } from '../../src/cluster';
import { benchPoints } from './points';

// A process of its own, because the peak of resident memory never falls.
const firms = benchPoints(Number(process.argv[2]));
dbscan(firms, { radiusKm: 3, minFirms: 10 });
process.stdout.write(`${process.resourceUsage().maxRSS}\n`);
