-- Two corrections from the wording of the law: who decides on criticism in the community is read in Article 32 itself, and the
-- first clause of Article 48 of Decree 282/2025 has an amount. A correction is a new version; the one before stays.
insert into cases.code (list, code, valid_from, version, label_vi, label_en, source, confidence, more)
  select list, code, valid_from, 2, label_vi, label_en, 'Luật 13/2022/QH15, Điều 22, Điều 32', 'V', more
  from cases.code where list = 'measure' and code = 'criticism';
insert into cases.code (list, code, valid_from, version, label_vi, label_en, source, confidence, more) values
  ('sanction-article', '48', '2025-12-15', 2, 'Biết mà không ngăn chặn, không báo tin; dung túng, bao che; không trực tổng đài',
    'Knowing and neither stopping nor telling; covering up; no watch at the hotline',
    'NĐ 282/2025/NĐ-CP, theo báo chí trích điều (11–12/2025)', 'E',
    '{"article":"48 khoản 1","from":1000000,"to":4000000,"behaviours":[]}'),
  ('sanction-article', '48.2', '2025-12-15', 1, 'Cản trở báo tin, ngăn chặn; sai quy trình tiếp nhận và hành vi khác của khoản 2',
    'Obstructing a report; receiving wrongly; other conduct of clause 2',
    'NĐ 282/2025/NĐ-CP, theo tên điều; mức phạt chưa đọc', 'E',
    '{"article":"48 khoản 2","from":null,"to":null,"behaviours":[]}');
