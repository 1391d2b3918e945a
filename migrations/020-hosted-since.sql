-- When somebody wrote since when a company is hosted: taking a workbook back does not take that with it unsaid.
alter table residencies add column start_corrected_at timestamptz;
