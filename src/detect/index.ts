export { type CaseView, type ReportColumns } from './case-view.ts';
