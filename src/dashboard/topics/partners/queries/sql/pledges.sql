SELECT l.code, l.partner, m.name AS partner_name, m.helix, m.kind, l.what, l.sector, l.program,
       p.name AS program_name, p.agency, l.region_code, l.kecamatan_code, l.pledged_on, l.period, l.year,
       l.unit, l.pledged_quantity, l.delivered_quantity, l.pledged_rupiah::DOUBLE AS pledged_rupiah,
       l.delivered_rupiah::DOUBLE AS delivered_rupiah, l.status, l.reported_on, l.evidence, l.is_sample,
       l.submission_id
FROM partner_pledges l
LEFT JOIN partners m ON m.code = l.partner
LEFT JOIN programs p ON p.code = l.program
ORDER BY l.code;
