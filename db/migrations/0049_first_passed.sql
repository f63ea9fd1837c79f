-- When a written answer was first marked right: it leads a challenge on then, and no other time however often it is marked.
alter table assessment_markings add column passed_at timestamptz;
update assessment_markings set passed_at = marked_at where permille >= 500;
