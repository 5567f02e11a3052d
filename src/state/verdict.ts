export { verdictOf } from '../figures/verdict';
