export { measureBreaks } from './breaks';
