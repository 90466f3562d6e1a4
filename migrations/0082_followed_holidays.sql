-- Of which country or part of it a calendar goes on taking the public holidays, and until which year it has them.
alter table calendars add column followed_holidays jsonb;
